package dev.signet.bulk.recipients;

import dev.signet.platform.Bilingual;
import dev.signet.platform.spreadsheet.UnreadableSheet;
import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Where this node reads files in the background: few at a time, and every one comes to an end that its account sees. */
@Component
class ReadingDesk {

    private static final Logger log = LoggerFactory.getLogger(ReadingDesk.class);
    private static final long SIGN_OF_LIFE_MS = 10_000;
    private static final int STOP_SECONDS = 5;

    private final RecipientStore store;
    private final ThreadPoolExecutor readers;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

    ReadingDesk(RecipientStore store, RecipientSettings settings) {
        this.store = store;
        this.readers = new ThreadPoolExecutor(
                settings.readers(),
                settings.readers(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(settings.waiting()),
                work -> new Thread(work, "recipient-lists"));
        readers.allowCoreThreadTimeOut(true);
    }

    /**
     * Reads in the background.
     *
     * @throws RejectedExecutionException when too many are waiting
     */
    void start(long listId, Runnable reading) {
        underWay.add(listId);
        try {
            readers.execute(() -> read(listId, reading));
        } catch (RejectedExecutionException e) {
            underWay.remove(listId);
            throw e;
        }
    }

    /** Reads at once; the list ends as ready or failed. */
    void read(long listId, Runnable reading) {
        try {
            reading.run();
        } catch (FileRefused e) {
            store.fail(listId, e.why());
        } catch (UnreadableSheet e) {
            store.fail(listId, e.message());
        } catch (ListReading.Abandoned e) {
            log.info("Recipient list {}: {}", listId, e.getMessage());
        } catch (RuntimeException | Error e) {
            log.error("Recipient list {} could not be read", listId, e);
            store.fail(listId, failure("failed"));
        } finally {
            underWay.remove(listId);
        }
    }

    static Bilingual failure(String key) {
        return ListTexts.TEXTS.text(key);
    }

    @Scheduled(fixedDelay = SIGN_OF_LIFE_MS, initialDelay = SIGN_OF_LIFE_MS)
    void signOfLife() {
        store.alive(underWay);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        Set<Long> unfinished = Set.copyOf(underWay);
        readers.shutdownNow();
        readers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        unfinished.forEach(this::interrupted);
    }

    private void interrupted(long listId) {
        try {
            store.fail(listId, failure("interrupted"));
        } catch (RuntimeException e) {
            log.warn(
                    "Recipient list {} cannot be ended; it will be found without a sign of life: {}",
                    listId,
                    e.toString());
        }
    }
}
