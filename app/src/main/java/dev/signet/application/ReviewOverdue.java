package dev.signet.application;

import java.time.Instant;

/**
 * An application was not decided in time. Published in the transaction that raises its task.
 *
 * @param level how often it was raised by now, from 1
 * @param dueAt the promised instant that passed
 */
public record ReviewOverdue(String kind, long id, long accountId, int level, Instant dueAt) {}
