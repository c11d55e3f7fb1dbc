/**
 * A stored message from acceptance to its end, and whoever is told of the end.
 *
 * <p>Of its own module it may touch {@code sending.number}, {@code sending.store} and {@code sending.text}.
 */
@org.springframework.modulith.NamedInterface("message")
@org.jspecify.annotations.NullMarked
package dev.signet.sending.message;
