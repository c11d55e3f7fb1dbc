package dev.signet.record;

import dev.signet.platform.Masks;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.SendRecord;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What lists and files may show of a message: numbers masked unless asked otherwise, codes never (RC-1, RC-2). */
@Component
public class RecordMasks {

    private static final String HIDDEN = "****";
    private static final char SIGNATURE_OPENS = '【';
    private static final char SIGNATURE_ENDS = '】';

    private final ActiveRulebook rulebook;

    RecordMasks(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    public String number(SendRecord message, boolean masked) {
        return masked ? Masks.phone(message.phoneNumber()) : message.phoneNumber();
    }

    /** The text; of a verification message without what could be its code, whoever looks. */
    public String content(SendRecord message) {
        return content(message, rulebook.current().policies().pattern("records.code"));
    }

    private static String content(SendRecord message, Pattern code) {
        String text = message.content();
        if (message.kind() != TemplateKind.VERIFICATION) {
            return text;
        }
        int start = text.indexOf(SIGNATURE_OPENS) == 0 ? text.indexOf(SIGNATURE_ENDS) + 1 : 0;
        return text.substring(0, start) + code.matcher(text.substring(start)).replaceAll(HIDDEN);
    }
}
