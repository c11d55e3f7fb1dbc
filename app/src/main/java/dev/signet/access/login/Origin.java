package dev.signet.access.login;

import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import org.jspecify.annotations.Nullable;

/**
 * Where a login comes from.
 *
 * @param address of the client, behind trusted proxies
 * @param userAgent what the browser says of itself; not verified
 * @param deviceCookie what an earlier login gave the browser, if it shows any; not verified
 */
public record Origin(
        String address, String userAgent, @Secret @Nullable String deviceCookie) {
    @Override
    public String toString() {
        return Unsaid.text(this);
    }
}
