package dev.signet.bulk.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.bulk.task.BulkSettings;
import dev.signet.support.SettableClock;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDataMap;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.springframework.jdbc.core.JdbcTemplate;

/** Brings the tasks of an account to their moments, and sees what was really sent. */
public final class TaskDriver {

    private static final Duration LONG = Duration.ofMinutes(30);

    private final long accountId;
    private final Scheduler scheduler;
    private final BulkSettings settings;
    private final SettableClock clock;
    private final JdbcTemplate data;

    public TaskDriver(
            long accountId, Scheduler scheduler, BulkSettings settings, SettableClock clock, JdbcTemplate data) {
        this.accountId = accountId;
        this.scheduler = scheduler;
        this.settings = settings;
        this.clock = clock;
        this.data = data;
    }

    public static void until(String what, Callable<Boolean> condition) {
        await(what).atMost(LONG).pollInterval(Duration.ofMillis(50)).until(condition);
    }

    /** A figure over the task's messages. */
    public BigDecimal messages(String taskId, String figure) {
        BigDecimal found = data.queryForObject(
                "select coalesce(" + figure + ", 0) from sending_message where out_id = ?", BigDecimal.class, taskId);
        return found == null ? BigDecimal.ZERO : found;
    }

    /** When the scheduler is to look at the task next, by its own store. */
    public @Nullable Instant fires(String id) throws SchedulerException {
        Trigger trigger = scheduler.getTrigger(TriggerKey.triggerKey("task-" + id, BulkTiming.GROUP));
        return trigger == null ? null : trigger.getStartTime().toInstant();
    }

    /** The scheduler fires by the machine's clock; here it fires now, and the task is judged by ours. */
    public void fire(String id) throws SchedulerException {
        JobDataMap task = new JobDataMap();
        task.put(BulkTiming.TASK, id);
        scheduler.triggerJob(BulkTiming.WAKE, task);
    }

    /**
     * Starts the task, lets its first portions go, and leaps to the closing hour in its middle: once it has begun, the
     * place to go on from is held until the leap.
     *
     * @return the numbers handed over before
     */
    public int sendSomeBefore(Instant closing, String id, int numbers) throws Exception {
        int first = Math.min(numbers, settings.portion() * settings.underWay());
        Held balance = new Held("select 1 from billing_account where account_id = ? for update", accountId);
        Held place;
        try (balance) {
            fire(id);
            until("portions wait for the balance", () -> wanted("billing_account"));
            place = new Held("select 1 from bulk_run where task_id = ? for update", Long.parseLong(id));
        }
        try (place) {
            until(
                    "first portions delivered",
                    () -> messages(id, "sum(if(error_code = 'DELIVERED', 1, 0))")
                                    .intValue()
                            == first);
            clock.set(closing);
        }
        return first;
    }

    /** Rows of the data plane that others have to wait for. */
    private final class Held implements AutoCloseable {

        private final Connection connection;

        Held(String statement, long key) throws SQLException {
            connection = Objects.requireNonNull(data.getDataSource()).getConnection();
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(statement)) {
                lock.setLong(1, key);
                assertThat(lock.executeQuery().next()).as(statement).isTrue();
            }
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        }
    }

    /** Somebody asks for what a {@link Held} has. */
    private boolean wanted(String table) {
        Long count = data.queryForObject(
                "select count(*) from information_schema.processlist where id <> connection_id() and info like ?",
                Long.class,
                "%" + table + "%for update");
        return count != null && count > 0;
    }
}
