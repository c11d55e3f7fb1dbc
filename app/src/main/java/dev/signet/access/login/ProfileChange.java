package dev.signet.access.login;

import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import org.jspecify.annotations.Nullable;

/** What an administrator of the account changes about a login profile; null for what stays. */
public record ProfileChange(
        @Secret @Nullable String password,
        @Nullable Boolean resetRequired,
        @Nullable Boolean mfaRequired,
        LoginProfile.@Nullable State state) {
    @Override
    public String toString() {
        return Unsaid.text(this);
    }
}
