package dev.signet.rules.send;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The running day or month of an account's volume (FC-17, S9.2).
 *
 * @param line what the lines of {@code sending-texts} for it begin with, behind the norm's id
 * @param period the day or month, as texts show it
 * @param used billing units accepted in it so far
 * @param limit the account's own; null = unlimited
 * @param warning the account's own; null = none
 */
public record VolumeWindow(
        String line,
        Object period,
        Instant from,
        Instant to,
        long used,
        @Nullable Long limit,
        @Nullable Long warning) {}
