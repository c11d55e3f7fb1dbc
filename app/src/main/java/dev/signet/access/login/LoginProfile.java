package dev.signet.access.login;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody of an account may log in to the console with a password.
 *
 * @param userId 0 for the owner
 * @param resetRequired whether a password of one's own must be set at the next login
 * @param oneTimeUntil where the platform has made the password: when it is over
 * @param mfaRequired whether nobody gets in without a second factor
 */
public record LoginProfile(
        long accountId,
        long userId,
        State state,
        Instant passwordSetAt,
        boolean resetRequired,
        @Nullable Instant oneTimeUntil,
        boolean mfaRequired,
        Instant createdAt,
        @Nullable Instant lastLoginAt) {

    /** Whether it lets anybody in. */
    public enum State {
        ENABLED,
        DISABLED
    }

    boolean isOver(Instant now) {
        return oneTimeUntil != null && !now.isBefore(oneTimeUntil);
    }
}
