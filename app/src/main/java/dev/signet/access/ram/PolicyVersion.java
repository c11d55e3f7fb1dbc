package dev.signet.access.ram;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One text of a policy.
 *
 * @param isDefault whether it is the one that counts
 * @param createdAt null for the platform's own
 */
public record PolicyVersion(
        int version,
        String document,
        boolean isDefault,
        @Nullable Instant createdAt) {}
