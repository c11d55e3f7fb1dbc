package dev.signet.staff.factor;

import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;

/**
 * A device to be bound, with its secret.
 *
 * @param secret in base32, to be typed into an app
 * @param uri to be made a picture of, or opened on the phone itself
 */
public record NewSecondFactor(@Secret String secret, @Secret String uri) {
    @Override
    public String toString() {
        return Unsaid.text(this);
    }
}
