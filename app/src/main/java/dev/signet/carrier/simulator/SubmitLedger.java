package dev.signet.carrier.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each short message was submitted: the witness for "sent once". A message is known by the reference that the
 * client put into the vendor TLV, or by its addresses and octets where there is none. Bounded: the oldest are forgotten.
 */
final class SubmitLedger {

    private final int limit;
    private final Map<String, int[]> counts;
    private long seen;
    private long taken;

    SubmitLedger(int limit) {
        this.limit = limit;
        this.counts = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, int[]> eldest) {
                return size() > SubmitLedger.this.limit;
            }
        };
    }

    /** @param isTaken whether the carrier took it; a submit that it refused is seen, but may rightly come again */
    synchronized void record(String key, boolean isTaken) {
        int[] count = counts.computeIfAbsent(key, k -> new int[2]);
        count[0]++;
        seen++;
        if (isTaken) {
            count[1]++;
            taken++;
        }
    }

    /**
     * @param seen submits that arrived
     * @param taken submits that the simulated carrier took
     * @param messages times taken, by message
     */
    record Counts(long seen, long taken, Map<String, Integer> messages) {}

    /** @param atLeast only messages taken so often */
    synchronized Counts counts(int atLeast) {
        Map<String, Integer> messages = new TreeMap<>();
        counts.forEach((key, count) -> {
            if (count[1] >= atLeast) {
                messages.put(key, count[1]);
            }
        });
        return new Counts(seen, taken, messages);
    }

    synchronized void clear() {
        counts.clear();
        seen = 0;
        taken = 0;
    }
}
