package dev.signet.application;

import dev.signet.processes.review.ReasonCatalogue;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.review.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the active rulebook says about reviewing: the calendar and the reason catalogue. */
@Component
public class ReviewRules implements ReasonCatalogue {

    private final ActiveRulebook rulebook;
    private final ReviewSettings settings;

    ReviewRules(ActiveRulebook rulebook, ReviewSettings settings) {
        this.rulebook = rulebook;
        this.settings = settings;
    }

    public Instant deadline(Instant from, String reviewClass) {
        return rulebook.current().reviewCalendar().deadline(from, reviewClass, settings.zone());
    }

    /** The reasons for this kind of application, in the catalogue's order. */
    public List<RejectionReason> reasons(String kind) {
        return rulebook.current().rejectionReasons().stream()
                .filter(reason -> reason.applies().equals(kind))
                .toList();
    }

    Optional<RejectionReason> reason(String kind, String code) {
        return reasons(kind).stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    @Override
    public boolean has(String kind, String code) {
        return reason(kind, code).isPresent();
    }
}
