package dev.signet.revenue.statement;

import dev.signet.platform.Bilingual;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's statement of a month.
 *
 * @param digest SHA-256 of the file, in hexadecimal
 * @param percent of the file that has been read, while it is read
 * @param failure why it could not be read
 * @param lines behind the header
 * @param matched messages of ours that it names
 * @param priceless messages of these without a carrier price
 * @param overMicros of all differences, each message once: what it asks for above ours; {@code underMicros}: what it asks less
 */
public record Statement(
        long id,
        String carrier,
        YearMonth month,
        String fileName,
        String digest,
        long octets,
        String importedBy,
        Instant importedAt,
        StatementState state,
        int percent,
        @Nullable Bilingual failure,
        long lines,
        long matched,
        long priceless,
        long theirParts,
        long theirMicros,
        long ourParts,
        long ourMicros,
        long overMicros,
        long underMicros,
        @Nullable Instant endedAt,
        Map<DifferenceKind, Counted> counts) {

    private static final int MICROS = 6;

    /** @param theirMicros what it asks for what differs so, {@code ourMicros} what we reckon */
    public record Counted(long found, long theirMicros, long ourMicros) {

        public BigDecimal theirs() {
            return yuan(theirMicros);
        }

        public BigDecimal ours() {
            return yuan(ourMicros);
        }
    }

    static BigDecimal yuan(long micros) {
        return BigDecimal.valueOf(micros, MICROS);
    }

    public BigDecimal theirs() {
        return yuan(theirMicros);
    }

    public BigDecimal ours() {
        return yuan(ourMicros);
    }

    public BigDecimal over() {
        return yuan(overMicros);
    }

    public BigDecimal under() {
        return yuan(underMicros);
    }

    public Counted count(DifferenceKind kind) {
        return counts.getOrDefault(kind, new Counted(0, 0, 0));
    }

    /** Most of its lines are of messages that nobody here knows: another carrier, or another month, was chosen. */
    public boolean isOfAnother() {
        return state == StatementState.DONE
                && lines > 0
                && count(DifferenceKind.UNKNOWN_HERE).found() * 2 > lines;
    }
}
