package dev.signet.sending.text;

import dev.signet.platform.text.Quoted;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The sentences of refusals that are not a rule's: Chinese first, English second, from the bundle. */
public final class SendTexts {

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
    public static Fault fault(String code, String reason, Map<String, String> facts, Object... values) {
        String key = reason + ".advice";
        return fault(code, reason, new NumberAdvice(text(ZH, key, values), text(EN, key, values)), facts, values);
    }

    /** As the other, with advice that fits the number it is about. */
    public static Fault fault(
            String code, String reason, NumberAdvice advice, Map<String, String> facts, Object... values) {
        return new Fault(
                code,
                "request." + reason,
                text(ZH, reason + ".message", values),
                text(EN, reason + ".message", values),
                advice.zh(),
                advice.en(),
                facts,
                null,
                null);
    }

    public static String zh(String key, Object... values) {
        return text(ZH, key, values);
    }

    public static String en(String key, Object... values) {
        return text(EN, key, values);
    }

    private static String text(ResourceBundle bundle, String key, Object... values) {
        return MessageFormat.format(
                bundle.getString(key),
                Arrays.stream(values).map(SendTexts::shown).toArray());
    }

    private static Object shown(Object value) {
        return value instanceof String text ? Quoted.of(text, LONGEST_SHOWN) : value;
    }
}
