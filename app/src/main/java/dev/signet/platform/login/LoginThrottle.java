package dev.signet.platform.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.Network;
import dev.signet.platform.intake.Shares;
import dev.signet.platform.secret.PrivateFiles;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.LockedException;

/**
 * The one brake on guessing: after some failures from one address for one name further tries are refused unheard, for a
 * while that doubles with each failure. An address with many failures, whatever their names, has but one free try for each
 * further name. Nobody is kept out by what is tried from elsewhere or for other names; and a device that its owner has
 * logged in with before counts by itself, whatever strangers try from its address.
 *
 * <p>Tries that count together are heard in turn, so that of many at once no more are heard than one after another. Of all
 * that are heard at once, one address has no more than half, and strangers take nothing from known devices; as many again wait
 * a moment for a place, since a tool that asks much at once has failed at nothing. What is remembered is of a fixed size,
 * however long the names and however many they are; each node remembers its own.
 *
 * <p>Each kind of people has one of its own: what strangers try at one login takes nothing from the other.
 */
public final class LoginThrottle {

    private static final Logger log = LoggerFactory.getLogger(LoginThrottle.class);
    private static final int FREE_FAILURES = 5;
    private static final int FAILURES_OF_A_SUSPECT = 50;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int DOUBLINGS_TO_THE_LONGEST = 7;
    private static final Duration LONGEST_TURN = Duration.ofSeconds(2);
    private static final int HEARD_AT_ONCE = 32;
    private static final int HEARD_OF_ONE = 16;
    private static final int SALT_BYTES = 16;
    static final int REMEMBERED = 50_000;

    private final Clock clock;
    private final byte[] salt = PrivateFiles.random(SALT_BYTES);
    /** Of those who are heard or wait for it, no more than there are places. */
    private final Map<Key, Turn> turns = new HashMap<>();

    private final Duration longestTurn;
    private final Places strangers;
    private final Places devices;
    private final Map<Key, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** What counts together, cut to a hash. */
    private record Key(long high, long low) {}

    private record Failures(int count, Instant last, Instant blockedUntil) {}

    /** Refused unheard as well, though nothing had failed: too many tried at once. */
    public static final class Busy extends LockedException {

        private Busy() {
            super("Too many logins at once; try again in a moment");
        }
    }

    public LoginThrottle(Clock clock) {
        this(clock, LONGEST_TURN);
    }

    /** @param longestTurn how long a try waits for a place, and for its turn */
    LoginThrottle(Clock clock, Duration longestTurn) {
        this.clock = clock;
        this.longestTurn = longestTurn;
        this.strangers = new Places(longestTurn);
        this.devices = new Places(longestTurn);
    }

    /**
     * Lets a password be checked and remembers how that ended.
     *
     * @param address where the try comes from
     * @param device a device that the person of this name has logged in with before
     * @param name as it was typed
     * @param check empty for a wrong name or password
     * @throws Busy when too many tried at once: the check was not made
     * @throws LockedException when there were too many failures: the check was not made
     */
    public <T> Optional<T> attempt(String address, @Nullable String device, String name, Supplier<Optional<T>> check) {
        Places places = device == null ? strangers : devices;
        String owner = device == null ? Network.of(address) : device;
        if (!places.take(owner)) {
            throw new Busy();
        }
        try {
            return inTurn(key(device == null ? "name" : "device", owner, name), device == null ? address : null, check);
        } finally {
            places.leave(owner);
        }
    }

    /** @param address to be counted as well, where there is no device */
    private <T> Optional<T> inTurn(Key key, @Nullable String address, Supplier<Optional<T>> check) {
        Turn turn = turn(key);
        try {
            if (!taken(turn.lock)) {
                throw new Busy();
            }
            try {
                if (isBlocked(key)) {
                    throw tooMany();
                }
                Optional<T> found = check.get();
                found.ifPresentOrElse(right -> succeeded(key), () -> failed(key, address));
                return found;
            } finally {
                turn.lock.unlock();
            }
        } finally {
            leave(key, turn);
        }
    }

    /** Of those who are heard at once, and of as many who wait until others have been. */
    private static final class Places {

        private final Shares heard = new Shares(HEARD_AT_ONCE, HEARD_OF_ONE);
        private final Shares waiting = new Shares(HEARD_AT_ONCE, HEARD_OF_ONE);
        private final Duration longest;

        Places(Duration longest) {
            this.longest = longest;
        }

        synchronized boolean take(String owner) {
            return heard.take(owner) || waiting.take(owner) && takeWhenFree(owner);
        }

        private boolean takeWhenFree(String owner) {
            long until = System.nanoTime() + longest.toNanos();
            try {
                while (!heard.take(owner)) {
                    long left = until - System.nanoTime();
                    if (left <= 0) {
                        return false;
                    }
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                }
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                waiting.leave(owner);
            }
        }

        synchronized void leave(String owner) {
            heard.leave(owner);
            notifyAll();
        }
    }

    /** Whose tries are heard one after another. */
    private static final class Turn {

        private final Lock lock = new ReentrantLock();
        private int users;
    }

    private synchronized Turn turn(Key key) {
        Turn turn = turns.computeIfAbsent(key, k -> new Turn());
        turn.users++;
        return turn;
    }

    private synchronized void leave(Key key, Turn turn) {
        if (--turn.users == 0) {
            turns.remove(key);
        }
    }

    synchronized int remembered() {
        return failures.size();
    }

    /** Whoever holds it waits for the database: should that hang, others are not to hang behind it. */
    private boolean taken(Lock turn) {
        try {
            return turn.tryLock(longestTurn.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A wait longer than any we give is a clock that was set back. */
    private synchronized boolean isBlocked(Key key) {
        Failures known = failures.get(key);
        Instant now = clock.instant();
        return known != null
                && now.isBefore(known.blockedUntil())
                && !known.blockedUntil().isAfter(now.plus(LONGEST_WAIT));
    }

    /** Once it came to waiting a right password takes nothing back: another may be guessing at the same address. */
    private synchronized void succeeded(Key key) {
        Failures known = failures.get(key);
        if (known != null && known.count() < FREE_FAILURES) {
            failures.remove(key);
        }
    }

    private synchronized void failed(Key key, @Nullable String address) {
        count(key, address != null && isSuspect(address) ? 1 : FREE_FAILURES);
    }

    private boolean isSuspect(String address) {
        int ofAddress = count(key("address", Network.of(address), ""), Integer.MAX_VALUE)
                .count();
        if (ofAddress == FAILURES_OF_A_SUSPECT + 1) {
            log.warn(
                    "More than {} logins failed from {}. Should that be a proxy, name it in signet.trusted-proxies",
                    FAILURES_OF_A_SUSPECT,
                    address);
        }
        return ofAddress > FAILURES_OF_A_SUSPECT;
    }

    private Failures count(Key key, int free) {
        Instant now = clock.instant();
        Failures before = failures.get(key);
        boolean forgotten = before == null || before.last().plus(LONGEST_WAIT).isBefore(now);
        int count = before == null || forgotten ? 1 : before.count() + 1;
        Failures counted = new Failures(count, now, count < free ? now : now.plus(waitAfter(count - free)));
        failures.put(key, counted);
        return counted;
    }

    private static Duration waitAfter(int surplus) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(surplus, DOUBLINGS_TO_THE_LONGEST));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private Key key(String kind, String where, String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update((kind + "\n" + where + "\n").getBytes(UTF_8));
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(UTF_8)));
            return new Key(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LockedException tooMany() {
        return new LockedException("Too many failed logins; try again later");
    }
}
