package dev.signet.signature;

import dev.signet.account.ApiCaller;
import dev.signet.application.Prospect;
import dev.signet.application.ReviewRules;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.intake.Rates;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.signature.SignatureSubmissions.Submission;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What would become of an application if it were submitted now, for whoever is still writing it. Nothing is stored, and of
 * files only their kinds are looked at.
 */
@Service
@Transactional(readOnly = true)
public class SignatureCheck {

    private static final Wording TEXTS = Wording.of("signature");

    private final SignatureStore store;
    private final SignatureSubmissions submissions;
    private final ReviewRules reviewing;
    private final ActiveRulebook rulebook;
    private final Clock clock;
    private final Rates rates = new Rates();

    SignatureCheck(
            SignatureStore store,
            SignatureSubmissions submissions,
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
     * As {@link SignatureRegistration#apply}.
     *
     * @throws Refusal {@code Throttling.User} where the account asks too often
     */
    public Prospect first(ApiCaller caller, SignatureForm form) {
        return prospect(
                caller,
                form,
                () -> submissions.first(caller.accountId(), form, store.findByName(caller.accountId(), form.name())));
    }

    /** As {@link SignatureRegistration#modify}, likewise. */
    public Prospect again(ApiCaller caller, SignatureForm form) {
        return prospect(
                caller,
                form,
                () -> submissions.again(
                        caller.accountId(),
                        form,
                        store.findByName(caller.accountId(), form.name())
                                .orElseThrow(() -> TEXTS.refusal(Signature.NOT_USABLE, "unknown", form.name()))));
    }

    private Prospect prospect(ApiCaller caller, SignatureForm form, Supplier<Submission> submitted) {
        int most = rulebook.current().policies().number("registration.checks.per-minute.max");
        if (!rates.take(caller.accountId(), most, clock.instant())) {
            throw TEXTS.refusal("Throttling.User", "check.per-minute", most);
        }
        try {
            form.checkLimits();
            Submission submission = submitted.get();
            return reviewing.prospect(
                    submission.verdict(), SignatureFlow.reviewClass(submission.facts()), submission.at());
        } catch (Refusal refusal) {
            return Prospect.refused(refusal);
        }
    }
}
