/**
 * Phone numbers as people write them and as they are stored (CN-1).
 *
 * <p>Of its own module it may touch {@code sending.text}.
 */
@org.springframework.modulith.NamedInterface("number")
@org.jspecify.annotations.NullMarked
package dev.signet.sending.number;
