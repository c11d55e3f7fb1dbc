package dev.signet.statistics.archive;

import dev.signet.platform.Bilingual;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The language of a file. */
public enum Language {
    ZH(Locale.CHINESE),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** {@code zh} or {@code en}; empty for another one. */
    public static Optional<Language> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findAny();
    }

    public String code() {
        return locale.getLanguage();
    }

    Locale locale() {
        return locale;
    }

    String of(Bilingual text) {
        return this == EN ? text.en() : text.zh();
    }
}
