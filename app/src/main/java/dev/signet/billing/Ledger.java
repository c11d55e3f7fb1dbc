package dev.signet.billing;

import static java.util.Objects.requireNonNull;

import dev.signet.account.AccountBalance;
import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PriceList;
import dev.signet.billing.price.Prices;
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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final ChargedMonths charged;
    private final EarnedDays earned;
    private final Prices prices;
    private final Ids ids;
    private final Clock clock;
    /** By account: its row when it was last held; none while it has packages or vouchers. */
    private final Map<Long, Purse.Stored> lastHeld = new ConcurrentHashMap<>();

    Ledger(
            @DataPlane JdbcTemplate jdbc,
            @DataPlane TransactionTemplate transaction,
            ChargedMonths charged,
            EarnedDays earned,
            Prices prices,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.charged = charged;
        this.earned = earned;
        this.prices = prices;
        this.ids = ids;
        this.clock = clock;
    }

    /** Locks these accounts and reads what they have. */
    public Map<Long, Purse> hold(Collection<Long> accountIds, PriceList list, Instant now) {
        Map<Long, Purse.Stored> rows = lock(accountIds, now);
        Map<Long, List<Purse.Holding>> holdings = holdings(rows, now, " for update");
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
        Collection<Long> account = List.of(accountId);
        Map<Long, Purse.Stored> row = read(account, now, "");
        if (row.isEmpty()) {
            row.put(accountId, new Purse.Stored(0, 0, BillingMonth.of(now), 0, 0, 0, Long.MAX_VALUE, true));
        }
        return purse(
                accountId,
                requireNonNull(row.get(accountId)),
                holdings(row, now, "").getOrDefault(accountId, List.of()),
                list,
                now);
    }

    private Purse purse(
            long accountId, Purse.Stored stored, List<Purse.Holding> holdings, PriceList list, Instant now) {
        return new Purse(accountId, stored, holdings, list, ChinaTime.dayOf(now), ids);
    }

    private Map<Long, Purse.Stored> lock(Collection<Long> accountIds, Instant now) {
        Map<Long, Purse.Stored> rows = read(accountIds, now, " for update");
        if (rows.size() < new TreeSet<>(accountIds).size()) {
            List<Object[]> missing = new TreeSet<>(accountIds)
                    .stream()
                            .filter(id -> !rows.containsKey(id))
                            .map(id -> new Object[] {id})
                            .toList();
            jdbc.batchUpdate("""
                    insert ignore into billing_account (account_id, balance_micros, reserved_micros, month, month_units)
                    values (?, 0, 0, 0, 0)""", missing);
            return read(accountIds, now, " for update");
        }
        return rows;
    }

    private Map<Long, Purse.Stored> read(Collection<Long> accountIds, Instant now, String suffix) {
        Map<Long, Purse.Stored> rows = new TreeMap<>();
        jdbc.query("""
                select account_id, balance_micros, reserved_micros, month, month_units, month_units_abroad, month_micros,
                    closed_month, stop_micros, has_vouchers from billing_account where account_id in (""" + list(accountIds) + ") order by account_id" + suffix, row -> {
            int month = monthOf(now, row.getInt(4), row.getInt(8));
            boolean current = row.getInt(4) == month;
            Long stop = row.getObject(9, Long.class);
            rows.put(
                    row.getLong(1),
                    new Purse.Stored(
                            row.getLong(2),
                            row.getLong(3),
                            month,
                            current ? row.getLong(5) : 0,
                            current ? row.getLong(6) : 0,
                            current ? row.getLong(7) : 0,
                            stop == null ? Long.MAX_VALUE : stop,
                            row.getBoolean(10)));
        });
        return rows;
    }

    /**
     * @param latest month that something was billed in
     * @param closed the last month that was settled
     */
    private static int monthOf(Instant now, int latest, int closed) {
        int month = BillingMonth.of(now);
        if (month <= closed) {
            return BillingMonth.after(closed);
        }
        // Who read the clock before midnight may come after who read it thereafter.
        return latest == BillingMonth.after(month) ? latest : month;
    }

    /** Packages that are valid, those that end first before the others (BL-14), and then vouchers in the same way. */
    private Map<Long, List<Purse.Holding>> holdings(Map<Long, Purse.Stored> rows, Instant now, String suffix) {
        Map<Long, List<Purse.Holding>> holdings = new HashMap<>();
        holdings(
                holdings,
                Source.PACKAGE,
                "select id, account_id, coverage, units_left from billing_package",
                "units_left",
                rows.keySet(),
                now,
                suffix);
        List<Long> withVouchers = rows.entrySet().stream()
                .filter(row -> row.getValue().vouchers())
                .map(Map.Entry::getKey)
                .toList();
        if (!withVouchers.isEmpty()) {
            holdings(
                    holdings,
                    Source.VOUCHER,
                    "select id, account_id, coverage, left_micros from billing_voucher",
                    "left_micros",
                    withVouchers,
                    now,
                    suffix);
        }
        return holdings;
    }

    private void holdings(
            Map<Long, List<Purse.Holding>> holdings,
            Source source,
            String select,
            String left,
            Collection<Long> accountIds,
            Instant now,
            String suffix) {
        String sql = select + " where account_id in (" + list(accountIds) + ") and valid_until > " + now.toEpochMilli()
                + " and valid_from <= " + now.toEpochMilli() + " and " + left
                + " > 0 order by account_id, valid_until, id"
                + suffix;
        jdbc.query(sql, row -> {
            Integer coverage = row.getObject(3, Integer.class);
            Purse.Holding holding = new Purse.Holding(
                    source, row.getLong(1), coverage == null ? null : Coverage.values()[coverage], row.getLong(4));
            holdings.computeIfAbsent(row.getLong(2), a -> new ArrayList<>()).add(holding);
        });
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
        Map<Long, Purse.Stored> rows = lock(byAccount.keySet(), now);
        List<Posting> postings = new ArrayList<>();
        Map<Long, long[]> balances = new HashMap<>();
        List<Object[]> packages = new ArrayList<>();
        List<Object[]> vouchers = new ArrayList<>();
        List<EarnedDays.Change> days = new ArrayList<>();
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
                        days.add(new EarnedDays.Change(account, day, 0, 0, sum[0] - back));
                    }
                    case PACKAGE -> {
                        long unitsBack = ending.earned() ? 0 : sum[1];
                        if (unitsBack != 0) {
                            packages.add(new Object[] {unitsBack, ending.sourceId()});
                        }
                        posting.units(ending.sourceId(), unitsBack);
                        days.add(new EarnedDays.Change(account, day, ending.sourceId(), sum[1] - unitsBack, 0));
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
        earned.add(days);
        byAccount.forEach((account, charges) ->
                bill(account, requireNonNull(rows.get(account)), charges, requireNonNull(balances.get(account)), now));
    }

    /**
     * Bills what was earned, in the month of the held account's row, and gives back what was not: one change of that row.
     *
     * @param ofBalance what goes back to the balance, and what is no longer reserved of it
     */
    private void bill(long accountId, Purse.Stored row, List<EndedCharge> ended, long[] ofBalance, Instant now) {
        record Key(ChargedLine.Item item, Source source, long sourceId) {}
        int month = row.month();
        PriceList list = prices.current();
        Map<Coverage, Long> before = units(row);
        Map<Coverage, Long> after = new EnumMap<>(before);
        Map<Key, ChargedLine> lines = new LinkedHashMap<>();
        for (EndedCharge end : ended) {
            if (end.earned()) {
                String number = Long.toString(end.number());
                PriceList.Line price = list.line(end.kind(), number, 0, ChinaTime.dayOf(end.sentAt()));
                ChargedLine line = new ChargedLine(
                        end.kind(),
                        end.vendor() == null ? "" : end.vendor().name(),
                        price.prefix(),
                        price.since(),
                        end.source(),
                        end.sourceId(),
                        end.units(),
                        end.micros(),
                        1);
                lines.merge(
                        new Key(line.item(), line.source(), line.sourceId()),
                        line,
                        (known, more) -> known.plus(more.units(), more.micros(), more.messages()));
                if (end.source() != Source.PACKAGE) {
                    after.merge(Coverage.of(end.kind()), (long) end.units(), Long::sum);
                }
            }
        }
        if (lines.isEmpty()) {
            if (ofBalance[0] != 0 || ofBalance[1] != 0) {
                jdbc.update("""
                        update billing_account set balance_micros = balance_micros + ?, reserved_micros = reserved_micros - ?
                        where account_id = ?""", ofBalance[0], ofBalance[1], accountId);
            }
            return;
        }
        charged.add(accountId, month, lines.values());
        long repriced =
                isPricedAnew(list, before, after, lines.values()) ? reprice(accountId, month, list, after, now) : 0;
        jdbc.update(
                """
                update billing_account set balance_micros = balance_micros + ?, reserved_micros = reserved_micros - ?,
                    month = ?, month_units = ?, month_units_abroad = ?, month_micros = ? where account_id = ?""",
                ofBalance[0],
                ofBalance[1],
                month,
                after.get(Coverage.DOMESTIC),
                after.get(Coverage.INTERNATIONAL),
                row.charged() + ChargedMonths.ofBalance(lines.values()) + repriced,
                accountId);
    }

    private static Map<Coverage, Long> units(Purse.Stored row) {
        Map<Coverage, Long> units = new EnumMap<>(Coverage.class);
        for (Coverage coverage : Coverage.values()) {
            units.put(coverage, row.units(coverage));
        }
        return units;
    }

    private static boolean isPricedAnew(
            PriceList list, Map<Coverage, Long> before, Map<Coverage, Long> after, Collection<ChargedLine> lines) {
        for (Coverage coverage : Coverage.values()) {
            if (list.crosses(coverage, requireNonNull(before.get(coverage)), requireNonNull(after.get(coverage)))) {
                return true;
            }
        }
        for (ChargedLine line : lines) {
            long units = requireNonNull(after.get(Coverage.of(line.kind())));
            if (line.source() != Source.PACKAGE
                    && line.micros() != line.units() * line.item().unitMicros(list, units)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Prices an account's month anew, which the caller holds.
     *
     * @return what the balance was charged more by
     */
    long reprice(long accountId, int month, PriceList list, Map<Coverage, Long> units, Instant now) {
        Map<Long, Long> left = new HashMap<>();
        jdbc.query(
                """
                select id, left_micros from billing_voucher where account_id = ? and valid_from <= ? and valid_until > ? for update""",
                row -> {
                    left.put(row.getLong(1), row.getLong(2));
                },
                accountId,
                now.toEpochMilli(),
                now.toEpochMilli());
        List<ChargedLine> changes = new Repricing(list, units, left).of(charged.of(accountId, month));
        charged.add(accountId, month, changes);
        Map<Long, Long> byVoucher = new TreeMap<>();
        changes.stream()
                .filter(change -> change.source() == Source.VOUCHER)
                .forEach(change -> byVoucher.merge(change.sourceId(), change.micros(), Long::sum));
        List<Posting> postings = new ArrayList<>();
        byVoucher.forEach((voucher, micros) -> postings.add(
                new Posting(ids.next(), accountId, EntryKind.REPRICE, month, now).voucher(voucher, -micros, 0)));
        long ofBalance = ChargedMonths.ofBalance(changes);
        if (ofBalance != 0) {
            postings.add(new Posting(ids.next(), accountId, EntryKind.REPRICE, month, now).balance(-ofBalance));
        }
        Posting.write(jdbc, postings);
        byVoucher.forEach((voucher, micros) ->
                jdbc.update("update billing_voucher set left_micros = left_micros - ? where id = ?", micros, voucher));
        addToBalance(accountId, -ofBalance);
        earned.add(List.of(new EarnedDays.Change(accountId, BillingMonth.dayIn(month, now), 0, 0, -ofBalance)));
        return ofBalance;
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
        return requireNonNull(lock(List.of(accountId), now).get(accountId));
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
        addToBalance(accountId, micros);
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
            addToBalance(accountId, micros);
            earned.add(List.of(new EarnedDays.Change(accountId, BillingMonth.dayIn(month, now), 0, 0, micros)));
        }
    }

    /** For entries that change no balance, or whose caller changes it. */
    void post(Posting posting) {
        Posting.write(jdbc, List.of(posting));
    }

    void addToBalance(long accountId, long micros) {
        if (micros != 0) {
            jdbc.update(
                    "update billing_account set balance_micros = balance_micros + ? where account_id = ?",
                    micros,
                    accountId);
        }
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

    private static String list(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
