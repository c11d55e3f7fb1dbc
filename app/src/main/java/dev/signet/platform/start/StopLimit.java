package dev.signet.platform.start;

import dev.signet.platform.PlatformSettings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ApplicationListener;

/**
 * The end of the application comes in time, whatever does not answer, and also where it had not finished starting: what has
 * not stopped by {@code signet.stop-within} is cut off. That loses nothing, as a killed application loses nothing; the
 * embedded database is asked to stop by itself.
 */
public final class StopLimit implements ApplicationListener<ApplicationContextInitializedEvent> {

    private static final Logger log = LoggerFactory.getLogger(StopLimit.class);
    /** What the last words and the end itself take. */
    private static final Duration RESERVE = Duration.ofSeconds(1);

    private static final int CUT_OFF = 1;

    private final Runnable halt;

    public StopLimit() {
        this(() -> {
            ProcessHandle.current().children().forEach(ProcessHandle::destroy);
            Runtime.getRuntime().halt(CUT_OFF);
        });
    }

    /** @param halt ends the process, whatever runs in it */
    StopLimit(Runnable halt) {
        this.halt = halt;
    }

    /** Not when the context closes: one that is still starting is not asked to before it has started. */
    @Override
    public void onApplicationEvent(ApplicationContextInitializedEvent event) {
        Duration limit = Binder.get(event.getApplicationContext().getEnvironment())
                .bind("signet.stop-within", Duration.class)
                .orElseGet(() -> DurationStyle.SIMPLE.parse(PlatformSettings.STOP_WITHIN));
        // The end of the process waits for its hooks, but not for the threads that they start.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> daemon("stop-limit", () -> cutOff(limit)), "stop-begins"));
    }

    void cutOff(Duration limit) {
        await(new CountDownLatch(1), limit.minus(RESERVE));
        CountDownLatch said = new CountDownLatch(1);
        daemon("stop-limit-words", () -> {
            sayWhatRuns(limit);
            said.countDown();
        });
        // The log may be what hangs.
        await(said, RESERVE.dividedBy(2));
        halt.run();
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch, Duration most) {
        try {
            latch.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sayWhatRuns(Duration limit) {
        String running = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .map(Thread::getName)
                .sorted()
                .collect(Collectors.joining(", "));
        log.error(
                "Signet has not stopped within {} s and is cut off; what still ran: {}. 停止超时，强制退出。",
                limit.toSeconds(),
                running);
    }
}
