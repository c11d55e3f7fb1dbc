package dev.signet.bulk.task;

import java.time.Instant;

/**
 * One line of a task's history.
 *
 * @param actor the access key that asked for it, or {@code system}
 * @param action for example {@code confirmed}
 */
public record Happening(Instant at, String actor, String action, String noteZh, String noteEn) {}
