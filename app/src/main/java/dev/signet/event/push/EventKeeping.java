package dev.signet.event.push;

import dev.signet.event.EventSettings;
import dev.signet.event.queue.EventQueue;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes events that nobody can ask for any more; in small steps. */
@Component
class EventKeeping {

    private static final Logger log = LoggerFactory.getLogger(EventKeeping.class);
    private static final long EVERY_MILLIS = 3_600_000;

    private final Events events;
    private final EventQueue queue;
    private final EventSettings settings;
    private final Clock clock;

    EventKeeping(Events events, EventQueue queue, EventSettings settings, Clock clock) {
        this.events = events;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = EVERY_MILLIS, initialDelay = EVERY_MILLIS)
    void removeOld() {
        Instant now = clock.instant();
        Instant keptFrom = now.minus(settings.keep());
        int queued = queue.removeBefore(keptFrom);
        log.debug(
                "{} queued messages and {} events from before {} removed",
                queued,
                events.removeBefore(keptFrom, now),
                keptFrom);
    }
}
