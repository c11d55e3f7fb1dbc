package dev.signet.template;

import dev.signet.account.ApiCaller;
import dev.signet.audit.AuditTrail;
import dev.signet.evidence.EvidenceFile;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.verdict.Verdict;
import dev.signet.signature.Signatures;
import dev.signet.tag.Tags;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything an account does to its templates. Each call is one control-plane transaction: the template, the verdict
 * and the review begin together or not at all.
 */
@Service
public class TemplateRegistration {

    private static final Wording TEXTS = Wording.of("template");

    private final TemplateStore store;
    private final EvidenceFiles evidence;
    private final Signatures signatures;
    private final TemplateJudge judge;
    private final ActiveRulebook rulebook;
    private final TemplateFlow flow;
    private final Tags tags;
    private final AuditTrail audit;
    private final FactsVersions versions;
    private final Ids ids;
    private final Clock clock;

    TemplateRegistration(
            TemplateStore store,
            EvidenceFiles evidence,
            Signatures signatures,
            TemplateJudge judge,
            ActiveRulebook rulebook,
            TemplateFlow flow,
            Tags tags,
            AuditTrail audit,
            FactsVersions versions,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.evidence = evidence;
        this.signatures = signatures;
        this.judge = judge;
        this.rulebook = rulebook;
        this.flow = flow;
        this.tags = tags;
        this.audit = audit;
        this.versions = versions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Applies for a template. The account needs an approved signature first (S5.2-1, S5.3-1).
     *
     * @throws dev.signet.platform.Refusal {@code isv.SMS_SIGNATURE_ILLEGAL} without an approved signature,
     *     {@code SmsSignatureNotFound} or {@code AssocSignUnapproved} for the related signature, or every finding when
     *     a norm is violated; nothing is stored then
     */
    @Transactional
    public TemplateOrder apply(ApiCaller caller, TemplateForm form) {
        Instant now = checked(caller, form);
        if (signatures.sendable(caller.accountId()).isEmpty()) {
            throw TEXTS.refusal("isv.SMS_SIGNATURE_ILLEGAL", "apply.no-signature");
        }
        Verdict verdict = judged(caller, form, List.of());
        long id = ids.next();
        String code = store.reserve(id, caller.accountId(), now);
        TemplateRevision revision = submitted(form, stored(caller, form, List.of()), verdict, now);
        Template template = Template.applied(id, code, caller.accountId(), revision, caller.who());
        return begin(caller, template, verdict, "applied");
    }

    /**
     * Changes a rejected template and submits it again under the same code.
     *
     * @throws dev.signet.platform.Refusal {@code isv.ERROR_TEMPLATE_NOT_MODIFY} in any other state,
     *     {@code isv.SMS_TEMPLATE_ILLEGAL} for an unknown code, or every finding when a norm is violated
     */
    @Transactional
    public TemplateOrder modify(ApiCaller caller, String code, TemplateForm form) {
        Instant now = checked(caller, form);
        Template template = locked(caller, code);
        template.checkMayModify();
        List<EvidenceFile> earlier = template.revision().facts().evidence();
        Verdict verdict = judged(caller, form, earlier);
        template.resubmit(submitted(form, stored(caller, form, earlier), verdict, now), caller.who());
        return begin(caller, template, verdict, "resubmitted");
    }

    /**
     * Deletes a template for good.
     *
     * @throws dev.signet.platform.Refusal {@code isv.ERROR_TEMPLATE_NOT_DELETE} while under review,
     *     {@code isv.SMS_TEMPLATE_ILLEGAL} for an unknown code
     */
    @Transactional
    public void delete(ApiCaller caller, String code) {
        Template template = locked(caller, code);
        template.delete(caller.who(), now());
        store.save(template);
        tags.forget(caller.accountId(), TaggableTemplates.TYPE, template.code());
        audit.record(
                caller.who(),
                "template.deleted",
                TemplateFlow.KIND,
                Long.toString(template.id()),
                Map.of("code", template.code()));
        versions.raise(caller.accountId());
    }

    private Template locked(ApiCaller caller, String code) {
        return store.lockByCode(caller.accountId(), code)
                .orElseThrow(() -> TEXTS.refusal(Template.NOT_USABLE, "unknown", code));
    }

    /** Everything that needs no norm: lengths, the day's limit, the related signature. */
    private Instant checked(ApiCaller caller, TemplateForm form) {
        Policies policies = rulebook.current().policies();
        form.checkLimits(policies.number("registration.template.remark.max"));
        store.lineUp(caller.accountId());
        Instant now = now();
        checkDay(caller, policies.number("registration.per-day.max"), now);
        checkRelated(caller, form.claim().relatedSignature());
        return now;
    }

    private void checkDay(ApiCaller caller, int most, Instant now) {
        Instant dayBegan = now.atZone(judge.account(caller.accountId()).zone())
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        if (store.appliedSince(caller.accountId(), dayBegan) >= most) {
            throw TEXTS.refusal("isv.TEMPLATE_COUNT_OVER_LIMIT", "apply.per-day", most);
        }
    }

    /** Only evidence for the reviewer, but it must be there (TP-19). */
    private void checkRelated(ApiCaller caller, @Nullable String name) {
        if (name == null || name.isBlank()) {
            return;
        }
        if (signatures.find(caller.accountId(), name).isEmpty()) {
            throw TEXTS.refusal("SmsSignatureNotFound", "related.unknown", name);
        }
        if (judge.approved(caller.accountId(), name).isEmpty()) {
            throw TEXTS.refusal("AssocSignUnapproved", "related.not-approved", name);
        }
    }

    /** What the norms say; throws when they refuse. The bytes of the files are stored only after that. */
    private Verdict judged(ApiCaller caller, TemplateForm form, List<EvidenceFile> earlier) {
        List<EvidenceUpload> uploads = Optional.ofNullable(form.evidence()).orElse(List.of());
        evidence.check(uploads);
        return judge.acceptable(caller.accountId(), TemplateFacts.of(form, earlier));
    }

    private List<EvidenceFile> stored(ApiCaller caller, TemplateForm form, List<EvidenceFile> earlier) {
        return form.evidence() == null ? earlier : evidence.store(caller.accountId(), form.evidence());
    }

    private TemplateRevision submitted(TemplateForm form, List<EvidenceFile> files, Verdict verdict, Instant now) {
        return TemplateRevision.submitted(ids.next(), TemplateFacts.of(form, files), verdict, now);
    }

    /** Lets the rulebook or a person go on with what was submitted. */
    private TemplateOrder begin(ApiCaller caller, Template template, Verdict verdict, String act) {
        TemplateRevision revision = template.undecided();
        flow.proceed(
                template,
                verdict,
                caller.who(),
                act,
                Map.of("kind", revision.facts().claim().kind().name()));
        return new TemplateOrder(
                template.id(), template.code(), revision.facts().claim().name(), revision.orderId(), template.state());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
