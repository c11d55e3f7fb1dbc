package dev.signet.sending;

import dev.signet.billing.Charge;
import dev.signet.billing.Purse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reserves what messages cost from the accounts' purses. */
final class Payment {

    private Payment() {}

    /** Reserves for every accepted recipient in order; false as soon as one account cannot pay. */
    static boolean reserve(List<AdmissionOutcome> outcomes, Map<Long, Purse> purses) {
        for (AdmissionOutcome outcome : outcomes) {
            Purse purse = purses.get(outcome.prepared.request().accountId());
            for (AdmissionOutcome.OfRecipient recipient : outcome.recipients) {
                if (recipient.accepted()) {
                    recipient.charge = purse == null ? null : reserve(purse, outcome.prepared, recipient.recipient);
                    if (recipient.charge == null) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    static @Nullable Charge reserve(Purse purse, PreparedRequest request, PreparedRecipient recipient) {
        PreparedTemplate template = request.template();
        if (template == null) {
            throw new IllegalStateException("a request without template has a fault");
        }
        return purse.reserve(template.template().kind(), String.valueOf(recipient.number()), recipient.segments());
    }

    static Fault fault(Purse purse, PreparedRecipient recipient) {
        String units = String.valueOf(recipient.segments());
        return SendTexts.fault(
                purse.empty() ? "isv.OUT_OF_SERVICE" : "isv.AMOUNT_NOT_ENOUGH",
                "balance",
                Map.of("units", units, "balance", purse.available().toPlainString()),
                units);
    }
}
