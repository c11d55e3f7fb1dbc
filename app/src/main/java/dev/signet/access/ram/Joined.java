package dev.signet.access.ram;

import java.time.Instant;

/** A user in a group, or a group of a user, with when it came to that. */
public record Joined<T>(T what, Instant since) {}
