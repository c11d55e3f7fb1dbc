/**
 * A carrier to try and test against: speaks real SMPP, follows fault scripts, counts what it was given.
 *
 * <p>Of its own module it may touch {@code carrier.smpp}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.carrier.simulator;
