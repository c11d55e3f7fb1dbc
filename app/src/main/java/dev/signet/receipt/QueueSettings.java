package dev.signet.receipt;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Which account has its events queued for pulling, by type (S9.1-5): off until the account switches it on. Kept in memory,
 * because it is asked for every message that ends. A change made on this node counts at once, one made on another within a
 * second.
 */
@Component
public class QueueSettings {

    private static final Logger log = LoggerFactory.getLogger(QueueSettings.class);
    private static final long EVERY_MILLIS = 1000;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private volatile Set<QueueName> switchedOn = Set.of();

    /** Told within the application when an account switched a queue on or off. */
    record Changed(QueueName queue) {}

    QueueSettings(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
    }

    /** The name under which an account pulls a type. */
    public static String name(long accountId, EventType type) {
        return new QueueName(accountId, type).toString();
    }

    /** The types the account has switched on. */
    public Set<EventType> of(long accountId) {
        return jdbc.sql("select type from receipt_queue_setting where account_id = ? and enabled")
                .param(accountId)
                .query((row, n) -> EventType.ofStored(row.getInt(1)))
                .set();
    }

    /**
     * In effect at once on this node, within a second on every other.
     *
     * @throws Refusal when the type has no queue
     */
    @Transactional
    public void set(long accountId, String actor, EventType type, boolean enabled) {
        if (!type.hasQueue()) {
            throw new Refusal(
                    "InvalidParameter",
                    type.spelling() + " 不支持队列消费：队列只有 SmsReport 和 SmsUp，其余类型请使用 HTTP 推送。",
                    type.spelling() + " has no queue: only SmsReport and SmsUp can be pulled, the others are pushed.");
        }
        jdbc.sql("""
                        insert into receipt_queue_setting (account_id, type, enabled) values (?, ?, ?)
                        on duplicate key update enabled = value(enabled)""")
                .params(accountId, type.stored(), enabled)
                .update();
        audit.record(
                actor,
                "queue.set",
                "account",
                Long.toString(accountId),
                Map.of("type", type.spelling(), "enabled", enabled));
        events.publishEvent(new Changed(new QueueName(accountId, type)));
    }

    @TransactionalEventListener
    void changed(Changed change) {
        refresh();
    }

    @Scheduled(fixedDelay = EVERY_MILLIS)
    void refresh() {
        try {
            switchedOn = jdbc.sql("select account_id, type from receipt_queue_setting where enabled")
                    .query((row, n) -> new QueueName(row.getLong(1), EventType.ofStored(row.getInt(2))))
                    .list()
                    .stream()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (RuntimeException e) {
            log.warn("Queue settings cannot be read, the last known ones stay: {}", e.toString());
        }
    }

    boolean switchedOn(QueueName queue) {
        return switchedOn.contains(queue);
    }
}
