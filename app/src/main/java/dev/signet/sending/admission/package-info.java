/**
 * Requests of all connections gathered into batches: one transaction each, and answers only after its commit.
 *
 * <p>Of its own module it may touch {@code sending}, {@code sending.abuse}, {@code sending.account},
 * {@code sending.judging}, {@code sending.limit}, {@code sending.message}, {@code sending.notice},
 * {@code sending.number}, {@code sending.outbox}, {@code sending.record}, {@code sending.request},
 * {@code sending.rulebook}, {@code sending.store} and {@code sending.text}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.sending.admission;
