/**
 * What is done again and again: endings nobody else brings, partitions, what earlier versions stored.
 *
 * <p>Of its own module it may touch {@code sending}, {@code sending.abuse}, {@code sending.account},
 * {@code sending.limit}, {@code sending.message}, {@code sending.notice}, {@code sending.number}, {@code sending.outbox},
 * {@code sending.receipt}, {@code sending.rulebook}, {@code sending.store} and {@code sending.text}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.sending.job;
