package dev.signet.template;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rulebook.NormRefusal;
import dev.signet.rules.Rulebook;
import dev.signet.rules.verdict.Verdict;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.SignatureState;
import dev.signet.signature.Signatures;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays the facts of an application before the active rulebook. */
@Component
class TemplateJudge {

    private final Accounts accounts;
    private final Signatures signatures;
    private final ActiveRulebook rulebook;

    TemplateJudge(Accounts accounts, Signatures signatures, ActiveRulebook rulebook) {
        this.accounts = accounts;
        this.signatures = signatures;
        this.rulebook = rulebook;
    }

    /**
     * The verdict on an application that no norm refuses.
     *
     * @throws dev.signet.platform.Refusal with all findings otherwise
     */
    Verdict acceptable(long accountId, TemplateFacts facts) {
        Rulebook current = rulebook.current();
        Verdict verdict = verdict(current, accountId, facts);
        if (verdict.refused()) {
            throw NormRefusal.of(current, verdict);
        }
        return verdict;
    }

    /** The verdict on an application that is under review already, with what was found out since. */
    Verdict again(long accountId, TemplateFacts facts) {
        return verdict(rulebook.current(), accountId, facts);
    }

    private Verdict verdict(Rulebook current, long accountId, TemplateFacts facts) {
        Account account = account(accountId);
        return current.judge(facts.toApplication(account, relatedThirdParty(accountId, facts.relatedSignature())));
    }

    /** What the account's approved signature of that name says; null when there is none or nobody ever said. */
    private @Nullable Boolean relatedThirdParty(long accountId, @Nullable String name) {
        return approved(accountId, name).map(SignatureRow::thirdParty).orElse(null);
    }

    /** The approved signature of this name. */
    Optional<SignatureRow> approved(long accountId, @Nullable String name) {
        return name == null || name.isBlank()
                ? Optional.empty()
                : signatures.find(accountId, name).stream()
                        .filter(row -> row.state() == SignatureState.APPROVED)
                        .findFirst();
    }

    /** A text to go out under a third party's or a public body's name needs a second opinion, as that name did. */
    boolean highRisk(long accountId, TemplateFacts facts) {
        return approved(accountId, facts.relatedSignature())
                .map(row -> Boolean.TRUE.equals(row.thirdParty()) || Boolean.TRUE.equals(row.publicBody()))
                .orElse(false);
    }

    Account account(long id) {
        return accounts.find(id).orElseThrow(() -> new IllegalStateException("no account " + id));
    }
}
