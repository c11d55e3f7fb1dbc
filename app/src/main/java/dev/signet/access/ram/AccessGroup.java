package dev.signet.access.ram;

import java.time.Instant;

/** Users who get the same policies. */
public record AccessGroup(long id, String name, String comments, Instant createdAt, Instant updatedAt) {}
