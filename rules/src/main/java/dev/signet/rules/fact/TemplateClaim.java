package dev.signet.rules.fact;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody claims about a template: as its door carried it, as it is kept with what a reviewer found out later, as
 * the norms see it and as its owner is shown it. Null is unknown.
 *
 * @param content fixed text with {@code ${name}} variables, as written
 * @param intlType for international templates: 0 verification, 1 notification, 2 promotional
 * @param variableAttributes attribute code by variable name (变量属性, S5.2-12); empty when the applicant declared
 *     none, null when the door carries none
 * @param relatedSignature name of an approved signature, as review evidence only (TP-19)
 * @param sceneContent where it is used: site address or App name
 * @param domain the applicant's own domain that a link may name
 * @param icpFiled whether that domain is filed with MIIT
 * @param domainOwned whether that domain belongs to the account
 * @param membersOnly whether the applicant states that only members who consented receive it (TP-43)
 * @param remark 申请说明
 */
public record TemplateClaim(
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
        String remark) {

    public TemplateClaim {
        variableAttributes = variableAttributes == null ? null : Map.copyOf(variableAttributes);
    }

    /**
     * Collects what is known; whatever is left out stays unknown.
     *
     * @param <B> what collects more than the claim
     */
    public abstract static class Builder<B extends Builder<B>> {
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
        private String remark = "";

        protected Builder(TemplateKind kind, String name, String content) {
            this.kind = kind;
            this.name = name;
            this.content = content;
        }

        protected abstract B self();

        protected final TemplateClaim claim() {
            return new TemplateClaim(
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
                    remark);
        }

        public B intlType(@Nullable Integer value) {
            intlType = value;
            return self();
        }

        public B variableAttributes(@Nullable Map<String, String> value) {
            variableAttributes = value;
            return self();
        }

        public B relatedSignature(@Nullable String value) {
            relatedSignature = value;
            return self();
        }

        public B sceneContent(@Nullable String value) {
            sceneContent = value;
            return self();
        }

        public B domain(@Nullable String value) {
            domain = value;
            return self();
        }

        public B icpFiled(@Nullable Boolean value) {
            icpFiled = value;
            return self();
        }

        public B domainOwned(@Nullable Boolean value) {
            domainOwned = value;
            return self();
        }

        public B membersOnly(@Nullable Boolean value) {
            membersOnly = value;
            return self();
        }

        public B remark(@Nullable String value) {
            remark = value == null ? "" : value;
            return self();
        }
    }

    public TemplateClaim withVariableAttributes(@Nullable Map<String, String> attributes) {
        return new TemplateClaim(
                kind,
                name,
                content,
                intlType,
                attributes,
                relatedSignature,
                sceneContent,
                domain,
                icpFiled,
                domainOwned,
                membersOnly,
                remark);
    }
}
