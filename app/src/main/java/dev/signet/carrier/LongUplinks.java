package dev.signet.carrier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins the parts of long uplink messages. The parts are held unanswered until all are there, so that the carrier
 * still has them if this node dies; what is not complete in time goes on as it is.
 */
final class LongUplinks {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A whole text and the parts to answer for it. */
    record Joined(UplinkMessage message, List<Inbound> parts) {}

    private record Key(String carrier, String from, String to, int reference, int total) {}

    private record Collecting(Instant since, @Nullable Inbound[] parts) {}

    private final Map<Key, Collecting> collecting = new LinkedHashMap<>();

    /** Null while parts are missing. */
    @Nullable Joined add(Inbound inbound, Inbound.Part part, Instant now) {
        Key key = new Key(inbound.channel().name(), inbound.from(), inbound.to(), part.reference(), part.total());
        Collecting known = collecting.computeIfAbsent(key, k -> new Collecting(now, new Inbound[part.total()]));
        known.parts()[part.number() - 1] = inbound;
        for (Inbound there : known.parts()) {
            if (there == null) {
                return null;
            }
        }
        collecting.remove(key);
        return joined(known, now);
    }

    List<Joined> overdue(Instant now) {
        List<Joined> overdue = new ArrayList<>();
        Iterator<Collecting> all = collecting.values().iterator();
        while (all.hasNext()) {
            Collecting next = all.next();
            if (next.since().plus(PATIENCE).isBefore(now)) {
                all.remove();
                overdue.add(joined(next, now));
            }
        }
        return overdue;
    }

    private static Joined joined(Collecting collected, Instant now) {
        StringBuilder text = new StringBuilder();
        List<Inbound> parts = new ArrayList<>();
        for (Inbound part : collected.parts()) {
            if (part != null) {
                text.append(part.text());
                parts.add(part);
            }
        }
        Inbound first = parts.get(0);
        return new Joined(
                new UplinkMessage(
                        first.channel().name(),
                        first.carrierMessageId(),
                        first.from(),
                        first.to(),
                        text.toString(),
                        now),
                parts);
    }
}
