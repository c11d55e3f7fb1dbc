package dev.signet.template;

import dev.signet.application.FormLimits;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Wording;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.Unseen;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application for a template as its door carried it. A component that is {@code null} is one the door could not
 * carry.
 *
 * @param content fixed text with {@code ${name}} variables
 * @param intlType for international templates: 0 verification, 1 notification, 2 promotional
 * @param variableAttributes attribute code by variable name (变量属性); empty when the applicant declared none
 * @param relatedSignature name of an approved signature, as review evidence only (TP-19)
 * @param sceneContent where it is used: site address or App name
 * @param domain the applicant's own domain that a link may name
 * @param icpFiled whether that domain is filed with MIIT
 * @param domainOwned whether that domain belongs to the account
 * @param membersOnly whether only members who consented receive it (TP-43)
 * @param evidence further proofs; null when modifying means "keep the earlier ones"
 * @param remark 申请说明
 */
public record TemplateForm(
        TemplateKind kind,
        String name,
        String content,
        @Nullable Integer intlType,
        @Nullable Map<String, String> variableAttributes,
        @Nullable String relatedSignature,
        @Nullable String sceneContent,
        @Nullable String domain,
        @Nullable Boolean icpFiled,
        @Nullable Boolean domainOwned,
        @Nullable Boolean membersOnly,
        @Nullable List<EvidenceUpload> evidence,
        String remark) {

    static final FormLimits LIMITS = new FormLimits(
            Wording.of("template"), "isv.TEMPLATE_OVER_LIMIT", text -> text.codePointCount(0, text.length()));

    public TemplateForm {
        name = Unseen.strip(name);
        relatedSignature = relatedSignature == null ? null : Unseen.strip(relatedSignature);
        variableAttributes = variableAttributes == null ? null : Map.copyOf(variableAttributes);
        evidence = evidence == null ? null : List.copyOf(evidence);
    }

    /**
     * @param remarkMost longest application note, a parameter of the rulebook
     * @throws dev.signet.platform.Refusal when the tables could not hold it
     */
    void checkLimits(int remarkMost) {
        LIMITS.check("name", name, FormLimits.SHORT);
        LIMITS.check("content", content, FormLimits.LONG);
        LIMITS.check("relatedSignature", relatedSignature, FormLimits.SHORT);
        LIMITS.check("sceneContent", sceneContent, FormLimits.LONG);
        LIMITS.check("domain", domain, FormLimits.DOMAIN);
        LIMITS.check("remark", remark, Math.min(FormLimits.LONG, remarkMost));
        if (variableAttributes != null) {
            variableAttributes.forEach((variable, attribute) -> {
                LIMITS.check("variableAttributes", variable, FormLimits.SHORT);
                LIMITS.check("variableAttributes." + variable, attribute, FormLimits.SHORT);
            });
        }
    }

    /** Starts a form of which nothing but the given is known. */
    public static Builder of(TemplateKind kind, String name, String content) {
        return new Builder(kind, name, content);
    }

    /** Collects what the door carried; whatever is left out stays unknown. */
    public static final class Builder {
        private final TemplateKind kind;
        private final String name;
        private final String content;
        private @Nullable Integer intlType;
        private @Nullable Map<String, String> variableAttributes;
        private @Nullable String relatedSignature;
        private @Nullable String sceneContent;
        private @Nullable String domain;
        private @Nullable Boolean icpFiled;
        private @Nullable Boolean domainOwned;
        private @Nullable Boolean membersOnly;
        private @Nullable List<EvidenceUpload> evidence;
        private String remark = "";

        private Builder(TemplateKind kind, String name, String content) {
            this.kind = kind;
            this.name = name;
            this.content = content;
        }

        public Builder intlType(@Nullable Integer value) {
            intlType = value;
            return this;
        }

        public Builder variableAttributes(@Nullable Map<String, String> value) {
            variableAttributes = value;
            return this;
        }

        public Builder relatedSignature(@Nullable String value) {
            relatedSignature = value;
            return this;
        }

        public Builder sceneContent(@Nullable String value) {
            sceneContent = value;
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

        public Builder membersOnly(@Nullable Boolean value) {
            membersOnly = value;
            return this;
        }

        public Builder evidence(@Nullable List<EvidenceUpload> value) {
            evidence = value;
            return this;
        }

        public Builder remark(@Nullable String value) {
            remark = value == null ? "" : value;
            return this;
        }

        public TemplateForm build() {
            return new TemplateForm(
                    kind,
                    name,
                    content,
                    intlType,
                    variableAttributes,
                    relatedSignature,
                    sceneContent,
                    domain,
                    icpFiled,
                    domainOwned,
                    membersOnly,
                    evidence,
                    remark);
        }
    }
}
