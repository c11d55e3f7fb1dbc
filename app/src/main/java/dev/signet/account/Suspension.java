package dev.signet.account;

import java.time.Instant;

/**
 * That the platform's people stopped an account, whatever it has paid: nothing is sent until two of them restore it.
 *
 * @param by who did it
 * @param reason what the account is told
 */
public record Suspension(String by, Instant at, String reason) {}
