/**
 * The simulator's controls in the application.
 *
 * <p>Of its own module it may touch {@code carrier.simulator}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.carrier.web;
