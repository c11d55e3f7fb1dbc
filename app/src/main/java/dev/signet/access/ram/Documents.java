package dev.signet.access.ram;

import dev.signet.access.PolicyTexts;
import dev.signet.platform.Refusal;
import dev.signet.rules.access.MalformedPolicy;
import dev.signet.rules.access.PolicyDocument;
import org.springframework.stereotype.Component;

/** Refuses documents that are no policies before they are kept. */
@Component
class Documents {

    private static final String MALFORMED = "MalformedPolicyDocument";

    private final Changes changes;

    Documents(Changes changes) {
        this.changes = changes;
    }

    /** @throws Refusal {@code MalformedPolicyDocument} with line and column, {@code InvalidParameter.….Length} */
    void check(String field, String document) {
        checkLength(field, document);
        try {
            PolicyDocument.parse(document);
        } catch (MalformedPolicy e) {
            throw PolicyTexts.refusal(MALFORMED, e);
        }
    }

    /** The same of a role's trust policy. */
    void checkTrust(String field, String document) {
        checkLength(field, document);
        try {
            PolicyDocument.parseTrust(document);
        } catch (MalformedPolicy e) {
            throw PolicyTexts.refusal(MALFORMED, e);
        }
    }

    private void checkLength(String field, String document) {
        int most = changes.limit("access.policy.characters.max");
        if (document.length() > most) {
            throw Changes.TEXTS.refusal(
                    "InvalidParameter." + field + ".Length", "field.length", field, 1, most, document.length());
        }
    }
}
