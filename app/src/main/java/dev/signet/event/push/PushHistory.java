package dev.signet.event.push;

import dev.signet.event.Event;
import dev.signet.event.EventType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was pushed, for an account that wants it again or wants to know what never arrived. */
@Component
public class PushHistory {

    private final Events events;
    private final Clock clock;

    PushHistory(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Given up after 72 hours, the newest first. */
    public List<Event> dead(long accountId, EventType type, int page, int size) {
        return events.dead(accountId, type, page, size);
    }

    /**
     * Pushes the events of a time range again, with the ids and bytes they had; those without a payload have to have
     * been given theirs.
     *
     * @return how many
     */
    public int replay(long accountId, EventType type, Instant from, Instant until) {
        return events.replay(accountId, type, from, until, clock.instant());
    }
}
