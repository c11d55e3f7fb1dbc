package dev.signet.carrier;

import java.util.List;

/**
 * Where everything goes that a carrier sends us. Implemented by the domain {@code receipt}.
 *
 * <p>The carrier gets its positive answer only after {@link #accept} has returned, so an implementation returns when
 * everything is durable and throws when it is not: the carrier then delivers again. It must therefore bear repetition.
 */
public interface CarrierInbox {

    void accept(List<DeliveryReport> reports, List<UplinkMessage> uplinks);
}
