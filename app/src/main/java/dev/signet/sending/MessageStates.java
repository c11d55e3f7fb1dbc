package dev.signet.sending;

import java.util.List;

/**
 * Delivery receipts applied to messages. Whatever the order in which they come (early, late, twice, for unknown ids),
 * a message ends in one right state: the first final receipt of each part counts, a message is delivered when all its
 * parts are, and an UNKNOWN that was only assumed gives way to a real receipt.
 */
public interface MessageStates {

    /** Applies receipts in one transaction; those of ids not yet known are kept until the submit answer names them. */
    void apply(List<ReceiptUpdate> receipts);
}
