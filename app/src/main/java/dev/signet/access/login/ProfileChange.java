package dev.signet.access.login;

import org.jspecify.annotations.Nullable;

/** What an administrator of the account changes about a login profile; null for what stays. */
public record ProfileChange(
        @Nullable String password,
        @Nullable Boolean resetRequired,
        @Nullable Boolean mfaRequired,
        LoginProfile.@Nullable State state) {}
