package dev.signet.template;

import dev.signet.billing.price.Prices;
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
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The message as a phone would show it (S5.2-15): signature, text, a sample in every variable. */
@Component
class TemplatePreviews {

    private static final Wording TEXTS = Wording.of("template");

    /** As the interface counts the types of templates for abroad. */
    private static final Integer VERIFICATION_ABROAD = 0;

    private final Signatures signatures;
    private final ActiveRulebook rulebook;
    private final Prices prices;

    TemplatePreviews(Signatures signatures, ActiveRulebook rulebook, Prices prices) {
        this.signatures = signatures;
        this.rulebook = rulebook;
        this.prices = prices;
    }

    TemplatePreview of(long accountId, TemplateFacts facts) {
        return of(accountId, facts, Map.of());
    }

    /** @param values that are shown instead of samples, by variable */
    TemplatePreview of(long accountId, TemplateFacts facts, Map<String, String> values) {
        TemplateClaim claim = facts.claim();
        Map<String, String> attributes = claim.variableAttributes() == null ? Map.of() : claim.variableAttributes();
        Map<String, String> samples = new HashMap<>();
        facts.variables()
                .forEach(variable ->
                        samples.put(variable, sample(variable, attributes.getOrDefault(variable, ""), claim)));
        samples.putAll(values);
        String text = SignedTexts.of(rulebook.current().policies())
                .text(
                        signature(accountId, claim),
                        TemplateText.of(claim.content()).filled(samples),
                        claim.kind());
        boolean international = claim.kind() == TemplateKind.INTERNATIONAL;
        return new TemplatePreview(
                text, Segments.cut(text, Segments.Alphabet.of(text, international)), unitPrice(claim.kind()));
    }

    /** What a message of this kind costs in yuan, before tiers and differences between countries. */
    BigDecimal unitPrice(TemplateKind kind) {
        return prices.unitPrice(kind);
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

    /** Until a notification's variable has its attribute its name is all there is to show; abroad none ever has (S5.3-4). */
    private static String sample(String variable, String attribute, TemplateClaim claim) {
        if (!attribute.isEmpty() && TEXTS.has("sample." + attribute)) {
            return TEXTS.zh("sample." + attribute);
        }
        return switch (claim.kind()) {
            case VERIFICATION -> TEXTS.zh("sample.numberCaptcha");
            case INTERNATIONAL ->
                TEXTS.zh(
                        Objects.equals(claim.intlType(), VERIFICATION_ABROAD)
                                ? "sample.numberCaptcha"
                                : "sample.abroad");
            default -> "{" + variable + "}";
        };
    }
}
