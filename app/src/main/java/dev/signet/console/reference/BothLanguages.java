package dev.signet.console.reference;

import dev.signet.platform.Bilingual;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Descriptions in the API's own description say both languages in one text: {@code 群发任务 / a bulk task}. */
final class BothLanguages {

    /** With a stroke between, or an English sentence behind a Chinese one. */
    private static final Pattern PAIR =
            Pattern.compile("(?s)(.*\\p{IsHan}.*?)(?:\\s?/\\s|(?<=。)\\s?(?=[A-Z]))((?:(?!\\p{IsHan}).)+)");

    private BothLanguages() {}

    /** A text that says one language only is shown in both. */
    static Bilingual of(String text) {
        Matcher pair = PAIR.matcher(text);
        return pair.matches()
                ? new Bilingual(pair.group(1).strip(), capital(pair.group(2).strip()))
                : new Bilingual(text, text);
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
