/**
 * SMPP 3.4 on the wire: framing, sessions with a window, text coding and concatenation. Uses jsmpp for the PDU
 * formats; knows nothing of messages, accounts or Spring.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.carrier.smpp;
