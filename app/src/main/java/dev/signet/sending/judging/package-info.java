/**
 * The rulebook asked about each recipient against locked histories, and what the message costs; the same for a
 * forecast, without locks.
 *
 * <p>Of its own module it may touch {@code sending}, {@code sending.abuse}, {@code sending.account},
 * {@code sending.limit}, {@code sending.notice}, {@code sending.number}, {@code sending.request},
 * {@code sending.rulebook} and {@code sending.text}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.sending.judging;
