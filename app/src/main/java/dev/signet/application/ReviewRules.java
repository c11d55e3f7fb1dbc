package dev.signet.application;

import dev.signet.processes.review.ReasonCatalogue;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.review.RejectionReason;
import dev.signet.rules.review.SecondOpinions;
import dev.signet.rules.verdict.Verdict;
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

    /**
     * How an application that no norm refuses would go on.
     *
     * @param reviewClass row of the review calendar, for the case that a person must decide
     * @param at when it is submitted; a second opinion has its own time after the first
     */
    public Prospect prospect(Verdict verdict, String reviewClass, Instant at) {
        if (verdict.autoApproved()) {
            return new Prospect(Prospect.Outcome.APPROVED, verdict.findings(), null, false, null);
        }
        boolean second = SecondOpinions.of(rulebook.current().policies()).askedFor(verdict.findings());
        Instant first = deadline(at, reviewClass);
        return new Prospect(
                Prospect.Outcome.REVIEW,
                verdict.findings(),
                null,
                second,
                second ? deadline(first, reviewClass) : first);
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
