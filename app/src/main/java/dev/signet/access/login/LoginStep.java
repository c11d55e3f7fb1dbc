package dev.signet.access.login;

import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a login stands after a step of it.
 *
 * @param secret what the session's cookie holds from now on; the one before opens nothing any more
 * @param deviceCookie what to keep in the browser; null while the login is not finished
 * @param recoveryCodes made in this step, shown at no other time
 */
public record LoginStep(
        Stage stage,
        @Secret String secret,
        @Secret @Nullable String deviceCookie,
        @Secret List<String> recoveryCodes) {
    @Override
    public String toString() {
        return Unsaid.text(this);
    }
}
