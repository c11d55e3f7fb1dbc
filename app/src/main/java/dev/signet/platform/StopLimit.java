package dev.signet.platform;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The end of the application comes in time, whatever does not answer: what has not stopped by {@code signet.stop-within}
 * is cut off. That loses nothing, as a killed application loses nothing; the embedded database is asked to stop by
 * itself.
 */
public final class StopLimit implements ApplicationListener<ContextClosedEvent> {

    private static final Logger log = LoggerFactory.getLogger(StopLimit.class);
    /** What the last words and the end itself take. */
    private static final Duration RESERVE = Duration.ofSeconds(1);
    private static final int CUT_OFF = 1;

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (event.getApplicationContext().getParent() != null) {
            return;
        }
        PlatformSettings settings = event.getApplicationContext().getBeanProvider(PlatformSettings.class).getIfAvailable();
        if (settings == null) {
            return;
        }
        Duration limit = settings.stopWithin();
        Thread watch = new Thread(() -> cutOff(limit), "stop-limit");
        watch.setDaemon(true);
        watch.start();
    }

    private static void cutOff(Duration limit) {
        try {
            // Nobody counts it down: the JVM ends before, or it is time.
            new CountDownLatch(1).await(limit.minus(RESERVE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.error("Signet has not stopped within {} s and is cut off; what still ran: {}. 停止超时，强制退出。", limit.toSeconds(), running());
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
        Runtime.getRuntime().halt(CUT_OFF);
    }

    private static String running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .map(Thread::getName)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
