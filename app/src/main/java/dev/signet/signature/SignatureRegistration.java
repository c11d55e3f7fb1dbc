package dev.signet.signature;

import dev.signet.account.ApiCaller;
import dev.signet.audit.AuditTrail;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.rules.verdict.Verdict;
import dev.signet.signature.SignatureSubmissions.Submission;
import dev.signet.tag.Tags;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything an account does to its signatures. Each call is one control-plane transaction: the signature, the verdict
 * and the review begin together or not at all.
 */
@Service
public class SignatureRegistration {

    private static final Wording TEXTS = Wording.of("signature");

    private final SignatureStore store;
    private final EvidenceFiles evidence;
    private final SignatureSubmissions submissions;
    private final SignatureFlow flow;
    private final Tags tags;
    private final AuditTrail audit;
    private final FactsVersions versions;
    private final Ids ids;
    private final Clock clock;

    SignatureRegistration(
            SignatureStore store,
            EvidenceFiles evidence,
            SignatureSubmissions submissions,
            SignatureFlow flow,
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
     * Applies for a signature. The name of an approved verification signature with the general scenario asks for its
     * conversion.
     *
     * @throws dev.signet.platform.Refusal with every finding when a norm is violated; nothing is stored then
     */
    @Transactional
    public SignatureOrder apply(ApiCaller caller, SignatureForm form) {
        check(form);
        store.lineUp(caller.accountId());
        Submission submission =
                submissions.first(caller.accountId(), form, store.lockByName(caller.accountId(), form.name()));
        Signature known = submission.about();
        if (known != null) {
            return submitAgain(caller, submission, known);
        }
        SignatureRevision revision = submissions.stored(caller.accountId(), submission);
        Signature signature = Signature.applied(ids.next(), caller.accountId(), form.name(), revision, caller.who());
        return begin(caller, signature, submission.verdict(), "applied");
    }

    /**
     * Submits a rejected signature again, or asks for the conversion of an approved verification signature to the
     * general scenario. The text stays as it is (S4.4-5).
     *
     * @throws dev.signet.platform.Refusal {@code isv.ERROR_SIGN_NOT_MODIFY} in any other state,
     *     {@code isv.SMS_SIGNATURE_ILLEGAL} for an unknown name, or every finding when a norm is violated
     */
    @Transactional
    public SignatureOrder modify(ApiCaller caller, SignatureForm form) {
        check(form);
        store.lineUp(caller.accountId());
        Signature signature = locked(caller, form.name());
        return submitAgain(caller, submissions.again(caller.accountId(), form, signature), signature);
    }

    private void check(SignatureForm form) {
        form.checkLimits();
        if (form.evidence() != null) {
            evidence.check(form.evidence());
        }
    }

    private SignatureOrder submitAgain(ApiCaller caller, Submission submission, Signature signature) {
        SignatureRevision revision = submissions.stored(caller.accountId(), submission);
        signature.resubmit(submission.form(), revision, caller.who());
        return begin(caller, signature, submission.verdict(), "resubmitted");
    }

    /**
     * Takes back an application that nobody has decided yet; it may then be changed and submitted again. What it used of
     * the day's quota stays used.
     *
     * @throws dev.signet.platform.Refusal {@code isv.ERROR_SIGN_NOT_MODIFY} when nothing is under review,
     *     {@code isv.SMS_SIGNATURE_ILLEGAL} for an unknown name
     */
    @Transactional
    public void withdraw(ApiCaller caller, String name) {
        Signature signature = store.findByName(caller.accountId(), name).orElseThrow(() -> unknown(name));
        flow.withdraw(signature.id(), caller.who());
    }

    /**
     * Deletes a signature for good (S4.5-1).
     *
     * @throws dev.signet.platform.Refusal {@code isv.ERROR_SIGN_NOT_DELETE} while under review,
     *     {@code isv.SMS_SIGNATURE_ILLEGAL} for an unknown name
     */
    @Transactional
    public void delete(ApiCaller caller, String name) {
        Signature signature = locked(caller, name);
        signature.delete(caller.who(), now());
        store.save(signature);
        tags.forget(caller.accountId(), TaggableSignatures.TYPE, signature.name());
        audit.record(
                caller.who(),
                "signature.deleted",
                SignatureFlow.KIND,
                Long.toString(signature.id()),
                Map.of("name", signature.name()));
        versions.raise(caller.accountId());
    }

    private Signature locked(ApiCaller caller, String name) {
        return store.lockByName(caller.accountId(), name).orElseThrow(() -> unknown(name));
    }

    private static Refusal unknown(String name) {
        return TEXTS.refusal(Signature.NOT_USABLE, "unknown", name);
    }

    /** Lets the rulebook or a person go on with what was submitted. */
    private SignatureOrder begin(ApiCaller caller, Signature signature, Verdict verdict, String act) {
        SignatureRevision revision = signature.undecided();
        flow.proceed(
                signature,
                verdict,
                caller.who(),
                act,
                Map.of("scenario", revision.facts().claim().scenario().name()));
        return new SignatureOrder(
                signature.id(),
                signature.name(),
                revision.orderId(),
                verdict.autoApproved() ? SignatureState.APPROVED : SignatureState.UNDER_REVIEW);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
