package dev.signet.billing;

import static java.util.Objects.requireNonNull;

import dev.signet.account.AccountBalance;
import dev.signet.billing.price.PriceList;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The append-only ledger and, for each account, the sum of its entries. Row and entries are always written in one
 * transaction, so that they agree at every instant. Amounts are in yuan.
 *
 * <p>Messages reserve at acceptance and settle at the outcome (BL-9 to BL-12): those methods take part in the caller's
 * data-plane transaction and lock the accounts' rows until its end, always in the order of their ids. What is settled counts
 * in the month of that moment, or, where that month is closed by its bill, in the next one.
 */
@Component
public class Ledger implements AccountBalance {

    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final AccountRows accounts;
    private final ChargedMonths charged;
    private final EarnedDays earned;
    private final Ids ids;
    private final Clock clock;
    /** By account: its row when it was last held; none while it has packages or vouchers. */
    private final Map<Long, Purse.Stored> lastHeld = new ConcurrentHashMap<>();

    Ledger(
            @DataPlane JdbcTemplate jdbc,
            @DataPlane TransactionTemplate transaction,
            AccountRows accounts,
            ChargedMonths charged,
            EarnedDays earned,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.accounts = accounts;
        this.charged = charged;
        this.earned = earned;
        this.ids = ids;
        this.clock = clock;
    }

    /** Locks these accounts and reads what they have. */
    public Map<Long, Purse> hold(Collection<Long> accountIds, PriceList list, Instant now) {
        Map<Long, Purse.Stored> rows = accounts.lock(accountIds, now);
        Map<Long, List<Purse.Holding>> holdings = accounts.lockHoldings(rows, now);
        Map<Long, Purse> purses = new HashMap<>();
        rows.forEach((account, stored) -> {
            List<Purse.Holding> own = holdings.getOrDefault(account, List.of());
            purses.put(account, purse(account, stored, own, list, now));
            lastHeld.compute(account, (id, last) -> own.isEmpty() ? stored : null);
        });
        return purses;
    }

    /**
     * What these accounts had when they were last held: to reckon with before they are held, so that they are held
     * shortly. Takes no lock and asks no database; what comes of it counts only if {@link Purse#repeats} agrees.
     *
     * @return null where that is not known of all, or one of them has packages or vouchers, which change with every message
     */
    public @Nullable Map<Long, Purse> reckon(Collection<Long> accountIds, PriceList list, Instant now) {
        Map<Long, Purse> purses = new HashMap<>();
        for (long account : accountIds) {
            Purse.Stored last = lastHeld.get(account);
            if (last == null || last.month() < BillingMonth.of(now)) {
                return null;
            }
            purses.put(account, purse(account, last, List.of(), list, now));
        }
        return purses;
    }

    /** What an account has now, held by nobody: to reckon with, never to {@link #write}. Needs no transaction. */
    public Purse look(long accountId, PriceList list, Instant now) {
        Map<Long, Purse.Stored> row = accounts.look(List.of(accountId), now);
        if (row.isEmpty()) {
            row.put(accountId, new Purse.Stored(0, 0, BillingMonth.of(now), 0, 0, 0, 0, Long.MAX_VALUE, true));
        }
        return purse(
                accountId,
                requireNonNull(row.get(accountId)),
                accounts.lookAtHoldings(row, now).getOrDefault(accountId, List.of()),
                list,
                now);
    }

    private Purse purse(
            long accountId, Purse.Stored stored, List<Purse.Holding> holdings, PriceList list, Instant now) {
        return new Purse(accountId, stored, holdings, list, ChinaTime.dayOf(now), ids);
    }

