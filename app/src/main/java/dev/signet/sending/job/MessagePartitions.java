package dev.signet.sending.job;

import dev.signet.platform.DataPlane;
import dev.signet.platform.RecordsExpired;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import dev.signet.sending.SendingSettings;
import dev.signet.sending.store.MessageDays;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * One partition a day (UTC+8) for messages and decisions, by the day of their ids: future days are kept ready, days older
 * than the retention are dropped whole, and who keeps other records of those days is told. Only one node at a time works on
 * them. Ids are never behind the day of a message, so that none goes before its time.
 */
@Component
public class MessagePartitions {

    private static final Logger log = LoggerFactory.getLogger(MessagePartitions.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'p'yyyyMMdd");
    private static final List<String> TABLES = List.of("sending_message", "sending_decision");
    private static final String MESSAGES = TABLES.get(0);
    private static final int DAYS_AHEAD = 7;
    /** In one run: a clock that is ahead by years for an hour must not take all records with it. */
    private static final int DROPPED_AT_ONCE = 2;

    private final JdbcTemplate jdbc;
    private final MessageDays messageDays;
    private final SendingSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MessagePartitions(
            @DataPlane JdbcTemplate jdbc,
            MessageDays messageDays,
            SendingSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.messageDays = messageDays;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @PostConstruct
    public void keep() {
        Boolean kept = jdbc.execute((java.sql.Connection connection) -> {
            JdbcTemplate single = new JdbcTemplate(
                    new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true));
            String lock = "concat(database(), '.partitions')";
            Integer held = single.queryForObject("select get_lock(" + lock + ", 60)", Integer.class);
            if (held == null || held != 1) {
                log.warn("Another node has been busy with the partitions for a minute; next time");
                return false;
            }
            try {
                TABLES.forEach(table -> keep(single, table));
            } finally {
                single.queryForObject("select release_lock(" + lock + ")", Integer.class);
            }
            return true;
        });
        if (Boolean.TRUE.equals(kept)) {
            LocalDate oldest = oldestKept();
            LocalDate left = days(jdbc, MESSAGES).keySet().stream().findFirst().orElse(oldest);
            LocalDate expired = left.isBefore(oldest) ? left : oldest;
            messageDays.forget(expired);
            events.publishEvent(new RecordsExpired(ChinaTime.startOf(expired), clock.instant()));
        }
    }

    private void keep(JdbcTemplate single, String table) {
        Map<LocalDate, String> days = days(single, table);
        addDays(single, table, days);
        dropDays(single, table, days);
    }

    /** The days that have a partition. */
    private static Map<LocalDate, String> days(JdbcTemplate single, String table) {
        Map<LocalDate, String> days = new TreeMap<>();
        single.query(
                """
                select partition_name from information_schema.partitions
                where table_schema = database() and table_name = ? and partition_name <> 'pmax'""",
                row -> {
                    days.put(LocalDate.parse(row.getString(1), NAME), row.getString(1));
                },
                table);
        return days;
    }

    private void addDays(JdbcTemplate single, String table, Map<LocalDate, String> days) {
        LocalDate today = today();
        LocalDate last = days.keySet().stream().max(LocalDate::compareTo).orElse(today.minusDays(1));
        List<String> partitions = new ArrayList<>();
        for (LocalDate day = last.plusDays(1); !day.isAfter(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
            partitions.add("partition " + NAME.format(day) + " values less than (" + Ids.lowestAt(end(day)) + ")");
        }
        if (!partitions.isEmpty()) {
            partitions.add("partition pmax values less than maxvalue");
            single.execute(
                    "alter table " + table + " reorganize partition pmax into (" + String.join(", ", partitions) + ")");
            log.info("{}: {} partitions added, to {}", table, partitions.size() - 1, today.plusDays(DAYS_AHEAD));
        }
    }

    private void dropDays(JdbcTemplate single, String table, Map<LocalDate, String> days) {
        LocalDate oldest = oldestKept();
        List<String> old = days.entrySet().stream()
                .filter(day -> day.getKey().isBefore(oldest))
                .map(Map.Entry::getValue)
                .toList();
        List<String> now = old.subList(0, Math.min(DROPPED_AT_ONCE, old.size()));
        if (!now.isEmpty()) {
            single.execute("alter table " + table + " drop partition " + String.join(", ", now));
            log.info("{}: dropped {}, older than {} months", table, now, settings.keepMonths());
        }
        if (old.size() > now.size()) {
            log.warn(
                    "{}: {} more days are older than {} months by the clock, which says {}; they go in later runs",
                    table,
                    old.size() - now.size(),
                    settings.keepMonths(),
                    clock.instant());
        }
    }

    private LocalDate oldestKept() {
        return today().minusMonths(settings.keepMonths());
    }

    private LocalDate today() {
        return ChinaTime.today(clock);
    }

    private static Instant end(LocalDate day) {
        return ChinaTime.startOf(day.plusDays(1));
    }
}
