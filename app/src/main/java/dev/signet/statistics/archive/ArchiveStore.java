package dev.signet.statistics.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.access.AccessCheck;
import dev.signet.account.Principal;
import dev.signet.figures.view.DayRange;
import dev.signet.platform.Bilingual;
import dev.signet.platform.text.JsonText;
import dev.signet.statistics.StatisticsFilter;
import dev.signet.statistics.archive.Archive.Asker;
import dev.signet.statistics.archive.Archive.State;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The archives' rows and files. A change of state names the attempt that makes it, so that of two only one happens; a file is
 * stored in the transaction that says that it is ready, so that there never is a part of one.
 */
@Repository
class ArchiveStore {

    private static final int PART = 1 << 20;
    private static final String OF = " from statistics_archive where ";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ArchiveStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Archive archive) {
        jdbc.sql("""
                        insert into statistics_archive (id, account_id, principal, origin, monthly, range_key, from_day, to_day,
                            filter, language, state, asked_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        archive.id(),
                        archive.asker().accountId(),
                        archive.asker().principal().stored(),
                        archive.asker().origin().stored(),
                        archive.monthly(),
                        archive.range().key(),
                        archive.range().from(),
                        archive.range().to(),
                        JsonText.write(json, archive.filter()),
                        archive.language().code(),
                        archive.state().name(),
                        utc(archive.askedAt()),
                        utc(archive.expiresAt()))
                .update();
    }

    /** As if it did not exist where it is another account's, or its time is over. */
    Optional<Archive> find(long accountId, long id, Instant now) {
        return jdbc.sql("select *" + OF + "id = ? and account_id = ? and expires_at > ?")
                .params(id, accountId, utc(now))
                .query(this::archive)
                .optional();
    }

    /** Newest first. */
    List<Archive> listed(long accountId, Instant now, int page, int size) {
        return jdbc.sql("select *" + OF + "account_id = ? and expires_at > ? order by id desc limit ? offset ?")
                .params(accountId, utc(now), size, (page - 1L) * size)
                .query(this::archive)
                .list();
    }

    long count(long accountId, Instant now) {
        return jdbc.sql("select count(*)" + OF + "account_id = ? and expires_at > ?")
                .params(accountId, utc(now))
                .query(Long.class)
                .single();
    }

    int preparing(long accountId) {
        return jdbc.sql("select count(*)" + OF + "account_id = ? and state = 'PREPARING'")
                .param(accountId)
                .query(Integer.class)
                .single();
    }

    /** The one that waits longest; those that failed before come last. */
    Optional<Archive> nextToPrepare() {
        return jdbc.sql("select *" + OF + "state = 'PREPARING' order by attempt, id limit 1")
                .query(this::archive)
                .optional();
    }

    /** Begins the file anew, which ends every earlier attempt; the number of this one, or empty when another has begun. */
    Optional<Integer> begin(Archive archive) {
        int attempt = archive.attempt() + 1;
        int begun = jdbc.sql(
                        "update statistics_archive set attempt = ?, progress = 0 where id = ? and state = 'PREPARING'"
                                + " and attempt = ?")
                .params(attempt, archive.id(), archive.attempt())
                .update();
        return begun == 1 ? Optional.of(attempt) : Optional.empty();
    }

    void progressed(long id, int attempt, int progress) {
        jdbc.sql("update statistics_archive set progress = ? where id = ? and state = 'PREPARING' and attempt = ?")
                .params(progress, id, attempt)
                .update();
    }

    /** False, and nothing is stored, when this attempt is not the one that counts any more. */
    boolean finish(long id, int attempt, byte[] file, Instant asOf) {
        int finished =
                jdbc.sql("""
                        update statistics_archive set state = 'READY', progress = 100, as_of = ?, bytes = ?
                        where id = ? and state = 'PREPARING' and attempt = ?""").params(utc(asOf), (long) file.length, id, attempt).update();
        for (int part = 0; finished == 1 && part * PART < file.length; part++) {
            jdbc.sql("insert into statistics_archive_part (archive_id, ordinal, content) values (?, ?, ?)")
                    .params(id, part, Arrays.copyOfRange(file, part * PART, Math.min(file.length, (part + 1) * PART)))
                    .update();
        }
        return finished == 1;
    }

    void fail(long id, Bilingual reason) {
        jdbc.sql(
                        "update statistics_archive set state = 'FAILED', reason = ?, reason_en = ? where id = ? and state = 'PREPARING'")
                .params(reason.zh(), reason.en(), id)
                .update();
    }

    /** Part by part, so that a slow reader costs no memory. */
    void copy(Archive archive, OutputStream out) throws IOException {
        long left = archive.bytes() == null ? 0 : archive.bytes();
        for (int part = 0; left > 0; part++) {
            byte[] content = jdbc.sql(
                            "select content from statistics_archive_part where archive_id = ? and ordinal = ?")
                    .params(archive.id(), part)
                    .query(byte[].class)
                    .single();
            out.write(content);
            left -= content.length;
        }
    }

    /** Removes some of those whose time is over, with their files; true when there may be more. */
    boolean removeExpired(Instant now, int most) {
        List<Long> ids = jdbc.sql("select id" + OF + "expires_at <= ? limit ?")
                .params(utc(now), most)
                .query(Long.class)
                .list();
        for (long id : ids) {
            jdbc.sql("delete from statistics_archive_part where archive_id = ?")
                    .param(id)
                    .update();
            jdbc.sql("delete from statistics_archive where id = ?").param(id).update();
        }
        return ids.size() == most;
    }

    private Archive archive(ResultSet row, int number) throws SQLException {
        Language language = Language.of(row.getString("language")).orElseThrow();
        return new Archive(
                row.getLong("id"),
                asker(row),
                row.getBoolean("monthly"),
                new DayRange(
                        row.getString("range_key"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class)),
                JsonText.read(json, row.getString("filter"), StatisticsFilter.class, "statistics_archive"),
                language,
                State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getInt("progress"),
                new Bilingual(row.getString("reason"), row.getString("reason_en")),
                instant(row.getObject("asked_at", LocalDateTime.class)),
                row.getObject("as_of") == null ? null : instant(row.getObject("as_of", LocalDateTime.class)),
                instant(row.getObject("expires_at", LocalDateTime.class)),
                row.getObject("bytes") == null ? null : row.getLong("bytes"));
    }

    private static Asker asker(ResultSet row) throws SQLException {
        return new Asker(
                Principal.parse(row.getLong("account_id"), row.getString("principal")),
                AccessCheck.Origin.parse(row.getString("origin")));
    }

    /**
     * What an account wishes: the report of each month.
     *
     * @param sentUntil the last month whose report was begun, by its first day
     */
    record Wish(Asker asker, Language language, LocalDate sentUntil) {}

    /** Lets one thing of an account be asked for at a time, until the transaction ends. */
    void lineUp(long accountId) {
        // One statement: inserting first and locking afterwards would let two of them wait for each other.
        jdbc.sql("insert into statistics_account (account_id) values (?)"
                        + " on duplicate key update account_id = values(account_id)")
                .param(accountId)
                .update();
    }

    Optional<Wish> wish(long accountId) {
        return jdbc.sql("select * from statistics_account where account_id = ? and monthly_language is not null")
                .param(accountId)
                .query(this::read)
                .optional();
    }

    List<Wish> wishes() {
        return jdbc.sql("select * from statistics_account where monthly_language is not null order by account_id")
                .query(this::read)
                .list();
    }

    /** @param wish null ends it */
    void keep(long accountId, @Nullable Wish wish) {
        jdbc.sql("""
                        update statistics_account set monthly_language = ?, principal = ?, origin = ?, sent_until = ?
                        where account_id = ?""")
                .params(Arrays.asList(
                        wish == null ? null : wish.language().code(),
                        wish == null ? null : wish.asker().principal().stored(),
                        wish == null ? null : wish.asker().origin().stored(),
                        wish == null ? null : wish.sentUntil(),
                        accountId))
                .update();
    }

    /** Whether it is the caller who begins the report of the month: of all nodes one, once. */
    boolean beginMonth(long accountId, LocalDate before, LocalDate month) {
        return jdbc.sql("""
                        update statistics_account set sent_until = ?
                        where account_id = ? and monthly_language is not null and sent_until = ?""").params(month, accountId, before).update() == 1;
    }

    private Wish read(ResultSet row, int number) throws SQLException {
        return new Wish(
                asker(row),
                Language.of(row.getString("monthly_language")).orElseThrow(),
                row.getObject("sent_until", LocalDate.class));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }
}