    /** Writes what was reserved from held purses into the ledger. */
    public void write(Collection<Purse> purses, Instant now) {
        List<Object[]> accounts = new ArrayList<>();
        List<Object[]> packages = new ArrayList<>();
        List<Object[]> vouchers = new ArrayList<>();
        List<Posting> postings = new ArrayList<>();
        for (Purse purse : purses) {
            Purse.Line money = purse.money();
            if (money != null) {
                accounts.add(new Object[] {purse.balance(), purse.reserved(), purse.accountId()});
                postings.add(
                        reservation(purse, money, now).balance(-money.micros).reserved(money.micros));
            }
            for (Purse.Holding holding : purse.touched()) {
                Purse.Line line = requireNonNull(holding.line);
                Posting posting = reservation(purse, line, now);
                if (holding.source == Source.PACKAGE) {
                    packages.add(new Object[] {holding.taken, holding.id});
                    postings.add(posting.units(holding.id, -holding.taken));
                } else {
                    vouchers.add(new Object[] {holding.taken, holding.taken, holding.id});
                    postings.add(posting.voucher(holding.id, -holding.taken, holding.taken));
                }
            }
        }
        update("update billing_account set balance_micros = ?, reserved_micros = ? where account_id = ?", accounts);
        update("update billing_package set units_left = units_left - ? where id = ?", packages);
        update("""
                update billing_voucher set left_micros = left_micros - ?, reserved_micros = reserved_micros + ?
                where id = ?""", vouchers);
        Posting.write(jdbc, postings);
    }

    private static Posting reservation(Purse purse, Purse.Line line, Instant now) {
        return new Posting(line.entryId, purse.accountId(), EntryKind.RESERVE, purse.month(), now)
                .messages(line.messages);
    }

    /** What ends alike, for one entry. */
    private record Ending(boolean earned, Source source, long sourceId) implements Comparable<Ending> {
        private static final Comparator<Ending> ORDER = Comparator.comparing(Ending::earned)
                .reversed()
                .thenComparing(Ending::source)
                .thenComparing(Ending::sourceId);

