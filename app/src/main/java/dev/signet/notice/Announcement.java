package dev.signet.notice;

import dev.signet.platform.Bilingual;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the platform tells all accounts: a promotion, a maintenance, a news (促销活动与公告, S1-3).
 *
 * @param title one line, plain text
 * @param body plain text, shown as it is written
 * @param link where there is more about it (查看详情): {@code https://…}, or a page of the console; null for none
 * @param from since when it is shown
 * @param until from when on it is not
 */
public record Announcement(
        long id, Bilingual title, Bilingual body, @Nullable String link, Instant from, Instant until) {

    /** What an administrator wrote of it, without its id. */
    public record Form(
            Bilingual title, Bilingual body, @Nullable String link, Instant from, Instant until) {}
}
