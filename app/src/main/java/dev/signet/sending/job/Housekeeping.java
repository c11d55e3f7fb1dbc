package dev.signet.sending.job;

import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import dev.signet.platform.Portions;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import dev.signet.sending.SendingSettings;
import dev.signet.sending.abuse.AbuseHours;
import dev.signet.sending.limit.AccountVolumes;
import dev.signet.sending.message.MessageRow;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.message.Messages;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.TakenParts;
import dev.signet.sending.store.MessageDays;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Ends what nobody else will end, and clears what has had its time. Every step is small and safe to repeat. */
@Component
public class Housekeeping {

    private static final int STEP = 1000;
    /** How long a part waits for its receipt, and for a second one. */
    private static final Duration RECEIPTS_KEPT = Duration.ofDays(8);

    /** How long a receipt that fits no message is there to be looked at. */
    private static final Duration UNMATCHED_KEPT = Duration.ofDays(1);

    /** As long as the hours they count for. */
    private static final Duration CONVERSIONS_KEPT = Duration.ofDays(2);

    /** Longer than any period that is warned of once. */
    private static final Duration WARNINGS_KEPT = Duration.ofDays(40);

    /** Longer than a month, which a clock that goes back may find again. */
    private static final Duration VOLUMES_KEPT = Duration.ofDays(70);

    /** Every ten minutes: no index helps to find what has not ended in a day. */
    private static final int RUNS_FOR_AN_OLD_DAY = 10;

    /** In one run, so that an old table does not keep the next one waiting. */
    private static final int PORTIONS_STORED_BEFORE = 100;

    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final Outbox outbox;
    private final Messages messages;
    private final StoredBefore storedBefore;
    private final Uncounted uncounted;
    private final MessageDays days;
    private final TakenParts parts;
    private final AccountVolumes volumes;
    private final SendingSettings settings;
    private final Clock clock;
    private int runs;
    private @Nullable LocalDate oldDay;

    Housekeeping(
            @DataPlane JdbcTemplate jdbc,
            DataTransactions transactions,
            Outbox outbox,
            Messages messages,
            StoredBefore storedBefore,
            Uncounted uncounted,
            MessageDays days,
            TakenParts parts,
            AccountVolumes volumes,
            SendingSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
        this.messages = messages;
        this.storedBefore = storedBefore;
        this.uncounted = uncounted;
        this.days = days;
        this.parts = parts;
        this.volumes = volumes;
        this.settings = settings;
        this.clock = clock;
    }

    public void tidy() {
        Instant now = clock.instant();
        while (outbox.settleUnanswered(now) == STEP) {
            // the rest
        }
        endWithoutReceipt(now);
        deleteOld(
                "sending_idempotency",
                "decided_at",
                now.minus(settings.keepIdempotencyKeys()).toEpochMilli());
        deleteOld(
                "sending_early_receipt", "parked_at", now.minus(UNMATCHED_KEPT).toEpochMilli());
        deleteOld("sending_abuse_hour", "hour", AbuseHours.hour(now) - 2 * AbuseHours.DAY);
        deleteOld(
                "sending_conversion", "reported_at", now.minus(CONVERSIONS_KEPT).toEpochMilli());
        deleteOld("sending_warning", "raised_at", now.minus(WARNINGS_KEPT).toEpochMilli());
        deleteOld(
                "sending_platform_message",
                "posted_at",
                now.minus(WARNINGS_KEPT).toEpochMilli());
        Portions.delete(STEP, () -> volumes.forgetBefore(now.minus(VOLUMES_KEPT), STEP));
        parts.tidy(STEP, now);
        for (int portion = 0; portion < PORTIONS_STORED_BEFORE && storedBefore.catchUp(); portion++) {
            // the rest
        }
        for (int portion = 0; portion < PORTIONS_STORED_BEFORE && uncounted.catchUp(); portion++) {
            // the rest
        }
    }

    /**
     * A message whose receipt never came is not charged (BL-10). Looked for in the days it can lie in only; and one day before
     * these now and then, for what a platform left that was stopped for long.
     */
    private void endWithoutReceipt(Instant now) {
        Instant limit = now.minus(settings.receiptsWithin());
        LocalDate first =
                ChinaTime.dayOf(limit.minus(settings.promotionalDeadline()).minus(RECEIPTS_KEPT));
        endWithoutReceipt(first, ChinaTime.dayOf(limit), limit, now);
        if (runs++ % RUNS_FOR_AN_OLD_DAY == 0) {
            LocalDate before = oldDay == null || oldDay.isBefore(oldest()) || !oldDay.isBefore(first) ? first : oldDay;
            oldDay = before.minusDays(1);
            endWithoutReceipt(oldDay, oldDay, limit, now);
        }
    }

    private LocalDate oldest() {
        Long id = jdbc.queryForObject("select min(id) from sending_message", Long.class);
        return id == null ? LocalDate.MAX : ChinaTime.dayOf(Ids.instantOf(id));
    }

    private void endWithoutReceipt(LocalDate first, LocalDate last, Instant limit, Instant now) {
        String acceptedThen = days.of(first, last).condition("");
        while (endWithoutReceipt(acceptedThen, limit, now) == STEP) {
            // the rest
        }
    }

    private int endWithoutReceipt(String acceptedThen, Instant limit, Instant now) {
        return transactions.run(() -> {
            List<Long> ids = jdbc.queryForList(
                    "select id from sending_message where " + acceptedThen
                            + " and state = ? and submitted_at < ? limit ?",
                    Long.class,
                    MessageState.SUBMITTED.ordinal(),
                    limit.toEpochMilli(),
                    STEP);
            Map<Long, MessageRow> locked = messages.lock(ids);
            List<Messages.End> ends = new ArrayList<>();
            locked.values().forEach(message -> {
                if (message.state() == MessageState.SUBMITTED) {
                    ends.add(new Messages.End(message, MessageState.UNKNOWN, "UNKNOWN", message.partsOpen(), now));
                }
            });
            messages.end(ends, now);
            return ids.size();
        });
    }

    private void deleteOld(String table, String column, long before) {
        Portions.delete(
                STEP, () -> jdbc.update("delete from " + table + " where " + column + " < ? limit " + STEP, before));
    }
}
