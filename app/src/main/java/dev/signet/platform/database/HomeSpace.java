package dev.signet.platform.database;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the home directory still takes what the embedded server would write: a row that is changed in its place is
 * stored on a full disk as well, one that makes a table grow is not. Keeps the server's log short besides.
 */
final class HomeSpace implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HomeSpace.class);
    private static final long EVERY_SECONDS = 5;
    private static final long END_SECONDS = 2;
    /** A large table grows by half of it at once. */
    private static final int TRIED_BYTES = 8 << 20;

    private static final int AT_ONCE = 256 << 10;

    private final ServerFiles files;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread space = new Thread(work, "database-space");
        space.setDaemon(true);
        return space;
    });
    private volatile @Nullable String trouble;

    HomeSpace(ServerFiles files) {
        this.files = files;
        thread.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Why nothing more can be stored; empty while it can. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Whether it takes nothing now. */
    boolean isFull() {
        look();
        return trouble != null;
    }

    synchronized void look() {
        files.boundLog();
        Path tried = files.tmp().resolve("space");
        String before = trouble;
        try {
            fill(tried);
            trouble = null;
            if (before != null) {
                log.info("The disk of {} takes writes again", files.home());
            }
        } catch (IOException e) {
            trouble = "no space in " + files.home() + ": " + e.getMessage();
            if (before == null) {
                log.error(
                        "The disk of {} takes no writes, this node is not ready: {}. 磁盘不可写。",
                        files.home(),
                        e.toString());
            }
        } finally {
            delete(tried);
        }
    }

    /** Not forced to the disk: its place is taken, or refused, when it is written, and given back before it ever gets there. */
    private static void fill(Path file) throws IOException {
        byte[] zeros = new byte[AT_ONCE];
        // Not a channel: those take an interruption, which the end of the application is, for an error of the file.
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            for (int written = 0; written < TRIED_BYTES; written += AT_ONCE) {
                out.write(zeros);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} cannot be deleted: {}", file, e.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
