package dev.signet.sending.text;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sentences of refusals that are not a rule's. What a caller sent is named in them only so far. */
public final class SendTexts {

    private static final int LONGEST_SHOWN = 100;

    private static final String REQUEST = "request.";

    private static final Wording TEXTS = Wording.of("sending");

    private SendTexts() {}

    /** A fault of the whole request; {@code values} fill {0}, {1}… of its sentences. */
    public static Fault fault(String code, String reason, Map<String, String> facts, Object... values) {
        return fault(code, reason, text(reason + ".advice", values), facts, values);
    }

    /** As the other, with advice that fits what it is about. */
    public static Fault fault(
            String code, String reason, Bilingual advice, Map<String, String> facts, Object... values) {
        return new Fault(code, REQUEST + reason, text(reason + ".message", values), advice, facts, null, null);
    }

    /**
     * What would be right instead of a number that is none, fitting what is wrong with it.
     *
     * @param reason the key of its sentences below {@code number.advice.}
     */
    public static Bilingual numberAdvice(String reason, Object... values) {
        return text("number.advice." + reason, values);
    }

    /** What is wrong with a request, in words, by what stands in a decision where no rule made it; null of a rule. */
    public static @Nullable Bilingual about(String ruleId) {
        if (!ruleId.startsWith(REQUEST)) {
            return null;
        }
        String key = "about." + ruleId;
        return TEXTS.text("about.request", TEXTS.has(key) ? TEXTS.text(key) : ruleId.substring(REQUEST.length()));
    }

    public static Bilingual text(String key, Object... values) {
        return TEXTS.text(key, Arrays.stream(values).map(SendTexts::shown).toArray());
    }

    private static Object shown(Object value) {
        if (value instanceof Bilingual pair) {
            return pair.map(SendTexts::quoted);
        }
        return value instanceof String text ? quoted(text) : value;
    }

    private static String quoted(String text) {
        return Quoted.of(text, LONGEST_SHOWN);
    }
}
