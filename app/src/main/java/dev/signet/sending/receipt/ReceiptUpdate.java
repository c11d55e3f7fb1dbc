package dev.signet.sending.receipt;

import java.time.Instant;
import java.util.List;

/**
 * One delivery receipt.
 *
 * @param ids the carrier's ids of the messages it may mean, the likelier first; at most two count
 * @param number country code and number it was sent to, as the carrier writes it; 0 where it does not say
 * @param state what the carrier says
 * @param errorCode the code to show (api-contract 3.3); ignored when delivered
 * @param carrierCode the carrier's own code, for the record (S8.4-2); empty when it is not known
 * @param at the carrier's time of the outcome
 * @param said the receipt's words, for whoever looks why it fits nothing
 */
public record ReceiptUpdate(
        String carrier,
        List<String> ids,
        long number,
        State state,
        String errorCode,
        String carrierCode,
        Instant at,
        String said) {

    public ReceiptUpdate {
        ids = List.copyOf(ids);
    }

    public ReceiptUpdate(String carrier, String carrierMessageId, State state, String errorCode, Instant at) {
        this(carrier, carrierMessageId, state, errorCode, "", at);
    }

    public ReceiptUpdate(
            String carrier, String carrierMessageId, State state, String errorCode, String carrierCode, Instant at) {
        this(carrier, List.of(carrierMessageId), 0, state, errorCode, carrierCode, at, "");
    }

    /** What a receipt may say. Stored by {@link #ordinal()}; new ones go to the end. */
    public enum State {
        DELIVERED,
        FAILED,
        /** The carrier has no definite state, or holds the message still; not final. */
        PENDING,
        /** It names no message or no state: kept for people to look at. */
        UNREADABLE
    }
}
