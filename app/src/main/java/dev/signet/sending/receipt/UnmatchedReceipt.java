package dev.signet.sending.receipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A receipt that fits no message.
 *
 * @param carrierMessageId the id it names; empty where it names none
 * @param otherId another id it may mean
 * @param number masked; empty where the receipt does not say
 * @param said its words, without the quoted message; what may be a phone number in them is masked
 * @param at the carrier's time of the outcome
 */
public record UnmatchedReceipt(
        String carrier,
        String carrierMessageId,
        @Nullable String otherId,
        String number,
        ReceiptUpdate.State state,
        String carrierCode,
        Reason reason,
        String said,
        Instant at,
        Instant arrivedAt) {

    /** Why it fits none. */
    public enum Reason {
        /** No message went by this id in the last days: the carrier may spell it otherwise, or never answered the submit. */
        UNKNOWN_ID,
        /** The messages of this id went to other numbers, or later than the receipt: the carrier began its ids anew. */
        OTHER_MESSAGE,
        /** It names no message or no state. */
        UNREADABLE
    }
}
