package dev.signet.template;

import dev.signet.platform.Wording;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.content.SignedTexts;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateClaim;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.Segments;
import dev.signet.rules.text.TemplateText;
import dev.signet.signature.SendableSignature;
import dev.signet.signature.Signatures;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The message as a phone would show it (S5.2-15): signature, text, a sample in every variable. */
@Component
class TemplatePreviews {

    private static final Wording TEXTS = Wording.of("template");

    private final Signatures signatures;
    private final ActiveRulebook rulebook;

    TemplatePreviews(Signatures signatures, ActiveRulebook rulebook) {
        this.signatures = signatures;
        this.rulebook = rulebook;
    }

    TemplatePreview of(long accountId, TemplateFacts facts) {
        TemplateClaim claim = facts.claim();
        Map<String, String> attributes = claim.variableAttributes() == null ? Map.of() : claim.variableAttributes();
        Map<String, String> samples = new HashMap<>();
        facts.variables()
                .forEach(variable ->
                        samples.put(variable, sample(variable, attributes.getOrDefault(variable, ""), claim.kind())));
        String text = SignedTexts.of(rulebook.current().policies())
                .text(
                        signature(accountId, claim),
                        TemplateText.of(claim.content()).filled(samples),
                        claim.kind());
        return new TemplatePreview(text, Segments.count(text, claim.kind() == TemplateKind.INTERNATIONAL));
    }

    /** The related signature, or one the account could send this with. */
    private String signature(long accountId, TemplateClaim claim) {
        String related = claim.relatedSignature();
        if (related != null && !related.isBlank()) {
            return related;
        }
        return signatures.sendable(accountId).stream()
                .filter(signature ->
                        claim.kind() == TemplateKind.VERIFICATION || signature.scenario() == Scenario.GENERAL)
                .min(Comparator.comparingLong(SendableSignature::id))
                .map(SendableSignature::name)
                .orElse(TEXTS.zh("preview.no-signature"));
    }

    private static String sample(String variable, String attribute, TemplateKind kind) {
        if (!attribute.isEmpty() && TEXTS.has("sample." + attribute)) {
            return TEXTS.zh("sample." + attribute);
        }
        return kind == TemplateKind.VERIFICATION ? TEXTS.zh("sample.numberCaptcha") : "{" + variable + "}";
    }
}
