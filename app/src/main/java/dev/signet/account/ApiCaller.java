package dev.signet.account;

import java.security.Principal;

/**
 * Who signed the current API request: the principal of every request under {@code /v1/**} that was authenticated by
 * an access key (take it with {@code @AuthenticationPrincipal ApiCaller caller}).
 */
public record ApiCaller(long accountId, String accessKeyId) implements Principal {

    @Override
    public String getName() {
        return accessKeyId;
    }
}
