package dev.signet.billing;

import static java.util.Objects.requireNonNull;

import dev.signet.account.AccountBalance;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.time.ChinaTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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
 * data-plane transaction and lock the accounts' rows until its end, always in the order of their ids.
 */
@Component
public class Ledger implements AccountBalance {

    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    static final int NOTE_LENGTH = 200;

    private static final String INSERT_ENTRY = """
            insert into billing_entry (id, account_id, kind, balance_micros, reserved_micros, package_id, package_units,
                messages, reference, note, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;
    /** By account: its row when it was last held; none while it has packages. */
    private final Map<Long, Purse.Stored> lastHeld = new ConcurrentHashMap<>();

    Ledger(@DataPlane JdbcTemplate jdbc, @DataPlane TransactionTemplate transaction, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Locks these accounts and reads what they have. */
    public Map<Long, Purse> hold(Collection<Long> accountIds, PriceList prices, Instant now) {
        Map<Long, Purse.Stored> rows = lock(accountIds, now);
        Map<Long, List<Purse.Holding>> packages = packages(accountIds, now, " for update");
        Map<Long, Purse> purses = new HashMap<>();
        rows.forEach((account, stored) -> {
            List<Purse.Holding> holdings = packages.getOrDefault(account, List.of());
            purses.put(account, new Purse(account, stored, holdings, prices, ids));
            lastHeld.compute(account, (id, last) -> holdings.isEmpty() ? stored : null);
        });
        return purses;
    }

    /**
     * What these accounts had when they were last held: to reckon with before they are held, so that they are held
     * shortly. Takes no lock and asks no database; what comes of it counts only if {@link Purse#repeats} agrees.
     *
     * @return null where that is not known of all, or one of them has packages, which change with every message
     */
    public @Nullable Map<Long, Purse> reckon(Collection<Long> accountIds, PriceList prices, Instant now) {
        Map<Long, Purse> purses = new HashMap<>();
        for (long account : accountIds) {
            Purse.Stored last = lastHeld.get(account);
            if (last == null || last.month() != monthOf(now)) {
                return null;
            }
            purses.put(account, new Purse(account, last, List.of(), prices, ids));
        }
        return purses;
    }

    /** What an account has now, held by nobody: to reckon with, never to {@link #write}. Needs no transaction. */
    public Purse look(long accountId, PriceList prices, Instant now) {
        Collection<Long> account = List.of(accountId);
        Purse.Stored nothing = new Purse.Stored(0, 0, monthOf(now), 0);
        return new Purse(
                accountId,
                read(account, now, "").getOrDefault(accountId, nothing),
                packages(account, now, "").getOrDefault(accountId, List.of()),
                prices,
                ids);
    }

    private Map<Long, Purse.Stored> lock(Collection<Long> accountIds, Instant now) {
        Map<Long, Purse.Stored> rows = readLocked(accountIds, now);
        if (rows.size() < new TreeSet<>(accountIds).size()) {
            List<Object[]> missing = new TreeSet<>(accountIds)
                    .stream()
                            .filter(id -> !rows.containsKey(id))
                            .map(id -> new Object[] {id})
                            .toList();
            jdbc.batchUpdate("""
                    insert ignore into billing_account (account_id, balance_micros, reserved_micros, month, month_units)
                    values (?, 0, 0, 0, 0)""", missing);
            return readLocked(accountIds, now);
        }
        return rows;
    }

    private Map<Long, Purse.Stored> readLocked(Collection<Long> accountIds, Instant now) {
        return read(accountIds, now, " for update");
    }

    private Map<Long, Purse.Stored> read(Collection<Long> accountIds, Instant now, String suffix) {
        int month = monthOf(now);
        Map<Long, Purse.Stored> rows = new TreeMap<>();
        jdbc.query(
                "select account_id, balance_micros, reserved_micros, month, month_units from billing_account"
                        + " where account_id in (" + list(accountIds) + ") order by account_id" + suffix,
                row -> {
                    long units = row.getInt(4) == month ? row.getLong(5) : 0;
                    rows.put(row.getLong(1), new Purse.Stored(row.getLong(2), row.getLong(3), month, units));
                });
        return rows;
    }

    private Map<Long, List<Purse.Holding>> packages(Collection<Long> accountIds, Instant now, String suffix) {
        Map<Long, List<Purse.Holding>> packages = new HashMap<>();
        jdbc.query(
                "select id, account_id, coverage, units_left from billing_package where account_id in ("
                        + list(accountIds) + ") and valid_until > " + now.toEpochMilli() + " and valid_from <= "
                        + now.toEpochMilli() + " and units_left > 0 order by account_id, valid_until, id" + suffix,
                row -> {
                    packages.computeIfAbsent(row.getLong(2), a -> new ArrayList<>())
                            .add(new Purse.Holding(row.getLong(1), Coverage.values()[row.getInt(3)], row.getLong(4)));
                });
        return packages;
    }

    /** Writes what was reserved from held purses into the ledger. */
    public void write(Collection<Purse> purses, Instant now) {
        List<Object[]> accounts = new ArrayList<>();
        List<Object[]> packages = new ArrayList<>();
        List<Object[]> entries = new ArrayList<>();
        for (Purse purse : purses) {
            Purse.Line money = purse.money();
            if (money != null) {
                accounts.add(new Object[] {
                    purse.balance(), purse.reserved(), purse.month(), purse.monthUnits(), purse.accountId()
                });
                entries.add(entry(
                        money.entryId,
                        purse.accountId(),
                        EntryKind.RESERVE,
                        -money.micros,
                        money.micros,
                        null,
                        0,
                        money.messages,
                        now));
            }
            for (Purse.Holding holding : purse.touchedPackages()) {
                Purse.Line line = requireNonNull(holding.line);
                packages.add(new Object[] {line.units, holding.id});
                entries.add(entry(
                        line.entryId,
                        purse.accountId(),
                        EntryKind.RESERVE,
                        0,
                        0,
                        holding.id,
                        -line.units,
                        line.messages,
                        now));
            }
        }
        update("""
                update billing_account set balance_micros = ?, reserved_micros = ?, month = ?, month_units = ?
                where account_id = ?""", accounts);
        update("update billing_package set units_left = units_left - ? where id = ?", packages);
        update(INSERT_ENTRY, entries);
    }

    /** Ends reservations. The caller's own record of the message makes sure that each ends once. */
    public void settle(List<EndedCharge> ended, Instant now) {
        if (ended.isEmpty()) {
            return;
        }
        record Group(long accountId, EntryKind kind, long packageId) implements Comparable<Group> {
            @Override
            public int compareTo(Group o) {
                int byAccount = Long.compare(accountId, o.accountId);
                int byKind = byAccount != 0 ? byAccount : kind.compareTo(o.kind);
                return byKind != 0 ? byKind : Long.compare(packageId, o.packageId);
            }
        }
        Map<Group, long[]> sums = new TreeMap<>();
        for (EndedCharge end : ended) {
            EntryKind kind = end.earned() ? EntryKind.SETTLE : EntryKind.REFUND;
            long packageId = end.packageId() == null ? 0 : end.packageId();
            long[] sum = sums.computeIfAbsent(new Group(end.accountId(), kind, packageId), g -> new long[3]);
            sum[0] += end.micros();
            sum[1] += end.units();
            sum[2]++;
        }
        lock(sums.keySet().stream().map(Group::accountId).collect(Collectors.toSet()), now);
        List<Object[]> accounts = new ArrayList<>();
        List<Object[]> packages = new ArrayList<>();
        List<Object[]> entries = new ArrayList<>();
        sums.forEach((group, sum) -> {
            long back = group.kind() == EntryKind.REFUND ? sum[0] : 0;
            Long packageId = group.packageId() == 0 ? null : group.packageId();
            long unitsBack = packageId != null && group.kind() == EntryKind.REFUND ? sum[1] : 0;
            if (sum[0] != 0) {
                accounts.add(new Object[] {back, sum[0], group.accountId()});
            }
            if (unitsBack != 0) {
                packages.add(new Object[] {unitsBack, packageId});
            }
            entries.add(entry(
                    ids.next(),
                    group.accountId(),
                    group.kind(),
                    back,
                    -sum[0],
                    packageId,
                    unitsBack,
                    (int) sum[2],
                    now));
        });
        update("""
                update billing_account set balance_micros = balance_micros + ?, reserved_micros = reserved_micros - ?
                where account_id = ?""", accounts);
        update("update billing_package set units_left = units_left + ? where id = ?", packages);
        update(INSERT_ENTRY, entries);
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
                lock(List.of(accountId), now);
                book(accountId, EntryKind.CREDIT, micros, reference, note, now);
                return available(accountId);
            });
        } catch (DuplicateKeyException alreadyCredited) {
            return available(accountId);
        }
    }

    /** Locks an account until the end of the caller's data-plane transaction. */
    BigDecimal held(long accountId, Instant now) {
        return yuan(requireNonNull(lock(List.of(accountId), now).get(accountId)).balance());
    }

    /**
     * Adds to the balance of an account that the caller holds.
     *
     * @return the entry's id
     */
    long book(long accountId, EntryKind kind, long micros, String reference, String note, Instant now) {
        Object[] entry = entry(ids.next(), accountId, kind, micros, 0, null, 0, 0, now);
        entry[8] = reference;
        entry[9] = PlainText.cut(note, NOTE_LENGTH);
        jdbc.update(INSERT_ENTRY, entry);
        jdbc.update(
                "update billing_account set balance_micros = balance_micros + ? where account_id = ?",
                micros,
                accountId);
        return (long) entry[0];
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
            long correction = wanted - micros(held(accountId, now));
            if (correction != 0) {
                String reference = "entry:" + ids.next();
                book(accountId, EntryKind.CREDIT, correction, reference, actor + ": " + reason, now);
            }
        });
    }

    private static Object[] entry(
            long id,
            long accountId,
            EntryKind kind,
            long balance,
            long reserved,
            @Nullable Long packageId,
            long packageUnits,
            int messages,
            Instant now) {
        return new Object[] {
            id,
            accountId,
            kind.ordinal(),
            balance,
            reserved,
            packageId,
            packageUnits,
            messages,
            null,
            null,
            now.toEpochMilli()
        };
    }

    private void update(String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    private static int monthOf(Instant now) {
        YearMonth month = YearMonth.from(ChinaTime.dayOf(now));
        return month.getYear() * 100 + month.getMonthValue();
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
