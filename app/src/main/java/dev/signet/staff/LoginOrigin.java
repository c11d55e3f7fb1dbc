package dev.signet.staff;

import dev.signet.platform.login.KnownDevices;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where a login comes from.
 *
 * @param address of the client, or of the first proxy that is not trusted
 * @param deviceCookie what {@link KnownDevices} gave the browser at an earlier login, if it shows any; not verified
 * @param code of the second factor, where a tool gives one with its password
 */
public record LoginOrigin(
        String address,
        @Secret @Nullable String deviceCookie,
        @Secret @Nullable String code) implements Serializable {
    @Override
    public String toString() {
        return Unsaid.text(this);
    }
}
