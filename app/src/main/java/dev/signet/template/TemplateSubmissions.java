package dev.signet.template;

import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.Wording;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.verdict.Verdict;
import dev.signet.signature.Signatures;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said of applications on their way in: lengths, the day's limit, the related signature, the norms. */
@Component
class TemplateSubmissions {

    private static final Wording TEXTS = Wording.of("template");

    private final TemplateStore store;
    private final Signatures signatures;
    private final TemplateJudge judge;
    private final ActiveRulebook rulebook;

    TemplateSubmissions(TemplateStore store, Signatures signatures, TemplateJudge judge, ActiveRulebook rulebook) {
        this.store = store;
        this.signatures = signatures;
        this.judge = judge;
        this.rulebook = rulebook;
    }

    /** @throws dev.signet.platform.Refusal when the tables could not hold it, or the note is too long */
    void checkLimits(TemplateForm form) {
        form.checkLimits(policies().number("registration.template.remark.max"));
    }

    /**
     * The verdict on a new template that no norm refuses.
     *
     * @throws dev.signet.platform.Refusal {@code isv.SMS_SIGNATURE_ILLEGAL} without an approved signature (S5.2-1), and as
     *     {@link #again}
     */
    Verdict first(long accountId, TemplateForm form, Instant now) {
        checkWithoutNorms(accountId, form, now);
        if (signatures.sendable(accountId).isEmpty()) {
            throw TEXTS.refusal("isv.SMS_SIGNATURE_ILLEGAL", "apply.no-signature");
        }
        return judge.acceptable(accountId, TemplateFacts.of(form, List.of()));
    }

    /**
     * The verdict on a changed template that no norm refuses.
     *
     * @throws dev.signet.platform.Refusal where its state forbids it, for the related signature, or with every finding when
     *     a norm is violated
     */
    Verdict again(long accountId, TemplateForm form, Template template, Instant now) {
        checkWithoutNorms(accountId, form, now);
        template.checkMayModify();
        List<EvidenceFile> earlier = template.revision().facts().evidence();
        return judge.acceptable(accountId, TemplateFacts.of(form, earlier));
    }

    private void checkWithoutNorms(long accountId, TemplateForm form, Instant now) {
        checkDay(accountId, policies().number("registration.per-day.max"), now);
        checkRelated(accountId, form.claim().relatedSignature());
    }

    private void checkDay(long accountId, int most, Instant now) {
        Instant dayBegan = now.atZone(judge.account(accountId).zone())
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        if (store.appliedSince(accountId, dayBegan) >= most) {
            throw TEXTS.refusal("isv.TEMPLATE_COUNT_OVER_LIMIT", "apply.per-day", most);
        }
    }

    /** Only evidence for the reviewer, but it must be there (TP-19). */
    private void checkRelated(long accountId, @Nullable String name) {
        if (name == null || name.isBlank()) {
            return;
        }
        if (signatures.find(accountId, name).isEmpty()) {
            throw TEXTS.refusal("SmsSignatureNotFound", "related.unknown", name);
        }
        if (judge.approved(accountId, name).isEmpty()) {
            throw TEXTS.refusal("AssocSignUnapproved", "related.not-approved", name);
        }
    }

    private Policies policies() {
        return rulebook.current().policies();
    }
}
