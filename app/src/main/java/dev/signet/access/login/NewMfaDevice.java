package dev.signet.access.login;

/**
 * A device with its secret, which is shown at no other time.
 *
 * @param secret in base32, to be typed into an app
 * @param uri to be made a picture of, or opened on the phone itself
 */
public record NewMfaDevice(MfaDevice device, String secret, String uri) {}
