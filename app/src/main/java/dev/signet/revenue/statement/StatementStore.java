package dev.signet.revenue.statement;

import dev.signet.platform.Bilingual;
import dev.signet.platform.DataPlane;
import dev.signet.platform.text.PlainText;
import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Statements in the data plane: where they stand, and what they come to. Nothing here begins a transaction: whoever takes a step does. */
@Component
class StatementStore {

    private static final int LONGEST_FAILURE = 500;
    private static final int YEAR = 100;
    private static final int PORTION = 5000;
    private static final String COLUMNS =
            "id, carrier, month, file_name, digest, octets, imported_by, imported_at, state,"
                    + " failure_zh, failure_en, next_octet, file_lines, matched, priceless, their_parts, their_micros, our_parts,"
                    + " our_micros, over_micros, under_micros, ended_at";

    private final JdbcTemplate jdbc;

    StatementStore(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where the work on a statement stands.
     *
     * @param header its first line; null before that is read
     * @param nextId the last line, or message, that the present step is done with
     * @param lines of the file that have been read, the header included
     */
    record Cursor(
            long id,
            String carrier,
            YearMonth month,
            Charset charset,
            StatementState state,
            @Nullable String header,
            long nextOctet,
            long octets,
            long nextId,
            int lines) {}

    static int number(YearMonth month) {
        return month.getYear() * YEAR + month.getMonthValue();
    }

    private static YearMonth month(int number) {
        return YearMonth.of(number / YEAR, number % YEAR);
    }

    void keep(long id, int chunk, byte[] content) {
        jdbc.update(
                "insert into revenue_statement_chunk (statement_id, chunk, content) values (?, ?, ?)",
                id,
                chunk,
                content);
    }

    byte @Nullable [] chunk(long id, int chunk) {
        return jdbc
                .query(
                        "select content from revenue_statement_chunk where statement_id = ? and chunk = ?",
                        (row, n) -> row.getBytes(1),
                        id,
                        chunk)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** @throws org.springframework.dao.DuplicateKeyException where the carrier and month have the same file */
    void insert(
            long id,
            String carrier,
            YearMonth month,
            String fileName,
            StatementFile file,
            byte[] digest,
            String who,
            Instant at) {
        jdbc.update(
                "insert into revenue_statement (id, carrier, month, file_name, digest, octets, charset, imported_by,"
                        + " imported_at, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                carrier,
                number(month),
                fileName,
                digest,
                file.octets(),
                file.charset().name(),
                who,
                at.toEpochMilli(),
                StatementState.READING.name());
    }

    Optional<Long> same(String carrier, YearMonth month, byte[] digest) {
        return jdbc
                .queryForList(
                        "select id from revenue_statement where carrier = ? and month = ? and digest = ?",
                        Long.class,
                        carrier,
                        number(month),
                        digest)
                .stream()
                .findFirst();
    }

    Optional<Statement> find(long id) {
        return jdbc.query("select " + COLUMNS + " from revenue_statement where id = ?", this::statement, id).stream()
                .findFirst();
    }

    List<Statement> newest(long first, int most) {
        return jdbc.query(
                "select " + COLUMNS + " from revenue_statement order by month desc, id desc limit ? offset ?",
                this::statement,
                most,
                first);
    }

    long count() {
        Long count = jdbc.queryForObject("select count(*) from revenue_statement", Long.class);
        return count == null ? 0 : count;
    }

    private Statement statement(ResultSet row, int n) throws SQLException {
        long id = row.getLong("id");
        long octets = row.getLong("octets");
        String failure = row.getString("failure_zh");
        long ended = row.getLong("ended_at");
        boolean under = row.wasNull();
        return new Statement(
                id,
                row.getString("carrier"),
                month(row.getInt("month")),
                row.getString("file_name"),
                HexFormat.of().formatHex(row.getBytes("digest")),
                octets,
                row.getString("imported_by"),
                Instant.ofEpochMilli(row.getLong("imported_at")),
                StatementState.valueOf(row.getString("state")),
                (int) (row.getLong("next_octet") * 100 / Math.max(1, octets)),
                failure == null ? null : new Bilingual(failure, row.getString("failure_en")),
                Math.max(0, row.getLong("file_lines") - 1),
                row.getLong("matched"),
                row.getLong("priceless"),
                row.getLong("their_parts"),
                row.getLong("their_micros"),
                row.getLong("our_parts"),
                row.getLong("our_micros"),
                row.getLong("over_micros"),
                row.getLong("under_micros"),
                under ? null : Instant.ofEpochMilli(ended),
                counts(id));
    }

    private Map<DifferenceKind, Statement.Counted> counts(long id) {
        Map<DifferenceKind, Statement.Counted> counts = new EnumMap<>(DifferenceKind.class);
        jdbc.query(
                "select kind, found, their_micros, our_micros from revenue_statement_count where statement_id = ?",
                row -> {
                    counts.put(
                            DifferenceKind.values()[row.getInt(1)],
                            new Statement.Counted(row.getLong(2), row.getLong(3), row.getLong(4)));
                },
                id);
        return counts;
    }

    /** The oldest that is not done. */
    Optional<Long> underWay() {
        return jdbc
                .queryForList(
                        "select id from revenue_statement where state not in ('DONE', 'FAILED') order by id limit 1",
                        Long.class)
                .stream()
                .findFirst();
    }

    /** Where it stands; nobody else takes a step of it until the transaction ends. Empty where it is gone. */
    Optional<Cursor> lock(long id) {
        return jdbc
                .query(
                        "select id, carrier, month, charset, state, header, next_octet, octets, next_id, file_lines"
                                + " from revenue_statement where id = ? for update",
                        (row, n) -> new Cursor(
                                row.getLong(1),
                                row.getString(2),
                                month(row.getInt(3)),
                                Charset.forName(row.getString(4)),
                                StatementState.valueOf(row.getString(5)),
                                row.getString(6),
                                row.getLong(7),
                                row.getLong(8),
                                row.getLong(9),
                                row.getInt(10)),
                        id)
                .stream()
                .findFirst();
    }

    void hasRead(long id, String header, long nextOctet, int lines) {
        jdbc.update(
                "update revenue_statement set header = ?, next_octet = ?, file_lines = ? where id = ?",
                header,
                nextOctet,
                lines,
                id);
    }

    void reached(long id, long nextId) {
        jdbc.update("update revenue_statement set next_id = ? where id = ?", nextId, id);
    }

    void goOn(long id, StatementState next, Instant now) {
        jdbc.update(
                "update revenue_statement set state = ?, next_id = 0, ended_at = ? where id = ?",
                next.name(),
                next.isUnderWay() ? null : now.toEpochMilli(),
                id);
    }

    void fail(long id, Bilingual failure, Instant now) {
        jdbc.update(
                "update revenue_statement set state = 'FAILED', failure_zh = ?, failure_en = ?, ended_at = ? where id = ?",
                PlainText.cut(failure.zh(), LONGEST_FAILURE),
                PlainText.cut(failure.en(), LONGEST_FAILURE),
                now.toEpochMilli(),
                id);
    }

    /** Adds to what both sides come to. */
    void add(long id, Totals totals) {
        jdbc.update(
                "update revenue_statement set matched = matched + ?, priceless = priceless + ?, their_parts = their_parts + ?,"
                        + " their_micros = their_micros + ?, our_parts = our_parts + ?, our_micros = our_micros + ?,"
                        + " over_micros = over_micros + ?, under_micros = under_micros + ? where id = ?",
                totals.matched,
                totals.priceless,
                totals.theirParts,
                totals.theirMicros,
                totals.ourParts,
                totals.ourMicros,
                totals.overMicros,
                totals.underMicros,
                id);
        totals.kinds.forEach((kind, counted) -> jdbc.update(
                "insert into revenue_statement_count (statement_id, kind, found, their_micros, our_micros)"
                        + " values (?, ?, ?, ?, ?) on duplicate key update found = found + values(found),"
                        + " their_micros = their_micros + values(their_micros), our_micros = our_micros + values(our_micros)",
                id,
                kind.ordinal(),
                counted.found(),
                counted.theirMicros(),
                counted.ourMicros()));
    }

    /** Takes away what served the comparison alone; a portion at a time. */
    void forgetLines(long id) {
        for (String table : List.of("revenue_statement_line", "revenue_statement_chunk")) {
            forget(table, id);
        }
    }

    private void forget(String table, long id) {
        int gone;
        do {
            gone = jdbc.update("delete from " + table + " where statement_id = ? limit " + PORTION, id);
        } while (gone == PORTION);
    }

    boolean delete(long id) {
        boolean there = jdbc.update("delete from revenue_statement where id = ?", id) == 1;
        forgetLines(id);
        forget("revenue_statement_difference", id);
        forget("revenue_statement_count", id);
        return there;
    }

    /** What is left of statements that came in half, or went while they were worked on. */
    List<Long> orphans(long before) {
        List<Long> orphans = new ArrayList<>();
        for (String table : List.of("revenue_statement_chunk", "revenue_statement_line")) {
            orphans.addAll(jdbc.queryForList(
                    "select distinct t.statement_id from " + table + " t where t.statement_id < ? and not exists"
                            + " (select 1 from revenue_statement s where s.id = t.statement_id and s.state not in ('DONE', 'FAILED'))",
                    Long.class,
                    before));
        }
        return orphans;
    }
}
