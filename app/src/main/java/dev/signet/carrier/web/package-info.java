/**
 * What staff see of carriers and of receipts that fit no message, and the simulator's controls in the application.
 *
 * <p>Of its own module it may touch {@code carrier} and {@code carrier.simulator}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.carrier.web;
