package dev.signet.revenue.statement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line as it was read.
 *
 * @param number country code and number; 0 where none is given
 * @param micros null where no amount is given
 * @param at null where no time is given
 * @param messageId null where none of ours was found, or none was looked for yet
 */
record StatementLine(
        int line,
        String carrierId,
        long number,
        int parts,
        TheirStatus status,
        @Nullable Long micros,
        @Nullable Instant at,
        @Nullable Long messageId) {}
