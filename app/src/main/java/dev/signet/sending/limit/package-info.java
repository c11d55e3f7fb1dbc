/**
 * What makes limits exact: histories of numbers, volumes of accounts, extension codes, idempotency keys, each
 * locked while a batch is judged.
 *
 * <p>Of its own module it may touch {@code sending}, {@code sending.account}, {@code sending.request},
 * {@code sending.store} and {@code sending.text}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.sending.limit;
