package dev.signet.sending.judging;

import dev.signet.billing.Charge;
import dev.signet.billing.Purse;
import dev.signet.sending.request.PreparedRecipient;
import dev.signet.sending.request.PreparedRequest;
import dev.signet.sending.text.Fault;
import dev.signet.sending.text.SendTexts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reserves what messages cost from the accounts' purses. */
public final class Payment {

    private Payment() {}

    /** Reserves for every accepted recipient in order; false as soon as one account cannot pay. */
    public static boolean reserve(List<AdmissionOutcome> outcomes, Map<Long, Purse> purses) {
        for (AdmissionOutcome outcome : outcomes) {
            Purse purse = purses.get(outcome.prepared.request().accountId());
            for (AdmissionOutcome.OfRecipient recipient : outcome.recipients) {
                if (recipient.accepted()) {
                    recipient.charge = purse == null ? null : reserve(purse, recipient.request, recipient.recipient);
                    if (recipient.charge == null) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Takes from the held purses exactly what was reckoned; false when that cannot be had as it was reckoned. */
    public static boolean repeat(List<AdmissionOutcome> outcomes, Map<Long, Purse> reckoned, Map<Long, Purse> held) {
        for (AdmissionOutcome outcome : outcomes) {
            long account = outcome.prepared.request().accountId();
            for (AdmissionOutcome.OfRecipient recipient : outcome.recipients) {
                if (recipient.accepted() && !repeats(held.get(account), reckoned.get(account), recipient)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean repeats(
            @Nullable Purse held, @Nullable Purse reckoned, AdmissionOutcome.OfRecipient recipient) {
        PreparedRecipient prepared = recipient.recipient;
        return held != null
                && reckoned != null
                && recipient.charge != null
                && held.repeats(
                        reckoned, recipient.charge, recipient.request.kind(), number(prepared), prepared.segments());
    }

    public static @Nullable Charge reserve(
            Purse purse, PreparedRequest.Judgeable request, PreparedRecipient recipient) {
        return purse.reserve(request.kind(), number(recipient), recipient.segments());
    }

    private static String number(PreparedRecipient recipient) {
        return String.valueOf(recipient.number());
    }

    static Fault fault(Purse purse, PreparedRecipient recipient) {
        String units = String.valueOf(recipient.segments());
        BigDecimal stop = purse.stoppedAt();
        if (stop != null) {
            String yuan = stop.stripTrailingZeros().toPlainString();
            return SendTexts.fault("isv.MONTH_LIMIT_CONTROL", "budget", Map.of("yuan", yuan), yuan);
        }
        return SendTexts.fault(
                purse.empty() ? "isv.OUT_OF_SERVICE" : "isv.AMOUNT_NOT_ENOUGH",
                "balance",
                Map.of("units", units, "balance", purse.available().toPlainString()),
                units);
    }
}
