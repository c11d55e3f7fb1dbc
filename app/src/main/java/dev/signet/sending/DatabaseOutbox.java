package dev.signet.sending;

import dev.signet.platform.DataPlane;
import dev.signet.rules.SendWindow;
import dev.signet.rules.fact.TemplateKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The outbox as a table: claimed with {@code SKIP LOCKED}, so that nodes never wait for one another. */
@Component
class DatabaseOutbox implements Outbox {

    private static final ZoneId MAINLAND = ZoneId.of("Asia/Shanghai");
    private static final Lane[] LANES = Lane.values();
    private static final int SWEEP = 1000;
    private static final long SWEEP_MS = 1000;

    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final Messages messages;
    private final Receipts receipts;
    private final FactsSnapshot snapshot;
    private final SendRules.Active rules;
    private final SendingSettings settings;
    private final Clock clock;
    private final AtomicLongArray sweptAt = new AtomicLongArray(LANES.length);

    DatabaseOutbox(
            @DataPlane JdbcTemplate jdbc,
            DataTransactions transactions,
            Messages messages,
            Receipts receipts,
            FactsSnapshot snapshot,
            SendRules.Active rules,
            SendingSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.messages = messages;
        this.receipts = receipts;
        this.snapshot = snapshot;
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
    }

    static Lane lane(TemplateKind kind, boolean bulk) {
        if (bulk) {
            return kind == TemplateKind.PROMOTIONAL ? Lane.BULK_PROMOTIONAL : Lane.BULK;
        }
        return switch (kind) {
            case VERIFICATION -> Lane.VERIFICATION;
            case NOTIFICATION, INTERNATIONAL -> Lane.NOTIFICATION;
            case PROMOTIONAL -> Lane.PROMOTIONAL;
        };
    }

    @Override
    public List<OutboundMessage> claim(String nodeId, Lane lane, int max) {
        return transactions.run(() -> claimOnce(nodeId, lane, max));
    }

    private List<OutboundMessage> claimOnce(String nodeId, Lane lane, int max) {
        Instant now = clock.instant();
        Map<Long, Integer> due = due(lane, max, now);
        Map<Long, MessageRow> rows = messages.find(due.keySet());
        List<OutboundMessage> claimed = new ArrayList<>(rows.size());
        List<MessageRow> expired = new ArrayList<>();
        List<MessageRow> shut = new ArrayList<>();
        for (MessageRow message : rows.values()) {
            if (lane.keepsWindow() && !window().isOpen(now, MAINLAND)) {
                shut.add(message);
            } else if (now.isAfter(message.deadline())) {
                expired.add(message);
            } else {
                claimed.add(message.outbound(due.get(message.id()) + 1));
            }
        }
        mark(nodeId, claimed, now);
        postpone(shut, now);
        expire(expired, now);
        return claimed;
    }

    private Map<Long, Integer> due(Lane lane, int max, Instant now) {
        long millis = now.toEpochMilli();
        if (Math.abs(millis - sweptAt.get(lane.ordinal())) >= SWEEP_MS) {
            sweptAt.set(lane.ordinal(), millis);
            takeOver(lane, millis);
        }
        Map<Long, Integer> due = new LinkedHashMap<>();
        jdbc.query(
                """
                select id, attempt from sending_dispatch force index (sending_dispatch_due) where lane = ? and state = 0 and due_at <= ?
                order by due_at limit ? for update skip locked""",
                row -> {
                    due.put(row.getLong(1), row.getInt(2));
                },
                lane.ordinal(),
                millis,
                max);
        return due;
    }

    /** Claims whose node gave no sign of life before the lease ended: nothing of them has reached a carrier. */
    private void takeOver(Lane lane, long now) {
        List<Long> lost = jdbc.queryForList(
                """
                select id from sending_dispatch force index (sending_dispatch_due) where lane = ? and state = 1 and lease_until < ?
                limit ? for update skip locked""",
                Long.class,
                lane.ordinal(),
                now,
                SWEEP);
        if (!lost.isEmpty()) {
            jdbc.update("update sending_dispatch set state = 0, node = null where id in (" + Sql.list(lost) + ")");
        }
    }

