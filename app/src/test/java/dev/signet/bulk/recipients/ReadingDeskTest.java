package dev.signet.bulk.recipients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ReadingDeskTest {

    private final RecipientStore store = mock(RecipientStore.class);
    private final ReadingDesk desk = new ReadingDesk(
            store,
            new RecipientSettings(
                    DataSize.ofMegabytes(3), 10, 1, 1, 10, Duration.ofDays(3), 10, Duration.ofMinutes(2)));
    private final CountDownLatch hold = new CountDownLatch(1);

    @AfterEach
    void stop() throws InterruptedException {
        hold.countDown();
        desk.stop();
    }

    private void untilReleased() {
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void takesNoMoreThanItCanRead() {
        desk.start(1, this::untilReleased);
        desk.start(2, this::untilReleased);

        assertThatThrownBy(() -> desk.start(3, this::untilReleased)).isInstanceOf(RejectedExecutionException.class);

        desk.signOfLife();
        verify(store).alive(Set.of(1L, 2L));
    }

    @Test
    void saysWhyAFileWasRefused() {
        desk.read(1, () -> {
            throw FileRefused.because("file.no-rows");
        });

        verify(store).fail(1, ReadingDesk.failure("file.no-rows"));
    }

    @Test
    void endsAListThatCouldNotBeReadForAReasonOfOurOwn() {
        desk.read(1, () -> {
            throw new IllegalStateException("the database is away");
        });

        verify(store).fail(1, ReadingDesk.failure("failed"));
        assertThat(ReadingDesk.failure("failed").zh()).doesNotContain("database");
    }

    @Test
    void leavesAListAloneThatIsNoLongerWanted() {
        desk.read(1, () -> {
            throw new ListReading.Abandoned();
        });

        verify(store, never()).fail(anyLong(), any());
    }

    @Test
    void endsWhatItCannotFinishWhenTheNodeGoesDown() throws InterruptedException {
        desk.start(1, this::untilReleased);
        desk.start(2, this::untilReleased);

        desk.stop();

        verify(store, timeout(10_000)).fail(2, ReadingDesk.failure("interrupted"));
    }
}
