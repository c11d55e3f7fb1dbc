/**
 * What a login needs whoever logs in: a brake on guessing, known devices, secrets that people read and type.
 *
 * <p>Of its own module it may touch {@code platform}, {@code platform.intake} and {@code platform.secret}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.login;
