package dev.signet.platform.spreadsheet;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;

/** A file that cannot be taken as a table; the messages say what is wrong and what would be right. */
public final class UnreadableSheet extends RuntimeException {

    private static final Wording TEXTS = Wording.of("spreadsheet");

    private final transient Bilingual message;

    private UnreadableSheet(Bilingual message) {
        super(message.zh(), null, false, false);
        this.message = message;
    }

    static UnreadableSheet because(String key, Object... values) {
        return new UnreadableSheet(TEXTS.text(key, values));
    }

    public Bilingual message() {
        return message;
    }
}
