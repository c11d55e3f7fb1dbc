package dev.signet.cost.web;

import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Yuan as people type them: {@code ¥1,200.50}. */
final class GivenYuan {

    private static final Wording TEXTS = Wording.of("cost");
    private static final Pattern PLAIN =
            Pattern.compile("(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,10})(?:[.][0-9]{1,6})?");

    private GivenYuan() {}

    /** @throws dev.signet.platform.Refusal where it is no amount */
    static BigDecimal of(String text) {
        String bare = text.replaceAll("[\\s¥￥]", "");
        if (!PLAIN.matcher(bare).matches()) {
            throw TEXTS.refusal("InvalidParameter", "yuan.spelling", Quoted.of(text));
        }
        return new BigDecimal(bare.replace(",", ""));
    }

    /** Null where nothing was typed. */
    static @Nullable BigDecimal maybe(String text) {
        return text.isBlank() ? null : of(text);
    }
}
