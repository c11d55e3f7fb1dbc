package dev.signet.template;

/**
 * What the applicant holds after applying.
 *
 * @param code {@code SMS_<number>}, by which messages name the template
 * @param orderId number of this application; every submission has its own
 * @param state {@link TemplateState#APPROVED} where no person was needed, else {@link TemplateState#UNDER_REVIEW}
 */
public record TemplateOrder(long templateId, String code, String name, long orderId, TemplateState state) {}
