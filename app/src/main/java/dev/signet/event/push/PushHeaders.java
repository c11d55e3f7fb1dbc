package dev.signet.event.push;

import dev.signet.event.Event;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The headers by which a receiver knows what it is told, when, and by whom. */
@Component
class PushHeaders {

    private final PushSettings settings;
    private final Clock clock;

    PushHeaders(PushSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** An account that has made no secret gets unsigned pushes: there is nothing it could check a signature with. */
    Map<String, String> of(long accountId, List<Event> events, String body) {
        long timestamp = clock.instant().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                PushSignature.EVENT_IDS,
                events.stream().map(event -> Long.toString(event.id())).collect(Collectors.joining(",")));
        headers.put(PushSignature.TIMESTAMP, Long.toString(timestamp));
        settings.secret(accountId)
                .ifPresent(secret -> headers.put(PushSignature.SIGNATURE, PushSignature.of(secret, timestamp, body)));
        return headers;
    }
}
