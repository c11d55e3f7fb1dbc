package dev.signet.template;

/**
 * A template as the platform's people see it.
 *
 * @param accountId whose it is
 */
public record SupervisedTemplate(long accountId, TemplateRow row) {}
