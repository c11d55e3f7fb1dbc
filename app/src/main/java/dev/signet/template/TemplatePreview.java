package dev.signet.template;

import java.math.BigDecimal;
import java.util.List;

/**
 * A message as a phone would show it (S5.2-15), a sample in every variable.
 *
 * @param parts the messages that it would be sent and billed as, one after the other (BL-1 to BL-7)
 * @param unitPrice yuan for each of them, before tiers and differences between countries (S5.2-8)
 */
public record TemplatePreview(String text, List<String> parts, BigDecimal unitPrice) {

    public TemplatePreview {
        parts = List.copyOf(parts);
    }

    public int segments() {
        return parts.size();
    }
}
