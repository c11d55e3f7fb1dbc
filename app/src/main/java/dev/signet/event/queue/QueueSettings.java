package dev.signet.event.queue;

import dev.signet.audit.AuditTrail;
import dev.signet.event.EventSettings;
import dev.signet.event.EventType;
import dev.signet.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Which account has its events queued for pulling, by type (S9.1-5), and how its queues behave: off until the account
 * switches it on. Kept in memory,
 * because it is asked for every message that ends. A change made on this node counts at once, one made on another within a
 * second.
 */
@Component
public class QueueSettings {

    private static final Logger log = LoggerFactory.getLogger(QueueSettings.class);
    private static final long EVERY_MILLIS = 1000;

    /** In seconds; the clients wait for an answer for three more. */
    public static final int LONGEST_WAIT = 30;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Duration usualWait;
    private volatile Map<QueueName, Setting> known = Map.of();

    /** Told within the application when an account changed the setting of a queue. */
    record Changed(QueueName queue) {}

    /**
     * What an account has set for a queue.
     *
     * @param waitSeconds how long a receive waits that does not say; null: as usual
     */
    public record Setting(boolean enabled, @Nullable Integer waitSeconds) {

        static final Setting NONE = new Setting(false, null);
    }

    QueueSettings(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events, EventSettings settings) {
        this.usualWait = settings.queueWait();
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
    }

    /** The name under which an account pulls a type. */
    public static String name(long accountId, EventType type) {
        return new QueueName(accountId, type).toString();
    }

    /** What the account has set; a type that is missing is off. */
    public Map<EventType, Setting> of(long accountId) {
        Map<EventType, Setting> found = new EnumMap<>(EventType.class);
        jdbc.sql("select type, enabled, wait_seconds from event_queue_setting where account_id = ?")
                .param(accountId)
                .query((row, n) -> found.put(EventType.ofStored(row.getInt(1)), setting(row)))
                .list();
        return found;
    }

    private static Setting setting(ResultSet row) throws SQLException {
        return new Setting(row.getBoolean("enabled"), row.getObject("wait_seconds", Integer.class));
    }

    /**
     * In effect at once on this node, within a second on every other.
     *
     * @param setting the wait is from 0 to {@link #LONGEST_WAIT}
     * @throws Refusal when the type has no queue
     */
    @Transactional
    public void set(long accountId, String actor, EventType type, Setting setting) {
        if (!type.hasQueue()) {
            throw new Refusal(
                    "InvalidParameter",
                    type.spelling() + " 不支持队列消费：队列只有 SmsReport 和 SmsUp，其余类型请使用 HTTP 推送。",
                    type.spelling() + " has no queue: only SmsReport and SmsUp can be pulled, the others are pushed.");
        }
        jdbc.sql("""
                        insert into event_queue_setting (account_id, type, enabled, wait_seconds) values (?, ?, ?, ?)
                        on duplicate key update enabled = value(enabled), wait_seconds = value(wait_seconds)""")
                .param(accountId)
                .param(type.stored())
                .param(setting.enabled())
                .param(setting.waitSeconds())
                .update();
        audit.record(
                actor,
                "queue.set",
                "account",
                Long.toString(accountId),
                Map.of(
                        "type",
                        type.spelling(),
                        "enabled",
                        setting.enabled(),
                        "wait",
                        wait(setting).toString()));
        events.publishEvent(new Changed(new QueueName(accountId, type)));
    }

    @TransactionalEventListener
    void changed(Changed change) {
        refresh();
    }

    @Scheduled(fixedDelay = EVERY_MILLIS)
    void refresh() {
        try {
            Map<QueueName, Setting> read = new HashMap<>();
            jdbc.sql("select account_id, type, enabled, wait_seconds from event_queue_setting")
                    .query((row, n) ->
                            read.put(new QueueName(row.getLong(1), EventType.ofStored(row.getInt(2))), setting(row)))
                    .list();
            known = Map.copyOf(read);
        } catch (RuntimeException e) {
            log.warn("Queue settings cannot be read, the last known ones stay: {}", e.toString());
        }
    }

    boolean switchedOn(QueueName queue) {
        return known.getOrDefault(queue, Setting.NONE).enabled();
    }

    /** How long a receive from this queue waits that does not say. */
    Duration wait(QueueName queue) {
        return wait(known.getOrDefault(queue, Setting.NONE));
    }

    private Duration wait(Setting setting) {
        return setting.waitSeconds() == null ? usualWait : Duration.ofSeconds(setting.waitSeconds());
    }
}
