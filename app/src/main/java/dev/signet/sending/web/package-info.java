/**
 * The accounts' own settings of sending, and the explanations of refusals, over REST; and the
 * platform's quotas for them.
 *
 * <p>Of its own module it may touch {@code sending.abuse}, {@code sending.account}, {@code sending.limit},
 * {@code sending.quota} and {@code sending.record}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.sending.web;
