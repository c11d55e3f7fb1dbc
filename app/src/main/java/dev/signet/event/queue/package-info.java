/**
 * Events kept for programs that pull them with the clients of the queue service (api-contract 4.3).
 *
 * <p>Of its own module it may touch {@code event}.
 */
@org.springframework.modulith.NamedInterface("queue")
@org.jspecify.annotations.NullMarked
package dev.signet.event.queue;
