package dev.signet.bulk.recipients;

import dev.signet.platform.Bilingual;

/** The whole file is refused; nothing of it is kept. */
final class FileRefused extends RuntimeException {

    private final transient Bilingual why;

    FileRefused(Bilingual why) {
        super(why.zh(), null, false, false);
        this.why = why;
    }

    static FileRefused because(String key, Object... values) {
        return new FileRefused(ListTexts.TEXTS.text(key, values));
    }

    Bilingual why() {
        return why;
    }
}
