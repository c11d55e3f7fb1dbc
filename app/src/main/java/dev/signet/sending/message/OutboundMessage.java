package dev.signet.sending.message;

import dev.signet.rules.fact.TemplateKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the carrier needs it.
 *
 * @param phoneNumber country code and number, digits only, for example {@code 8613812345678}
 * @param international whether the number is outside the mainland (GSM-7 may be used then)
 * @param content the whole text, signature included
 * @param segments how many parts it was counted and priced as
 * @param extendCode appended to the access number; null when the call carried none
 * @param attempt 1 on the first claim
 * @param deadline after this instant it is no longer worth sending (depends on the kind)
 */
public record OutboundMessage(
        long id,
        long accountId,
        TemplateKind kind,
        String phoneNumber,
        boolean international,
        String content,
        int segments,
        @Nullable String extendCode,
        String requestId,
        int attempt,
        Instant acceptedAt,
        Instant deadline) {}
