package dev.signet.billing;

import static java.util.Objects.requireNonNull;

import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PriceList;
import dev.signet.billing.price.Prices;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.Rulebook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The end of a month (S7.1-7): priced for the last time, discounted, cut to the cent, and frozen as a bill that is what the
 * ledger says. An account's month is one transaction under the account's lock: killed in its middle it has done nothing, and
 * whoever comes second, on whatever node, finds it settled. What comes thereafter counts in the next month.
 */
@Component
public class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);
    private static final int MICROS_OF_A_CENT = 10_000;
    private static final int AT_ONCE = 500;

    /** Within which every transaction has ended. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    private final Ledger ledger;
    private final ChargedMonths charged;
    private final MonthEntries entries;
    private final Bills bills;
    private final Prices prices;
    private final ActiveRulebook rulebook;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    Settlement(
            Ledger ledger,
            ChargedMonths charged,
            MonthEntries entries,
            Bills bills,
            Prices prices,
            ActiveRulebook rulebook,
            @DataPlane JdbcTemplate jdbc,
            @DataPlane TransactionTemplate transaction,
            Ids ids,
            Clock clock) {
        this.ledger = ledger;
        this.charged = charged;
        this.entries = entries;
        this.bills = bills;
        this.prices = prices;
        this.rulebook = rulebook;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the ledger and what was billed do not agree on: nothing is settled until they do. */
    static final class Disagreement extends RuntimeException {

        Disagreement(String message) {
            super(message);
        }
    }

    /** Settles whatever months of whatever accounts have ended. One account's trouble does not stop the others. */
    public void settleWhatHasEnded() {
        int last = BillingMonth.number(
                BillingMonth.of(BillingMonth.of(clock.instant())).minusMonths(1));
        long after = Long.MIN_VALUE;
        while (true) {
            List<Long> accounts = jdbc.queryForList(
                    "select account_id from billing_account where closed_month < ? and account_id > ? order by account_id limit ?",
                    Long.class,
                    last,
                    after,
                    AT_ONCE);
            for (long account : accounts) {
                try {
                    settle(account, last);
                } catch (RuntimeException e) {
                    log.error("account={} could not be settled up to month={}", account, last, e);
                }
            }
            if (accounts.size() < AT_ONCE) {
                return;
            }
            after = accounts.get(accounts.size() - 1);
        }
    }

    /** How many accounts have months that ended and are not settled. */
    int waiting(YearMonth last) {
        return requireNonNull(jdbc.queryForObject(
                "select count(*) from billing_account where closed_month < ?",
                Integer.class,
                BillingMonth.number(last)));
    }

    /** Each month by itself, the oldest first. */
    private void settle(long accountId, int last) {
        int closed = requireNonNull(jdbc.queryForObject(
                "select closed_month from billing_account where account_id = ?", Integer.class, accountId));
        int month = closed == 0 ? entries.first(accountId) : BillingMonth.after(closed);
        if (month == 0 || month > last) {
            month = last;
        }
        for (; month <= last; month = BillingMonth.after(month)) {
            int settled = month;
            Instant now = clock.instant();
            if (settled >= BillingMonth.of(now)) {
                throw new IllegalArgumentException("month " + settled + " has not ended");
            }
            // The many entries of a month are summed up while messages go on, the few latest of them under the lock.
            long lately = Ids.lowestAt(now.minus(UNDER_WAY));
            MonthEntries.MonthSums sums = entries.until(accountId, settled, lately);
            transaction.executeWithoutResult(status -> settleOne(accountId, settled, sums, lately));
        }
    }

    /** Settles a month that has ended, once, and where anything was in it, with a bill. */
    private void settleOne(long accountId, int month, MonthEntries.MonthSums before, long lately) {
        Instant now = clock.instant();
        ledger.held(accountId, now);
        int closed = requireNonNull(jdbc.queryForObject(
                "select closed_month from billing_account where account_id = ?", Integer.class, accountId));
        if (closed >= month) {
            return;
        }
        Rulebook current = rulebook.current();
        PriceList list = prices.current();
        priceAnew(accountId, month, list, now);
        List<ChargedLine> lines = charged.of(accountId, month);
        MonthEntries.MonthSums sums = entries.with(before, accountId, month, lately);
        if (sums.entries() > 0) {
            agree(accountId, month, lines, sums);
            YearMonth year = BillingMonth.of(month);
            long discount = new Discounts(current.policies()).of(accountId, year, lines);
            long rounding = rounding(sums.charged() - discount);
            take(accountId, month, EntryKind.DISCOUNT, discount, now);
            take(accountId, month, EntryKind.ROUNDING, rounding, now);
            bills.freeze(
                    Bills.statement(accountId, year, lines, sums, discount, rounding, list),
                    new Statement.Bill(month + "-" + accountId, current.version(), now));
        }
        jdbc.update("update billing_account set closed_month = ? where account_id = ?", month, accountId);
    }

    /** What is left out of an amount so that it comes to whole cents: never more than the customer owes. */
    static long rounding(long micros) {
        return Math.floorMod(micros, MICROS_OF_A_CENT);
    }

    private void priceAnew(long accountId, int month, PriceList list, Instant now) {
        List<ChargedLine> lines = charged.of(accountId, month);
        Map<Coverage, Long> units = new EnumMap<>(Coverage.class);
        for (Coverage coverage : Coverage.values()) {
            units.put(coverage, ChargedMonths.units(lines, coverage));
        }
        ledger.reprice(accountId, month, list, units, now);
    }

    private static void agree(long accountId, int month, List<ChargedLine> lines, MonthEntries.MonthSums sums) {
        long ofBalance = ChargedMonths.ofBalance(lines);
        long ofVouchers = ChargedMonths.micros(lines, Source.VOUCHER);
        if (ofBalance != sums.charged() || ofVouchers != sums.ofVouchers()) {
            throw new Disagreement("account " + accountId + ", month " + month + ": billed " + ofBalance + " and "
                    + ofVouchers + " by vouchers, the ledger says " + sums.charged() + " and " + sums.ofVouchers());
        }
    }

    private void take(long accountId, int month, EntryKind kind, long micros, Instant now) {
        if (micros != 0) {
            ledger.post(new Posting(ids.next(), accountId, kind, month, now)
                    .balance(micros)
                    .reference(kind.name().toLowerCase(Locale.ROOT) + ":" + month));
            ledger.addToBalance(accountId, micros);
        }
    }
}
