package dev.signet.access;

import dev.signet.account.AccessKey;
import dev.signet.account.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What signs a request, and for whom.
 *
 * @param key with its secret; of a session its key is made for the session alone
 * @param until when a session's key ends; null for a lasting one
 */
public record Credential(
        AccessKey key, Principal principal, @Nullable Instant until) {

    /** Of a lasting key. */
    public Credential(AccessKey key, Principal principal) {
        this(key, principal, null);
    }
}
