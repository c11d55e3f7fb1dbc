package dev.signet.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedFaultsTest {

    /** Apart from that of the tests. */
    private final LoggerContext logging = new LoggerContext();

    private final Logger log = logging.getLogger("dev.signet.sending.admission.Admission");
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private long nanos;
    private final RepeatedFaults faults = new RepeatedFaults(() -> nanos);

    @BeforeEach
    void set() {
        faults.start();
        logging.addTurboFilter(faults);
        written.start();
        logging.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(written);
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void passes(Duration time) {
        nanos += time.toNanos();
        faults.tell();
    }

    private void refused(int requests) {
        log.error(
                "The data plane does not answer; {} requests are refused", requests, new IllegalStateException("away"));
    }

    @Test // #9 15: 22,896 stack traces a minute
    void tellsAFaultOnceAMinuteWithItsCount() {
        for (int i = 0; i < 20_000; i++) {
            refused(i % 7);
        }
        assertThat(written.list).hasSize(1);
        assertThat(written.list.get(0).getThrowableProxy())
                .as("the first with its trace")
                .isNotNull();

        passes(RepeatedFaults.WINDOW);
        assertThat(lines())
                .hasSize(2)
                .last()
                .asString()
                .isEqualTo("19999 times more within 60 s: The data plane does not answer; 0 requests are refused"
                        + " (java.lang.IllegalStateException: away)");
        assertThat(written.list.get(1).getLevel()).isEqualTo(Level.ERROR);
        assertThat(written.list.get(1).getLoggerName()).isEqualTo(log.getName());

        refused(1);
        passes(RepeatedFaults.WINDOW);
        assertThat(lines()).hasSize(3).last().asString().startsWith("1 times more within 60 s");
    }

    @Test
    void tellsItAnewOnceItWasGoneForAMinute() {
        refused(1);
        passes(RepeatedFaults.WINDOW);
        refused(1);

        assertThat(written.list)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.getThrowableProxy()).isNotNull());
    }

    @Test
    void tellsApartWhatDiffersInMoreThanNumbers() {
        log.warn("Bulk task {} has to wait: {}", 17, "the database is away");
        log.warn("Bulk task {} has to wait: {}", 18, "the database is away");
        log.warn("Bulk task {} has to wait: {}", 18, "the signature is locked");
        log.error("Request {} failed", UUID.randomUUID(), new IllegalStateException("here"));
        log.error("Request {} failed", UUID.randomUUID(), new IllegalArgumentException("here"));
        log.warn("Something else");

        assertThat(lines()).hasSize(5);
    }

    @Test // #9 15: a fault whose words come from outside
    void hearsAStatementNoMoreThanSomeTimesAMinuteWhateverItSays() {
        for (int i = 0; i < 5000; i++) {
            log.warn("The carrier sent {}", Integer.toString(i, 36).replaceAll("\\d", "z") + "x".repeat(i % 40));
        }
        assertThat(written.list).hasSize(RepeatedFaults.DIFFERENT);

        passes(RepeatedFaults.WINDOW);
        assertThat(lines().size())
                .as("each at most once more, and all others together")
                .isBetween(RepeatedFaults.DIFFERENT + 1, 2 * RepeatedFaults.DIFFERENT + 1);
    }

    @Test // #9 15: two that logged waited for each other
    void readsWhatAnExceptionSaysWithoutHoldingOthersUp() {
        log.error("A request failed", new IllegalStateException() {
            @Override
            public String getMessage() {
                CompletableFuture.runAsync(() -> log.warn("Another fault meanwhile"))
                        .join();
                return "slow to say";
            }
        });

        assertThat(lines()).containsExactlyInAnyOrder("Another fault meanwhile", "A request failed");
    }

    @Test
    void keepsNoMoreThanItMay() {
        for (int i = 0; i < 3 * RepeatedFaults.MOST; i++) {
            log.warn("words".repeat(1 + i % 50) + "a".repeat(1 + i / 50) + " of a statement of its own");
        }

        assertThat(written.list).hasSize(RepeatedFaults.MOST);
    }

    @Test
    void leavesWhatIsNoFaultAsItIs() {
        for (int i = 0; i < 5; i++) {
            log.info("Signet has started");
        }
        logging.getLogger("org.mariadb").setLevel(Level.OFF);
        logging.getLogger("org.mariadb").error("hidden");

        assertThat(written.list).hasSize(5);
    }
}
