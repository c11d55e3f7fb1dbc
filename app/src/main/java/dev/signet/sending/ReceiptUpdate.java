package dev.signet.sending;

import java.time.Instant;

/**
 * One delivery receipt.
 *
 * @param state what the carrier says
 * @param errorCode the code to show (api-contract 3.3); ignored when delivered
 * @param carrierCode the carrier's own code, for the record (S8.4-2); empty when it is not known
 * @param at the carrier's time of the outcome
 */
public record ReceiptUpdate(
        String carrier, String carrierMessageId, State state, String errorCode, String carrierCode, Instant at) {

    public ReceiptUpdate(String carrier, String carrierMessageId, State state, String errorCode, Instant at) {
        this(carrier, carrierMessageId, state, errorCode, "", at);
    }

    /** What a receipt may say. */
    public enum State {
        DELIVERED,
        FAILED,
        /** The carrier has no definite state, or holds the message still; not final. */
        PENDING
    }
}
