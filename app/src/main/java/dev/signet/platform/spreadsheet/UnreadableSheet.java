package dev.signet.platform.spreadsheet;

import static java.util.Objects.requireNonNull;

import dev.signet.platform.Wording;

/** A file that cannot be taken as a table; the messages say what is wrong and what would be right. */
public final class UnreadableSheet extends RuntimeException {

    private static final Wording TEXTS = Wording.of("spreadsheet");

    private final String messageEn;

    private UnreadableSheet(String messageZh, String messageEn) {
        super(messageZh, null, false, false);
        this.messageEn = messageEn;
    }

    static UnreadableSheet because(String key, Object... values) {
        return new UnreadableSheet(TEXTS.zh(key, values), TEXTS.en(key, values));
    }

    public String messageZh() {
        return requireNonNull(getMessage());
    }

    public String messageEn() {
        return messageEn;
    }
}
