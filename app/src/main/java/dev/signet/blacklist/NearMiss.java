package dev.signet.blacklist;

import dev.signet.platform.text.PlainText;
import dev.signet.rules.fact.BlacklistKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reply that looks like an opt-out and is on none of the rulebook's lists of opt-outs.
 *
 * @param number country code and number as an integer
 * @param accountId whose message it answered; {@link BlacklistEntry#PLATFORM} when none is known
 * @param signName the signature it answered; null when unknown
 * @param content as much of it as is kept
 * @param decidedBy an officer's user id, or {@code subscriber} where the number's owner made it clear; null while open
 * @param remark the officer's words; empty when there are none
 */
public record NearMiss(
        long id,
        long number,
        long accountId,
        @Nullable String signName,
        String content,
        Instant receivedAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String remark) {

    private static final int LONGEST_CONTENT = 500;

    public NearMiss {
        content = PlainText.cut(content, LONGEST_CONTENT);
    }

    /** What it turned out to be. Stored by name. */
    public enum State {
        /** Nobody has decided; promotion rests. */
        OPEN,
        OPT_OUT,
        NONE
    }

    /** The entry by which promotion rests. */
    BlacklistEntry rest() {
        return new BlacklistEntry(number, accountId, BlacklistKind.NEAR_MISS, signName, content, receivedAt);
    }
}
