package dev.signet.api.wire;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as the API writes them: {@code 2019-01-08 16:44:10}, UTC+8. */
public final class WireTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);

    private WireTime() {}

    /** Null stays null: the field is left out then. */
    public static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : FORMAT.format(time);
    }
}
