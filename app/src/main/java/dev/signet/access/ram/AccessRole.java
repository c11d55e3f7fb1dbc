package dev.signet.access.ram;

import java.time.Instant;

/**
 * What others may become for a time.
 *
 * @param trustPolicy who may, as it was written
 * @param maxSessionSeconds for how long at most
 */
public record AccessRole(
        long id,
        String name,
        String description,
        String trustPolicy,
        int maxSessionSeconds,
        Instant createdAt,
        Instant updatedAt) {}
