package dev.signet.event.queue;

import dev.signet.audit.AuditTrail;
import dev.signet.audit.FieldChanges;
import dev.signet.event.EventSettings;
import dev.signet.event.EventType;
import dev.signet.platform.Refusal;
import dev.signet.platform.Reread;
import dev.signet.platform.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /** In seconds; the clients wait for an answer for three more. */
    public static final int LONGEST_WAIT = 30;

    private static final Wording TEXTS = Wording.of("event");

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Duration usualWait;
    private final Reread<Map<QueueName, Setting>> settings =
            new Reread<>(QueueSettings.class, "Queue settings", Map.of(), this::read);

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
            throw TEXTS.refusal("InvalidParameter", "queue.none", type.spelling());
        }
        Setting before = of(accountId).getOrDefault(type, Setting.NONE);
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
                new FieldChanges()
                        .of("type", type.spelling())
                        .field("queue", before.enabled(), setting.enabled())
                        .field("waitSeconds", before.waitSeconds(), setting.waitSeconds())
                        .details());
        events.publishEvent(new Changed(new QueueName(accountId, type)));
    }

    @TransactionalEventListener
    void changed(Changed change) {
        refresh();
    }

    @Scheduled(fixedDelay = Reread.EVERY_MILLIS)
    void refresh() {
        settings.again();
    }

    private Map<QueueName, Setting> read() {
        Map<QueueName, Setting> read = new HashMap<>();
        jdbc.sql("select account_id, type, enabled, wait_seconds from event_queue_setting")
                .query((row, n) ->
                        read.put(new QueueName(row.getLong(1), EventType.ofStored(row.getInt(2))), setting(row)))
                .list();
        return Map.copyOf(read);
    }

    private Setting setting(QueueName queue) {
        return settings.known().getOrDefault(queue, Setting.NONE);
    }

    boolean switchedOn(QueueName queue) {
        return setting(queue).enabled();
    }

    /** How long a receive from this queue waits that does not say. */
    Duration wait(QueueName queue) {
        return wait(setting(queue));
    }

    private Duration wait(Setting setting) {
        return setting.waitSeconds() == null ? usualWait : Duration.ofSeconds(setting.waitSeconds());
    }
}
