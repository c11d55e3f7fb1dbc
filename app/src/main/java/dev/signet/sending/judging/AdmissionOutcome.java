package dev.signet.sending.judging;

import dev.signet.billing.Charge;
import dev.signet.rules.verdict.SendFinding;
import dev.signet.sending.request.PreparedRecipient;
import dev.signet.sending.request.PreparedRequest;
import dev.signet.sending.text.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the judging of one request came to, before it is written. */
public final class AdmissionOutcome {

    public final PreparedRequest prepared;
    public final long bizId;
    /** Why the request as a whole does not go. */
    public final @Nullable Fault fault;

    public final List<OfRecipient> recipients;

    AdmissionOutcome(PreparedRequest prepared, long bizId, @Nullable Fault fault) {
        this.prepared = prepared;
        this.bizId = bizId;
        this.fault = fault;
        this.recipients = new ArrayList<>(prepared.weight());
    }

    /** One recipient: accepted (perhaps deferred), or refused for a reason. */
    public static final class OfRecipient {
        public final PreparedRequest.Judgeable request;
        public final PreparedRecipient recipient;
        public final long messageId;
        public final String rulebook;
        public final @Nullable Fault fault;
        public final @Nullable SendFinding deferred;
        public @Nullable Charge charge;

        OfRecipient(
                PreparedRequest.Judgeable request,
                PreparedRecipient recipient,
                long messageId,
                String rulebook,
                @Nullable Fault fault,
                @Nullable SendFinding deferred) {
            this.request = request;
            this.recipient = recipient;
            this.messageId = messageId;
            this.rulebook = rulebook;
            this.fault = fault;
            this.deferred = deferred;
        }

        boolean accepted() {
            return fault == null;
        }
    }

    public boolean accepted() {
        for (OfRecipient recipient : recipients) {
            if (recipient.accepted()) {
                return true;
            }
        }
        return false;
    }
}
