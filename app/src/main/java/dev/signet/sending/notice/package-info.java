/**
 * What the platform tells an account's contacts, and how its own messages are sent.
 *
 * <p>Of its own module it may touch {@code sending}, {@code sending.account}, {@code sending.rulebook},
 * {@code sending.store} and {@code sending.text}.
 */
@org.springframework.modulith.NamedInterface("notice")
@org.jspecify.annotations.NullMarked
package dev.signet.sending.notice;
