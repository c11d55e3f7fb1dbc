/**
 * Looks after the scheduler's store: what is to be done again and again is planned for its next turn.
 *
 * <p>Of its own module it may touch {@code platform}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.schedule;
