package dev.signet.access.login;

import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;

/**
 * A device with its secret, which is shown at no other time.
 *
 * @param secret in base32, to be typed into an app
 * @param uri to be made a picture of, or opened on the phone itself
 */
public record NewMfaDevice(
        MfaDevice device, @Secret String secret, @Secret String uri) {
    @Override
    public String toString() {
        return Unsaid.text(this);
    }
}
