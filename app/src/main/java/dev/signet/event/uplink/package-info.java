/**
 * What carriers send in: receipts handed on, uplinks (上行短信) stored, matched with what they answer, read for
 * opt-outs.
 *
 * <p>Of its own module it may touch {@code event} and {@code event.push}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.event.uplink;
