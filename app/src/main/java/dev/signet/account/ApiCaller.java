package dev.signet.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who made the current request of an account: the principal of every request under {@code /v1/**} that was signed by an
 * access key or belongs to a session of the console (take it with {@code @AuthenticationPrincipal ApiCaller caller}).
 *
 * @param accessKeyId the key that signed; empty for a session of the console
 * @param principal whose key or session it is
 * @param until when the credentials of a role's session end; null for all others
 */
public record ApiCaller(
        long accountId,
        String accessKeyId,
        Principal principal,
        @Nullable Instant until) implements java.security.Principal {

    public ApiCaller(long accountId, String accessKeyId, Principal principal) {
        this(accountId, accessKeyId, principal, null);
    }

    /** With a key of the account itself. */
    public ApiCaller(long accountId, String accessKeyId) {
        this(accountId, accessKeyId, Principal.owner(accountId));
    }

    /** Who did it, for audit entries and histories: {@link Principal#who()}. */
    public String who() {
        return principal.who();
    }

    @Override
    public String getName() {
        return who();
    }
}
