package dev.signet.event;

import java.time.Instant;

/**
 * One thing an account is to hear.
 *
 * @param id stays the same however often it is pushed or replayed
 * @param payload the JSON object as it is sent
 */
public record Event(long id, long accountId, EventType type, Instant createdAt, String payload) {}
