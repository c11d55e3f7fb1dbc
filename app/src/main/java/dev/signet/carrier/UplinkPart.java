package dev.signet.carrier;

import dev.signet.carrier.smpp.UserData;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One part of a long uplink.
 *
 * @param octets without their header
 * @param carrierMessageId the carrier's id of this part, where it gives one
 */
record UplinkPart(
        String carrier,
        String from,
        String to,
        UserData.Segment segment,
        int dataCoding,
        byte[] octets,
        @Nullable String carrierMessageId,
        Instant receivedAt) {}
