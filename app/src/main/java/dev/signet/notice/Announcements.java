package dev.signet.notice;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Announcements: written by administrators, with a trace of each act, and read by all accounts. */
@Service
public class Announcements {

    private static final Wording TEXTS = Wording.of("notice");
    private static final String SUBJECT = "announcement";
    private static final String COLUMNS =
            "select id, title, title_en, body, body_en, link, from_ms, until_ms from notice_announcement";

    private final JdbcClient jdbc;
    private final AnnouncementCheck check;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Announcements(JdbcClient jdbc, AnnouncementCheck check, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.check = check;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is shown now, the newest first, at most so many. */
    @Transactional(readOnly = true)
    public List<Announcement> current(int most) {
        long now = clock.millis();
        return jdbc.sql(COLUMNS + " where until_ms > ? and from_ms <= ? order by from_ms desc, id desc limit ?")
                .params(now, now, most)
                .query((row, n) -> announcement(row))
                .list();
    }

    /**
     * One page of all, those to come and past ones too, the newest first.
     *
     * @param page from 1
     */
    @Transactional(readOnly = true)
    public List<Announcement> all(int page, int size) {
        return jdbc.sql(COLUMNS + " order by from_ms desc, id desc limit ? offset ?")
                .params(size, (long) (page - 1) * size)
                .query((row, n) -> announcement(row))
                .list();
    }

    /** How many {@link #all} has. */
    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from notice_announcement")
                .query(Long.class)
                .single();
    }

    /** @throws Refusal {@code AnnouncementNotFound} */
    @Transactional(readOnly = true)
    public Announcement require(long id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query((row, n) -> announcement(row))
                .optional()
                .orElseThrow(() -> TEXTS.refusal("AnnouncementNotFound", "announcement.unknown", id));
    }

    /** @throws Refusal {@code InvalidParameter} naming what cannot be, and what would be right */
    @Transactional
    public Announcement write(String actor, Announcement.Form form) {
        Announcement written = check.checked(ids.next(), form);
        put(actor, written);
        audit.record(actor, "announcement.written", SUBJECT, Long.toString(written.id()), details(written));
        return written;
    }

    /** @throws Refusal {@code AnnouncementNotFound}, and as {@link #write} does */
    @Transactional
    public Announcement change(String actor, long id, Announcement.Form form) {
        Announcement changed = check.checked(id, form);
        remove(id);
        put(actor, changed);
        audit.record(actor, "announcement.changed", SUBJECT, Long.toString(id), details(changed));
        return changed;
    }

    /** @throws Refusal {@code AnnouncementNotFound} */
    @Transactional
    public void delete(String actor, long id) {
        remove(id);
        audit.record(actor, "announcement.deleted", SUBJECT, Long.toString(id), Map.of());
    }

    private void put(String actor, Announcement announcement) {
        jdbc.sql("""
                        insert into notice_announcement (id, title, title_en, body, body_en, link, from_ms, until_ms,
                            written_by, written_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        announcement.id(),
                        announcement.title().zh(),
                        announcement.title().en(),
                        announcement.body().zh(),
                        announcement.body().en(),
                        announcement.link(),
                        announcement.from().toEpochMilli(),
                        announcement.until().toEpochMilli(),
                        actor,
                        clock.millis())
                .update();
    }

    private void remove(long id) {
        if (jdbc.sql("delete from notice_announcement where id = ?").param(id).update() == 0) {
            throw TEXTS.refusal("AnnouncementNotFound", "announcement.unknown", id);
        }
    }

    private static Map<String, String> details(Announcement announcement) {
        return Map.of(
                "title", announcement.title().zh(),
                "from", announcement.from().toString(),
                "until", announcement.until().toString());
    }

    private static Announcement announcement(ResultSet row) throws SQLException {
        return new Announcement(
                row.getLong(1),
                new Bilingual(row.getString(2), row.getString(3)),
                new Bilingual(row.getString(4), row.getString(5)),
                row.getString(6),
                Instant.ofEpochMilli(row.getLong(7)),
                Instant.ofEpochMilli(row.getLong(8)));
    }
}
