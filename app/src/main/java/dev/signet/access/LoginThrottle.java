package dev.signet.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after some failures from one address for one name (or, more generously, for any names) further
 * tries are refused unheard for a while that doubles with each failure. Keyed by address, so that nobody can lock a
 * colleague out from elsewhere.
 */
@Component
class LoginThrottle {

    private static final int FREE_FAILURES_FOR_ONE_NAME = 5;
    private static final int FREE_FAILURES_FOR_ALL_NAMES = 50;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Failures(int count, Instant last, Instant blockedUntil) {}

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isBlocked(String address, String name) {
        Instant now = clock.instant();
        return blocked(address + " " + name, now) || blocked(address, now);
    }

    synchronized void failed(String address, String name) {
        count(address + " " + name, FREE_FAILURES_FOR_ONE_NAME);
        count(address, FREE_FAILURES_FOR_ALL_NAMES);
    }

    synchronized void succeeded(String address, String name) {
        failures.remove(address + " " + name);
    }

    private boolean blocked(String key, Instant now) {
        Failures known = failures.get(key);
        return known != null && now.isBefore(known.blockedUntil());
    }

    private void count(String key, int free) {
        Instant now = clock.instant();
        Failures before = failures.getOrDefault(key, new Failures(0, now, now));
        boolean forgotten = before.last().plus(LONGEST_WAIT).isBefore(now);
        int count = forgotten ? 1 : before.count() + 1;
        failures.put(key, new Failures(count, now, count < free ? now : now.plus(waitAfter(count - free))));
    }

    private static Duration waitAfter(int surplus) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(surplus, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
