package dev.signet.signature;

import dev.signet.evidence.EvidenceFile;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.rules.verdict.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applications on their way in: which signature each is about, and what the norms say of it. */
@Component
class SignatureSubmissions {

    private static final Wording TEXTS = Wording.of("signature");

    private final SignatureJudge judge;
    private final EvidenceFiles evidence;
    private final Ids ids;
    private final Clock clock;

    SignatureSubmissions(SignatureJudge judge, EvidenceFiles evidence, Ids ids, Clock clock) {
        this.judge = judge;
        this.evidence = evidence;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An application that no norm refuses.
     *
     * @param about the signature that is there already and changes by it; null for a new name
     * @param facts with files that have no ids yet: for the norms their kinds are enough
     */
    record Submission(
            SignatureForm form, @Nullable Signature about, SignatureFacts facts, Verdict verdict, Instant at) {}

    /**
     * For a name that the account may have: an approved verification signature asks for its conversion.
     *
     * @throws dev.signet.platform.Refusal with every finding when a norm is violated, or where the name is taken
     */
    Submission first(long accountId, SignatureForm form, Optional<Signature> sameName) {
        if (sameName.isPresent() && sameName.get().convertsBy(form.claim().scenario())) {
            return again(accountId, form, sameName.get());
        }
        Submission submission = judged(accountId, form, null);
        if (sameName.isPresent()) {
            // The norm on duplicates looks at name and scenario only; one name is one signature all the same.
            throw TEXTS.refusal(judge.duplicateCode(), "duplicate", form.name());
        }
        return submission;
    }

    /** @throws dev.signet.platform.Refusal where its state forbids it, or with every finding when a norm is violated */
    Submission again(long accountId, SignatureForm form, Signature signature) {
        signature.checkMayModify(form);
        return judged(accountId, form, signature);
    }

    private Submission judged(long accountId, SignatureForm form, @Nullable Signature about) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SignatureFacts facts = facts(form, about, announced(form, at));
        return new Submission(form, about, facts, judge.acceptable(accountId, form.name(), facts, about, at), at);
    }

    private static List<EvidenceFile> announced(SignatureForm form, Instant at) {
        List<EvidenceUpload> uploads = Optional.ofNullable(form.evidence()).orElse(List.of());
        return uploads.stream()
                .map(upload -> new EvidenceFile(0, 0, upload.kind(), upload.fileName(), "", 0, "", at))
                .toList();
    }

    /** The application as it is kept; its files are stored only now. */
    SignatureRevision stored(long accountId, Submission submission) {
        SignatureForm form = submission.form();
        List<EvidenceFile> files = form.evidence() == null ? List.of() : evidence.store(accountId, form.evidence());
        return SignatureRevision.submitted(
                ids.next(),
                facts(form, submission.about(), files),
                SignatureJudge.asksForGeneralAnew(form.claim().scenario(), submission.about()),
                submission.verdict(),
                submission.at());
    }

    /** A form without files keeps those of the application it follows. */
    private static SignatureFacts facts(SignatureForm form, @Nullable Signature about, List<EvidenceFile> files) {
        SignatureFacts facts = SignatureFacts.of(form, files);
        if (form.evidence() != null || about == null) {
            return facts;
        }
        SignatureFacts earlier = about.newest().facts();
        return facts.withEvidence(earlier.evidence(), earlier.evidenceCarried(), earlier.evidenceKindsKnown());
    }
}
