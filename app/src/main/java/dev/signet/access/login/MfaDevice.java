package dev.signet.access.login;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A virtual device that shows codes, an app on a phone.
 *
 * @param userId whose it is, 0 for the owner's; null until it is bound
 */
public record MfaDevice(
        long accountId,
        String name,
        @Nullable Long userId,
        Instant createdAt,
        @Nullable Instant boundAt) {

    /** As it is called on the wire: {@code acs:ram::1001:mfa/phone}. */
    public String serialNumber() {
        return "acs:ram::" + accountId + ":mfa/" + name;
    }
}