    private SendWindow window() {
        return rules.current().window();
    }

    private void mark(String nodeId, List<OutboundMessage> claimed, Instant now) {
        if (!claimed.isEmpty()) {
            List<Long> ids = claimed.stream().map(OutboundMessage::id).toList();
            jdbc.update(
                    "update sending_dispatch set state = 1, attempt = least(attempt + 1, 100), node = ?, lease_until = ? where id in ("
                            + Sql.list(ids) + ")",
                    nodeId,
                    now.plus(settings.lease()).toEpochMilli());
        }
    }

    /** The window has closed on these: to the next opening, or to their end, as their account chose. */
    private void postpone(List<MessageRow> shut, Instant now) {
        List<Object[]> later = new ArrayList<>();
        List<Object[]> deadlines = new ArrayList<>();
        List<MessageRow> over = new ArrayList<>();
        Instant opening = window().nextOpening(now, MAINLAND);
        for (MessageRow message : shut) {
            AccountFacts facts = snapshot.of(message.accountId());
            if (facts != null && facts.settings().windowMissed() == SendSettings.WindowMissed.EXPIRE) {
                over.add(message);
            } else {
                Instant due = settings.dueAfter(opening, message.id());
                later.add(new Object[] {due.toEpochMilli(), message.id()});
                deadlines.add(new Object[] {due.plus(settings.promotionalDeadline()).toEpochMilli(), message.id()});
            }
        }
        Sql.insert(jdbc, "update sending_dispatch set due_at = ? where id = ?", later);
        Sql.insert(jdbc, "update sending_message set deadline = ? where id = ?", deadlines);
        expire(over, now);
    }

    private void expire(Collection<MessageRow> expired, Instant now) {
        List<Long> ids = expired.stream().map(MessageRow::id).toList();
        endWith(messages.lock(ids).values(), "EXPIRED", MessageState.FAILED, now);
    }

    private void endWith(Collection<MessageRow> locked, String code, MessageState state, Instant now) {
        List<Messages.End> ends = new ArrayList<>();
        for (MessageRow message : locked) {
            if (!message.state().isFinal()) {
                ends.add(new Messages.End(message, state, code, message.partsOpen(), now));
            }
        }
        messages.end(ends, now);
        delete(locked.stream().map(MessageRow::id).toList());
    }

