package dev.signet.platform;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table whose ids are in the order of its rows, and whose rows go when their time has come. How old a row is its own
 * time says, never its id: where the clock went back, ids run ahead of it.
 *
 * @param id column of the ids
 * @param time column of the rows' own time, milliseconds since 1970
 * @param deletable condition for what may go; what may not is passed over
 */
public record AgedRows(String table, String id, String time, String deletable) {

    /**
     * @param old rows that are older than what is kept
     * @param ahead rows that are dated in the future
     */
    private record Portion(long lastId, int rows, int old, int ahead) {}

    /** What is done first with a portion that is about to be deleted; may be done again. */
    @FunctionalInterface
    public interface Before {
        /** @param after ids above this one and up to {@code last} are in it, where they are old enough */
        void delete(long after, long last);
    }

    /** As {@link #delete(JdbcClient, int, Instant, Instant, Before)}, without anything first. */
    public int delete(JdbcClient jdbc, int portion, Instant before, Instant now) {
        return delete(jdbc, portion, before, now, (after, last) -> {});
    }

    /**
     * Deletes what is older than {@code before}, from the lowest id on, until a portion holds nothing that old. Rows that
     * are dated ahead of {@code now}, by a clock that was wrong, do not end it.
     *
     * @param portion rows looked at in one step
     * @return how many were deleted
     */
    public int delete(JdbcClient jdbc, int portion, Instant before, Instant now, Before first) {
        int deleted = 0;
        long from = -1;
        Portion next;
        do {
            next = look(jdbc, from, portion, before, now);
            if (next.old() > 0) { // else rows in use would be locked for nothing
                first.delete(from, next.lastId());
                deleted += jdbc.sql("delete from " + table + " where " + id + " > ? and " + id + " <= ? and " + time
                                + " < ? and " + deletable)
                        .params(from, next.lastId(), before.toEpochMilli())
                        .update();
            }
            from = next.lastId();
        } while (next.rows() == portion && next.old() + next.ahead() > 0);
        return deleted;
    }

    private Portion look(JdbcClient jdbc, long from, int portion, Instant before, Instant now) {
        return jdbc.sql(
                        "select coalesce(max(id), 0), count(*), coalesce(sum(at < ?), 0), coalesce(sum(at > ?), 0) from (select "
                                + id + " id, " + time + " at from " + table + " where " + id + " > ? order by " + id
                                + " limit " + portion + ") p")
                .params(before.toEpochMilli(), now.toEpochMilli(), from)
                .query((row, n) -> new Portion(row.getLong(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .single();
    }
}
