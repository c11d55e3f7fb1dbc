package dev.signet.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

@SignetTest
class ClockWatchIT {

    @Autowired
    ClockWatch watch;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    /** Also where it went back while nothing ran (9.17). */
    @Test
    void saysInLogAndHealthThatTheClockWentBack() {
        // Other tests of this application may have been ahead before.
        Instant known = Instant.ofEpochMilli(jdbc.sql("select latest_ms from platform_clock")
                .query(Long.class)
                .single());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant ahead = (known.isAfter(now) ? known : now).plus(Duration.ofHours(2));
        Instant back = ahead.minus(Duration.ofHours(2));
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(ClockWatch.class);
        logger.addAppender(log);
        ClockWatch restarted;
        try {
            clock.set(ahead);
            watch.look();
            clock.set(back);
            watch.look();
            restarted = new ClockWatch(jdbc, clock, step -> {});
        } finally {
            logger.detachAppender(log);
        }

        Map<String, Object> told =
                Map.of("behindSeconds", 7200L, "wentBackFrom", ahead.toString(), "wentBackTo", back.toString());
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
        assertThat(watch.health().getDetails()).containsAllEntriesOf(told);
        assertThat(restarted.health().getDetails()).containsAllEntriesOf(told);
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.startsWith("The clock went back by PT2H: from " + ahead + " to " + back))
                .hasSize(2);
    }
}
