package dev.signet.rules.access;

import com.fasterxml.jackson.core.JsonLocation;
import dev.signet.rules.text.Unseen;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * A document that is no policy: names what stands there, the rule that it breaks and what would be right, in both
 * languages.
 */
public final class MalformedPolicy extends RuntimeException {

    private static final ResourceBundle CHINESE = bundle(Locale.ROOT);
    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);
    private static final int LONGEST_QUOTE = 64;

    private final String key;
    private final int line;
    private final int column;
    private final String zh;
    private final String en;

    /** @param key of the sentence, whose places are filled with the values */
    MalformedPolicy(JsonLocation place, String key, Object... values) {
        super(null, null, false, false);
        this.key = key;
        this.line = place.getLineNr();
        this.column = place.getColumnNr();
        this.zh = filled(CHINESE, key, values);
        this.en = filled(ENGLISH, key, values);
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                MalformedPolicy.class.getPackageName() + ".malformed",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static String filled(ResourceBundle bundle, String key, Object[] values) {
        Object[] shown = Arrays.stream(values).map(MalformedPolicy::shown).toArray();
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(shown);
    }

    /** Lists of what there is are our own, and stay whole. */
    private static String shown(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        String text = String.valueOf(value);
        boolean whole = text.codePointCount(0, text.length()) <= LONGEST_QUOTE;
        return Unseen.shown(whole ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…");
    }

    /** Of the first character that is wrong, from 1. */
    public int line() {
        return line;
    }

    /** Of the first character that is wrong, from 1, in UTF-16 units. */
    public int column() {
        return column;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** By which rule it is refused. */
    String key() {
        return key;
    }

    @Override
    public String getMessage() {
        return line + ":" + column + ": " + en;
    }
}
