package dev.signet.platform;

import dev.signet.rules.text.Unseen;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of one domain in both languages: {@code messages/<domain>.properties} and {@code _en}. */
public final class Wording {

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

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

    public String zh(String key, Object... values) {
        return text(chinese, key, values);
    }

    public String en(String key, Object... values) {
        return text(english, key, values);
    }

    /** Both, for people who read either: {@code 通过 / approved}. */
    public String both(String key, Object... values) {
        return zh(key, values) + " / " + en(key, values);
    }

    /** A refusal under a documented code in the words of this key. */
    public Refusal refusal(String code, String key, Object... values) {
        return new Refusal(code, zh(key, values), en(key, values));
    }

    /** Numbers are written plainly, without grouping; of texts also what cannot be seen. */
    private static String text(ResourceBundle bundle, String key, Object... values) {
        Object[] plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = Unseen.shown(String.valueOf(values[i]));
        }
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(plain);
    }
}
