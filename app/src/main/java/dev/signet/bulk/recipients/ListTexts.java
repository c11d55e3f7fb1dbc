package dev.signet.bulk.recipients;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;

/** What is said about recipient lists. */
final class ListTexts {

    static final Wording TEXTS = Wording.of("recipients");

    static final String BAD_FILE = "InvalidRecipientFile";
    static final String BAD_PARAMETER = "isv.INVALID_PARAMETERS";
    static final String TOO_MANY = "isv.MOBILE_COUNT_OVER_LIMIT";
    static final String NOT_FOUND = "RecipientListNotFound";
    static final String STATE = "OperationDenied.RecipientList";
    static final String BUSY = "Throttling.User";

    private static final int LONGEST_QUOTE = 40;

    private ListTexts() {}

    static Refusal unknown(long listId) {
        return TEXTS.refusal(NOT_FOUND, "unknown", listId);
    }

    /** A value of a file as it may stand in a sentence. */
    static String quote(String value) {
        String line = value.replaceAll("[ \\t\\r\\n]+", " ").replaceAll("^ | $", "");
        return Quoted.of(line, LONGEST_QUOTE);
    }
}
