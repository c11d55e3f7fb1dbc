package dev.signet.event.uplink;

import dev.signet.carrier.CarrierCodes;
import dev.signet.carrier.CarrierInbox;
import dev.signet.carrier.DeliveryReport;
import dev.signet.carrier.UplinkMessage;
import dev.signet.sending.receipt.ReceiptUpdate;
import dev.signet.sending.receipt.Receipts;
import java.util.List;
import org.springframework.stereotype.Component;

/** What carriers send: receipts become the states of messages, uplinks are stored and answered for. */
@Component
class ReceiptInbox implements CarrierInbox {

    private final Receipts states;
    private final Uplinks uplinks;
    private final CarrierCodes codes;

    ReceiptInbox(Receipts states, Uplinks uplinks, CarrierCodes codes) {
        this.states = states;
        this.uplinks = uplinks;
        this.codes = codes;
    }

    @Override
    public void receipts(List<DeliveryReport> reports) {
        states.apply(reports.stream().map(this::update).toList());
    }

    @Override
    public void uplink(UplinkMessage uplink) {
        uplinks.take(uplink);
    }

    private ReceiptUpdate update(DeliveryReport report) {
        CarrierCodes.Meaning meaning = codes.meaning(report.status(), report.error());
        return new ReceiptUpdate(
                report.carrier(),
                report.ids(),
                report.number(),
                report.isReadable() ? state(meaning.category()) : ReceiptUpdate.State.UNREADABLE,
                meaning.errorCode(),
                CarrierCodes.written(report.status(), report.error()),
                report.doneAt(),
                report.said());
    }

    private static ReceiptUpdate.State state(CarrierCodes.Category category) {
        return switch (category) {
            case OK -> ReceiptUpdate.State.DELIVERED;
            case PENDING -> ReceiptUpdate.State.PENDING;
            default -> ReceiptUpdate.State.FAILED;
        };
    }
}
