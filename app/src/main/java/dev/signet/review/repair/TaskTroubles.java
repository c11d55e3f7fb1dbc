package dev.signet.review.repair;

import dev.signet.platform.Undecided;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Open tasks on which nobody could work. Kept in the database, since one node looks and every node shows them: for a day
 * those that were put right, and as long as it lasts those that a person must look at.
 */
@Repository
class TaskTroubles implements Undecided {

    private static final Duration KEPT = Duration.ofDays(1);

    /** How many somebody may look through. */
    private static final int SHOWN = 500;

    private final JdbcClient jdbc;

    TaskTroubles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void repaired(String task, TaskTrouble trouble, Instant now) {
        jdbc.sql("""
                        insert into review_task_trouble (task_id, trouble, found_at, repaired_at) values (?, ?, ?, ?)
                        on duplicate key update repaired_at = values(repaired_at)""").params(task, trouble.name(), utc(now), utc(now)).update();
    }

    /** What is still in trouble keeps the instant at which that was found; what is not is forgotten. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Map<String, TaskTrouble> left, Instant now) {
        jdbc.sql("delete from review_task_trouble where repaired_at < ?")
                .param(utc(now.minus(KEPT)))
                .update();
        jdbc
                .sql("select task_id from review_task_trouble where repaired_at is null")
                .query(String.class)
                .list()
                .stream()
                .filter(known -> !left.containsKey(known))
                .forEach(gone -> jdbc.sql("delete from review_task_trouble where task_id = ? and repaired_at is null")
                        .param(gone)
                        .update());
        left.forEach((task, trouble) ->
                jdbc.sql("""
                        insert into review_task_trouble (task_id, trouble, found_at) values (?, ?, ?)
                        on duplicate key update repaired_at = null""").params(task, trouble.name(), utc(now)).update());
    }

    long repaired() {
        return count("repaired_at is not null");
    }

    long left() {
        return count("repaired_at is null");
    }

    private long count(String which) {
        return jdbc.sql("select count(*) from review_task_trouble where " + which)
                .query(Long.class)
                .single();
    }

    /** A handful of ids of those that are left, longest known first. */
    List<String> some() {
        return jdbc.sql(
                        "select task_id from review_task_trouble where repaired_at is null order by found_at, task_id limit 5")
                .query(String.class)
                .list();
    }

    @Override
    public List<Case> undecided() {
        return jdbc.sql("select task_id, trouble, found_at from review_task_trouble where repaired_at is null"
                        + " order by found_at, task_id limit " + SHOWN)
                .query((row, n) -> new Case(
                        "review-task",
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
