package dev.signet.rules.fact;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One application for a signature, as the norms see it (domain-rules 2).
 *
 * @param verifiedName the account's real-name verified name
 * @param name the signature applied for, exactly as typed
 * @param claim whose components norms name as if they were its own
 * @param evidence the kinds of documents filed; empty when there are none, null when the door carries no documents
 * @param evidenceFaults what is already known to be wrong with them
 * @param letter what the letter of authorisation says
 * @param existing the account's other signatures, never the one being modified
 * @param generalAppliedToday general signatures this account has applied for on this natural day, this one excluded
 * @param today the day of the application in the account's zone; null when it plays no part
 */
public record SignatureApplication(
        ApplicantKind applicant,
        String verifiedName,
        String name,
        SignatureClaim claim,
        @Nullable Set<EvidenceKind> evidence,
        List<EvidenceFault> evidenceFaults,
        @Nullable AuthorisationLetter letter,
        List<ExistingSignature> existing,
        int generalAppliedToday,
        @Nullable LocalDate today)
        implements Application {

    private static final String AREA = "signature";

    /** How rulebooks come to know of it. */
    public static final class Kind extends ApplicationKind {

        public Kind() {
            super(AREA, "signature", SignatureApplication.class, "isv.SMS_SIGNATURE_ILLEGAL");
        }
    }

    @Override
    public String area() {
        return AREA;
    }

    public SignatureApplication {
        evidence = evidence == null ? null : Set.copyOf(evidence);
        evidenceFaults = List.copyOf(evidenceFaults);
        existing = List.copyOf(existing);
    }

    /** Whether such a document is known to be there. */
    public boolean shows(EvidenceKind kind) {
        return evidence != null && evidence.contains(kind);
    }

    /** Whether such a document is known to be missing; not so where files came whose kind nobody said. */
    public boolean lacks(EvidenceKind kind) {
        return evidence != null && !evidence.contains(kind) && !evidence.contains(EvidenceKind.UNCLASSIFIED);
    }

    public Scenario scenario() {
        return claim.scenario();
    }

    public SignatureSource source() {
        return claim.source();
    }

    public @Nullable String sourceName() {
        return claim.sourceName();
    }

    public @Nullable Boolean sourceOwned() {
        return claim.sourceOwned();
    }

    public @Nullable Boolean thirdParty() {
        return claim.thirdParty();
    }

    public @Nullable String rightHolder() {
        return claim.rightHolder();
    }

    public @Nullable Boolean publicBody() {
        return claim.publicBody();
    }

    public @Nullable String landline() {
        return claim.landline();
    }

    public @Nullable String domain() {
        return claim.domain();
    }

    public @Nullable Boolean icpFiled() {
        return claim.icpFiled();
    }

    public @Nullable Boolean online() {
        return claim.online();
    }

    public String remark() {
        return claim.remark();
    }

    /** Starts an application of which nothing but the given is known. */
    public static Builder of(
            ApplicantKind applicant, String verifiedName, String name, Scenario scenario, SignatureSource source) {
        return new Builder(applicant, verifiedName, name, scenario, source);
    }

    /** Collects what is known; whatever is left out stays unknown. */
    public static final class Builder extends SignatureClaim.Builder<Builder> {
        private final ApplicantKind applicant;
        private final String verifiedName;
        private final String name;
        private @Nullable Set<EvidenceKind> evidence;
        private List<EvidenceFault> evidenceFaults = List.of();
        private @Nullable AuthorisationLetter letter;
        private List<ExistingSignature> existing = List.of();
        private int generalAppliedToday;
        private @Nullable LocalDate today;

        private Builder(
                ApplicantKind applicant, String verifiedName, String name, Scenario scenario, SignatureSource source) {
            super(scenario, source);
            this.applicant = applicant;
            this.verifiedName = verifiedName;
            this.name = name;
        }

        @Override
        protected Builder self() {
            return this;
        }

        public Builder evidence(@Nullable Set<EvidenceKind> value) {
            evidence = value;
            return this;
        }

        public Builder evidenceFaults(List<EvidenceFault> value) {
            evidenceFaults = value;
            return this;
        }

        public Builder letter(@Nullable AuthorisationLetter value) {
            letter = value;
            return this;
        }

        public Builder existing(List<ExistingSignature> value) {
            existing = value;
            return this;
        }

        public Builder generalAppliedToday(int value) {
            generalAppliedToday = value;
            return this;
        }

        public Builder today(@Nullable LocalDate value) {
            today = value;
            return this;
        }

        public SignatureApplication build() {
            return new SignatureApplication(
                    applicant,
                    verifiedName,
                    name,
                    claim(),
                    evidence,
                    evidenceFaults,
                    letter,
                    existing,
                    generalAppliedToday,
                    today);
        }
    }
}
