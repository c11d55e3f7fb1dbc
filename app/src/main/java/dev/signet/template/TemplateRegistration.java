package dev.signet.template;

import dev.signet.account.ApiCaller;
import dev.signet.audit.AuditTrail;
import dev.signet.evidence.EvidenceFile;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.rules.verdict.Verdict;
import dev.signet.tag.Tags;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
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
    private final TemplateSubmissions submissions;
    private final TemplateFlow flow;
    private final Tags tags;
    private final AuditTrail audit;
    private final FactsVersions versions;
    private final Ids ids;
    private final Clock clock;

    TemplateRegistration(
            TemplateStore store,
            EvidenceFiles evidence,
            TemplateSubmissions submissions,
            TemplateFlow flow,
            Tags tags,
            AuditTrail audit,
            FactsVersions versions,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.evidence = evidence;
        this.submissions = submissions;
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
        Instant now = begun(caller, form);
        Verdict verdict = submissions.first(caller.accountId(), form, now);
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
        Instant now = begun(caller, form);
        Template template = locked(caller, code);
        List<EvidenceFile> earlier = template.revision().facts().evidence();
        Verdict verdict = submissions.again(caller.accountId(), form, template, now);
        template.resubmit(submitted(form, stored(caller, form, earlier), verdict, now), caller.who());
        return begin(caller, template, verdict, "resubmitted");
    }

    /**
     * Takes back an application that nobody has decided yet; it may then be changed and submitted again.
     *
     * @throws dev.signet.platform.Refusal {@code isv.ERROR_TEMPLATE_NOT_MODIFY} when it is not under review,
     *     {@code isv.SMS_TEMPLATE_ILLEGAL} for an unknown code
     */
    @Transactional
    public void withdraw(ApiCaller caller, String code) {
        Template template = store.findByCode(caller.accountId(), code).orElseThrow(() -> unknown(code));
        flow.withdraw(template.id(), caller.who());
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
        return store.lockByCode(caller.accountId(), code).orElseThrow(() -> unknown(code));
    }

    private static Refusal unknown(String code) {
        return TEXTS.refusal(Template.NOT_USABLE, "unknown", code);
    }

    private Instant begun(ApiCaller caller, TemplateForm form) {
        submissions.checkLimits(form);
        if (form.evidence() != null) {
            evidence.check(form.evidence());
        }
        store.lineUp(caller.accountId());
        return now();
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
