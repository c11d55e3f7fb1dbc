package dev.signet.sending;

import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.SendFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
 * Billing units each account had accepted in its running day and month (UTC+8). An account that has set a limit or a
 * warning holds its row while it is judged; of the others only the sum is kept.
 */
@Component
class AccountVolumes {

    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private final JdbcTemplate jdbc;

    AccountVolumes(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, SendFacts.Volume> lock(Collection<Long> accountIds, Instant now) {
        Map<Long, SendFacts.Volume> volumes = new HashMap<>();
        if (accountIds.isEmpty()) {
            return volumes;
        }
        read(accountIds, now, volumes, " for update");
        if (volumes.size() < accountIds.size()) {
            List<Object[]> missing = new ArrayList<>();
            new TreeSet<>(accountIds).stream().filter(id -> !volumes.containsKey(id)).forEach(id -> missing.add(new Object[] {id}));
            Sql.insert(
                    jdbc,
                    "insert ignore into sending_volume (account_id, day, day_units, month, month_units) values (?, 0, 0, 0, 0)",
                    missing);
            read(accountIds, now, volumes, " for update");
        }
        return volumes;
    }

    /** As it is now, held by nobody: for a forecast. */
    SendFacts.Volume look(long accountId, Instant now) {
        Map<Long, SendFacts.Volume> volumes = new HashMap<>();
        read(List.of(accountId), now, volumes, "");
        return volumes.getOrDefault(accountId, SendFacts.Volume.NONE);
    }

    private void read(
            Collection<Long> accountIds, Instant now, Map<Long, SendFacts.Volume> volumes, String suffix) {
        int day = day(now);
        jdbc.query(
                "select account_id, day, day_units, month, month_units from sending_volume where account_id in ("
                        + Sql.list(accountIds) + ") order by account_id" + suffix,
                row -> {
                    volumes.put(
                            row.getLong(1),
                            new SendFacts.Volume(
                                    row.getInt(2) == day ? row.getLong(3) : 0,
                                    row.getInt(4) == day / 100 ? row.getLong(5) : 0));
                });
    }

    void add(Map<Long, Long> unitsByAccount, Instant now) {
        int day = day(now);
        List<Object[]> rows = new ArrayList<>();
        new TreeMap<>(unitsByAccount).forEach((account, units) -> {
            if (units > 0) {
                rows.add(new Object[] {account, day, units, day / 100, units});
            }
        });
        Sql.insert(
                jdbc,
                """
                insert into sending_volume (account_id, day, day_units, month, month_units) values (?, ?, ?, ?, ?)
                on duplicate key update
                    day_units = if(day = values(day), day_units, 0) + values(day_units),
                    day = values(day),
                    month_units = if(month = values(month), month_units, 0) + values(month_units),
                    month = values(month)""",
                rows);
    }

    private static int day(Instant now) {
        LocalDate date = now.atOffset(ZONE).toLocalDate();
        return (date.getYear() * 100 + date.getMonthValue()) * 100 + date.getDayOfMonth();
    }
}
