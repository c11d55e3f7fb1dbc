/** A carrier to try and test against: speaks real SMPP, follows fault scripts, counts what it was given. */
@org.jspecify.annotations.NullMarked
package dev.signet.carrier.simulator;
