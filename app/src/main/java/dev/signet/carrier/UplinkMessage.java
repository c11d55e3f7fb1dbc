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
 * @param text the decoded text
 */
public record UplinkMessage(
        String carrier, @Nullable String carrierMessageId, String from, String to, String text, Instant receivedAt) {}
