package dev.signet.event.queue;

import dev.signet.event.Event;
import dev.signet.event.EventType;
import dev.signet.platform.AgedRows;
import dev.signet.platform.DataPlane;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code event_queued}: messages wait until they are deleted. A received message is hidden from others for
 * {@link #HIDDEN}, then it is given again: at least once, in no order.
 */
@Component
public class EventQueue {

    static final Duration HIDDEN = Duration.ofSeconds(30);

    private static final AgedRows WAITING = new AgedRows("event_queued", "id", "enqueued_at", "true");
    private static final int REMOVED_AT_ONCE = 5_000;
    private static final int QUEUES_PER_QUERY = 500;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final QueueSettings settings;
    private final Clock clock;

    EventQueue(
            @DataPlane JdbcTemplate jdbc,
            @DataPlane JdbcClient client,
            @DataPlane TransactionTemplate transaction,
            QueueSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.client = client;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    private record Row(long id, long enqueuedAt, @Nullable Long firstDequeuedAt, int dequeueCount) {}

    /** Whether the account has this queue switched on. */
    public boolean takes(long accountId, EventType type) {
        return settings.switchedOn(new QueueName(accountId, type));
    }

    /** In the caller's transaction; leaves out what its account has not switched on. */
    public void add(List<Event> events) {
        long now = clock.millis();
        List<Object[]> rows = events.stream()
                .filter(event -> takes(event.accountId(), event.type()))
                .map(event -> new Object[] {
                    event.id(), event.accountId(), event.type().stored(), now, now
                })
                .toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    "insert ignore into event_queued (id, account_id, type, enqueued_at, visible_at) values (?, ?, ?, ?, ?)",
                    rows);
        }
    }

    List<QueuedEvent> receive(QueueName queue, int atMost) {
        Instant now = clock.instant();
        List<QueuedEvent> received = transaction.execute(status -> {
            List<Row> rows = hide(queue, atMost, now);
            return rows.isEmpty() ? List.of() : withPayloads(rows, now);
        });
        return received == null ? List.of() : received;
    }

    private List<Row> hide(QueueName queue, int atMost, Instant now) {
        List<Row> rows = client.sql("""
                        select id, enqueued_at, first_dequeued_at, dequeue_count from event_queued
                        where account_id = ? and type = ? and visible_at <= ?
                        order by visible_at, id limit ? for update skip locked""")
                .params(queue.accountId(), queue.type().stored(), now.toEpochMilli(), atMost)
                .query((row, n) -> new Row(row.getLong(1), row.getLong(2), row.getObject(3, Long.class), row.getInt(4)))
                .list();
        if (!rows.isEmpty()) {
            client.sql("""
                            update event_queued set visible_at = :until, dequeue_count = dequeue_count + 1,
                                first_dequeued_at = coalesce(first_dequeued_at, :now)
                            where id in (:ids)""")
                    .param("until", now.plus(HIDDEN).toEpochMilli())
                    .param("now", now.toEpochMilli())
                    .param("ids", rows.stream().map(Row::id).toList())
                    .update();
        }
        return rows;
    }

    private List<QueuedEvent> withPayloads(List<Row> rows, Instant now) {
        Map<Long, String> payloads = new HashMap<>();
        client.sql("select id, payload from event where id in (:ids)")
                .param("ids", rows.stream().map(Row::id).toList())
                .query((row, n) -> payloads.put(row.getLong(1), row.getString(2)))
                .list();
        List<QueuedEvent> received = new ArrayList<>();
        for (Row row : rows) {
            String payload = payloads.get(row.id());
            if (payload != null) {
                received.add(new QueuedEvent(
                        row.id(),
                        payload,
                        Instant.ofEpochMilli(row.enqueuedAt()),
                        row.firstDequeuedAt() == null ? now : Instant.ofEpochMilli(row.firstDequeuedAt()),
                        now.plus(HIDDEN),
                        row.dequeueCount() + 1));
            }
        }
        return received;
    }

    /** @return false when it is gone already or was given to somebody else in the meantime */
    boolean delete(QueueName queue, ReceiptHandle handle) {
        return client.sql("delete from event_queued where id = ? and account_id = ? and type = ? and dequeue_count = ?")
                        .params(handle.id(), queue.accountId(), queue.type().stored(), handle.dequeueCount())
                        .update()
                == 1;
    }

    /** Which of these queues have something to receive now. */
    List<QueueName> withVisible(Collection<QueueName> queues) {
        List<QueueName> asked = List.copyOf(queues);
        List<QueueName> found = new ArrayList<>();
        for (int from = 0; from < asked.size(); from += QUEUES_PER_QUERY) {
            found.addAll(someWithVisible(asked.subList(from, Math.min(asked.size(), from + QUEUES_PER_QUERY))));
        }
        return found;
    }

    private List<QueueName> someWithVisible(List<QueueName> queues) {
        // One look into the index for each queue; a list of pairs would be read as a scan.
        String asked = queues.stream()
                .map(queue -> "select " + queue.accountId() + " as account_id, "
                        + queue.type().stored() + " as type")
                .collect(Collectors.joining(" union all "));
        return client.sql("select a.account_id, a.type from (" + asked
                        + ") a where exists (select 1 from event_queued q"
                        + " where q.account_id = a.account_id and q.type = a.type and q.visible_at <= ?)")
                .param(clock.millis())
                .query((row, n) -> new QueueName(row.getLong(1), EventType.ofStored(row.getInt(2))))
                .list();
    }

    /** @return how many were removed */
    public int removeBefore(Instant keptFrom) {
        return WAITING.delete(client, REMOVED_AT_ONCE, keptFrom, clock.instant());
    }
}
