/**
 * Events posted to the addresses that accounts gave, with retries, replays and a way back (api-contract 4.2).
 *
 * <p>Of its own module it may touch {@code event} and {@code event.queue}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.event.push;
