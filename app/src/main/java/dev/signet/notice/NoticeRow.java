package dev.signet.notice;

import dev.signet.platform.Bilingual;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as somebody reads it.
 *
 * @param link where in the console it goes on; null for most
 * @param readAt when this reader did so first; null while it is unread
 */
public record NoticeRow(
        long id,
        String kind,
        Bilingual title,
        Bilingual body,
        @Nullable String link,
        Instant at,
        @Nullable Instant readAt) {}
