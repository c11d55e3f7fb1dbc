package dev.signet.signature;

import dev.signet.application.FormLimits;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Wording;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureClaim;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.text.Unseen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application for a signature as its door carried it. A component that is {@code null} is one the door could not
 * carry; what the applicant left empty though he could have said it is an empty string or list.
 *
 * @param name the signature's text; when modifying it only names the signature and never changes it (S4.4-5)
 * @param evidence files; null when modifying means "keep those of the earlier application", when applying it means
 *     that the door carries no files
 * @param evidenceKindsKnown whether the door could say what each file shows; where it could not, a missing document
 *     is never held against the applicant
 */
public record SignatureForm(
        String name, SignatureClaim claim, @Nullable List<EvidenceUpload> evidence, boolean evidenceKindsKnown) {

    static final FormLimits LIMITS = new FormLimits(Wording.of("signature"), "isv.SIGN_OVER_LIMIT", String::length);
    static final int LANDLINE = 40;

    public SignatureForm {
        name = Unseen.strip(name);
        evidence = evidence == null ? null : List.copyOf(evidence);
    }

    /** @throws dev.signet.platform.Refusal when the tables could not hold it */
    void checkLimits() {
        LIMITS.check("name", name, FormLimits.SHORT);
        LIMITS.check("sourceContent", claim.sourceContent(), FormLimits.LONG);
        LIMITS.check("sourceName", claim.sourceName(), FormLimits.SHORT);
        LIMITS.check("rightHolder", claim.rightHolder(), FormLimits.SHORT);
        LIMITS.check("landline", claim.landline(), LANDLINE);
        LIMITS.check("domain", claim.domain(), FormLimits.DOMAIN);
        LIMITS.check("remark", claim.remark(), FormLimits.LONG);
    }

    /** Starts a form of which nothing but the given is known. */
    public static Builder of(String name, Scenario scenario, SignatureSource source) {
        return new Builder(name, scenario, source);
    }

    /** Collects what the door carried; whatever is left out stays unknown. */
    public static final class Builder extends SignatureClaim.Builder<Builder> {
        private final String name;
        private @Nullable List<EvidenceUpload> evidence;
        private boolean evidenceKindsKnown;

        private Builder(String name, Scenario scenario, SignatureSource source) {
            super(scenario, source);
            this.name = name;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Files of which the door says what each shows. */
        public Builder evidence(@Nullable List<EvidenceUpload> value) {
            evidence = value;
            evidenceKindsKnown = value != null;
            return this;
        }

        /** Files of a door that has no word for what they show. */
        public Builder unclassifiedEvidence(List<EvidenceUpload> value) {
            evidence = value;
            evidenceKindsKnown = false;
            return this;
        }

        public SignatureForm build() {
            return new SignatureForm(name, claim(), evidence, evidenceKindsKnown);
        }
    }
}
