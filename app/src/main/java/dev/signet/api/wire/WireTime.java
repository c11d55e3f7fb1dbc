package dev.signet.api.wire;

import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.platform.time.ChinaTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/** Times as the API writes them: {@code 2019-01-08 16:44:10}, UTC+8, and days: {@code 20190108}. */
public final class WireTime {

    private static final Wording TEXTS = Wording.of("api");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private WireTime() {}

    /** @throws dev.signet.platform.Refusal {@code isv.INVALID_PARAMETERS} where it is no day, written as {@code 20190108} */
    public static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text, DAY);
        } catch (DateTimeParseException e) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "send.day", field, Quoted.of(text));
        }
    }

    public static String text(LocalDate day) {
        return DAY.format(day);
    }

    /** Null stays null: the field is left out then. */
    public static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : ChinaTime.text(time);
    }
}
