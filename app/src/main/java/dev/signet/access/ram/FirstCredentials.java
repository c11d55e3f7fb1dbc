package dev.signet.access.ram;

import dev.signet.account.AccessKey;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import org.jspecify.annotations.Nullable;

/**
 * A user with what opens doors for them, which is told this once.
 *
 * @param loginName as it is typed at the login: {@code alice@yunfan}
 * @param password of the console, to be replaced at the first login; null where there is none
 * @param key null where there is none
 */
public record FirstCredentials(
        AccessUser user,
        String loginName,
        @Secret @Nullable String password,
        @Secret @Nullable AccessKey key) {
    @Override
    public String toString() {
        return Unsaid.text(this);
    }
}
