package dev.signet.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StopLimitTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final AtomicInteger halts = new AtomicInteger();
    private final StopLimit limit = new StopLimit(halts::incrementAndGet);

    @Test // #9 14: the end took two minutes
    void cutsOffWhatHasNotStopped() {
        limit.cutOff(AT_ONCE);

        assertThat(halts).hasValue(1);
    }

    @Test // #9 14: on a disk that hangs, or into a pipe that nobody reads, the last words are never written
    void doesNotWaitForItsWordsToBeWritten() {
        CountDownLatch end = new CountDownLatch(1);
        AppenderBase<ILoggingEvent> stuck = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        Logger log = (Logger) LoggerFactory.getLogger(StopLimit.class);
        stuck.start();
        log.addAppender(stuck);
        try {
            limit.cutOff(AT_ONCE);

            assertThat(halts).hasValue(1);
        } finally {
            end.countDown();
            log.detachAppender(stuck);
        }
    }
}
