package dev.signet.platform.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.secret.PrivateFiles;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Passwords that were found right a moment ago. Tools send theirs with each call, and what is slow to find out, for the sake of
 * whoever guesses, would make each of these slow: it is found out now and then, and known again by a digest whose key this
 * process alone has. The stored hash is part of what is known, so that nothing is once another password is set. To be asked
 * behind the brake on guessing only.
 */
public final class LatelyRight {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int REMEMBERED = 1_000;
    private static final int KEY_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final Clock clock;
    private final SecretKeySpec key = new SecretKeySpec(PrivateFiles.random(KEY_BYTES), HMAC);
    private final Map<String, Instant> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    public LatelyRight(Clock clock) {
        this.clock = clock;
    }

    /**
     * Whether the password is right.
     *
     * @param stored its hash; another person's is another, since each has a salt of its own
     * @param check finds it out, where it is not known
     */
    public boolean isRight(String stored, String password, BooleanSupplier check) {
        String mark = mark(stored, password);
        if (isKnown(mark)) {
            return true;
        }
        boolean right = check.getAsBoolean();
        if (right) {
            remember(mark);
        }
        return right;
    }

    private synchronized boolean isKnown(String mark) {
        @Nullable Instant since = known.get(mark);
        Instant now = clock.instant();
        return since != null && !since.isAfter(now) && since.plus(LIFETIME).isAfter(now);
    }

    private synchronized void remember(String mark) {
        known.put(mark, clock.instant());
    }

    private String mark(String stored, String password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update((stored + "\n").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
