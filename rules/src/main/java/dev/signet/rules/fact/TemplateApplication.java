package dev.signet.rules.fact;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One application for a template, as the norms see it (domain-rules 3).
 *
 * @param verifiedName the account's real-name verified name
 * @param claim whose components norms name as if they were its own
 * @param relatedSignatureThirdParty whether that signature belongs to a third party
 * @param relatedSignaturePublicBody whether it belongs to a public body
 * @param purpose what an international template is for, as the applicant states it; null when unknown and for the
 *     domestic kinds, which are their own purpose
 */
public record TemplateApplication(
        ApplicantKind applicant,
        String verifiedName,
        TemplateClaim claim,
        @Nullable Boolean relatedSignatureThirdParty,
        @Nullable Boolean relatedSignaturePublicBody,
        @Nullable TemplateKind purpose)
        implements Application {

    private static final String AREA = "template";

    /** How rulebooks come to know of it. */
    public static final class Kind extends ApplicationKind {

        public Kind() {
            super(AREA, "template", TemplateApplication.class, "isv.SMS_TEMPLATE_ILLEGAL");
        }
    }

    @Override
    public String area() {
        return AREA;
    }

    public TemplateKind kind() {
        return claim.kind();
    }

    public String name() {
        return claim.name();
    }

    public String content() {
        return claim.content();
    }

    public @Nullable Map<String, String> variableAttributes() {
        return claim.variableAttributes();
    }

    public @Nullable String relatedSignature() {
        return claim.relatedSignature();
    }

    public @Nullable String domain() {
        return claim.domain();
    }

    public @Nullable Boolean icpFiled() {
        return claim.icpFiled();
    }

    public @Nullable Boolean domainOwned() {
        return claim.domainOwned();
    }

    public @Nullable Boolean membersOnly() {
        return claim.membersOnly();
    }

    public String remark() {
        return claim.remark();
    }

    /** Starts an application of which nothing but the given is known. */
    public static Builder of(
            ApplicantKind applicant, String verifiedName, TemplateKind kind, String name, String content) {
        return new Builder(applicant, verifiedName, kind, name, content);
    }

    /** Collects what is known; whatever is left out stays unknown. */
    public static final class Builder extends TemplateClaim.Builder<Builder> {
        private final ApplicantKind applicant;
        private final String verifiedName;
        private @Nullable Boolean relatedSignatureThirdParty;
        private @Nullable Boolean relatedSignaturePublicBody;
        private @Nullable TemplateKind purpose;

        private Builder(ApplicantKind applicant, String verifiedName, TemplateKind kind, String name, String content) {
            super(kind, name, content);
            this.applicant = applicant;
            this.verifiedName = verifiedName;
        }

        @Override
        protected Builder self() {
            return this;
        }

        public Builder relatedSignatureThirdParty(@Nullable Boolean value) {
            relatedSignatureThirdParty = value;
            return this;
        }

        public Builder relatedSignaturePublicBody(@Nullable Boolean value) {
            relatedSignaturePublicBody = value;
            return this;
        }

        public Builder purpose(@Nullable TemplateKind value) {
            purpose = value;
            return this;
        }

        public TemplateApplication build() {
            return new TemplateApplication(
                    applicant, verifiedName, claim(), relatedSignatureThirdParty, relatedSignaturePublicBody, purpose);
        }
    }
}
