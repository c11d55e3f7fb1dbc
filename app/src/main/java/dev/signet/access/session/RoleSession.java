package dev.signet.access.session;

import dev.signet.account.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token says: who may act as which role, as what, and until when. Nothing of it is stored.
 *
 * @param keyId the key that was made for the session, {@code STS.…}
 * @param name what whoever assumed the role calls the session
 * @param policy what the session was narrowed to, as it was written; null where it was not
 * @param assumedBy who assumed the role, and through which roles: all must be there still
 */
public record RoleSession(
        String keyId,
        long accountId,
        long roleId,
        String name,
        @Nullable String policy,
        Instant issuedAt,
        Instant expiresAt,
        List<Principal.Assumer> assumedBy) {

    public RoleSession {
        assumedBy = List.copyOf(assumedBy);
    }
}
