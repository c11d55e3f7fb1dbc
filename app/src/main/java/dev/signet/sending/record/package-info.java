/**
 * What was sent and why something was not, for whoever looks it up later.
 *
 * <p>Of its own module it may touch {@code sending.message}, {@code sending.number}, {@code sending.store} and
 * {@code sending.text}.
 */
@org.springframework.modulith.NamedInterface("record")
@org.jspecify.annotations.NullMarked
package dev.signet.sending.record;
