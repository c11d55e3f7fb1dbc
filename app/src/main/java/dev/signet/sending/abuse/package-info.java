/**
 * Signs that verification codes are abused (S11.1): hours counted, number ranges walked, conversions reported.
 *
 * <p>Of its own module it may touch {@code sending}, {@code sending.account}, {@code sending.message},
 * {@code sending.number}, {@code sending.request}, {@code sending.store} and {@code sending.text}.
 */
@org.springframework.modulith.NamedInterface("abuse")
@org.jspecify.annotations.NullMarked
package dev.signet.sending.abuse;
