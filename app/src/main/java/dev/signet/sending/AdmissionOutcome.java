package dev.signet.sending;

import dev.signet.billing.Charge;
import dev.signet.rules.SendFinding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the judging of one request came to, before it is written. */
final class AdmissionOutcome {

    final PreparedRequest prepared;
    final long bizId;
    /** Why the request as a whole does not go. */
    final @Nullable Fault fault;
    final List<OfRecipient> recipients;

    AdmissionOutcome(PreparedRequest prepared, long bizId, @Nullable Fault fault) {
        this.prepared = prepared;
        this.bizId = bizId;
        this.fault = fault;
        this.recipients = new ArrayList<>(prepared.recipients().size());
    }

    /** One recipient: accepted (perhaps deferred), or refused for a reason. */
    static final class OfRecipient {
        final PreparedRecipient recipient;
        final long messageId;
        final String rulebook;
        final @Nullable Fault fault;
        final @Nullable SendFinding deferred;
        @Nullable Charge charge;

        OfRecipient(
                PreparedRecipient recipient,
                long messageId,
                String rulebook,
                @Nullable Fault fault,
                @Nullable SendFinding deferred) {
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

    boolean accepted() {
        for (OfRecipient recipient : recipients) {
            if (recipient.accepted()) {
                return true;
            }
        }
        return false;
    }
}
