package dev.signet.carrier;

import java.util.List;

/**
 * Where everything goes that a carrier sends us. Implemented by the domain {@code receipt}.
 *
 * <p>The carrier gets its positive answer only after a call has returned, so an implementation returns when all of it is
 * durable and throws when nothing is: the carrier then delivers again.
 */
public interface CarrierInbox {

    /** Bears repetition: a receipt counts once. */
    void receipts(List<DeliveryReport> reports);

    /** One at a time, since nothing tells a repetition from a second message where the carrier gives no ids. */
    void uplink(UplinkMessage uplink);
}
