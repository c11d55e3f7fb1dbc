package dev.signet.sending.outbox;

import static java.util.Objects.requireNonNull;

import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import dev.signet.platform.time.ChinaTime;
import dev.signet.platform.time.ClockWentBack;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.send.SendWindow;
import dev.signet.sending.Lane;
import dev.signet.sending.SendingSettings;
import dev.signet.sending.account.AccountFacts;
import dev.signet.sending.account.AccountSettings;
import dev.signet.sending.account.FactsSnapshot;
import dev.signet.sending.message.DispatchState;
import dev.signet.sending.message.MessageRow;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.message.Messages;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.SubmitFailed;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.receipt.Receipts;
import dev.signet.sending.rulebook.SendRules;
import dev.signet.sending.store.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The outbox as a table: claimed with {@code SKIP LOCKED}, so that nodes never wait for one another. */
@Component
public class DatabaseOutbox implements Outbox {

    private static final Logger log = LoggerFactory.getLogger(DatabaseOutbox.class);
    private static final int LANES = Lane.values().length;
    private static final int SWEEP = 1000;
    private static final long LOOK_AGAIN_MS = 1000;
    private static final long COMMITTED_LATE_MS = 200;

    private static final String DUE =
            "json_table(?, '$[*]' columns (id bigint path '$[0]', due_at bigint path '$[1]')) n straight_join ";

    /** No node's clock is so far from another's that is at work: what that one sends is its own to settle. */
    private static final Duration LONGEST_SUBMIT = Duration.ofDays(1);

