package dev.signet.carrier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that a subscriber sent to one of the platform's access numbers (上行短信).
 *
 * @param carrier name of the carrier in the settings
 * @param carrierMessageId the carrier's id where it gives one; tells a repetition, after a crash say, from a second message
 * @param from the subscriber's number, as the carrier writes it
 * @param to the access number including extension codes
 * @param text as far as it can be read; empty where it cannot at all
 * @param unread the octets where the text does not say all that they do; null where it does
 */
public record UplinkMessage(
        String carrier,
        @Nullable String carrierMessageId,
        String from,
        String to,
        String text,
        @Nullable Unread unread,
        Instant receivedAt) {

    /** @param dataCoding how the carrier says they are coded (SMPP 3.4, 5.2.19) */
    public record Unread(int dataCoding, byte[] octets) {}

    public UplinkMessage(
            String carrier,
            @Nullable String carrierMessageId,
            String from,
            String to,
            String text,
            Instant receivedAt) {
        this(carrier, carrierMessageId, from, to, text, null, receivedAt);
    }

    /** The same where the carrier's id tells nothing. */
    public UplinkMessage withoutId() {
        return new UplinkMessage(carrier, null, from, to, text, unread, receivedAt);
    }
}
