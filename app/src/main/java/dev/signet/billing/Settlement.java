package dev.signet.billing;

import static java.util.Objects.requireNonNull;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PriceList;
import dev.signet.billing.price.Prices;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.Rulebook;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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

    private static final String OPEN =
            " from billing_account where closed_month < ? and account_id > ? order by account_id limit ?";

    /** Within which every transaction has ended. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    private final Ledger ledger;
    private final ChargedMonths charged;
    private final MonthEntries entries;
    private final Bills bills;
    private final Prices prices;
    private final ActiveRulebook rulebook;
    private final Accounts accounts;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Settlement(
            Ledger ledger,
            ChargedMonths charged,
            MonthEntries entries,
            Bills bills,
            Prices prices,
            ActiveRulebook rulebook,
            Accounts accounts,
            @DataPlane JdbcTemplate jdbc,
            @DataPlane TransactionTemplate transaction,
            Clock clock) {
        this.ledger = ledger;
        this.charged = charged;
        this.entries = entries;
        this.bills = bills;
        this.prices = prices;
        this.rulebook = rulebook;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the ledger and what was billed do not agree on: nothing is settled until they do. */
    static final class Disagreement extends RuntimeException {

        Disagreement(String message) {
            super(message);
        }
    }

    /**
     * Settles whatever months of whatever accounts have ended. One account's trouble does not stop the others.
     *
     * @return what could not be settled, {@code account/month}, and why, for operators
     */
    public Map<String, String> settleWhatHasEnded() {
        Map<String, String> left = new TreeMap<>();
        int last = BillingMonth.number(lastEnded(clock.instant()));
        long after = Long.MIN_VALUE;
        while (true) {
            List<Long> accounts = jdbc.queryForList("select account_id" + OPEN, Long.class, last, after, AT_ONCE);
            for (long account : accounts) {
                try {
                    settle(account, last);
                } catch (RuntimeException e) {
                    log.error("account={} could not be settled up to month={}", account, last, e);
                    left.put(
                            account + "/" + BillingMonth.of(oldest(account, last)),
                            "is not settled: " + Objects.requireNonNullElse(e.getMessage(), e.toString()));
                }
            }
            if (accounts.size() < AT_ONCE) {
                return left;
            }
            after = accounts.get(accounts.size() - 1);
        }
    }

    /** The last month that had ended at an instant. */
    public static YearMonth lastEnded(Instant at) {
        return BillingMonth.of(BillingMonth.of(at)).minusMonths(1);
    }

    /**
     * An account with a month that has ended and is not settled.
     *
     * @param month the oldest one
     */
    public record Unsettled(long accountId, YearMonth month) {}

    /**
     * What a month that is not settled comes to, in yuan, by what was billed and by the ledger: unlike each other where they disagree,
     * so that it cannot be settled.
     *
     * @param billed to the balance
     * @param ledger the same by the ledger
     * @param billedByVouchers to vouchers
     * @param ledgerOfVouchers the same by the ledger
     */
    public record Sums(BigDecimal billed, BigDecimal ledger, BigDecimal billedByVouchers, BigDecimal ledgerOfVouchers) {

        public boolean agree() {
            return billed.compareTo(ledger) == 0 && billedByVouchers.compareTo(ledgerOfVouchers) == 0;
        }
    }

    /** Reads all entries of the account's month. */
    public Sums sums(long accountId, YearMonth month) {
        int number = BillingMonth.number(month);
        List<ChargedLine> lines = charged.of(accountId, number);
        MonthEntries.MonthSums sums = entries.until(accountId, number, Long.MAX_VALUE);
        return new Sums(
                Ledger.yuan(ChargedMonths.ofBalance(lines)),
                Ledger.yuan(sums.charged()),
                Ledger.yuan(ChargedMonths.micros(lines, Source.VOUCHER)),
                Ledger.yuan(sums.ofVouchers()));
    }

    /**
     * Accounts that have anything in a month up to this one which is not settled, by their ids.
     *
     * @param last month
     * @param most how many are told of at most
     */
    public List<Unsettled> unsettled(YearMonth last, int most) {
        int end = BillingMonth.number(last);
        return waiting(end, most).stream()
                .map(account -> new Unsettled(account, BillingMonth.of(oldest(account, end))))
                .toList();
    }

    /** How many accounts {@link #unsettled} would tell of, as far as that many. */
    public int waiting(YearMonth last, int most) {
        return waiting(BillingMonth.number(last), most).size();
    }

    /** Those that came later than the month have nothing in it: they wait for no bill. */
    private List<Long> waiting(int last, int most) {
        record Open(long accountId, int closed) {}
        List<Long> waiting = new ArrayList<>();
        long after = Long.MIN_VALUE;
        while (true) {
            List<Open> open = jdbc.query(
                    "select account_id, closed_month" + OPEN,
                    (row, n) -> new Open(row.getLong(1), row.getInt(2)),
                    last,
                    after,
                    AT_ONCE);
            for (Open one : open) {
                if (waiting.size() < most && entries.isAny(one.accountId(), one.closed(), last)) {
                    waiting.add(one.accountId());
                }
            }
            if (open.size() < AT_ONCE || waiting.size() == most) {
                return waiting;
            }
            after = open.get(open.size() - 1).accountId();
        }
    }

    /** Each month by itself, the oldest first. */
    void settle(long accountId, int last) {
        for (int month = oldest(accountId, last); month <= last; month = BillingMonth.after(month)) {
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

    /** The first month that is not settled; of an account that has nothing before, the last. */
    private int oldest(long accountId, int last) {
        int closed = requireNonNull(jdbc.queryForObject(
                "select closed_month from billing_account where account_id = ?", Integer.class, accountId));
        if (closed > 0) {
            return BillingMonth.after(closed);
        }
        int first = entries.first(accountId);
        return first == 0 ? last : Math.min(first, last);
    }

    /** Settles a month that has ended, once, and where anything was in it, with a bill. */
    private void settleOne(long accountId, int month, MonthEntries.MonthSums before, long lately) {
        Instant now = clock.instant();
        if (ledger.held(accountId, now).closed() >= month) {
            return;
        }
        Rulebook current = rulebook.current();
        PriceList list = prices.current();
        priceAnew(accountId, month, list, now);
        List<ChargedLine> lines = charged.of(accountId, month);
        MonthEntries.MonthSums sums = entries.with(before, accountId, month, lately);
        if (sums.entries() > 0 || !lines.isEmpty()) {
            agree(accountId, month, lines, sums);
            YearMonth year = BillingMonth.of(month);
            long discount = new Discounts(current.policies()).of(accountId, year, lines);
            long rounding = rounding(sums.charged() - discount);
            ledger.takeOff(accountId, month, EntryKind.DISCOUNT, discount, now);
            ledger.takeOff(accountId, month, EntryKind.ROUNDING, rounding, now);
            bills.freeze(
                    Bills.statement(accountId, year, lines, sums, discount, rounding, list),
                    new Statement.Bill(
                            month + "-" + accountId,
                            current.version(),
                            now,
                            accounts.find(accountId).map(Account::verifiedName).orElse(null)),
                    sums.repriced());
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
        charged.reprice(accountId, month, list, units, now);
    }

    private static void agree(long accountId, int month, List<ChargedLine> lines, MonthEntries.MonthSums sums) {
        long ofBalance = ChargedMonths.ofBalance(lines);
        long ofVouchers = ChargedMonths.micros(lines, Source.VOUCHER);
        if (ofBalance != sums.charged() || ofVouchers != sums.ofVouchers()) {
            throw new Disagreement("account " + accountId + ", month " + month + ": billed " + Ledger.yuan(ofBalance)
                    + " yuan and " + Ledger.yuan(ofVouchers) + " by vouchers, the ledger says "
                    + Ledger.yuan(sums.charged()) + " and " + Ledger.yuan(sums.ofVouchers()));
        }
    }
}
