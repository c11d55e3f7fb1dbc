package dev.signet.sending.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that a carrier did not take.
 *
 * @param errorCode the code shown in {@code QuerySendDetails} if this ends the message
 * @param retryAt when to try again; null when the refusal is final. After the message's deadline it ends anyway.
 */
public record SubmitFailed(
        long messageId,
        String carrier,
        String errorCode,
        @Nullable Instant retryAt,
        Instant at) {}
