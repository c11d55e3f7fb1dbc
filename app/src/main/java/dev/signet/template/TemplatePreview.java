package dev.signet.template;

/**
 * A message as a phone would show it (S5.2-15), a sample in every variable.
 *
 * @param segments how many messages it would be sent and billed as (BL-1 to BL-7)
 */
public record TemplatePreview(String text, int segments) {}
