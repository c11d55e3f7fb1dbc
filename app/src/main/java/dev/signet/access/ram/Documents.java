package dev.signet.access.ram;

import dev.signet.access.PolicyTexts;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.rules.access.MalformedPolicy;
import dev.signet.rules.access.PolicyDocument;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Refuses documents that are no policies before they are kept. */
@Component
public class Documents {

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

    /**
     * What a document breaks first; empty where it could be kept.
     *
     * @param trust whether it is the trust policy of a role
     */
    public Optional<Fault> fault(String document, boolean trust) {
        int most = mostCharacters();
        if (document.length() > most) {
            return Optional.of(new Fault(0, 0, Changes.TEXTS.text("document.long", document.length(), most)));
        }
        try {
            if (trust) {
                PolicyDocument.parseTrust(document);
            } else {
                PolicyDocument.parse(document);
            }
            return Optional.empty();
        } catch (MalformedPolicy e) {
            return Optional.of(new Fault(e.line(), e.column(), PolicyTexts.text(e)));
        }
    }

    /** Of a policy, whoever writes it. */
    public int mostCharacters() {
        return changes.limit("access.policy.characters.max");
    }

    /**
     * Why a document is no policy.
     *
     * @param line from 1; 0 where it is about the whole
     * @param column of the first character that is wrong, from 1, in UTF-16 units
     */
    public record Fault(int line, int column, Bilingual text) {}

    private void checkLength(String field, String document) {
        int most = mostCharacters();
        if (document.length() > most) {
            throw Changes.TEXTS.refusal(
                    "InvalidParameter." + field + ".Length", "field.length", field, 1, most, document.length());
        }
    }
}
