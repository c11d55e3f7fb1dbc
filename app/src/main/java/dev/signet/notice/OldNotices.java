package dev.signet.notice;

import dev.signet.platform.AgedRows;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes notices that have had their time, and then what says who read them. Safe to repeat. */
@Component
class OldNotices {

    private static final int AT_ONCE = 1000;
    private static final AgedRows NOTICES = new AgedRows("notice_notice", "id", "at", "true");
    private static final AgedRows READ = new AgedRows(
            "notice_read",
            "notice_id",
            "read_at",
            "not exists (select 1 from notice_notice n where n.id = notice_read.notice_id)");

    private final JdbcClient jdbc;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    OldNotices(JdbcClient jdbc, ActiveRulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** @return how many notices went */
    int remove() {
        Instant now = clock.instant();
        int months = rulebook.current().policies().number("notice.keep.months");
        Instant before = now.atZone(ChinaTime.ZONE).minusMonths(months).toInstant();
        int removed = NOTICES.delete(jdbc, AT_ONCE, before, now);
        READ.delete(jdbc, AT_ONCE, before, now);
        return removed;
    }
}
