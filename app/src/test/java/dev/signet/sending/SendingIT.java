package dev.signet.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.node.Ids;
import dev.signet.sending.store.BizId;
import dev.signet.support.SettableClock;
import dev.signet.support.SharedDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/** What the tests of sending share: the slice, a clock that can be stopped, and senders ready to send. */
@SpringBootTest(classes = SendingSlice.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = SharedDatabase.class)
public abstract class SendingIT {

    /** 10:00:30 in Shanghai, in the middle of a minute and inside the send window. */
    public static final String MORNING = "2026-11-23T02:00:30Z";

    @Autowired
    public Sending sending;

    @Autowired
    public SendingFixture.SenderFactory senders;

    @Autowired
    public SettableClock clock;

    @Autowired
    @Qualifier("dataPlaneJdbcTemplate")
    public JdbcTemplate jdbc;

    @AfterEach
    public void letTheClockRun() {
        clock.reset();
    }

    public SendAnswer send(SendRequest request) {
        try {
            return sending.send(request).get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }

    /** The receipt id as the tables keep it. */
    public static long biz(SendAnswer answer) {
        return BizId.parse(answer.bizId()).orElseThrow();
    }

    public String code(SendRequest request) {
        return send(request).code();
    }

    private static final LocalDate FIRST_DAY = LocalDate.of(2031, 11, 25);
    /** Further than any test goes on from its day, and than records are kept. */
    private static final int MONTHS_APART = 7;

    private static final AtomicInteger DAYS = new AtomicInteger();

    /**
     * A day later than any that another test has stopped the clock at: ids never go back, so a test that looks for ids
     * by their time must not run behind them.
     */
    public static LocalDate laterDay() {
        LocalDate day = FIRST_DAY.plusMonths((long) MONTHS_APART * DAYS.getAndIncrement());
        assertThat(Ids.lowestAt(day.plusYears(1).atStartOfDay().toInstant(ZoneOffset.UTC)))
                .as("so many tests ask for a day of their own that ids cannot tell their times any more")
                .isLessThan(Ids.lowestAt(Instant.parse("2900-01-01T00:00:00Z")));
        return day;
    }

    public static String number() {
        return SendingFixture.number();
    }
}
