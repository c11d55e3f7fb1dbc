package dev.signet.billing;

import dev.signet.platform.DataPlane;
import dev.signet.platform.time.ChinaTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What days earn beside what messages were charged at sending: the price of a package is earned as its units are used, and what
 * is left of it on the day on which the package ends; and what the balance does not pay in the end is taken off: what vouchers
 * pay, what pricing a month anew gives back, discounts, parts of cents.
 *
 * <p>Written in the transaction of the ledger's entries, under the lock of the account's row, so that a month's days add up to what
 * the ledger says of it. A message that the balance pays writes nothing. Days are those of UTC+8 on which it was booked, within
 * the month that the entry counts in.
 */
@Component
public class EarnedDays {

    private static final String ADD = """
            insert into billing_day (day, account_id, package_id, units, less_micros) values (?, ?, ?, ?, ?)
            on duplicate key update units = units + values(units), less_micros = less_micros + values(less_micros)""";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    EarnedDays(@DataPlane JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is added to a day.
     *
     * @param packageId the package whose units were earned; 0 for none
     * @param lessMicros what the balance does not pay of what was charged at sending
     */
    record Change(long accountId, LocalDate day, long packageId, long units, long lessMicros) {}

    /** For whoever holds the accounts. */
    void add(Collection<Change> changes) {
        List<Object[]> days = new ArrayList<>();
        List<Object[]> packages = new ArrayList<>();
        for (Change change : changes) {
            if (change.units() != 0 || change.lessMicros() != 0) {
                days.add(new Object[] {
                    change.day().toEpochDay(), change.accountId(), change.packageId(), change.units(), change.lessMicros()
                });
            }
            if (change.units() != 0) {
                packages.add(new Object[] {change.units(), change.packageId()});
            }
        }
        if (!days.isEmpty()) {
            jdbc.batchUpdate(ADD, days);
        }
        if (!packages.isEmpty()) {
            jdbc.batchUpdate("update billing_package set units_earned = units_earned + ? where id = ?", packages);
        }
    }

    /**
     * What an account earned, in millionths of a yuan.
     *
     * @param day null where days are not told apart
     * @param used of the price of packages, by the units that were used
     * @param lapsed of it, what was left of packages that ended
     * @param less what the balance does not pay of what was charged at sending; below zero where it pays more
     */
    public record Earned(
            long accountId, @Nullable LocalDate day, long used, long lapsed, long less) {}

    /**
     * @param earned in no order; accounts and days without any are left out
     * @param deferred by account, what of its packages was paid and is not earned at the end of the range
     */
    public record Earnings(List<Earned> earned, Map<Long, Long> deferred) {}

    /** A package that was bought, with what is read of it; its reckoning goes from slot to slot. */
    private record Sold(long accountId, long units, long earned, long price, Instant end) {

        /** What of the price so many units come to: the parts of a millionth that are left out come with the last one. */
        long worth(long used) {
            long of = Math.min(Math.max(used, 0), units);
            return price / units * of + price % units * of / units;
        }

        LocalDate lastDay() {
            return ChinaTime.dayOf(end.minusMillis(1));
        }
    }

    private record Slot(long accountId, long day) {}

    /**
     * What accounts earned on days. A package that was given and not bought earns nothing.
     *
     * @param to included
     * @param byDay whether days are told apart
     */
    public Earnings of(LocalDate from, LocalDate to, boolean byDay) {
        Map<Slot, long[]> sums = new HashMap<>();
        Map<Long, TreeMap<Long, Long>> used = new HashMap<>();
        long after = to.toEpochDay() + 1;
        jdbc.query(
                "select " + (byDay ? "least(day, ?)" : "if(day < ?, " + from.toEpochDay() + ", " + after + ")")
                        + " slot, account_id, package_id, sum(units), sum(less_micros) from billing_day where day >= ?"
                        + " group by slot, account_id, package_id",
                row -> {
                    long slot = row.getLong(1);
                    if (row.getLong(3) != 0) {
                        used.computeIfAbsent(row.getLong(3), id -> new TreeMap<>())
                                .put(slot, row.getLong(4));
                    }
                    if (slot < after) {
                        add(sums, row.getLong(2), slot, 0, 0, row.getLong(5));
                    }
                },
                after,
                from.toEpochDay());
        Map<Long, Long> deferred = new HashMap<>();
        sold(from, to).forEach((id, each) -> {
            long rest = reckon(each, used.getOrDefault(id, new TreeMap<>()), from, to, byDay, sums);
            if (rest != 0) {
                deferred.merge(each.accountId(), rest, Long::sum);
            }
        });
        List<Earned> earned = new ArrayList<>();
        sums.forEach((slot, sum) -> {
            if (sum[0] != 0 || sum[1] != 0 || sum[2] != 0) {
                earned.add(new Earned(
                        slot.accountId(), byDay ? LocalDate.ofEpochDay(slot.day()) : null, sum[0], sum[1], sum[2]));
            }
        });
        return new Earnings(earned, deferred);
    }

    /**
     * Adds what a package earned.
     *
     * @param used its units by slot, from the first day of the range on
     * @return what of its price is not earned at the end of the range
     */
    private long reckon(
            Sold each, TreeMap<Long, Long> used, LocalDate from, LocalDate to, boolean byDay, Map<Slot, long[]> sums) {
        boolean ended = !each.end().isAfter(clock.instant());
        LocalDate lastDay = each.lastDay();
        if (ended && lastDay.isBefore(from)) {
            return 0;
        }
        long units = each.earned()
                - used.values().stream().mapToLong(Long::longValue).sum();
        long worth = each.worth(units);
        Long lapses = null;
        if (ended && !lastDay.isAfter(to)) {
            lapses = (byDay ? lastDay : from).toEpochDay();
            used.putIfAbsent(lapses, 0L);
        }
        for (Map.Entry<Long, Long> slot :
                used.headMap(to.toEpochDay(), true).entrySet()) {
            units += slot.getValue();
            long now = Math.max(worth, each.worth(units)); // nothing more once it has lapsed
            add(sums, each.accountId(), slot.getKey(), now - worth, 0, 0);
            worth = now;
            if (slot.getKey().equals(lapses)) {
                add(sums, each.accountId(), lapses, 0, each.price() - worth, 0);
                worth = each.price();
            }
        }
        return each.price() - worth;
    }

    private static void add(Map<Slot, long[]> sums, long accountId, long day, long used, long lapsed, long less) {
        long[] sum = sums.computeIfAbsent(new Slot(accountId, day), slot -> new long[3]);
        sum[0] += used;
        sum[1] += lapsed;
        sum[2] += less;
    }

    /** Those that anything may have been earned of, or is to be, by their ids. */
    private Map<Long, Sold> sold(LocalDate from, LocalDate to) {
        Map<Long, Sold> sold = new HashMap<>();
        jdbc.query(
                """
                select id, account_id, units, units_earned, paid_micros, valid_until from billing_package
                where valid_until >= ? and bought_at < ? and paid_micros is not null""",
                row -> {
                    sold.put(
                            row.getLong(1),
                            new Sold(
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    Instant.ofEpochMilli(row.getLong(6))));
                },
                ChinaTime.startOf(from).toEpochMilli(),
                ChinaTime.startOf(to.plusDays(1)).toEpochMilli());
        return sold;
    }
}
