package dev.signet.access.ram;

import org.jspecify.annotations.Nullable;

/** What is said of a user; in a change null leaves what there is. */
public record UserForm(
        @Nullable String name,
        @Nullable String displayName,
        @Nullable String mobile,
        @Nullable String email,
        @Nullable String comments) {}
