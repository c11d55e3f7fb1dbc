package dev.signet.rulebook;

import java.time.Instant;

/**
 * A rulebook that has judged.
 *
 * @param firstAt when it began to on any node
 * @param lastAt when it did last, by a start or by an edit
 */
public record RulebookVersion(String version, Instant firstAt, Instant lastAt) {}
