package dev.signet.access.login;

import dev.signet.account.Principal;
import java.time.Instant;

/**
 * A session of the console, or a login on its way to one.
 *
 * @param id what it is called in lists; nothing that opens it
 * @param principal as they are called now
 * @param userAgent what the browser said of itself
 */
public record Session(
        long id,
        Principal principal,
        Stage stage,
        boolean mfaGiven,
        String address,
        String userAgent,
        Instant createdAt,
        Instant lastSeenAt,
        Instant endsAt) {

    public boolean isOpen() {
        return stage == Stage.OPEN;
    }

    long accountId() {
        return principal.accountId();
    }

    long userId() {
        return principal.id();
    }
}
