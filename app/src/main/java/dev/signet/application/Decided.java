package dev.signet.application;

import java.time.Instant;

/**
 * A decided application for what is registered, as later ones are compared with it.
 *
 * @param words the name or the text that was applied for
 */
public record Decided(long accountId, String words, boolean approved, String reason, Instant decidedAt) {}
