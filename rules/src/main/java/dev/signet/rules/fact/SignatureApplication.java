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
 * @param thirdParty 是否涉及第三方权益
 * @param rightHolder the third party's name
 * @param publicBody whether the right holder is a government or public body (政企单位)
 * @param evidence the kinds of documents filed; empty when there are none, null when the door carries no documents
 * @param evidenceFaults what is already known to be wrong with them
 * @param letter what the letter of authorisation says
 * @param domain the filed domain of a website source; empty when the applicant said there is none
 * @param icpFiled whether that domain is filed with MIIT
 * @param online whether the site, App, official account or mini program is online
 * @param landline landline for the call-back (政企回访座机号); empty when the applicant said there is none
 * @param sourceName full name of the site, App, account, shop, trademark or company the signature stands for
 * @param sourceOwned whether that belongs to the account itself (developer, subject or registrant is the account)
 * @param remark 申请说明
 * @param existing the account's other signatures, never the one being modified
 * @param generalAppliedToday general signatures this account has applied for on this natural day, this one excluded
 * @param today the day of the application in the account's zone; null when it plays no part
 */
public record SignatureApplication(
        ApplicantKind applicant,
        String verifiedName,
        String name,
        Scenario scenario,
        SignatureSource source,
        @Nullable Boolean thirdParty,
        @Nullable String rightHolder,
        @Nullable Boolean publicBody,
        @Nullable Set<EvidenceKind> evidence,
        List<EvidenceFault> evidenceFaults,
        @Nullable AuthorisationLetter letter,
        @Nullable String domain,
        @Nullable Boolean icpFiled,
        @Nullable Boolean online,
        @Nullable String landline,
        @Nullable String sourceName,
        @Nullable Boolean sourceOwned,
        String remark,
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

    /** Starts an application of which nothing but the given is known. */
    public static Builder of(
            ApplicantKind applicant, String verifiedName, String name, Scenario scenario, SignatureSource source) {
        return new Builder(applicant, verifiedName, name, scenario, source);
    }

    /** Collects what is known; whatever is left out stays unknown. */
    public static final class Builder {
        private final ApplicantKind applicant;
        private final String verifiedName;
        private final String name;
        private final Scenario scenario;
        private final SignatureSource source;
        private @Nullable Boolean thirdParty;
        private @Nullable String rightHolder;
        private @Nullable Boolean publicBody;
        private @Nullable Set<EvidenceKind> evidence;
        private List<EvidenceFault> evidenceFaults = List.of();
        private @Nullable AuthorisationLetter letter;
        private @Nullable String domain;
        private @Nullable Boolean icpFiled;
        private @Nullable Boolean online;
        private @Nullable String landline;
        private @Nullable String sourceName;
        private @Nullable Boolean sourceOwned;
        private String remark = "";
        private List<ExistingSignature> existing = List.of();
        private int generalAppliedToday;
        private @Nullable LocalDate today;

        private Builder(
                ApplicantKind applicant, String verifiedName, String name, Scenario scenario, SignatureSource source) {
            this.applicant = applicant;
            this.verifiedName = verifiedName;
            this.name = name;
            this.scenario = scenario;
            this.source = source;
        }

        public Builder thirdParty(@Nullable Boolean value) {
            thirdParty = value;
            return this;
        }

        public Builder rightHolder(@Nullable String value) {
            rightHolder = value;
            return this;
        }

        public Builder publicBody(@Nullable Boolean value) {
            publicBody = value;
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

        public Builder domain(@Nullable String value) {
            domain = value;
            return this;
        }

        public Builder icpFiled(@Nullable Boolean value) {
            icpFiled = value;
            return this;
        }

        public Builder online(@Nullable Boolean value) {
            online = value;
            return this;
        }

        public Builder landline(@Nullable String value) {
            landline = value;
            return this;
        }

        public Builder sourceName(@Nullable String value) {
            sourceName = value;
            return this;
        }

        public Builder sourceOwned(@Nullable Boolean value) {
            sourceOwned = value;
            return this;
        }

        public Builder remark(String value) {
            remark = value;
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
                    scenario,
                    source,
                    thirdParty,
                    rightHolder,
                    publicBody,
                    evidence,
                    evidenceFaults,
                    letter,
                    domain,
                    icpFiled,
                    online,
                    landline,
                    sourceName,
                    sourceOwned,
                    remark,
                    existing,
                    generalAppliedToday,
                    today);
        }
    }
}
