package dev.signet.sending;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The sentences of refusals that are not a rule's: Chinese first, English second, from the bundle. */
final class SendTexts {

    private static final int LONGEST_SHOWN = 100;

    private static final ResourceBundle ZH = bundle(Locale.ROOT);
    private static final ResourceBundle EN = bundle(Locale.ENGLISH);

    private SendTexts() {}

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "messages.sending",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A fault of the whole request; {@code values} fill {0}, {1}… of its sentences. */
    static Fault fault(String code, String reason, Map<String, String> facts, Object... values) {
        return new Fault(
                code,
                "request." + reason,
                text(ZH, reason + ".message", values),
                text(EN, reason + ".message", values),
                text(ZH, reason + ".advice", values),
                text(EN, reason + ".advice", values),
                facts,
                null,
                null);
    }

    static String zh(String key, Object... values) {
        return text(ZH, key, values);
    }

    static String en(String key, Object... values) {
        return text(EN, key, values);
    }

    private static String text(ResourceBundle bundle, String key, Object... values) {
        return MessageFormat.format(bundle.getString(key), Arrays.stream(values).map(SendTexts::shown).toArray());
    }

    /** Of a value of any length no more than a reader needs to know it again. */
    private static Object shown(Object value) {
        return value instanceof String text && text.length() > LONGEST_SHOWN
                ? text.substring(0, LONGEST_SHOWN) + "…"
                : value;
    }
}
