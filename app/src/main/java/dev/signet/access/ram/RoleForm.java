package dev.signet.access.ram;

import org.jspecify.annotations.Nullable;

/** What is said of a role; null leaves what there is, and of a new role takes the usual. */
public record RoleForm(
        @Nullable String trustPolicy,
        @Nullable String description,
        @Nullable Integer maxSessionSeconds) {}
