package dev.signet.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

class RereadTest { // #10 one piece each: the settings that are read again each second

    /** Whose settings they are. */
    private static final class Holder {}

    private final Logger log = (Logger) LoggerFactory.getLogger(Holder.class);
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    private String stored = "first";
    private boolean away;
    private final Reread<String> settings = new Reread<>(Holder.class, "Settings", "unread", this::read);

    private String read() {
        if (away) {
            throw new DataAccessResourceFailureException("away");
        }
        return stored;
    }

    @BeforeEach
    void listen() {
        written.start();
        log.addAppender(written);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(written);
    }

    @Test
    void knowsWhatWasStoredWhenItWasLastRead() {
        assertThat(settings.known()).isEqualTo("unread");
        settings.again();
        stored = "second";
        assertThat(settings.known()).isEqualTo("first");

        settings.again();

        assertThat(settings.known()).isEqualTo("second");
        assertThat(written.list).isEmpty();
    }

    @Test
    void keepsTheLastKnownWhileTheDatabaseIsAwayAndSaysSo() {
        settings.again();
        away = true;
        stored = "second";

        settings.again();
        assertThat(settings.known()).isEqualTo("first");
        assertThat(written.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage())
                    .startsWith("Settings cannot be read, the last known ones stay: ")
                    .contains("away");
        });

        away = false;
        settings.again();
        assertThat(settings.known()).isEqualTo("second");
    }

    @Test
    void doesNotLetAnOlderReadComeInAfterANewer() throws InterruptedException {
        AtomicInteger reads = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        Reread<Integer> counted = new Reread<>(Holder.class, "Settings", 0, () -> {
            int read = reads.incrementAndGet();
            if (read == 1) {
                begun.countDown();
                await(changed);
            }
            return read;
        });

        Thread older = new Thread(counted::again);
        older.start();
        begun.await();
        Thread newer = new Thread(counted::again);
        newer.start();
        changed.countDown();
        older.join();
        newer.join();

        assertThat(counted.known()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
