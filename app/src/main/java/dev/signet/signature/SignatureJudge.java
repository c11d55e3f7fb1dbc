package dev.signet.signature;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.application.ApplicationFlow;
import dev.signet.platform.Wording;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureApplication;
import dev.signet.rules.verdict.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays the facts of an application, with the account's other signatures and quotas, before the active rulebook. */
@Component
class SignatureJudge {

    private static final Wording TEXTS = Wording.of("signature");
    private static final long NONE = -1;

    private final SignatureStore store;
    private final Accounts accounts;
    private final ActiveRulebook rulebook;

    SignatureJudge(SignatureStore store, Accounts accounts, ActiveRulebook rulebook) {
        this.store = store;
        this.accounts = accounts;
        this.rulebook = rulebook;
    }

    /**
     * The verdict on an application that no norm refuses.
     *
     * @param signature the one it is about, if it exists already
     * @throws dev.signet.platform.Refusal with all findings otherwise
     */
    Verdict acceptable(long accountId, String name, SignatureFacts facts, @Nullable Signature signature, Instant at) {
        Rulebook current = rulebook.current();
        checkDay(accountId, current.policies().number("registration.per-day.max"), at);
        return ApplicationFlow.judge(current, application(accountId, name, facts, signature, at));
    }

    /** The verdict on an application that is under review already, with what was found out since. */
    Verdict again(Signature signature, SignatureFacts facts, Instant at) {
        return rulebook.current().judge(application(signature.accountId(), signature.name(), facts, signature, at));
    }

    private SignatureApplication application(
            long accountId, String name, SignatureFacts facts, @Nullable Signature signature, Instant at) {
        Account account = account(accountId);
        boolean countsToday = asksForGeneralAnew(facts.claim().scenario(), signature);
        return facts.toApplication(
                account,
                signature == null ? name : signature.name(),
                store.existing(accountId, signature == null ? NONE : signature.id()),
                countsToday ? store.generalAppliedSince(accountId, dayBegan(account, at)) : 0,
                at.atZone(account.zone()).toLocalDate());
    }

    private void checkDay(long accountId, int most, Instant at) {
        if (store.appliedSince(accountId, dayBegan(account(accountId), at)) >= most) {
            throw TEXTS.refusal("isv.SIGN_COUNT_OVER_LIMIT", "apply.per-day", most);
        }
    }

    private static Instant dayBegan(Account account, Instant at) {
        return at.atZone(account.zone()).truncatedTo(ChronoUnit.DAYS).toInstant();
    }

    /** The daily quota counts a wish for the general scenario once, not every repair of the same application. */
    static boolean asksForGeneralAnew(Scenario wanted, @Nullable Signature signature) {
        return wanted == Scenario.GENERAL
                && (signature == null
                        || signature
                                .openRevision()
                                .map(open -> open.facts().claim().scenario() != Scenario.GENERAL)
                                .orElse(true));
    }

    /** The documented code for a name the account has already. */
    String duplicateCode() {
        return rulebook.current().apiCodes().of("SG-19").classic();
    }

    Account account(long id) {
        return accounts.find(id).orElseThrow(() -> new IllegalStateException("no account " + id));
    }
}
