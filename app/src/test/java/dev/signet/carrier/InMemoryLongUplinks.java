package dev.signet.carrier;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The promises of {@link LongUplinks} kept in memory, but that nothing is ever overdue. */
final class InMemoryLongUplinks implements LongUplinks {

    private record Key(String from, String to, int reference, int total) {}

    private final Map<Key, Map<Integer, UplinkPart>> parts = new LinkedHashMap<>();
    private final Set<Key> handedOn = new HashSet<>();

    @Override
    public synchronized List<LongUplink> keep(List<UplinkPart> more) {
        Set<Key> touched = new LinkedHashSet<>();
        for (UplinkPart part : more) {
            Key key = key(part);
            if (!handedOn.contains(key)) {
                parts.computeIfAbsent(key, k -> new TreeMap<>())
                        .put(part.segment().number(), part);
                touched.add(key);
            }
        }
        return touched.stream()
                .map(key -> new LongUplink(0, List.copyOf(parts.get(key).values())))
                .filter(LongUplink::isWhole)
                .toList();
    }

    private static Key key(UplinkPart part) {
        return new Key(
                part.from(),
                part.to(),
                part.segment().reference(),
                part.segment().total());
    }

    @Override
    public List<LongUplink> overdue(Instant now) {
        return List.of();
    }

    @Override
    public synchronized void handedOn(LongUplink text) {
        handedOn.add(key(text.first()));
    }
}
