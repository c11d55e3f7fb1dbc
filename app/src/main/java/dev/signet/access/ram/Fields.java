package dev.signet.access.ram;

import dev.signet.platform.Refusal;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.text.Quoted;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names and texts of an account's people. Names are of ASCII letters alone, so that none looks like another; the codes
 * name the field as the wire knows it.
 */
final class Fields {

    static final Pattern USER = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]+");
    static final Pattern GROUP = Pattern.compile("[A-Za-z0-9-]+");
    static final Pattern POLICY = GROUP;
    static final Pattern ROLE = Pattern.compile("[A-Za-z0-9.-]+");

    private static final Pattern MOBILE = Pattern.compile("(?:\\d{1,4}-)?\\d{5,15}");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,63}");

    private Fields() {}

    static String name(String field, String value, Pattern letters, int most) {
        length(field, value, 1, most);
        if (!letters.matcher(value).matches()) {
            throw invalid(field + ".InvalidChars", "field.letters", field, value, signs(letters));
        }
        return value;
    }

    /** Null and empty are the same: there is none. */
    static String text(String field, @Nullable String value, int most) {
        String text = value == null ? "" : value;
        length(field, text, 0, most);
        if (!text.isEmpty() && !PlainText.isName(text)) {
            throw invalid(field + ".InvalidChars", "field.text", field, text, "");
        }
        return text;
    }

    static String mobile(String field, @Nullable String value) {
        return formed(field, value, MOBILE, "86-13800000000");
    }

    static String email(String field, @Nullable String value) {
        return formed(field, value, EMAIL, "name@example.com");
    }

    private static String formed(String field, @Nullable String value, Pattern form, String example) {
        String text = value == null ? "" : value;
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            throw invalid(field + ".Format", "field.format", field, text, example);
        }
        return text;
    }

    private static void length(String field, String value, int least, int most) {
        int length = value.codePointCount(0, value.length());
        if (length < least || length > most) {
            throw Changes.TEXTS.refusal(
                    "InvalidParameter." + field + ".Length", "field.length", field, least, most, length);
        }
    }

    /** Those that a name may have beside letters and digits, as its expression lists them. */
    private static String signs(Pattern letters) {
        return letters.pattern()
                .replaceAll("\\(\\?![^)]*\\)|[A-Za-z0-9]-[A-Za-z0-9]|[\\[\\]+]", "")
                .replaceAll("(?<=.)(?=.)", " ");
    }

    /** @param right what would be right, in words that need no language */
    private static Refusal invalid(String code, String text, String field, String value, String right) {
        return Changes.TEXTS.refusal("InvalidParameter." + code, text, field, Quoted.of(value), right);
    }
}
