package dev.signet.bulk.run;

import static java.util.Objects.requireNonNull;

import dev.signet.platform.DataPlane;
import dev.signet.sending.message.BulkRequests;
import dev.signet.sending.message.MessageEnded;
import dev.signet.sending.message.MessageEndedListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How far tasks are, in the data plane: which portion is next, and what became of the messages, counted in the very
 * transactions that end them. One row of each kind for a task, so that progress costs nothing to show.
 */
@Component
public class RunLedger implements MessageEndedListener {

    private final JdbcTemplate jdbc;

    RunLedger(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A task's run.
     *
     * @param portion numbers in a portion
     * @param next the portion that was not answered yet; all before it were
     * @param since when it last began or went on
     * @param sinceNext the next portion then
     */
    public record Run(int portion, int next, Instant since, int sinceNext) {}

    /** @param refused numbers that were refused at once; they count as failed, too */
    public record Outcome(int refused, int delivered, int failed) {
        public static final Outcome NONE = new Outcome(0, 0, 0);
    }

    /** The task's run; one that begins gets portions of this size. */
    Run open(long taskId, int portion, Instant now) {
        jdbc.update(
                "insert ignore into bulk_run (task_id, portion_size, next_portion, since, since_portion) values (?, ?, 0, ?, 0)",
                taskId,
                portion,
                now.toEpochMilli());
        return requireNonNull(runs(List.of(taskId)).get(taskId));
    }

    /** From here the speed is measured anew. */
    void goesOn(long taskId, Instant now) {
        jdbc.update(
                "update bulk_run set since = ?, since_portion = next_portion where task_id = ?",
                now.toEpochMilli(),
                taskId);
    }

    /** All portions before this one were answered. A node that was taken for dead does not turn it back. */
    void advance(long taskId, int next) {
        jdbc.update("update bulk_run set next_portion = greatest(next_portion, ?) where task_id = ?", next, taskId);
    }

    public Map<Long, Run> runs(Collection<Long> taskIds) {
        Map<Long, Run> runs = new HashMap<>();
        if (!taskIds.isEmpty()) {
            jdbc.query(
                    "select task_id, portion_size, next_portion, since, since_portion from bulk_run where task_id in ("
                            + list(taskIds) + ")",
                    row -> {
                        runs.put(
                                row.getLong(1),
                                new Run(
                                        row.getInt(2),
                                        row.getInt(3),
                                        Instant.ofEpochMilli(row.getLong(4)),
                                        row.getInt(5)));
                    });
        }
        return runs;
    }

    public Map<Long, Outcome> outcomes(Collection<Long> taskIds) {
        Map<Long, Outcome> outcomes = new HashMap<>();
        if (!taskIds.isEmpty()) {
            jdbc.query(
                    "select task_id, refused, delivered, failed from bulk_outcome where task_id in (" + list(taskIds)
                            + ")",
                    row -> {
                        outcomes.put(row.getLong(1), new Outcome(row.getInt(2), row.getInt(3), row.getInt(4)));
                    });
        }
        return outcomes;
    }

    private static String list(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @Override
    public void ended(List<MessageEnded> messages) {
        Map<Long, int[]> counts = new TreeMap<>();
        for (MessageEnded message : messages) {
            long task = BulkRequests.taskOf(message.requestId());
            if (task != 0) {
                count(counts.computeIfAbsent(task, id -> new int[3]), message);
            }
        }
        if (!counts.isEmpty()) {
            List<Object[]> rows = new ArrayList<>();
            counts.forEach((task, count) -> rows.add(new Object[] {task, count[0], count[1], count[2]}));
            jdbc.batchUpdate("""
                    insert into bulk_outcome (task_id, refused, delivered, failed) values (?, ?, ?, ?)
                    on duplicate key update refused = refused + values(refused),
                        delivered = delivered + values(delivered), failed = failed + values(failed)""", rows);
        }
    }

    /** What was counted as failed for want of an answer is taken back when the real end comes. */
    private static void count(int[] count, MessageEnded message) {
        count[0] += message.refused() ? 1 : 0;
        count[1] += message.delivered() ? 1 : 0;
        count[2] += (message.delivered() ? 0 : 1) - (message.corrects() ? 1 : 0);
    }
}
