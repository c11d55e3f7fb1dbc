package dev.signet.sending;

import org.jspecify.annotations.Nullable;

/**
 * One number of a send request.
 *
 * @param phoneNumber as the caller wrote it: 11 domestic digits, with or without +86, 86, 0086, or country code and
 *     number
 * @param signName the approved signature, without brackets
 * @param templateParam the JSON object with the template's variables; null when the call carries none
 * @param extendCode appended to the access number, so that a reply finds its way back; null when the call has none
 */
public record Recipient(
        String phoneNumber,
        String signName,
        @Nullable String templateParam,
        @Nullable String extendCode) {}
