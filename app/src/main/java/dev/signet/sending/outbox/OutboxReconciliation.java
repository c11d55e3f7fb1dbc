package dev.signet.sending.outbox;

import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import dev.signet.platform.Discrepancies;
import dev.signet.platform.node.Ids;
import dev.signet.sending.SendingSettings;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.message.Messages;
import dev.signet.sending.store.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Compares accepted messages with the rows that bring them to a carrier. A message without its row would wait for ever and
 * keep its account's money; whether a carrier has it nobody knows, so it ends as the outbox ends what was never answered,
 * and is not sent again. The other way round, a row without a message that waits, is dropped where rows are claimed.
 */
@Component
class OutboxReconciliation {

    static final String PAIR = "message-dispatch";

    private static final int STEP = 1000;

    /** Longer than any message waits for its opening and then for its carrier. */
    private static final Duration LOOK_BACK = Duration.ofDays(10);

    /** Nodes whose clocks differ give ids that lie apart; nobody's differ by as much. */
    private static final Duration APART = Duration.ofHours(1);

    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final Messages messages;
    private final SendingSettings settings;
    private final Discrepancies discrepancies;
    private final Clock clock;
    /** No message below this id waits any more, so that only a node's first look is at all the days. */
    private long doneBelow;

    OutboxReconciliation(
            @DataPlane JdbcTemplate jdbc,
            DataTransactions transactions,
            Messages messages,
            SendingSettings settings,
            Discrepancies discrepancies,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.messages = messages;
        this.settings = settings;
        this.discrepancies = discrepancies;
        this.clock = clock;
    }

    synchronized void reconcile() {
        Instant now = clock.instant();
        doneBelow = firstWaiting(now); // so that what follows looks from there on, not at all the days once more
        int lost = 0;
        for (int some = endLost(now); some > 0; some = endLost(now)) {
            lost += some;
        }
        if (lost > 0) {
            discrepancies.mended(
                    PAIR,
                    "messages:" + now,
                    "accepted messages without a row in the outbox: " + lost
                            + ", ended as UNKNOWN, uncharged, not sent again");
        }
    }

    private long firstWaiting(Instant now) {
        List<Long> first = jdbc.queryForList(
                "select id from sending_message where id >= ? and state = ? order by id limit 1",
                Long.class,
                from(now),
                MessageState.ACCEPTED.ordinal());
        long latest = Ids.lowestAt(now.minus(APART));
        return first.isEmpty() ? latest : Math.min(latest, first.get(0));
    }

    private long from(Instant now) {
        boolean clockWentBack = doneBelow > Ids.lowestAt(now.minus(APART));
        return Math.max(clockWentBack ? 0 : doneBelow, Ids.lowestAt(now.minus(LOOK_BACK)));
    }

    private int endLost(Instant now) {
        return transactions.run(() -> {
            List<Messages.End> ends = new ArrayList<>();
            List<Long> ids = withoutRow(now);
            // Whoever takes a row away changes its message in the same transaction: once the messages are held, this is
            // exact.
            var held = messages.lock(ids);
            Set<Long> withRow = rows(ids);
            held.forEach((id, message) -> {
                if (message.state() == MessageState.ACCEPTED && !withRow.contains(id)) {
                    ends.add(new Messages.End(message, MessageState.UNKNOWN, "UNKNOWN", message.partsOpen(), now));
                }
            });
            messages.end(ends, now);
            return ends.size();
        });
    }

    /** Accepted so long ago that a row which is on its way would be there. */
    private List<Long> withoutRow(Instant now) {
        return jdbc.queryForList(
                """
                select m.id from sending_message m left join sending_dispatch d on d.id = m.id
                where m.id >= ? and m.state = ? and m.accepted_at < ? and d.id is null
                order by m.id limit ?""",
                Long.class,
                from(now),
                MessageState.ACCEPTED.ordinal(),
                now.minus(settings.unansweredAfter()).toEpochMilli(),
                STEP);
    }

    private Set<Long> rows(Collection<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.queryForList(
                        "select id from sending_dispatch where id in (" + Sql.list(ids) + ")", Long.class));
    }
}
