package dev.signet.template;

import dev.signet.application.FormLimits;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Wording;
import dev.signet.rules.fact.TemplateClaim;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.Unseen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application for a template as its door carried it. A component that is {@code null} is one the door could not
 * carry.
 *
 * @param evidence further proofs; null when modifying means "keep the earlier ones"
 */
public record TemplateForm(TemplateClaim claim, @Nullable List<EvidenceUpload> evidence) {

    static final FormLimits LIMITS = new FormLimits(
            Wording.of("template"), "isv.TEMPLATE_OVER_LIMIT", text -> text.codePointCount(0, text.length()));

    public TemplateForm {
        evidence = evidence == null ? null : List.copyOf(evidence);
    }

    /**
     * @param remarkMost longest application note, a parameter of the rulebook
     * @throws dev.signet.platform.Refusal when the tables could not hold it
     */
    void checkLimits(int remarkMost) {
        LIMITS.check("name", claim.name(), FormLimits.SHORT);
        LIMITS.check("content", claim.content(), FormLimits.LONG);
        LIMITS.check("relatedSignature", claim.relatedSignature(), FormLimits.SHORT);
        LIMITS.check("sceneContent", claim.sceneContent(), FormLimits.LONG);
        LIMITS.check("domain", claim.domain(), FormLimits.DOMAIN);
        LIMITS.check("remark", claim.remark(), Math.min(FormLimits.LONG, remarkMost));
        if (claim.variableAttributes() != null) {
            claim.variableAttributes().forEach((variable, attribute) -> {
                LIMITS.check("variableAttributes", variable, FormLimits.SHORT);
                LIMITS.check("variableAttributes." + variable, attribute, FormLimits.SHORT);
            });
        }
    }

    /** Starts a form of which nothing but the given is known. */
    public static Builder of(TemplateKind kind, String name, String content) {
        return new Builder(kind, Unseen.strip(name), content);
    }

    /** Collects what the door carried; whatever is left out stays unknown. */
    public static final class Builder extends TemplateClaim.Builder<Builder> {
        private @Nullable List<EvidenceUpload> evidence;

        private Builder(TemplateKind kind, String name, String content) {
            super(kind, name, content);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        public Builder relatedSignature(@Nullable String value) {
            return super.relatedSignature(value == null ? null : Unseen.strip(value));
        }

        public Builder evidence(@Nullable List<EvidenceUpload> value) {
            evidence = value;
            return this;
        }

        public TemplateForm build() {
            return new TemplateForm(claim(), evidence);
        }
    }
}
