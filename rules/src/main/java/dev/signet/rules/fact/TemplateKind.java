package dev.signet.rules.fact;

/** Kind of a template (模版类型), S5.1-1 and S5.1-5. */
public enum TemplateKind {
    VERIFICATION,
    NOTIFICATION,
    PROMOTIONAL,
    INTERNATIONAL
}
