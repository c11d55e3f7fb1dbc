package dev.signet.platform.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.secret.PrivateFiles;
import dev.signet.platform.secret.SecretBox;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that somebody has logged in with, told by a cookie which only we can write. It opens nothing: it says that
 * whoever tries a name here is likely to be its owner.
 */
public final class KnownDevices {

    /** How long a device is known after its last login. */
    public static final Duration LIFETIME = Duration.ofDays(180);

    private static final int ID_BYTES = 16;
    private static final int LONGEST_COOKIE = 500;

    private final SecretBox secrets;
    private final Clock clock;
    private final String context;

    private record Device(String holder, String id, Instant since) {}

    /** @param context names the kind of people: what one kind was given is no device to another */
    public KnownDevices(SecretBox secrets, Clock clock, String context) {
        this.secrets = secrets;
        this.clock = clock;
        this.context = context;
    }

    /**
     * What to keep in the browser that this person has just logged in with.
     *
     * @param before what was kept there until now
     */
    public String cookie(String holder, @Nullable String before) {
        String known = device(before, holder);
        String id = known == null ? HexFormat.of().formatHex(PrivateFiles.random(ID_BYTES)) : known;
        String device =
                String.join("\n", holder, id, Long.toString(clock.instant().getEpochSecond()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.seal(device.getBytes(UTF_8), context));
    }

    /** The device's id; null unless the person of this name has logged in with it before. */
    public @Nullable String device(@Nullable String cookie, String name) {
        Device device = cookie == null || cookie.length() > LONGEST_COOKIE ? null : open(cookie);
        return device != null
                        && device.holder().equals(name)
                        && device.since().plus(LIFETIME).isAfter(clock.instant())
                ? device.id()
                : null;
    }

    private @Nullable Device open(String cookie) {
        try {
            String[] parts = secrets.decrypt(Base64.getUrlDecoder().decode(cookie), context)
                    .split("\n", -1);
            return new Device(parts[0], parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2])));
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException notOurs) {
            return null;
        }
    }
}
