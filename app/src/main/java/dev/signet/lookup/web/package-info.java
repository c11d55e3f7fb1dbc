/**
 * The search of the console over REST.
 *
 * <p>Of its own module it may touch {@code lookup}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.lookup.web;