    private void delete(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.update("delete from sending_dispatch where id in (" + Sql.list(ids) + ")");
        }
    }

    @Override
    public Set<Long> markSubmitting(String nodeId, String carrier, Collection<Long> ids) {
        return ids.isEmpty() ? Set.of() : transactions.run(() -> markSubmittingOnce(nodeId, carrier, ids));
    }

    private Set<Long> markSubmittingOnce(String nodeId, String carrier, Collection<Long> ids) {
        Instant now = clock.instant();
        Set<Long> shut = window().isOpen(now, MAINLAND) ? Set.of() : keepingWindow(ids);
        giveBack(nodeId, shut);
        List<Long> open = ids.stream().filter(id -> !shut.contains(id)).sorted().toList();
        if (open.isEmpty()) {
            return Set.of();
        }
        int marked = jdbc.update(
                "update sending_dispatch set state = 2, carrier = ?, lease_until = ? where id in (" + Sql.list(open)
                        + ") and state = 1 and node = ?",
                carrier,
                now.toEpochMilli(),
                nodeId);
        return marked == open.size() ? Set.copyOf(open) : Set.copyOf(marked(nodeId, open));
    }

    private Set<Long> keepingWindow(Collection<Long> ids) {
        Set<Long> keeping = new HashSet<>();
        jdbc.query(
                "select id, lane from sending_dispatch force index (primary) where id in (" + Sql.list(ids)
                        + ") order by id for update",
                row -> {
                    if (LANES[row.getInt(2)].keepsWindow()) {
                        keeping.add(row.getLong(1));
                    }
                });
        return keeping;
    }

    /** Those of the ids that were still this node's: the others were taken over when its lease ended. */
    private List<Long> marked(String nodeId, Collection<Long> ids) {
        return jdbc.queryForList(
                "select id from sending_dispatch force index (primary) where id in (" + Sql.list(ids)
                        + ") and state = 2 and node = ?",
                Long.class,
                nodeId);
    }

    @Override
    public void submitted(List<Submitted> answers) {
        if (answers.isEmpty()) {
            return;
        }
        transactions.run(() -> {
            Map<Long, Submitted> byId = new TreeMap<>();
            answers.forEach(answer -> byId.put(answer.messageId(), answer));
            Map<MessageRow, Submitted> taken = new LinkedHashMap<>();
            messages.lock(byId.keySet()).forEach((id, message) -> {
                // An UNKNOWN that was only assumed gives way to the real answer.
                if (message.state() == MessageState.ACCEPTED || message.state() == MessageState.UNKNOWN) {
                    taken.put(message, byId.get(id));
                }
            });
            messages.submitted(taken, clock.instant());
            receipts.taken(taken.values());
            delete(byId.keySet());
        });
    }

    @Override
    public void failed(List<SubmitFailed> failures) {
        if (failures.isEmpty()) {
            return;
        }
        transactions.run(() -> {
            Instant now = clock.instant();
            Map<Long, SubmitFailed> byId = new TreeMap<>();
            failures.forEach(failure -> byId.put(failure.messageId(), failure));
            List<Object[]> again = new ArrayList<>();
            List<Messages.End> ends = new ArrayList<>();
            List<Long> done = new ArrayList<>();
            messages.lock(byId.keySet()).forEach((id, message) -> {
                SubmitFailed failure = byId.get(id);
                Instant retryAt = failure.retryAt();
                if (retryAt != null && !retryAt.isAfter(message.deadline()) && !message.state().isFinal()) {
                    again.add(new Object[] {retryAt.toEpochMilli(), id});
                    return;
                }
                done.add(id);
                if (!message.state().isFinal()) {
                    String code = retryAt == null ? failure.errorCode() : "EXPIRED";
                    ends.add(new Messages.End(message, MessageState.FAILED, code, 0, failure.at()));
                }
            });
            Sql.insert(
                    jdbc,
                    "update sending_dispatch set state = 0, node = null, carrier = null, due_at = ? where id = ?",
                    again);
            messages.end(ends, now);
            delete(done);
        });
    }

    @Override
    public void release(String nodeId, Collection<Long> ids) {
        transactions.run(() -> giveBack(nodeId, ids));
    }

    private void giveBack(String nodeId, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.update(
                    "update sending_dispatch set state = 0, node = null, attempt = attempt - 1 where id in ("
                            + Sql.list(ids) + ") and state = 1 and node = ?",
                    nodeId);
        }
    }

    @Override
    public void renew(String nodeId) {
        transactions.run(() -> {
            jdbc.update(
                    "update sending_dispatch set lease_until = ? where lane in (0, 1, 2, 3, 4) and state = 1 and node = ?",
                    clock.instant().plus(settings.lease()).toEpochMilli(),
                    nodeId);
        });
    }

    @Override
    public int settleUnanswered(Instant now) {
        return transactions.run(() -> {
            List<Long> ids = jdbc.queryForList(
                    """
                    select id from sending_dispatch force index (sending_dispatch_due) where lane in (0, 1, 2, 3, 4) and state = 2 and lease_until < ?
                    limit ? for update skip locked""",
                    Long.class,
                    now.minus(settings.unansweredAfter()).toEpochMilli(),
                    SWEEP);
            endWith(messages.lock(ids).values(), "UNKNOWN", MessageState.UNKNOWN, now);
            return ids.size();
        });
    }

    @Override
    public long waiting(Lane lane) {
        Long count = jdbc.queryForObject(
                "select count(*) from sending_dispatch where lane = ? and state in (0, 1)", Long.class, lane.ordinal());
        return count == null ? 0 : count;
    }
}
