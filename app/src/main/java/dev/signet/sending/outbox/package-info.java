/**
 * Accepted messages on their way to a carrier: claimed once, submitted once, settled after a crash.
 *
 * <p>Of its own module it may touch {@code sending}, {@code sending.account}, {@code sending.message},
 * {@code sending.receipt}, {@code sending.rulebook} and {@code sending.store}.
 */
@org.springframework.modulith.NamedInterface("outbox")
@org.jspecify.annotations.NullMarked
package dev.signet.sending.outbox;
