package dev.signet.template;

import dev.signet.account.ApiCaller;
import dev.signet.application.Prospect;
import dev.signet.application.ReviewRules;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.intake.Rates;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.ReviewCalendar;
import dev.signet.rules.verdict.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What would become of an application if it were submitted now, for whoever is still writing it. Nothing is stored. */
@Service
@Transactional(readOnly = true)
public class TemplateCheck {

    private static final Wording TEXTS = Wording.of("template");

    private final TemplateStore store;
    private final TemplateSubmissions submissions;
    private final ReviewRules reviewing;
    private final ActiveRulebook rulebook;
    private final Clock clock;
    private final Rates rates = new Rates();

    TemplateCheck(
            TemplateStore store,
            TemplateSubmissions submissions,
            ReviewRules reviewing,
            ActiveRulebook rulebook,
            Clock clock) {
        this.store = store;
        this.submissions = submissions;
        this.reviewing = reviewing;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /**
     * As {@link TemplateRegistration#apply}.
     *
     * @throws Refusal {@code Throttling.User} where the account asks too often
     */
    public Prospect first(ApiCaller caller, TemplateForm form) {
        return prospect(caller, form, now -> submissions.first(caller.accountId(), form, now));
    }

    /** As {@link TemplateRegistration#modify}, likewise. */
    public Prospect again(ApiCaller caller, String code, TemplateForm form) {
        return prospect(
                caller,
                form,
                now -> submissions.again(
                        caller.accountId(),
                        form,
                        store.findByCode(caller.accountId(), code)
                                .orElseThrow(() -> TEXTS.refusal(Template.NOT_USABLE, "unknown", code)),
                        now));
    }

    private Prospect prospect(ApiCaller caller, TemplateForm form, Function<Instant, Verdict> judged) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int most = rulebook.current().policies().number("registration.checks.per-minute.max");
        if (!rates.take(caller.accountId(), most, now)) {
            throw TEXTS.refusal("Throttling.User", "check.per-minute", most);
        }
        try {
            submissions.checkLimits(form);
            return reviewing.prospect(judged.apply(now), ReviewCalendar.STANDARD, now);
        } catch (Refusal refusal) {
            return Prospect.refused(refusal);
        }
    }
}
