/**
 * A request made ready on the caller's thread, without any shared state.
 *
 * <p>Of its own module it may touch {@code sending}, {@code sending.account}, {@code sending.number},
 * {@code sending.rulebook}, {@code sending.store} and {@code sending.text}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.sending.request;
