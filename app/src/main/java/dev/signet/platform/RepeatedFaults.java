package dev.signet.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.helpers.MessageFormatter;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Logs a fault that repeats once a minute with its count, whoever logs it: the first time as it is, with its trace; then,
 * as long as it goes on, one line a minute. Faults are the same that differ in numbers and ids only. A statement whose
 * faults differ in words is heard {@value #DIFFERENT} times a minute. Below WARN nothing is touched.
 */
public final class RepeatedFaults extends TurboFilter {

    static final Duration WINDOW = Duration.ofMinutes(1);
    static final int DIFFERENT = 20;
    /** Of all statements together; beyond it all faults of one logger are the same. */
    static final int MOST = 2000;

    private static final Marker COUNT = MarkerFactory.getMarker("REPEATED");
    private static final long LOOK_SECONDS = 5;
    private static final int SHOWN = 300;

    private final LongSupplier nanos;
    private final Map<String, Fault> faults = new HashMap<>();
    private final Map<String, Statement> statements = new HashMap<>();

    /** @param nanos elapsed time, as {@link System#nanoTime} tells it */
    RepeatedFaults(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** One kind of fault since it was last told. */
    private static final class Fault {
        private final Logger logger;
        private final Level level;
        private long toldNanos;
        private long untold;
        private String last = "";

        Fault(Logger logger, Level level, long toldNanos) {
            this.logger = logger;
            this.level = level;
            this.toldNanos = toldNanos;
        }
    }

    /** How many different faults one statement has told since then. */
    private static final class Statement {
        private long sinceNanos;
        private int different;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] values,
            @Nullable Throwable thrown) {
        if (format == null
                || level.levelInt < Level.WARN_INT
                || marker == COUNT
                || logger.getEffectiveLevel().levelInt > level.levelInt) {
            return FilterReply.NEUTRAL;
        }
        // Without a throwable of its own the last value may be one.
        var line = thrown == null
                ? MessageFormatter.arrayFormat(format, values)
                : MessageFormatter.arrayFormat(format, values, thrown);
        String text = String.valueOf(line.getMessage());
        // Read before the lock is taken: what an exception says of itself is anybody's code, and may log or wait.
        String statement = logger.getName() + '|' + level + '|' + FaultKind.of(format);
        String kind = statement + '|' + FaultKind.of(text) + '|' + FaultKind.of(line.getThrowable());
        String shown = shown(text, line.getThrowable());
        return isNew(logger, level, statement, kind, shown) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    private synchronized boolean isNew(Logger logger, Level level, String statement, String ofItsKind, String shown) {
        long now = nanos.getAsLong();
        String kind = ofItsKind;
        Fault known = faults.get(kind);
        if (known == null && !mayTell(statement, now)) {
            kind = faults.size() < MOST ? statement : logger.getName();
            known = faults.computeIfAbsent(kind, key -> new Fault(logger, level, now));
        }
        if (known == null) {
            faults.put(kind, new Fault(logger, level, now));
            return true;
        }
        known.untold++;
        known.last = shown;
        return false;
    }

    private boolean mayTell(String statement, long now) {
        if (faults.size() >= MOST) {
            return false;
        }
        Statement one = statements.computeIfAbsent(statement, key -> new Statement());
        if (one.different == 0 || now - one.sinceNanos >= WINDOW.toNanos()) {
            one.sinceNanos = now;
            one.different = 0;
        }
        return ++one.different <= DIFFERENT;
    }

    private static String shown(String text, @Nullable Throwable thrown) {
        String all = thrown == null ? text : text + " (" + thrown + ")";
        return all.length() <= SHOWN ? all : all.substring(0, SHOWN) + "…";
    }

    /** Tells the counts of minutes that are over; forgets what has not come again. */
    void tell() {
        tell(WINDOW.toNanos());
    }

    /** Thrown on, it would be the last telling: whatever repeats by then would never be heard again. */
    private void tellSafely() {
        try {
            tell();
        } catch (RuntimeException e) {
            addError("Faults that repeat cannot be told", e);
        }
    }

    private void tell(long after) {
        List<Runnable> lines = new ArrayList<>();
        synchronized (this) {
            long now = nanos.getAsLong();
            statements.values().removeIf(one -> now - one.sinceNanos >= after);
            faults.values().removeIf(one -> now - one.toldNanos >= after && !goesOn(one, now, lines));
        }
        lines.forEach(Runnable::run);
    }

    private static boolean goesOn(Fault one, long now, List<Runnable> lines) {
        if (one.untold == 0) {
            return false;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(now - one.toldNanos);
        Object[] values = {one.untold, seconds, one.last};
        lines.add(() -> one.logger.log(
                COUNT,
                Logger.FQCN,
                Level.toLocationAwareLoggerInteger(one.level),
                "{} times more within {} s: {}",
                values,
                null));
        one.untold = 0;
        one.toldNanos = now;
        return true;
    }

    /** Puts the filter in place once logging is set up, and tells what is untold when the application ends. */
    public static final class Installation implements ApplicationListener<ApplicationEvent> {

        private @Nullable RepeatedFaults filter;

        @Override
        public void onApplicationEvent(ApplicationEvent event) {
            if (event instanceof ApplicationContextInitializedEvent
                    && LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
                install(logging);
            } else if (event instanceof ContextClosedEvent closed
                    && closed.getApplicationContext().getParent() == null
                    && filter != null) {
                filter.tell(0);
            }
        }

        private void install(LoggerContext logging) {
            RepeatedFaults faults = new RepeatedFaults(System::nanoTime);
            faults.setContext(logging);
            faults.start();
            logging.addTurboFilter(faults);
            ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread teller = new Thread(work, "repeated-faults");
                teller.setDaemon(true);
                return teller;
            });
            thread.scheduleWithFixedDelay(faults::tellSafely, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
            filter = faults;
        }
    }
}
