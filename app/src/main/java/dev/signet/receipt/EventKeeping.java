package dev.signet.receipt;

import dev.signet.platform.Ids;
import dev.signet.platform.Portions;
import java.time.Clock;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes events that nobody can ask for any more; in small steps, ids being ordered by time. */
@Component
class EventKeeping {

    private static final Logger log = LoggerFactory.getLogger(EventKeeping.class);
    private static final long EVERY_MILLIS = 3_600_000;
    private static final int AT_ONCE = 5_000;

    private final Events events;
    private final EventQueue queue;
    private final ReceiptSettings settings;
    private final Clock clock;

    EventKeeping(Events events, EventQueue queue, ReceiptSettings settings, Clock clock) {
        this.events = events;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = EVERY_MILLIS, initialDelay = EVERY_MILLIS)
    void removeOld() {
        Instant keptFrom = clock.instant().minus(settings.keep());
        long lowestIdKept = Ids.lowestAt(keptFrom);
        removeAll("queued messages", keptFrom, () -> queue.removeBefore(lowestIdKept, AT_ONCE));
        removeAll("events", keptFrom, () -> events.removeBefore(lowestIdKept, AT_ONCE));
    }

    private static void removeAll(String what, Instant keptFrom, IntSupplier step) {
        Portions.delete(AT_ONCE, () -> {
            int removed = step.getAsInt();
            log.debug("{} {} from before {} removed", removed, what, keptFrom);
            return removed;
        });
    }
}
