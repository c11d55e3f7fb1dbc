package dev.signet.revenue.statement;

import dev.signet.sending.message.MessageState;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing in which a statement and our messages are other; of what either does not have or say there is null.
 *
 * @param ref line, or message where several lines may be of one
 * @param line the first of the file; 0 where it has none
 * @param carrierId the carrier's id; empty where none can be told
 * @param note what of a line cannot be read: the name of its column
 */
public record Difference(
        DifferenceKind kind,
        long ref,
        int line,
        String carrierId,
        @Nullable Long messageId,
        @Nullable Long accountId,
        @Nullable Integer theirParts,
        @Nullable Integer ourParts,
        @Nullable TheirStatus theirStatus,
        @Nullable MessageState ourState,
        @Nullable Long theirMicros,
        @Nullable Long ourMicros,
        @Nullable Instant at,
        String note) {

    /** What a list of a kind goes on behind; null from its first on. */
    public static @Nullable Difference behind(DifferenceKind kind, @Nullable Long ref) {
        return ref == null
                ? null
                : new Difference(kind, ref, 0, "", null, null, null, null, null, null, null, null, null, "");
    }

    public @Nullable BigDecimal theirs() {
        return theirMicros == null ? null : Statement.yuan(theirMicros);
    }

    public @Nullable BigDecimal ours() {
        return ourMicros == null ? null : Statement.yuan(ourMicros);
    }
}
