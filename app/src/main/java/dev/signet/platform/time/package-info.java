/**
 * The clock of the mainland; and a clock that goes back or jumps ahead is noticed.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.time;