        @Override
        public int compareTo(Ending other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Ends reservations. The caller's own record of the message makes sure that each ends once. What is earned is billed in the
     * month (BL-8, BL-9), and where that brings the month to another tier, or a message was reserved at another price than the
     * month has come to, the whole month is priced anew (BL-13) by an entry of its own.
     */
    public void settle(List<EndedCharge> ended, Instant now) {
        if (ended.isEmpty()) {
            return;
        }
        Map<Long, List<EndedCharge>> byAccount = ended.stream()
                .collect(Collectors.groupingBy(EndedCharge::accountId, TreeMap::new, Collectors.toList()));
        Map<Long, Purse.Stored> rows = accounts.lock(byAccount.keySet(), now);
        List<Posting> postings = new ArrayList<>();
        Map<Long, long[]> balances = new HashMap<>();
        List<Object[]> packages = new ArrayList<>();
        List<Object[]> vouchers = new ArrayList<>();
        List<EarnedDays.Used> used = new ArrayList<>();
        List<EarnedDays.Less> less = new ArrayList<>();
        byAccount.forEach((account, charges) -> {
            int month = requireNonNull(rows.get(account)).month();
            LocalDate day = BillingMonth.dayIn(month, now);
            long[] balance = balances.computeIfAbsent(account, a -> new long[2]);
            Map<Ending, long[]> sums = new TreeMap<>();
            for (EndedCharge end : charges) {
                long[] sum = sums.computeIfAbsent(
                        new Ending(end.earned(), end.source(), end.sourceId()), ending -> new long[3]);
                sum[0] += end.micros();
                sum[1] += end.units();
                sum[2]++;
            }
            sums.forEach((ending, sum) -> {
                long back = ending.earned() ? 0 : sum[0];
                Posting posting = new Posting(
                                ids.next(), account, ending.earned() ? EntryKind.SETTLE : EntryKind.REFUND, month, now)
                        .messages((int) sum[2]);
                switch (ending.source()) {
                    case BALANCE -> {
                        balance[0] += back;
                        balance[1] += sum[0];
                        posting.balance(back).reserved(-sum[0]);
                    }
                    case VOUCHER -> {
                        vouchers.add(new Object[] {back, sum[0], ending.sourceId()});
                        posting.voucher(ending.sourceId(), back, -sum[0]);
                        less.add(new EarnedDays.Less(account, day, sum[0] - back));
                    }
                    case PACKAGE -> {
                        long unitsBack = ending.earned() ? 0 : sum[1];
                        if (unitsBack != 0) {
                            packages.add(new Object[] {unitsBack, ending.sourceId()});
                        }
                        posting.units(ending.sourceId(), unitsBack);
                        if (ending.earned()) {
                            used.add(new EarnedDays.Used(ending.sourceId(), day, sum[1]));
                        }
                    }
                }
                postings.add(posting);
            });
        });
        update("update billing_package set units_left = units_left + ? where id = ?", packages);
        update("""
                update billing_voucher set left_micros = left_micros + ?, reserved_micros = reserved_micros - ?
                where id = ?""", vouchers);
        Posting.write(jdbc, postings);
        earned.add(used, less, now);
        byAccount.forEach((account, charges) -> charged.bill(
                account, requireNonNull(rows.get(account)), charges, requireNonNull(balances.get(account)), now));
    }

    /** What is free to spend: everything paid in, less what was charged and what is reserved. */
    public BigDecimal available(long accountId) {
        return jdbc
                .query(
                        "select balance_micros from billing_account where account_id = ?",
                        (row, n) -> yuan(row.getLong(1)),
                        accountId)
                .stream()
                .findFirst()
                .orElse(BigDecimal.ZERO.setScale(6));
    }

    /**
     * Adds to (or with a negative amount takes from) the balance, once for each reference.
     *
     * @param reference the caller's own id of this act; a second call with the same one changes nothing
     * @return the balance afterwards
     */
    public BigDecimal credit(long accountId, BigDecimal amount, String reference, String note) {
        long micros = micros(amount);
        try {
            return transaction.execute(status -> {
                Instant now = clock.instant();
                Purse.Stored held = held(accountId, now);
                book(accountId, held.month(), EntryKind.CREDIT, micros, reference, note, now);
                return available(accountId);
            });
        } catch (DuplicateKeyException alreadyCredited) {
            return available(accountId);
        }
    }

    /** Locks an account until the end of the caller's data-plane transaction. */
    Purse.Stored held(long accountId, Instant now) {
        return requireNonNull(accounts.lock(List.of(accountId), now).get(accountId));
    }

    /**
     * Adds to the balance of an account that the caller holds.
     *
     * @param month of the row that is held
     * @return the entry's id
     */
    long book(long accountId, int month, EntryKind kind, long micros, String reference, String note, Instant now) {
        Posting posting = new Posting(ids.next(), accountId, kind, month, now)
                .balance(micros)
                .reference(reference)
                .note(note);
        post(posting);
        accounts.addToBalance(accountId, micros);
        return posting.id();
    }

    /**
     * Takes off what a month of an account that the caller holds was charged.
     *
     * @param kind why, once for each month
     */
    void takeOff(long accountId, int month, EntryKind kind, long micros, Instant now) {
        if (micros != 0) {
            post(new Posting(ids.next(), accountId, kind, month, now)
                    .balance(micros)
                    .reference(kind.name().toLowerCase(Locale.ROOT) + ":" + month));
            accounts.addToBalance(accountId, micros);
            earned.add(List.of(), List.of(new EarnedDays.Less(accountId, BillingMonth.dayIn(month, now), micros)), now);
        }
    }

    /** For entries that change no balance, or whose caller changes it. */
    void post(Posting posting) {
        Posting.write(jdbc, List.of(posting));
    }

    @Override
    public BigDecimal of(long accountId) {
        return available(accountId);
    }

    @Override
    public void set(long accountId, BigDecimal yuan, String actor, String reason) {
        long wanted = micros(yuan);
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            Purse.Stored held = held(accountId, now);
            long correction = wanted - held.balance();
            if (correction != 0) {
                String reference = "entry:" + ids.next();
                book(accountId, held.month(), EntryKind.CREDIT, correction, reference, actor + ": " + reason, now);
            }
        });
    }

    private void update(String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    static long micros(BigDecimal yuan) {
        return yuan.multiply(MICROS).longValueExact();
    }

    static BigDecimal yuan(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
