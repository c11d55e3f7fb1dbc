package dev.signet.event.push;

import dev.signet.event.Event;
import dev.signet.event.EventSettings;
import dev.signet.event.EventType;
import dev.signet.event.queue.EventQueue;
import dev.signet.platform.AgedRows;
import dev.signet.platform.DataPlane;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code event}: an outbox towards the accounts, in the data plane. */
@Component
public class Events {

    /** Where an event stands. */
    enum State {
        WAITING(0),
        DELIVERED(1),
        DEAD(2),
        /** The account had no target for it; kept for a replay. */
        NOT_WANTED(3);

        final int stored;

        State(int stored) {
            this.stored = stored;
        }
    }

    /** An event is dated by its message's end, which may be days before it: what still waits in a queue stays. */
    private static final AgedRows ENDED = new AgedRows(
            "event",
            "id",
            "created_at",
            "state <> " + State.WAITING.stored
                    + " and not exists (select 1 from event_queued q where q.id = event.id)");

    private static final int REMOVED_AT_ONCE = 5_000;

    /** As the column has it. */
    static final int LONGEST_FAILURE = 200;

    private static final RowMapper<Event> EVENT = (row, n) -> new Event(
            row.getLong("id"),
            row.getLong("account_id"),
            EventType.ofStored(row.getInt("type")),
            Instant.ofEpochMilli(row.getLong("created_at")),
            row.getString("payload"));

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final EventQueue queue;
    private final EventSettings settings;

    Events(
            @DataPlane JdbcTemplate jdbc,
            @DataPlane JdbcClient client,
            @DataPlane TransactionTemplate transaction,
            EventQueue queue,
            EventSettings settings) {
        this.jdbc = jdbc;
        this.client = client;
        this.transaction = transaction;
        this.queue = queue;
        this.settings = settings;
    }

    /** Whether the account hears events of this type now, pushed or queued; the others are kept for a replay. */
    public boolean wanted(long accountId, EventType type, PushTargets targets) {
        return targets.wanted(accountId, type) || queue.takes(accountId, type);
    }

    /** In the caller's transaction. An event that is there already is left as it is. */
    public void add(List<Event> events, PushTargets targets) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "insert ignore into event (id, account_id, type, state, due_at, expires_at, created_at, payload,"
                        + " message_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                new BatchPreparedStatementSetter() {
                    @Override
                    public void setValues(java.sql.PreparedStatement row, int i) throws java.sql.SQLException {
                        Event event = events.get(i);
                        long created = event.createdAt().toEpochMilli();
                        // What has no payload yet waits for nobody, whoever has begun to listen in this moment.
                        boolean waits = event.isWritten() && targets.wanted(event.accountId(), event.type());
                        State state = waits ? State.WAITING : State.NOT_WANTED;
                        row.setLong(1, event.id());
                        row.setLong(2, event.accountId());
                        row.setInt(3, event.type().stored());
                        row.setInt(4, state.stored);
                        row.setLong(5, created);
                        row.setLong(6, created + settings.triedFor().toMillis());
                        row.setLong(7, created);
                        row.setString(8, event.payload());
                        row.setObject(9, event.messageId(), Types.BIGINT);
                    }

