package dev.signet.access.ram;

import java.time.Instant;

/** An employee or a program of an account; texts that nobody gave are empty. */
public record AccessUser(
        long id,
        String name,
        String displayName,
        String mobile,
        String email,
        String comments,
        Instant createdAt,
        Instant updatedAt) {}
