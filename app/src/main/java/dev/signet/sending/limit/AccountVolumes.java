package dev.signet.sending.limit;

import dev.signet.platform.DataPlane;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.SendFacts;
import dev.signet.sending.store.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Billing units each account had accepted by day and month (UTC+8). An account that has set a limit or a warning holds its
 * rows while it is judged; of the others only the sum is kept. A clock that goes back finds what it counted before.
 */
@Component
public class AccountVolumes {

    private final JdbcTemplate jdbc;

    AccountVolumes(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Map<Long, SendFacts.Volume> lock(Collection<Long> accountIds, Instant now) {
        if (accountIds.isEmpty()) {
            return new HashMap<>();
        }
        Periods periods = Periods.of(now);
        Map<Long, Counted> counted = read(accountIds, periods, " for update");
        List<Object[]> missing = new ArrayList<>();
        for (long account : new TreeSet<>(accountIds)) {
            if (!counted.containsKey(account) || !counted.get(account).isWhole()) {
                missing.add(new Object[] {account, periods.month()});
                missing.add(new Object[] {account, periods.day()});
            }
        }
        if (!missing.isEmpty()) {
            Sql.insert(jdbc, "insert ignore into sending_volume (account_id, period, units) values (?, ?, 0)", missing);
            counted = read(accountIds, periods, " for update");
        }
        return volumes(counted);
    }

    /** As it is now, held by nobody: for a forecast. */
    public SendFacts.Volume look(long accountId, Instant now) {
        return volumes(read(List.of(accountId), Periods.of(now), "")).getOrDefault(accountId, SendFacts.Volume.NONE);
    }

    private Map<Long, Counted> read(Collection<Long> accountIds, Periods periods, String suffix) {
        Map<Long, Counted> counted = new HashMap<>();
        jdbc.query(
                "select account_id, period, units from sending_volume where account_id in (" + Sql.list(accountIds)
                        + ") and period in (" + periods.month() + ", " + periods.day() + ") order by account_id, period"
                        + suffix,
                row -> {
                    counted.computeIfAbsent(row.getLong(1), account -> new Counted())
                            .take(row.getInt(2) == periods.day(), row.getLong(3));
                });
        return counted;
    }

    private static Map<Long, SendFacts.Volume> volumes(Map<Long, Counted> counted) {
        Map<Long, SendFacts.Volume> volumes = new HashMap<>();
        counted.forEach((account, units) -> volumes.put(account, new SendFacts.Volume(units.ofDay, units.ofMonth)));
        return volumes;
    }

    public void add(Map<Long, Long> unitsByAccount, Instant now) {
        Periods periods = Periods.of(now);
        List<Object[]> rows = new ArrayList<>();
        new TreeMap<>(unitsByAccount).forEach((account, units) -> {
            if (units > 0) {
                rows.add(new Object[] {account, periods.month(), units});
                rows.add(new Object[] {account, periods.day(), units});
            }
        });
        Sql.insert(jdbc, """
                insert into sending_volume (account_id, period, units) values (?, ?, ?)
                on duplicate key update units = units + values(units)""", rows);
    }

    /** @return how many rows of periods before a day went */
    public int forgetBefore(Instant instant, int most) {
        Periods before = Periods.of(instant);
        return jdbc.update(
                "delete from sending_volume where period < ? or period > ? and period < ? limit ?",
                before.month(),
                Periods.LAST_MONTH,
                before.day(),
                most);
    }

    /** Which rows of an account run, as {@code 202611} and {@code 20261129}. */
    private record Periods(int month, int day) {

        static final int LAST_MONTH = 999_912;

        static Periods of(Instant now) {
            LocalDate date = ChinaTime.dayOf(now);
            int month = date.getYear() * 100 + date.getMonthValue();
            return new Periods(month, month * 100 + date.getDayOfMonth());
        }
    }

    private static final class Counted {

        private long ofDay;
        private long ofMonth;
        private int rows;

        void take(boolean isDay, long units) {
            rows++;
            if (isDay) {
                ofDay = units;
            } else {
                ofMonth = units;
            }
        }

        boolean isWhole() {
            return rows == 2;
        }
    }
}
