package dev.signet.sending.abuse;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The numbers that a monitored signature's codes went to in the running hour, and how many of them stand next to one
 * another: somebody tries number after number. Kept by each node for itself and gone with it; it only ever warns late.
 */
@Component
public class WalkedRanges {

    /** More numbers in an hour than this are not looked at; by then the other signs are clear. */
    private static final int MOST = 100_000;

    private final Map<AbuseHours.Key, Hour> hours = new ConcurrentHashMap<>();

    private static final class Hour {
        private final int hour;
        private final Set<Long> numbers = new HashSet<>();
        private final Set<Long> neighbours = new HashSet<>();

        Hour(int hour) {
            this.hour = hour;
        }

        synchronized void add(long number) {
            if (numbers.size() >= MOST || !numbers.add(number)) {
                return;
            }
            for (long next : new long[] {number - 1, number + 1}) {
                if (numbers.contains(next)) {
                    neighbours.add(number);
                    neighbours.add(next);
                }
            }
        }

        synchronized int neighbouring() {
            return neighbours.size();
        }
    }

    void add(AbuseHours.Key key, int hour, long number) {
        hours.compute(key, (k, known) -> known == null || known.hour != hour ? new Hour(hour) : known)
                .add(number);
    }

    int neighbouring(AbuseHours.Key key, int hour) {
        Hour known = hours.get(key);
        return known == null || known.hour != hour ? 0 : known.neighbouring();
    }
}
