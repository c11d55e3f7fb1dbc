package dev.signet.sending.receipt;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receipts of the last day that fit no message, and for a moment those that came before the answer to their submit.
 */
public interface UnmatchedReceipts {

    /**
     * Which of them are asked for; all where everything is empty.
     *
     * @param carrier its configured name
     * @param messageId the id that the receipt names, or the other one it may mean
     * @param from when it came
     * @param until when it came, not included
     */
    record Wanted(
            String carrier,
            String messageId,
            @Nullable Instant from,
            @Nullable Instant until) {

        public static final Wanted ALL = new Wanted("", "", null, null);

        public boolean isAll() {
            return equals(ALL);
        }
    }

    long count(String carrier);

    /** The newest first. */
    List<UnmatchedReceipt> newest(Wanted wanted, int rows);
}
