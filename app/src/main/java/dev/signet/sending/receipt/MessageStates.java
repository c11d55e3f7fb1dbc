package dev.signet.sending.receipt;

import java.util.List;

/**
 * Delivery receipts applied to messages. Whatever the order in which they come (early, late, twice, for unknown ids),
 * a message ends in one right state: the first final receipt of each part counts, a message is delivered when all its
 * parts are, and an UNKNOWN that was only assumed gives way to a real receipt.
 */
public interface MessageStates {

    /**
     * Applies receipts in one transaction. Those that fit no message are kept for a day: until the answer to the submit
     * names one, or to be looked at ({@link UnmatchedReceipts}).
     */
    void apply(List<ReceiptUpdate> receipts);
}
