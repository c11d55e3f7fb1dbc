package dev.signet.template;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.application.ApplicationFlow;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.TemplateApplication;
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
        return ApplicationFlow.judge(rulebook.current(), application(accountId, facts));
    }

    /** The verdict on an application that is under review already, with what was found out since. */
    Verdict again(long accountId, TemplateFacts facts) {
        return rulebook.current().judge(application(accountId, facts));
    }

    private TemplateApplication application(long accountId, TemplateFacts facts) {
        Optional<SignatureRow> related = approved(accountId, facts.claim().relatedSignature());
        return facts.toApplication(
                account(accountId),
                related.map(row -> row.claim().thirdParty()).orElse(null),
                related.map(row -> row.claim().publicBody()).orElse(null));
    }

    /** The approved signature of this name. */
    Optional<SignatureRow> approved(long accountId, @Nullable String name) {
        return name == null || name.isBlank()
                ? Optional.empty()
                : signatures.find(accountId, name).stream()
                        .filter(row -> row.state() == SignatureState.APPROVED)
                        .findFirst();
    }

    Account account(long id) {
        return accounts.find(id).orElseThrow(() -> new IllegalStateException("no account " + id));
    }
}