                    @Override
                    public int getBatchSize() {
                        return events.size();
                    }
                });
        queue.add(events.stream().filter(Event::isWritten).toList());
    }

    /** Takes due events for one target; no other node gets them before the lease ends. */
    List<Event> claim(long accountId, EventType type, Instant now, Duration lease) {
        List<Event> claimed = transaction.execute(status -> {
            List<Event> due = client.sql("""
                            select id, account_id, type, created_at, payload from event
                            where account_id = ? and type = ? and state = ? and due_at <= ?
                            order by due_at, id limit ? for update skip locked""")
                    .params(accountId, type.stored(), State.WAITING.stored, now.toEpochMilli(), type.together())
                    .query(EVENT)
                    .list();
            if (!due.isEmpty()) {
                client.sql("update event set due_at = :until where id in (:ids)")
                        .param("until", now.plus(lease).toEpochMilli())
                        .param("ids", ids(due))
                        .update();
            }
            return due;
        });
        return claimed == null ? List.of() : claimed;
    }

    void delivered(Collection<Event> events) {
        client.sql("update event set state = :state, attempts = attempts + 1 where id in (:ids)")
                .param("state", State.DELIVERED.stored)
                .param("ids", ids(events))
                .update();
    }

    /**
     * Tried again after a wait that grows with the attempts (promise 11); dead when the time is over.
     *
     * @param why no longer than {@link #LONGEST_FAILURE}
     */
    void failed(Collection<Event> events, String why, Instant now) {
        client.sql("""
                        update event set
                            due_at = :now + elt(least(attempts + 1, :known), :waits),
                            attempts = attempts + 1,
                            failure = :why,
                            state = if(expires_at <= :now, :dead, state)
                        where id in (:ids)""")
                .param("now", now.toEpochMilli())
                .param("known", settings.triedAfter().size())
                .param(
                        "waits",
                        settings.triedAfter().stream().map(Duration::toMillis).toList())
                .param("dead", State.DEAD.stored)
                .param("why", why)
                .param("ids", ids(events))
                .update();
    }

    /** The target answers again: what waited for its next attempt need not wait longer. */
    void hurry(long accountId, EventType type, Instant now) {
        client.sql("""
                        update event set due_at = ?
                        where account_id = ? and type = ? and state = ? and attempts > 0 and due_at > ?""")
                .params(now.toEpochMilli(), accountId, type.stored(), State.WAITING.stored, now.toEpochMilli())
                .update();
    }

    /** An event whose payload is yet to be made, with the message it tells of. */
    public record Unwritten(long id, long messageId, Instant createdAt) {}

    /** The first of a time range whose payloads are yet to be made, in the order of their time. */
    public List<Unwritten> unwritten(long accountId, EventType type, Instant from, Instant until, int most) {
        // What waits for nobody is due at its own time: the index ends with it.
        return client.sql("""
                        select id, message_id, due_at from event
                        where account_id = ? and type = ? and state = ? and due_at >= ? and due_at < ? and payload = ''
                        order by due_at, id limit ?""")
                .params(
                        accountId,
                        type.stored(),
                        State.NOT_WANTED.stored,
                        from.toEpochMilli(),
                        until.toEpochMilli(),
                        most)
                .query((row, n) -> new Unwritten(row.getLong(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3))))
                .list();
    }

    /** @param payloads by event; null for one that can tell nothing any more, and goes */
    public void write(Map<Long, @Nullable String> payloads) {
        List<Object[]> written = new ArrayList<>();
        List<Object[]> gone = new ArrayList<>();
        payloads.forEach((id, payload) -> {
            if (payload == null) {
                gone.add(new Object[] {id});
            } else {
                written.add(new Object[] {payload, id});
            }
        });
        transaction.executeWithoutResult(status -> {
            jdbc.batchUpdate("update event set payload = ? where id = ? and payload = ''", written);
            jdbc.batchUpdate("delete from event where id = ? and payload = ''", gone);
        });
    }

    /** Everything of a time range goes out again, with the same ids and bytes. */
    int replay(long accountId, EventType type, Instant from, Instant until, Instant now) {
        return client.sql("""
                        update event set state = ?, attempts = 0, due_at = ?, expires_at = ?
                        where account_id = ? and type = ? and state <> ? and created_at >= ? and created_at < ?
                            and payload <> ''""")
                .params(
                        State.WAITING.stored,
                        now.toEpochMilli(),
                        now.plus(settings.triedFor()).toEpochMilli(),
                        accountId,
                        type.stored(),
                        State.WAITING.stored,
                        from.toEpochMilli(),
                        until.toEpochMilli())
                .update();
    }

    List<Event> dead(long accountId, EventType type, int page, int size) {
        return client.sql("""
                        select id, account_id, type, created_at, payload from event
                        where account_id = ? and type = ? and state = ? order by id desc limit ? offset ?""")
                .params(accountId, type.stored(), State.DEAD.stored, size, (long) (page - 1) * size)
                .query(EVENT)
                .list();
    }

    /** The same for whoever wants to know why, without what they say. */
    List<DeadEvents.Dead> deadLetters(long accountId, EventType type, int page, int size) {
        return client.sql("""
                        select id, created_at, attempts, failure from event
                        where account_id = ? and type = ? and state = ? order by id desc limit ? offset ?""")
                .params(accountId, type.stored(), State.DEAD.stored, size, (long) (page - 1) * size)
                .query((row, n) -> new DeadEvents.Dead(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        row.getInt("attempts"),
                        row.getString("failure")))
                .list();
    }

    /**
     * How many were given up since a time, up to so many: what is dead is due when its next attempt would have been, a wait
     * after its last one, and the index ends with that.
     */
    long deadSince(Instant since, int most) {
        return client.sql("""
                        select count(*) from (
                            select straight_join e.id from (select distinct account_id, type from event) k
                                join event e on e.account_id = k.account_id and e.type = k.type and e.state = ?
                                    and e.due_at >= ?
                            limit ?) some""")
                .params(State.DEAD.stored, since.toEpochMilli(), most)
                .query(Long.class)
                .single();
    }

    /** What was given up, by account and type. The pairs come from the index alone, and then of each what is dead. */
    List<DeadEvents.Pile> piles() {
        return client.sql("""
                        select straight_join e.account_id, e.type, count(*) n, min(e.created_at) first, max(e.created_at) last
                        from (select distinct account_id, type from event) k
                            join event e on e.account_id = k.account_id and e.type = k.type and e.state = ?
                        group by e.account_id, e.type order by last desc, e.account_id, e.type""")
                .param(State.DEAD.stored)
                .query((row, n) -> new DeadEvents.Pile(
                        row.getLong("account_id"),
                        EventType.ofStored(row.getInt("type")),
                        row.getLong("n"),
                        Instant.ofEpochMilli(row.getLong("first")),
                        Instant.ofEpochMilli(row.getLong("last"))))
                .list();
    }

    long waiting() {
        return client.sql("select count(*) from event where state = ?")
                .param(State.WAITING.stored)
                .query(Long.class)
                .single();
    }

    /** @return how many were removed */
    int removeBefore(Instant keptFrom, Instant now) {
        return ENDED.delete(client, REMOVED_AT_ONCE, keptFrom, now);
    }

    private static List<Long> ids(Collection<Event> events) {
        return events.stream().map(Event::id).collect(Collectors.toList());
    }
}
