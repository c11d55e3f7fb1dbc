package dev.signet.signature;

import dev.signet.application.FormLimits;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Wording;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.text.Unseen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application for a signature as its door carried it. A component that is {@code null} is one the door could not
 * carry; what the applicant left empty though he could have said it is an empty string or list.
 *
 * @param name the signature's text; when modifying it only names the signature and never changes it (S4.4-5)
 * @param sourceContent what the source is, in its own terms: site address, store link, account, shop or trademark
 * @param sourceName full name of the site, App, account, shop, trademark or company the signature stands for
 * @param sourceOwned whether that belongs to the account itself
 * @param thirdParty 是否涉及第三方权益
 * @param rightHolder the third party's name
 * @param publicBody whether the right holder is a government or public body (政企单位)
 * @param landline landline for the call-back (政企回访座机号)
 * @param domain the filed domain of a website source
 * @param icpFiled whether that domain is filed with MIIT
 * @param online whether the site, App, official account or mini program is online
 * @param evidence files; null when modifying means "keep those of the earlier application", when applying it means
 *     that the door carries no files
 * @param evidenceKindsKnown whether the door could say what each file shows; where it could not, a missing document
 *     is never held against the applicant
 * @param remark 申请说明
 */
public record SignatureForm(
        String name,
        Scenario scenario,
        SignatureSource source,
        @Nullable String sourceContent,
        @Nullable String sourceName,
        @Nullable Boolean sourceOwned,
        @Nullable Boolean thirdParty,
        @Nullable String rightHolder,
        @Nullable Boolean publicBody,
        @Nullable String landline,
        @Nullable String domain,
        @Nullable Boolean icpFiled,
        @Nullable Boolean online,
        @Nullable List<EvidenceUpload> evidence,
        boolean evidenceKindsKnown,
        String remark) {

    static final FormLimits LIMITS = new FormLimits(Wording.of("signature"), "isv.SIGN_OVER_LIMIT", String::length);
    static final int LANDLINE = 40;

    public SignatureForm {
        name = Unseen.strip(name);
        evidence = evidence == null ? null : List.copyOf(evidence);
    }

    /** @throws dev.signet.platform.Refusal when the tables could not hold it */
    void checkLimits() {
        LIMITS.check("name", name, FormLimits.SHORT);
        LIMITS.check("sourceContent", sourceContent, FormLimits.LONG);
        LIMITS.check("sourceName", sourceName, FormLimits.SHORT);
        LIMITS.check("rightHolder", rightHolder, FormLimits.SHORT);
        LIMITS.check("landline", landline, LANDLINE);
        LIMITS.check("domain", domain, FormLimits.DOMAIN);
        LIMITS.check("remark", remark, FormLimits.LONG);
    }

    /** Starts a form of which nothing but the given is known. */
    public static Builder of(String name, Scenario scenario, SignatureSource source) {
        return new Builder(name, scenario, source);
    }

    /** Collects what the door carried; whatever is left out stays unknown. */
    public static final class Builder {
        private final String name;
        private final Scenario scenario;
        private final SignatureSource source;
        private @Nullable String sourceContent;
        private @Nullable String sourceName;
        private @Nullable Boolean sourceOwned;
        private @Nullable Boolean thirdParty;
        private @Nullable String rightHolder;
        private @Nullable Boolean publicBody;
        private @Nullable String landline;
        private @Nullable String domain;
        private @Nullable Boolean icpFiled;
        private @Nullable Boolean online;
        private @Nullable List<EvidenceUpload> evidence;
        private boolean evidenceKindsKnown;
        private String remark = "";

        private Builder(String name, Scenario scenario, SignatureSource source) {
            this.name = name;
            this.scenario = scenario;
            this.source = source;
        }

        public Builder sourceContent(@Nullable String value) {
            sourceContent = value;
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

        public Builder landline(@Nullable String value) {
            landline = value;
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

        public Builder remark(@Nullable String value) {
            remark = value == null ? "" : value;
            return this;
        }

        public SignatureForm build() {
            return new SignatureForm(
                    name,
                    scenario,
                    source,
                    sourceContent,
                    sourceName,
                    sourceOwned,
                    thirdParty,
                    rightHolder,
                    publicBody,
                    landline,
                    domain,
                    icpFiled,
                    online,
                    evidence,
                    evidenceKindsKnown,
                    remark);
        }
    }
}
