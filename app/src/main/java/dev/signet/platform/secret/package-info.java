/**
 * Secrets sealed with the master key, hashes under a key, files nobody else reads.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.secret;
