package dev.signet.template.web;

import java.util.Map;

/** Which field of the form a norm speaks of, to lead whoever fills it in there. */
final class TemplateFields {

    private static final Map<String, String> FIELDS = Map.of(
            "TP-02", "name",
            "TP-10", "variableAttributes",
            "TP-24", "relatedSignature",
            "TP-40", "kind",
            "TP-50", "kind",
            "SO-02", "relatedSignature");

    private TemplateFields() {}

    /** A norm that is not known here speaks of the text. */
    static String of(String normId) {
        return FIELDS.getOrDefault(normId, "content");
    }
}
