package dev.signet.sending.receipt;

import java.util.List;

/**
 * Receipts of the last day that fit no message, and for a moment those that came before the answer to their submit.
 */
public interface UnmatchedReceipts {

    long count(String carrier);

    /**
     * The newest first.
     *
     * @param carrier its configured name; of all carriers where it is empty
     */
    List<UnmatchedReceipt> newest(String carrier, int rows);
}
