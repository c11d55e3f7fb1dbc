package dev.signet.signature;

import dev.signet.account.ApiCaller;
import dev.signet.audit.AuditTrail;
import dev.signet.evidence.EvidenceFile;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.rules.verdict.Verdict;
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
 * Everything an account does to its signatures. Each call is one control-plane transaction: the signature, the verdict
 * and the review begin together or not at all.
 */
@Service
public class SignatureRegistration {

    private static final Wording TEXTS = Wording.of("signature");

    private final SignatureStore store;
    private final EvidenceFiles evidence;
    private final SignatureJudge judge;
    private final SignatureFlow flow;
    private final Tags tags;
    private final AuditTrail audit;
    private final FactsVersions versions;
    private final Ids ids;
    private final Clock clock;

    SignatureRegistration(
            SignatureStore store,
            EvidenceFiles evidence,
            SignatureJudge judge,
            SignatureFlow flow,
            Tags tags,
            AuditTrail audit,
            FactsVersions versions,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.evidence = evidence;
        this.judge = judge;
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
        form.checkLimits();
        store.lineUp(caller.accountId());
        Optional<Signature> sameName = store.lockByName(caller.accountId(), form.name());
        if (sameName.isPresent() && sameName.get().convertsBy(form.claim().scenario())) {
            return submitAgain(caller, form, sameName.get());
        }
        Submission submission = judge(caller, form, null);
        if (sameName.isPresent()) {
            // The norm on duplicates looks at name and scenario only; one name is one signature all the same.
            throw TEXTS.refusal(judge.duplicateCode(), "duplicate", form.name());
        }
        SignatureRevision revision = submission.store(caller);
        Signature signature = Signature.applied(ids.next(), caller.accountId(), form.name(), revision, caller.who());
        return begin(caller, signature, submission, "applied");
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
        form.checkLimits();
        store.lineUp(caller.accountId());
        return submitAgain(caller, form, locked(caller, form.name()));
    }

    private SignatureOrder submitAgain(ApiCaller caller, SignatureForm form, Signature signature) {
        signature.checkMayModify(form);
        Submission submission = judge(caller, form, signature);
        signature.resubmit(form, submission.store(caller), caller.who());
        return begin(caller, signature, submission, "resubmitted");
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
        return store.lockByName(caller.accountId(), name)
                .orElseThrow(() -> TEXTS.refusal(Signature.NOT_USABLE, "unknown", name));
    }

    /** Lets the rulebook or a person go on with what was submitted. */
    private SignatureOrder begin(ApiCaller caller, Signature signature, Submission submission, String act) {
        SignatureRevision revision = signature.undecided();
        flow.proceed(
                signature,
                submission.verdict,
                caller.who(),
                act,
                Map.of("scenario", revision.facts().claim().scenario().name()));
        return new SignatureOrder(
                signature.id(),
                signature.name(),
                revision.orderId(),
                submission.verdict.autoApproved() ? SignatureState.APPROVED : SignatureState.UNDER_REVIEW);
    }

    /** What the norms say; throws when they refuse. The bytes of the files are stored only after that. */
    private Submission judge(ApiCaller caller, SignatureForm form, @Nullable Signature signature) {
        Submission submission = new Submission(form, signature, now());
        submission.verdict =
                judge.acceptable(caller.accountId(), form.name(), submission.facts(), signature, submission.at);
        return submission;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One application on its way in. */
    private final class Submission {
        private final SignatureForm form;
        private final @Nullable Signature signature;
        private final Instant at;
        private Verdict verdict = new Verdict(List.of(), false, "");

        Submission(SignatureForm form, @Nullable Signature signature, Instant at) {
            this.form = form;
            this.signature = signature;
            this.at = at;
        }

        /** The facts before any file has an id: for the norms the kinds of the files are enough. */
        SignatureFacts facts() {
            List<EvidenceUpload> uploads = Optional.ofNullable(form.evidence()).orElse(List.of());
            evidence.check(uploads);
            return withEarlierEvidence(SignatureFacts.of(
                    form,
                    uploads.stream()
                            .map(upload -> new EvidenceFile(0, 0, upload.kind(), upload.fileName(), "", 0, "", at))
                            .toList()));
        }

        SignatureRevision store(ApiCaller caller) {
            List<EvidenceFile> files =
                    form.evidence() == null ? List.of() : evidence.store(caller.accountId(), form.evidence());
            return SignatureRevision.submitted(
                    ids.next(),
                    withEarlierEvidence(SignatureFacts.of(form, files)),
                    SignatureJudge.asksForGeneralAnew(form.claim().scenario(), signature),
                    verdict,
                    at);
        }

        /** A form without files keeps those of the application it follows. */
        private SignatureFacts withEarlierEvidence(SignatureFacts facts) {
            if (form.evidence() != null || signature == null) {
                return facts;
            }
            SignatureFacts earlier = signature.rows().get(0).facts();
            return facts.withEvidence(earlier.evidence(), earlier.evidenceCarried(), earlier.evidenceKindsKnown());
        }
    }
}
