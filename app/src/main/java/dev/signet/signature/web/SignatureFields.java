package dev.signet.signature.web;

import dev.signet.rules.fact.SignatureSource;
import java.util.Map;

/** Which field of the form a norm speaks of, to lead whoever fills it in there. */
final class SignatureFields {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("SG-11", "source"),
            Map.entry("SG-13", "evidence"),
            Map.entry("SG-14", "evidence"),
            Map.entry("SG-15", "evidence"),
            Map.entry("SG-16", "evidence"),
            Map.entry("SG-17", "evidence"),
            Map.entry("SG-18", "scenario"),
            Map.entry("SG-22", "remark"),
            Map.entry("SG-23", "scenario"));

    private SignatureFields() {}

    /** A norm that is not known here speaks of the text itself. */
    static String of(String normId, SignatureSource source) {
        if (normId.equals("SG-12")) {
            return source == SignatureSource.WEBSITE ? "domain" : "online";
        }
        return FIELDS.getOrDefault(normId, "name");
    }
}
