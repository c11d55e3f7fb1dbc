/**
 * Why the application does not start, and how long it takes to stop.
 *
 * <p>Of its own module it may touch {@code platform}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.start;
