package dev.signet.blacklist;

import org.jspecify.annotations.Nullable;

/**
 * An officer read a reply as an opt-out; published in the data-plane transaction that lists the number.
 *
 * @param replyId of the near miss
 * @param number country code and number as an integer
 * @param signName the signature opted out of; null for all
 */
public record OptOutConfirmed(
        long replyId, long number, @Nullable String signName) {}
