package dev.signet.billing.desk;

import dev.signet.platform.Refusal;
import dev.signet.platform.text.Quoted;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An amount of yuan as people type it. */
public final class GivenAmount {

    private static final Pattern PLAIN =
            Pattern.compile("[+-]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:[.][0-9]{1,6})?");

    private GivenAmount() {}

    /** @throws Refusal where it is none */
    public static BigDecimal of(String text) {
        String bare = text.replaceAll("[\\s¥￥]", "");
        if (!PLAIN.matcher(bare).matches()) {
            throw BookingCheck.TEXTS.refusal("InvalidParameter", "booking.amount", Quoted.of(text));
        }
        return new BigDecimal(bare.replace(",", ""));
    }

    /** Null where nothing was typed. */
    public static @Nullable BigDecimal maybe(String text) {
        return text.isBlank() ? null : of(text);
    }
}
