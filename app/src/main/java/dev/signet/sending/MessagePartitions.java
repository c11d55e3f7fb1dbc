package dev.signet.sending;

import dev.signet.platform.DataPlane;
import dev.signet.platform.Ids;
import dev.signet.platform.RecordsExpired;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
 * One partition a day (UTC+8) for messages and decisions: future days are kept ready, days older than the retention
 * are dropped whole, and who keeps other records of those days is told. Only one node at a time works on them.
 */
@Component
class MessagePartitions {

    private static final Logger log = LoggerFactory.getLogger(MessagePartitions.class);
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'p'yyyyMMdd");
    private static final List<String> TABLES = List.of("sending_message", "sending_decision");
    private static final int DAYS_AHEAD = 7;

    private final JdbcTemplate jdbc;
    private final SendingSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MessagePartitions(
            @DataPlane JdbcTemplate jdbc, SendingSettings settings, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @PostConstruct
    void keep() {
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
            events.publishEvent(new RecordsExpired(end(oldestKept().minusDays(1))));
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
        List<String> old = new ArrayList<>();
        days.forEach((day, name) -> {
            if (day.isBefore(oldest)) {
                old.add(name);
            }
        });
        if (!old.isEmpty()) {
            single.execute("alter table " + table + " drop partition " + String.join(", ", old));
            log.info("{}: dropped {}, older than {} months", table, old, settings.keepMonths());
        }
    }

    private LocalDate oldestKept() {
        return today().minusMonths(settings.keepMonths());
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZONE).toLocalDate();
    }

    private static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay().toInstant(ZONE);
    }
}
