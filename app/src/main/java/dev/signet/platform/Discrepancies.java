package dev.signet.platform;

import static java.util.Objects.requireNonNull;

import dev.signet.platform.text.PlainText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where two records of one truth disagree: an application and its review, a bulk task and its trigger. Whoever compares a
 * pair mends what is safe and notes here what was mended and what is left for people. One node compares, so it is kept in
 * the control plane, where every node's health finds it. Each goes into the log once.
 */
public class Discrepancies implements Undecided {

    private static final Logger log = LoggerFactory.getLogger(Discrepancies.class);

    /** How long health tells what was mended. */
    private static final Duration TOLD = Duration.ofDays(7);

    /** How many the log and health name. */
    private static final int NAMED = 10;

    private static final int LONGEST = 500;

    /** How many somebody may look through. */
    private static final int SHOWN = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    Discrepancies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A comparison mended something. Call after the commit of what it did.
     *
     * @param pair which two records are compared, for example {@code task-trigger}; at most 32 characters
     * @param subject which of them disagreed; at most 64 characters
     * @param note what was wrong and what was done, for operators
     */
    @Transactional
    public void mended(String pair, String subject, String note) {
        log.warn("{}: {} {}", pair, subject, note);
        long now = clock.millis();
        put(pair, subject, note, now, now);
        forgetOld(pair, now);
    }

    /**
     * What a whole comparison of a pair left for people; takes the place of what the one before left.
     *
     * @param notes what is wrong, by subject
     */
    @Transactional
    public void left(String pair, Map<String, String> notes) {
        long now = clock.millis();
        Set<String> known = new TreeSet<>(
                jdbc.sql("select subject from platform_discrepancy where pair = ? and mended_at_ms is null")
                        .param(pair)
                        .query(String.class)
                        .list());
        known.stream().filter(subject -> !notes.containsKey(subject)).forEach(gone -> agrees(pair, gone));
        List<String> fresh = notes.keySet().stream()
                .filter(subject -> !known.contains(subject))
                .toList();
        fresh.forEach(subject -> put(pair, subject, requireNonNull(notes.get(subject)), now, null));
        forgetOld(pair, now);
        if (!fresh.isEmpty()) {
            log.warn(
                    "{}: {} to be looked at by people: {}",
                    pair,
                    fresh.size(),
                    fresh.stream()
                            .limit(NAMED)
                            .map(subject -> subject + " " + notes.get(subject))
                            .collect(Collectors.joining("; ")));
        }
    }

    private void agrees(String pair, String subject) {
        jdbc.sql("delete from platform_discrepancy where pair = ? and subject = ?")
                .params(pair, subject)
                .update();
        log.info("{}: {} is in order again", pair, subject);
    }

    private void put(String pair, String subject, String note, long found, @Nullable Long mended) {
        jdbc.sql("""
                        insert into platform_discrepancy (pair, subject, note, found_at_ms, mended_at_ms)
                        values (:pair, :subject, :note, :found, :mended)
                        on duplicate key update note = values(note), found_at_ms = values(found_at_ms),
                            mended_at_ms = values(mended_at_ms)""")
                .param("pair", pair)
                .param("subject", subject)
                .param("note", PlainText.cut(note, LONGEST))
                .param("found", found)
                .param("mended", mended)
                .update();
    }

    private void forgetOld(String pair, long now) {
        jdbc.sql("delete from platform_discrepancy where pair = ? and mended_at_ms < ?")
                .params(pair, now - TOLD.toMillis())
                .update();
    }

    /**
     * Tells of a pair. Up whatever there is: what disagrees is for people to look at and takes nobody's service away.
     */
    public void describe(Health.Builder health, String pair) {
        List<Map<String, String>> open = named(pair, "mended_at_ms is null order by found_at_ms, subject");
        List<Map<String, String>> mended = named(pair, "mended_at_ms is not null order by mended_at_ms desc, subject");
        health.up().withDetail("left", count(pair, "mended_at_ms is null"));
        if (!open.isEmpty()) {
            health.withDetail("oldest", open);
        }
        health.withDetail("mendedLately", count(pair, "mended_at_ms is not null"));
        if (!mended.isEmpty()) {
            health.withDetail("latest", mended);
        }
    }

    @Override
    public List<Case> undecided() {
        return all("mended_at_ms is null order by found_at_ms, pair, subject");
    }

    /** What comparisons mended in the last days, the newest first; {@code foundAt} is when. */
    public List<Case> mendedLately() {
        return all(
                "mended_at_ms >= " + (clock.millis() - TOLD.toMillis()) + " order by mended_at_ms desc, pair, subject");
    }

    private List<Case> all(String which) {
        return jdbc.sql("select pair, subject, note, found_at_ms from platform_discrepancy where " + which + " limit "
                        + SHOWN)
                .query((row, n) -> new Case(
                        row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4))))
                .list();
    }

    private long count(String pair, String condition) {
        return jdbc.sql("select count(*) from platform_discrepancy where pair = ? and " + condition)
                .param(pair)
                .query(Long.class)
                .single();
    }

    private List<Map<String, String>> named(String pair, String condition) {
        return jdbc.sql("select subject, note, found_at_ms from platform_discrepancy where pair = ? and " + condition
                        + " limit " + NAMED)
                .param(pair)
                .query((row, n) -> {
                    Map<String, String> one = new LinkedHashMap<>();
                    one.put("subject", row.getString(1));
                    one.put("note", row.getString(2));
                    one.put("foundAt", Instant.ofEpochMilli(row.getLong(3)).toString());
                    return one;
                })
                .list();
    }
}
