package dev.signet.access.ram;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is listed.
 *
 * @param description empty for the platform's own
 * @param attachments to how many users, groups and roles it is attached
 * @param createdAt null for the platform's own, which come with the rulebook
 */
public record AccessPolicy(
        PolicyRef ref,
        String description,
        int defaultVersion,
        long attachments,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {}
