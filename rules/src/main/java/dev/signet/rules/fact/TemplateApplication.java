package dev.signet.rules.fact;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One application for a template, as the norms see it (domain-rules 3).
 *
 * @param verifiedName the account's real-name verified name
 * @param content the fixed text with its {@code ${name}} variables, as written
 * @param variableAttributes attribute code by variable name (变量属性, S5.2-12); empty when the applicant declared
 *     none, null when the door carries none
 * @param remark 申请说明
 * @param domain the applicant's own domain that a link may name; null when unknown
 * @param icpFiled whether that domain is filed with MIIT
 * @param domainOwned whether that domain belongs to the account
 * @param relatedSignature the signature given as review evidence (TP-19); null when none was named
 * @param relatedSignatureThirdParty whether that signature belongs to a third party
 * @param relatedSignaturePublicBody whether it belongs to a public body
 * @param membersOnly whether the applicant states that only members who consented receive it (TP-43)
 * @param purpose what an international template is for, as the applicant states it; null when unknown and for the
 *     domestic kinds, which are their own purpose
 */
public record TemplateApplication(
        ApplicantKind applicant,
        String verifiedName,
        TemplateKind kind,
        String name,
        String content,
        @Nullable Map<String, String> variableAttributes,
        String remark,
        @Nullable String domain,
        @Nullable Boolean icpFiled,
        @Nullable Boolean domainOwned,
        @Nullable String relatedSignature,
        @Nullable Boolean relatedSignatureThirdParty,
        @Nullable Boolean relatedSignaturePublicBody,
        @Nullable Boolean membersOnly,
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

    public TemplateApplication {
        variableAttributes = variableAttributes == null ? null : Map.copyOf(variableAttributes);
    }

    /** Starts an application of which nothing but the given is known. */
    public static Builder of(
            ApplicantKind applicant, String verifiedName, TemplateKind kind, String name, String content) {
        return new Builder(applicant, verifiedName, kind, name, content);
    }

    /** Collects what is known; whatever is left out stays unknown. */
    public static final class Builder {
        private final ApplicantKind applicant;
        private final String verifiedName;
        private final TemplateKind kind;
        private final String name;
        private final String content;
        private @Nullable Map<String, String> variableAttributes;
        private String remark = "";
        private @Nullable String domain;
        private @Nullable Boolean icpFiled;
        private @Nullable Boolean domainOwned;
        private @Nullable String relatedSignature;
        private @Nullable Boolean relatedSignatureThirdParty;
        private @Nullable Boolean relatedSignaturePublicBody;
        private @Nullable Boolean membersOnly;
        private @Nullable TemplateKind purpose;

        private Builder(ApplicantKind applicant, String verifiedName, TemplateKind kind, String name, String content) {
            this.applicant = applicant;
            this.verifiedName = verifiedName;
            this.kind = kind;
            this.name = name;
            this.content = content;
        }

        public Builder variableAttributes(@Nullable Map<String, String> value) {
            variableAttributes = value;
            return this;
        }

        public Builder remark(String value) {
            remark = value;
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

        public Builder domainOwned(@Nullable Boolean value) {
            domainOwned = value;
            return this;
        }

        public Builder relatedSignature(@Nullable String value) {
            relatedSignature = value;
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

        public Builder membersOnly(@Nullable Boolean value) {
            membersOnly = value;
            return this;
        }

        public Builder purpose(@Nullable TemplateKind value) {
            purpose = value;
            return this;
        }

        public TemplateApplication build() {
            return new TemplateApplication(
                    applicant,
                    verifiedName,
                    kind,
                    name,
                    content,
                    variableAttributes,
                    remark,
                    domain,
                    icpFiled,
                    domainOwned,
                    relatedSignature,
                    relatedSignatureThirdParty,
                    relatedSignaturePublicBody,
                    membersOnly,
                    purpose);
        }
    }
}
