package dev.signet.template;

import dev.signet.rules.fact.TemplateKind;
import java.time.Instant;

/**
 * An application for a template was decided, by a person or by the rulebook. Published in the deciding transaction;
 * the push of {@code TemplateSmsReport} is made of it.
 *
 * @param reason empty when approved without words
 * @param submittedAt the application's {@code create_date}
 */
public record TemplateReviewed(
        long accountId,
        long templateId,
        String code,
        String name,
        String content,
        TemplateKind kind,
        long orderId,
        boolean approved,
        String reason,
        String remark,
        Instant submittedAt,
        Instant decidedAt) {}
