/**
 * All that the send path knows of an account, kept in memory; and what accounts set for their own sending.
 *
 * <p>Of its own module it may touch {@code sending.number}, {@code sending.rulebook} and {@code sending.text}.
 */
@org.springframework.modulith.NamedInterface("account")
@org.jspecify.annotations.NullMarked
package dev.signet.sending.account;
