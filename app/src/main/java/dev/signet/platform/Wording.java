package dev.signet.platform;

import dev.signet.rules.text.Unseen;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The texts of one domain in both languages: {@code messages/<domain>.properties} and {@code _en}. */
public final class Wording {

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** As people here read it, and with its zone, for whoever reads elsewhere. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC+8'", Locale.ROOT)
            .withZone(ZoneOffset.ofHours(8));

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final ResourceBundle chinese;
    private final ResourceBundle english;

    private Wording(String domain) {
        this.chinese = ResourceBundle.getBundle("messages." + domain, Locale.ROOT, EXACT);
        this.english = ResourceBundle.getBundle("messages." + domain, Locale.ENGLISH, EXACT);
    }

    public static Wording of(String domain) {
        return new Wording(domain);
    }

    /** Whether there is a text of this name. */
    public boolean has(String key) {
        return chinese.containsKey(key);
    }

    /** The names of all texts that begin so. */
    public Set<String> keys(String prefix) {
        return chinese.keySet().stream().filter(key -> key.startsWith(prefix)).collect(Collectors.toSet());
    }

    public Bilingual text(String key, Object... values) {
        return new Bilingual(zh(key, values), en(key, values));
    }

    public String zh(String key, Object... values) {
        return filled(chinese, Bilingual::zh, key, values);
    }

    public String en(String key, Object... values) {
        return filled(english, Bilingual::en, key, values);
    }

    /** Both, for people who read either: {@code 通过 / approved}. */
    public String both(String key, Object... values) {
        return text(key, values).both();
    }

    /** A refusal under a documented code in the words of this key. */
    public Refusal refusal(String code, String key, Object... values) {
        return new Refusal(code, text(key, values));
    }

    /**
     * Numbers are written plainly, without grouping; of texts also what cannot be seen; of pairs the one that fits; instants
     * with the zone that they are told in.
     */
    private static String filled(
            ResourceBundle bundle, Function<Bilingual, String> language, String key, Object[] values) {
        Object[] plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = Unseen.shown(plain(values[i], language));
        }
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(plain);
    }

    private static String plain(Object value, Function<Bilingual, String> language) {
        if (value instanceof Bilingual pair) {
            return language.apply(pair);
        }
        return value instanceof Instant at && !at.isAfter(LAST) ? TIME.format(at) : String.valueOf(value);
    }
}
