/**
 * The history of settings over REST.
 *
 * <p>Of its own module it may touch {@code history}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.history.web;