    /** What waits for a carrier waits for less; what waits for a window is put off to its opening. */
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);

    /** A wait that is longer by less than this is nobody's trouble; half a million rows looked at for it would be. */
    private static final Duration WORTH_A_LOOK = Duration.ofMinutes(1);

    /** Longer than from any closing of a window to its next opening; whoever comes early is judged by the window again. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(10);

    private static final int WAITING = DispatchState.WAITING.ordinal();
    private static final int SUBMITTING = DispatchState.SUBMITTING.ordinal();

    /** The index begins with the lane: named one by one they are found by it, those to come as well. */
    private static final String OF_EVERY_LANE = Arrays.stream(Lane.values())
            .map(lane -> String.valueOf(lane.ordinal()))
            .collect(Collectors.joining(", ", "lane in (", ")"));

    private static final String SELECT_DUE = """
            select id, attempt, due_at from sending_dispatch force index (sending_dispatch_due)
            where lane = ? and state = %d and due_at >= ? and due_at <= ?
            order by due_at limit ? for update skip locked""".formatted(WAITING);

    private static final String SELECT_UNANSWERED = """
            select id from sending_dispatch force index (sending_dispatch_due)
            where %s and state = %d and due_at < ?
            limit ? for update skip locked""".formatted(OF_EVERY_LANE, SUBMITTING);

    private static final String UPDATE_DUE =
            "update " + DUE + "sending_dispatch d on d.id = n.id set d.due_at = n.due_at";

    private static final String UPDATE_DEADLINE =
            "update " + DUE + "sending_message m on m.id = n.id set m.deadline = n.due_at";

    private static final String UPDATE_AGAIN = "update " + DUE
            + "sending_dispatch d on d.id = n.id set d.state = " + WAITING
            + ", d.node = null, d.carrier = null, d.due_at = n.due_at";

    private static final String PUT_BACK =
            "update sending_dispatch set state = " + WAITING + ", node = null, carrier = null"
                    + " where id = ? and state = " + SUBMITTING + " and node = ? and attempt = ? and due_at = ?";

    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final Messages messages;
    private final Receipts receipts;
    private final FactsSnapshot snapshot;
    private final SendRules.Active rules;
    private final SendingSettings settings;
    private final Clock clock;
    private final AtomicLongArray lookedAt = new AtomicLongArray(LANES);
    private final AtomicLongArray lookFrom = new AtomicLongArray(LANES);
    /** Whether these hold nobody knows, as the database went away in their commit; that nothing of them left is known. */
    private final Queue<Claim> unanswered = new ConcurrentLinkedQueue<>();

    private record Claim(String nodeId, Lane lane, Instant at, List<OutboundMessage> chosen) {}

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

    public static Lane lane(TemplateKind kind, boolean bulk) {
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
    public List<OutboundMessage> claim(String nodeId, Lane lane, int max, Routing routing) {
        putBack(nodeId, lane);
        AtomicReference<@Nullable Claim> last = new AtomicReference<>();
        try {
            return transactions.run(() -> {
                routing.undo();
                last.set(null);
                Instant now = clock.instant();
                List<OutboundMessage> chosen = claimOnce(nodeId, lane, max, routing, now);
                last.set(new Claim(nodeId, lane, now, chosen));
                return chosen;
            });
        } catch (RuntimeException e) {
            routing.undo();
            Claim claim = last.get();
            if (claim != null && !claim.chosen().isEmpty()) {
                unanswered.add(claim);
            }
            throw e;
        }
    }

    /**
     * Gives back what a claim took that ended in its commit, before anything is claimed again: until then a row that looks
     * as that claim would have left it can be its work only. A commit that the server still holds is waited for by its
     * locks; one that never came finds nothing to give back.
     */
    private void putBack(String nodeId, Lane lane) {
        for (Claim claim : unanswered) {
            if (claim.lane() == lane && claim.nodeId().equals(nodeId)) {
                putBack(claim);
                unanswered.remove(claim);
            }
        }
    }

    private void putBack(Claim claim) {
        List<Object[]> rows = claim.chosen().stream()
                .map(message -> new Object[] {
                    message.id(), claim.nodeId(), message.attempt(), claim.at().toEpochMilli()
                })
                .toList();
        transactions.run(() -> {
            jdbc.batchUpdate(PUT_BACK, rows);
        });
    }

    private List<OutboundMessage> claimOnce(String nodeId, Lane lane, int max, Routing routing, Instant now) {
        Map<Long, Integer> due = due(lane, max, now);
        List<OutboundMessage> leaving = new ArrayList<>(due.size());
        List<MessageRow> expired = new ArrayList<>();
        List<MessageRow> shut = new ArrayList<>();
        Map<Long, MessageRow> waiting = messages.find(due.keySet());
        waiting.values().removeIf(message -> message.state() != MessageState.ACCEPTED);
        if (waiting.size() < due.size()) {
            drop(due.keySet().stream().filter(id -> !waiting.containsKey(id)).toList());
        }
        for (MessageRow message : waiting.values()) {
            if (lane.keepsWindow() && !window().isOpen(now, ChinaTime.ZONE)) {
                shut.add(message);
            } else if (now.isAfter(message.deadline())) {
                expired.add(message);
            } else {
                leaving.add(message.outbound(requireNonNull(due.get(message.id())) + 1));
            }
        }
        postpone(shut, now);
        end(expired, "EXPIRED", now);
        return routed(nodeId, leaving, routing, now);
    }

    /**
     * Rows whose message is not there, or was submitted or ended: sent now it would be sent twice, or after its end. Judged
     * with the messages locked only: in the moment of its commit a row can be locked before a plain read sees its message.
     * Such a row stays for the next look.
     */
    private void drop(List<Long> suspects) {
        Map<Long, MessageRow> held = messages.lock(suspects);
        held.values().removeIf(message -> message.state() != MessageState.ACCEPTED);
        List<Long> stray = suspects.stream().filter(id -> !held.containsKey(id)).toList();
        if (stray.isEmpty()) {
            return;
        }
        delete(stray);
        log.warn("{} rows of the outbox have no message that waits, {} the first; dropped", stray.size(), stray.get(0));
    }

    private List<OutboundMessage> routed(String nodeId, List<OutboundMessage> leaving, Routing routing, Instant now) {
        List<OutboundMessage> routed = new ArrayList<>(leaving.size());
        Map<String, List<Long>> byCarrier = new TreeMap<>();
        List<Object[]> later = new ArrayList<>();
        Map<String, List<Long>> nowhere = new TreeMap<>();
        for (OutboundMessage message : leaving) {
            Choice choice = routing.choose(message);
            if (choice instanceof Choice.Through through) {
                byCarrier
                        .computeIfAbsent(through.carrier(), name -> new ArrayList<>())
                        .add(message.id());
                routed.add(message);
            } else if (choice instanceof Choice.Later until) {
                later.add(new Object[] {message.id(), until.at().toEpochMilli()});
            } else if (choice instanceof Choice.Nowhere none) {
                nowhere.computeIfAbsent(none.errorCode(), code -> new ArrayList<>())
                        .add(message.id());
            }
        }
        byCarrier.forEach((carrier, ids) -> markSubmitting(nodeId, carrier, ids, now));
        Sql.update(jdbc, UPDATE_DUE, later);
        nowhere.forEach((code, ids) -> endWith(messages.lock(ids).values(), code, MessageState.FAILED, now));
        return routed;
    }

    private void markSubmitting(String nodeId, String carrier, List<Long> ids, Instant now) {
        jdbc.update(
                "update sending_dispatch set state = " + SUBMITTING
                        + ", due_at = ?, attempt = least(attempt + 1, 100), node = ?, carrier = ?"
                        + " where id in (" + Sql.list(ids) + ")",
                now.toEpochMilli(),
                nodeId,
                carrier);
    }

    /**
     * Looks from where the last look ended, as what left meanwhile lies at the head of the index until it is purged;
     * from the very beginning every second, for what was committed late or put back.
     */
    private Map<Long, Integer> due(Lane lane, int max, Instant now) {
        long millis = now.toEpochMilli();
        int place = lane.ordinal();
        boolean fromTheBeginning = Math.abs(millis - lookedAt.get(place)) >= LOOK_AGAIN_MS;
        if (fromTheBeginning) {
            lookedAt.set(place, millis);
        }
        long[] last = {0};
        Map<Long, Integer> due = new LinkedHashMap<>();
        jdbc.query(
                SELECT_DUE,
                row -> {
                    due.put(row.getLong(1), row.getInt(2));
                    last[0] = row.getLong(3);
                },
                place,
                fromTheBeginning ? 0 : lookFrom.get(place),
                millis,
                max);
        lookFrom.set(place, (due.size() < max ? millis - LOOK_AGAIN_MS : last[0]) - COMMITTED_LATE_MS);
        return due;
    }

    private SendWindow window() {
        return rules.current().window();
    }

    /** The window has closed on these: to the next opening, or to their end, as their account chose. */
    private void postpone(List<MessageRow> shut, Instant now) {
        List<Object[]> later = new ArrayList<>();
        List<Object[]> deadlines = new ArrayList<>();
        List<MessageRow> over = new ArrayList<>();
        Instant opening = window().nextOpening(now, ChinaTime.ZONE);
        for (MessageRow message : shut) {
            AccountFacts facts = snapshot.of(message.accountId());
            if (facts != null && facts.settings().windowMissed() == AccountSettings.WindowMissed.EXPIRE) {
                over.add(message);
            } else {
                Instant due = settings.dueAfter(opening, message.id());
                later.add(new Object[] {message.id(), due.toEpochMilli()});
                deadlines.add(new Object[] {
                    message.id(), due.plus(settings.promotionalDeadline()).toEpochMilli()
                });
            }
        }
        Sql.update(jdbc, UPDATE_DUE, later);
        Sql.update(jdbc, UPDATE_DEADLINE, deadlines);
        end(over, "EXPIRED", now);
    }

    private void end(Collection<MessageRow> rows, String code, Instant now) {
        List<Long> ids = rows.stream().map(MessageRow::id).toList();
        endWith(messages.lock(ids).values(), code, MessageState.FAILED, now);
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
            receipts.taken(taken);
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
                SubmitFailed failure = requireNonNull(byId.get(id));
                Instant retryAt = failure.retryAt();
                if (retryAt != null
                        && !retryAt.isAfter(message.deadline())
                        && !message.state().isFinal()) {
                    again.add(new Object[] {id, retryAt.toEpochMilli()});
                    return;
                }
                done.add(id);
                if (!message.state().isFinal()) {
                    String code = retryAt == null ? failure.errorCode() : "EXPIRED";
                    ends.add(new Messages.End(message, MessageState.FAILED, code, 0, failure.at()));
                }
            });
            Sql.update(jdbc, UPDATE_AGAIN, again);
            messages.end(ends, now);
            delete(done);
        });
    }

    /** Rows of a time when the clock was ahead: nobody would look at them before it is there again. */
    private void comeBack(DispatchState state, Instant now, Duration after) {
        comeBack(state, now, now.plus(after).toEpochMilli(), Long.MAX_VALUE);
    }

    private void comeBack(DispatchState state, Instant now, long after, long upTo) {
        for (int moved = SWEEP; moved == SWEEP; ) {
            moved = transactions.run(() -> jdbc.update(
                    "update sending_dispatch set due_at = ? where " + OF_EVERY_LANE
                            + " and state = ? and due_at > ? and due_at <= ? limit " + SWEEP,
                    now.toEpochMilli(),
                    state.ordinal(),
                    after,
                    upTo));
        }
    }

    /** What comes too early is judged again, and put off again where it has to wait. */
    @EventListener
    void clockWentBack(ClockWentBack step) {
        if (Duration.between(step.to(), step.from()).compareTo(WORTH_A_LOOK) < 0) {
            return;
        }
        long now = step.to().toEpochMilli();
        comeBack(
                DispatchState.WAITING,
                step.to(),
                now,
                step.from().plus(LONGEST_RETRY).toEpochMilli());
    }

    @Override
    public int settleUnanswered(Instant now) {
        comeBack(DispatchState.SUBMITTING, now, LONGEST_SUBMIT);
        comeBack(DispatchState.WAITING, now, LONGEST_WAIT);
        return transactions.run(() -> {
            List<Long> ids = jdbc.queryForList(
                    SELECT_UNANSWERED,
                    Long.class,
                    now.minus(settings.unansweredAfter()).toEpochMilli(),
                    SWEEP);
            endWith(messages.lock(ids).values(), "UNKNOWN", MessageState.UNKNOWN, now);
            // Those of which there is no message, too: they would be found again for ever.
            delete(ids);
            return ids.size();
        });
    }

    @Override
    public long waiting(Lane lane) {
        Long count = jdbc.queryForObject(
                "select count(*) from sending_dispatch where lane = ? and state = " + WAITING,
                Long.class,
                lane.ordinal());
        return count == null ? 0 : count;
    }
}
