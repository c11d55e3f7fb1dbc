package dev.signet.event.source;

import dev.signet.event.EventPayloads;
import dev.signet.event.EventType;
import dev.signet.event.push.Events;
import dev.signet.event.push.PushHistory;
import dev.signet.sending.record.SendRecord;
import dev.signet.sending.record.SendRecords;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Events once more, those too that nobody wanted to hear when they happened. */
@Component
public class Replays {

    private static final int TOGETHER = 1_000;

    private final Events events;
    private final PushHistory history;
    private final SendRecords records;
    private final EventPayloads payloads;

    Replays(Events events, PushHistory history, SendRecords records, EventPayloads payloads) {
        this.events = events;
        this.history = history;
        this.records = records;
        this.payloads = payloads;
    }

    /**
     * Pushes the events of a time range, with the ids they have always had, and with the same bytes however often.
     *
     * @return how many
     */
    public int replay(long accountId, EventType type, Instant from, Instant until) {
        List<Events.Unwritten> unwritten = events.unwritten(accountId, type, from, until, TOGETHER);
        while (!unwritten.isEmpty()) {
            events.write(made(accountId, unwritten));
            Instant last = unwritten.get(unwritten.size() - 1).createdAt();
            unwritten = events.unwritten(accountId, type, last, until, TOGETHER);
        }
        return history.replay(accountId, type, from, until);
    }

    private Map<Long, @Nullable String> made(long accountId, List<Events.Unwritten> unwritten) {
        List<Long> ids = unwritten.stream().map(Events.Unwritten::messageId).toList();
        Map<Long, SendRecord> messages = records.records(accountId, ids).stream()
                .collect(Collectors.toMap(SendRecord::id, Function.identity(), (one, same) -> one));
        Map<Long, @Nullable String> made = new LinkedHashMap<>();
        for (Events.Unwritten event : unwritten) {
            SendRecord record = messages.get(event.messageId());
            made.put(event.id(), record == null || record.endedAt() == null ? null : payloads.smsReport(record));
        }
        return made;
    }
}
