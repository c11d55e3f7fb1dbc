package dev.signet.billing;

import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Sums of the ledger by month: what bills are held to. */
@Component
class MonthEntries {

    /** An id is about as old as its entry. */
    private static final Duration AROUND = Duration.ofDays(2);

    private static final String SUMS = """
            select coalesce(sum(if(kind = %d, balance_micros, 0)), 0),
                coalesce(sum(if(kind = %d, balance_micros, 0)), 0),
                coalesce(-sum(if(kind = %d, balance_micros, 0)), 0),
                coalesce(-sum(if(kind = %d, reserved_micros, if(kind = %d, balance_micros, 0))), 0),
                coalesce(-sum(if(kind = %d, voucher_reserved_micros, if(kind = %d, voucher_micros, 0))), 0),
                coalesce(sum(if(kind = %d, balance_micros + voucher_micros, 0)), 0), count(*)
            from billing_entry %%s where account_id = ? and month = ?""".formatted(
                    EntryKind.TOP_UP.ordinal(),
                    EntryKind.CREDIT.ordinal(),
                    EntryKind.PURCHASE.ordinal(),
                    EntryKind.SETTLE.ordinal(),
                    EntryKind.REPRICE.ordinal(),
                    EntryKind.SETTLE.ordinal(),
                    EntryKind.REPRICE.ordinal(),
                    EntryKind.REPRICE.ordinal());

    private final JdbcTemplate jdbc;

    /**
     * What an account's ledger says of a month, in millionths of a yuan.
     *
     * @param opening balance and reservations before it
     * @param charged what was earned, less what pricing anew gave back: of the balance
     * @param ofVouchers the same of vouchers
     * @param repriced of both, what pricing anew gave back
     * @param entries how many there are
     */
    record MonthSums(
            long opening,
            long topUps,
            long corrections,
            long purchases,
            long charged,
            long ofVouchers,
            long repriced,
            long entries) {}

    MonthEntries(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What stands in the ledger of a month that is not closed.
     *
     * @param before entries of earlier ids only
     */
    MonthSums until(long accountId, int month, long before) {
        long first = Ids.lowestAt(BillingMonth.startOf(BillingMonth.of(month)).minus(AROUND));
        return sums(accountId, month, opening(accountId, month), first, before);
    }

    /** The same with what came after {@link #until}, which is few: for whoever holds the account. */
    MonthSums with(MonthSums earlier, long accountId, int month, long since) {
        MonthSums later = sums(accountId, month, 0, since, Long.MAX_VALUE);
        return new MonthSums(
                earlier.opening(),
                earlier.topUps() + later.topUps(),
                earlier.corrections() + later.corrections(),
                earlier.purchases() + later.purchases(),
                earlier.charged() + later.charged(),
                earlier.ofVouchers() + later.ofVouchers(),
                earlier.repriced() + later.repriced(),
                earlier.entries() + later.entries());
    }

    /**
     * What people booked in the month that is billed now, with what the account opened it with, reckoned back from what it has:
     * few rows, however many messages there were.
     *
     * @param charged to the balance so far
     */
    MonthSums current(long accountId, int month, long charged) {
        MonthSums booked = sum(
                SUMS.formatted("force index (billing_entry_once)") + " and reference is not null", 0, accountId, month);
        long has = jdbc
                .queryForList(
                        "select balance_micros + reserved_micros from billing_account where account_id = ?",
                        Long.class,
                        accountId)
                .stream()
                .findFirst()
                .orElse(0L);
        long opening = has - booked.topUps() - booked.corrections() + booked.purchases() + charged;
        return new MonthSums(
                opening, booked.topUps(), booked.corrections(), booked.purchases(), charged, 0, 0, booked.entries());
    }

    private MonthSums sums(long accountId, int month, long opening, long since, long before) {
        return sum(SUMS.formatted("") + " and id >= ? and id < ?", opening, accountId, month, since, before);
    }

    private MonthSums sum(String sql, long opening, Object... values) {
        return Objects.requireNonNull(jdbc.queryForObject(
                sql,
                (row, n) -> new MonthSums(
                        opening,
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)),
                values));
    }

    /** What the last bill closed with and what came after it, up to the month. */
    private long opening(long accountId, int month) {
        record Closed(int month, long micros) {}
        Closed last = jdbc
                .query(
                        "select month, closing_micros from billing_bill where account_id = ? and month < ? order by month desc limit 1",
                        (row, n) -> new Closed(row.getInt(1), row.getLong(2)),
                        accountId,
                        month)
                .stream()
                .findFirst()
                .orElse(new Closed(-1, 0));
        Instant since = last.month() < 0 ? Instant.EPOCH : BillingMonth.startOf(BillingMonth.of(last.month()));
        Long between =
                jdbc.queryForObject("""
                select coalesce(sum(balance_micros + reserved_micros), 0) from billing_entry
                where account_id = ? and id >= ? and month > ? and month < ?""", Long.class, accountId, Ids.lowestAt(since.minus(AROUND)), last.month(), month);
        return last.micros() + Objects.requireNonNull(between);
    }

    /** Whether anything counts after a month (0 for none) and up to another. */
    boolean isAny(long accountId, int after, int last) {
        long since = after == 0
                ? 0
                : Ids.lowestAt(BillingMonth.startOf(BillingMonth.of(after).plusMonths(1))
                        .minus(AROUND));
        return !jdbc.queryForList(
                        "select 1 from billing_entry where account_id = ? and id >= ? and month > ? and month <= ? limit 1",
                        Integer.class,
                        accountId,
                        since,
                        after,
                        last)
                .isEmpty();
    }

    /** The first month in which anything counts; 0 where there is none. */
    int first(long accountId) {
        return jdbc
                .queryForList(
                        "select month from billing_entry where account_id = ? and month > 0 order by id limit 1",
                        Integer.class,
                        accountId)
                .stream()
                .findFirst()
                .orElse(0);
    }
}
