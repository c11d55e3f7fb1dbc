package dev.signet.billing;

import dev.signet.billing.price.Coverage;
import dev.signet.platform.DataPlane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What accounts have, looked at or locked: their rows, packages and vouchers. Whoever writes entries of the ledger locks the row first. */
@Component
class AccountRows {

    private final JdbcTemplate jdbc;

    AccountRows(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks these accounts until the end of the caller's transaction, in the order of their ids; who had no row gets one. */
    Map<Long, Purse.Stored> lock(Collection<Long> accountIds, Instant now) {
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

    Map<Long, Purse.Stored> look(Collection<Long> accountIds, Instant now) {
        return read(accountIds, now, "");
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
                            row.getInt(8),
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

    /** What accounts that are locked have beside money. */
    Map<Long, List<Purse.Holding>> lockHoldings(Map<Long, Purse.Stored> rows, Instant now) {
        return holdings(rows, now, " for update");
    }

    Map<Long, List<Purse.Holding>> lookAtHoldings(Map<Long, Purse.Stored> rows, Instant now) {
        return holdings(rows, now, "");
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

    /** For whoever holds the account. */
    void addToBalance(long accountId, long micros) {
        if (micros != 0) {
            jdbc.update(
                    "update billing_account set balance_micros = balance_micros + ? where account_id = ?",
                    micros,
                    accountId);
        }
    }

    private static String list(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
