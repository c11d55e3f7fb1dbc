package dev.signet.application;

import dev.signet.platform.Wording;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the tables can hold of a form; the norms have tighter limits of their own where a norm speaks of a field.
 *
 * @param texts has {@code field.too-long}
 * @param code of the refusal
 * @param length how this kind counts characters
 */
public record FormLimits(Wording texts, String code, ToIntFunction<String> length) {

    /** Of what an officer writes. */
    public static final int REASON = 500;

    public static final int SHORT = 200;
    public static final int LONG = 1000;
    public static final int DOMAIN = 255;

    /** @throws dev.signet.platform.Refusal when it is longer */
    public void check(String field, @Nullable String value, int most) {
        if (value != null && length.applyAsInt(value) > most) {
            throw texts.refusal(code, "field.too-long", field, length.applyAsInt(value), most);
        }
    }
}
