package dev.signet.notice;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.Columns;
import dev.signet.platform.Wording;
import dev.signet.platform.text.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a reader finds in the message centre: what all of the account were told, and what this person was. Everybody has
 * read or not for themselves.
 */
@Service
public class NoticeCentre {

    private static final Wording TEXTS = Wording.of("notice");

    private static final String SHOWN = """
             from notice_notice n left join notice_read r on r.notice_id = n.id and r.reader = :reader
            where n.account_id = :account and n.recipient in (0, :own)""";

    private final JdbcClient jdbc;
    private final NoticeKinds kinds;
    private final ObjectMapper json;
    private final Clock clock;

    NoticeCentre(JdbcClient jdbc, NoticeKinds kinds, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One page, newest first.
     *
     * @param unread only what this reader has not read
     * @param page from 1
     */
    @Transactional(readOnly = true)
    public NoticePage list(NoticeReader reader, boolean unread, int page, int size) {
        String shown = SHOWN + (unread ? " and r.notice_id is null" : "");
        List<NoticeRow> rows = by(
                        reader,
                        "select n.id, n.kind, n.told, n.at, r.read_at" + shown
                                + " order by n.id desc limit :size offset :offset")
                .param("size", size)
                .param("offset", (long) (page - 1) * size)
                .query((row, n) -> row(row))
                .list();
        return new NoticePage(rows, count(reader, shown));
    }

    @Transactional(readOnly = true)
    public long unread(NoticeReader reader) {
        return count(reader, SHOWN + " and r.notice_id is null");
    }

    /**
     * Marks these as read, all of them or none; when one was read first stays.
     *
     * @throws dev.signet.platform.Refusal {@code NoticeNotFound} where the reader has no such notice
     */
    @Transactional
    public void read(NoticeReader reader, Collection<Long> ids) {
        Set<Long> wanted = Set.copyOf(ids);
        List<Long> found = wanted.isEmpty()
                ? List.of()
                : by(reader, "select n.id" + SHOWN + " and n.id in (:ids)")
                        .param("ids", wanted)
                        .query(Long.class)
                        .list();
        wanted.stream().filter(id -> !found.contains(id)).findFirst().ifPresent(id -> {
            throw TEXTS.refusal("NoticeNotFound", "refused.unknown", id);
        });
        if (!wanted.isEmpty()) {
            mark(reader, " and n.id in (:ids)").param("ids", wanted).update();
        }
    }

    /** Marks as read what this reader has not read so far. */
    @Transactional
    public void readAll(NoticeReader reader) {
        mark(reader, " and r.notice_id is null").update();
    }

    private StatementSpec mark(NoticeReader reader, String which) {
        return by(
                        reader,
                        "insert into notice_read (notice_id, reader, read_at) select n.id, :reader, :now" + SHOWN
                                + which + " on duplicate key update notice_id = notice_read.notice_id")
                .param("now", clock.millis());
    }

    private long count(NoticeReader reader, String shown) {
        return by(reader, "select count(*)" + shown).query(Long.class).single();
    }

    private StatementSpec by(NoticeReader reader, String sql) {
        return jdbc.sql(sql)
                .param("account", reader.accountId())
                .param("reader", reader.person())
                .param("own", reader.own());
    }

    private NoticeRow row(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        Map<String, String> told = JsonText.readTexts(json, row.getString("told"), "notice_notice");
        return new NoticeRow(
                row.getLong("id"),
                kind,
                kinds.title(kind, told),
                kinds.body(kind, told),
                kinds.link(kind),
                Instant.ofEpochMilli(row.getLong("at")),
                Columns.instant(row, "read_at"));
    }
}
