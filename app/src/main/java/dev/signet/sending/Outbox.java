package dev.signet.sending;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Accepted messages on their way to a carrier. Several nodes may claim at once; no message is handed out twice while
 * its lease runs, and none is handed out again once its submitting was recorded.
 *
 * <p>Order of calls for one message: {@link #claim}, {@link #markSubmitting} (committed before the first byte goes
 * into a socket), then exactly one of {@link #submitted} and {@link #failed}. A claim that is not used is given back
 * by {@link #release}. After a crash, a message that was claimed only is claimed again when its lease ends; one that
 * was being submitted is never sent blindly again but ends by {@link #settleUnanswered}.
 */
public interface Outbox {

    /**
     * Which queue of the way out: a bulk mailing never stands before a verification code, nor a bulk task before a call.
     * Stored by {@link #ordinal()}; new lanes go to the end.
     */
    enum Lane {
        VERIFICATION,
        NOTIFICATION,
        PROMOTIONAL,
        /** What bulk tasks send, of every kind but promotional. */
        BULK,
        BULK_PROMOTIONAL;

        /** Whether it is shut outside the send window. */
        boolean keepsWindow() {
            return this == PROMOTIONAL || this == BULK_PROMOTIONAL;
        }
    }

    /**
     * Takes up to {@code max} messages that are due. A promotional message outside its send window is not returned:
     * it waits for the next opening, or expires where its account chose so.
     */
    List<OutboundMessage> claim(String nodeId, Lane lane, int max);

    /**
     * Records durably that these messages are about to be written to a carrier.
     *
     * @return the ids that may be submitted: those still claimed by this node whose window is still open
     */
    Set<Long> markSubmitting(String nodeId, String carrier, Collection<Long> ids);

    /** The carrier took these messages. Receipts that came earlier than this are applied now. */
    void submitted(List<Submitted> answers);

    /** The carrier refused these, or could not be asked; each says whether and when to try again. */
    void failed(List<SubmitFailed> failures);

    /** Gives claimed messages back untried, for example because no session is up. */
    void release(String nodeId, Collection<Long> ids);

    /** Extends the leases of what this node has claimed; called while it works. */
    void renew(String nodeId);

    /**
     * Ends messages whose submitting was recorded but never answered (the node died in between): by kind, as UNKNOWN
     * once the stated waiting time is over, and uncharged. None is sent again: a double is worse than a loss that is
     * shown.
     *
     * @return how many ended
     */
    int settleUnanswered(Instant now);

    /** How many messages wait in a lane, for metrics and health. */
    long waiting(Lane lane);
}
