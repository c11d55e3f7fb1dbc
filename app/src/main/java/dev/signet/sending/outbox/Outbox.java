package dev.signet.sending.outbox;

import dev.signet.sending.Lane;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.SubmitFailed;
import dev.signet.sending.message.Submitted;
import java.time.Instant;
import java.util.List;

/**
 * Accepted messages on their way to a carrier. Several nodes may claim at once; no message is handed out twice.
 *
 * <p>Order of calls for one message: {@link #claim}, which records durably that it is being submitted before the first
 * byte goes into a socket, then exactly one of {@link #submitted} and {@link #failed}. After a crash, a message that was
 * being submitted is never sent blindly again but ends by {@link #settleUnanswered}.
 */
public interface Outbox {

    /** Where a message that is due goes. */
    sealed interface Choice {

        /** @param carrier its name, stored with the message */
        record Through(String carrier) implements Choice {}

        /** It stays in the outbox until then. */
        record Later(Instant at) implements Choice {}

        /** It fails: nobody serves its network. */
        record Nowhere(String errorCode) implements Choice {}
    }

    /** Chooses carriers while messages are claimed. */
    interface Routing {

        Choice choose(OutboundMessage message);

        /** The claim was undone, for example by a deadlock: what was chosen so far does not hold. */
        void undo();
    }

    /**
     * Takes up to {@code max} messages that are due and records durably that they are about to be written to the
     * carriers chosen for them. A promotional message outside its send window is not returned: it waits for the next
     * opening, or expires where its account chose so.
     *
     * <p>Where this ends with an exception nothing is handed out. If it was the commit that was not answered, the next call
     * for the lane puts back first what may have been taken. So a node asks for a lane with one thread.
     *
     * @param routing is undone when this ends with an exception
     * @return those for which a carrier was chosen; they are to be submitted now
     */
    List<OutboundMessage> claim(String nodeId, Lane lane, int max, Routing routing);

    /** The carrier took these messages. Receipts that came earlier than this are applied now. */
    void submitted(List<Submitted> answers);

    /** The carrier refused these, or could not be asked; each says whether and when to try again. */
    void failed(List<SubmitFailed> failures);

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
