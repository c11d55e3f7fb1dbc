package dev.signet.api.wire;

import dev.signet.platform.time.ChinaTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as the API writes them: {@code 2019-01-08 16:44:10}, UTC+8. */
public final class WireTime {

    private WireTime() {}

    /** Null stays null: the field is left out then. */
    public static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : ChinaTime.text(time);
    }
}
