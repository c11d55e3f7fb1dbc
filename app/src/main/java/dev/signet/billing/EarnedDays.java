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
import java.util.Objects;
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
            insert into billing_day (day, account_id, package_micros, less_micros) %s
            on duplicate key update package_micros = package_micros + values(package_micros),
                less_micros = less_micros + values(less_micros)""";

    private static final String LESS = ADD.formatted("values (?, ?, 0, ?)");

    /** What a package has earned with so many units more; nothing more once it has ended, as all of its price is earned then. */
    private static final String EARNED = """
            if(valid_until <= ?, earned_micros,
                cast(coalesce(paid_micros, 0) as decimal(30)) * least(units_earned + ?, units) div units)""";

    private static final String USED =
            ADD.formatted("select ?, account_id, " + EARNED + " - earned_micros, 0 from billing_package where id = ?");

    private final JdbcTemplate jdbc;
    private final Clock clock;

    EarnedDays(@DataPlane JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Units of a package that are charged for good. */
    record Used(long packageId, LocalDate day, long units) {}

    /** What the balance does not pay of what was charged at sending. */
    record Less(long accountId, LocalDate day, long micros) {}

    /**
     * For whoever holds the accounts.
     *
     * @param used each package once
     */
    void add(Collection<Used> used, Collection<Less> less, Instant now) {
        List<Object[]> days = new ArrayList<>();
        List<Object[]> packages = new ArrayList<>();
        for (Used each : used) {
            days.add(new Object[] {each.day().toEpochDay(), now.toEpochMilli(), each.units(), each.packageId()});
            packages.add(new Object[] {now.toEpochMilli(), each.units(), each.units(), each.packageId()});
        }
        write(USED, days);
        write(
                "update billing_package set earned_micros = " + EARNED
                        + ", units_earned = units_earned + ? where id = ?",
                packages);
        write(
                LESS,
                less.stream()
                        .filter(each -> each.micros() != 0)
                        .map(each -> new Object[] {each.day().toEpochDay(), each.accountId(), each.micros()})
                        .toList());
    }

    private void write(String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    /**
     * What was earned, in millionths of a yuan.
     *
     * @param accountId null where accounts are not told apart
     * @param day null where days are not told apart
     * @param used of the price of packages, by the units that were used
     * @param lapsed of it, what was left of packages that ended
     * @param less what the balance does not pay of what was charged at sending; below zero where it pays more
     */
    public record Earned(@Nullable Long accountId, @Nullable LocalDate day, long used, long lapsed, long less) {}

    /**
     * @param earned in no order; accounts and days without any are left out
     * @param deferred what was paid for packages and is not earned at the end of the range
     */
    public record Earnings(List<Earned> earned, long deferred) {}

    private record Place(@Nullable Long accountId, @Nullable LocalDate day) {}

    /**
     * What is earned of days. A package that was given and not bought earns nothing.
     *
     * @param to included
     * @param only this account; null for all
     * @param byAccount whether accounts are told apart
     * @param byDay whether days are
     */
    public Earnings of(LocalDate from, LocalDate to, @Nullable Long only, boolean byAccount, boolean byDay) {
        Map<Place, long[]> sums = new HashMap<>();
        jdbc.query(
                "select " + (byAccount ? "account_id" : "0") + " who, " + (byDay ? "day" : "0") + " slot,"
                        + " sum(package_micros), sum(less_micros) from billing_day where day >= ? and day <= ?"
                        + of(only) + " group by who, slot",
                row -> {
                    add(
                            sums,
                            byAccount ? row.getLong(1) : null,
                            byDay ? LocalDate.ofEpochDay(row.getLong(2)) : null,
                            row.getLong(3),
                            0,
                            row.getLong(4));
                },
                from.toEpochDay(),
                to.toEpochDay());
        long deferred = later(to, only);
        Instant now = clock.instant();
        for (Sold each : sold(from, only)) {
            boolean bought = !each.bought().isAfter(to);
            boolean ended = !each.end().isAfter(now) && !each.lastDay().isAfter(to);
            deferred += !bought ? -each.earned() : ended ? 0 : each.price() - each.earned();
            if (ended && !each.lastDay().isBefore(from)) {
                add(
                        sums,
                        byAccount ? each.accountId() : null,
                        byDay ? each.lastDay() : null,
                        0,
                        each.price() - each.earned(),
                        0);
            }
        }
        List<Earned> earned = new ArrayList<>();
        sums.forEach((place, sum) -> {
            if (sum[0] != 0 || sum[1] != 0 || sum[2] != 0) {
                earned.add(new Earned(place.accountId(), place.day(), sum[0], sum[1], sum[2]));
            }
        });
        return new Earnings(earned, deferred);
    }

    private static void add(
            Map<Place, long[]> sums,
            @Nullable Long account,
            @Nullable LocalDate day,
            long used,
            long lapsed,
            long less) {
        long[] sum = sums.computeIfAbsent(new Place(account, day), place -> new long[3]);
        sum[0] += used;
        sum[1] += lapsed;
        sum[2] += less;
    }

    private static String of(@Nullable Long only) {
        return only == null ? "" : " and account_id = " + only;
    }

    /** What packages earned by use after a day. */
    private long later(LocalDate to, @Nullable Long only) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select coalesce(sum(package_micros), 0) from billing_day where day > ?" + of(only),
                Long.class,
                to.toEpochDay()));
    }

    /** A package that was bought. */
    private record Sold(long accountId, long price, long earned, LocalDate bought, Instant end) {

        LocalDate lastDay() {
            return ChinaTime.dayOf(end.minusMillis(1));
        }
    }

    /** Those that have not ended before a day. */
    private List<Sold> sold(LocalDate from, @Nullable Long only) {
        return jdbc.query(
                """
                select account_id, paid_micros, earned_micros, bought_at, valid_until from billing_package
                where valid_until >= ? and paid_micros is not null""" + of(only),
                (row, n) -> new Sold(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        ChinaTime.dayOf(Instant.ofEpochMilli(row.getLong(4))),
                        Instant.ofEpochMilli(row.getLong(5))),
                ChinaTime.startOf(from).toEpochMilli());
    }
}
