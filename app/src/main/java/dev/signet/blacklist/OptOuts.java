package dev.signet.blacklist;

import dev.signet.rules.fact.TemplateKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Replies that ask to be left alone (UP-7 to UP-10). */
public interface OptOuts {

    /**
     * Reads a reply; an opt-out word puts the number on the account's list at once, the word of release takes it off the
     * opt-outs and off nothing else (S9.4-3). What only looks like an opt-out is put before an officer.
     *
     * @param phoneNumber country code and number, digits only
     * @param accountId the account whose message the reply answers; null when none is known: the platform's list
     * @param signName the signature that was answered; null when unknown
     * @param lastKind what was last sent to the number; weak words count only after a promotional message (UP-9)
     */
    Reply uplink(
            String phoneNumber,
            String content,
            @Nullable Long accountId,
            @Nullable String signName,
            @Nullable TemplateKind lastKind,
            Instant at);

    /** What a reply turned out to be. */
    enum Reply {
        NOTHING,
        OPTED_OUT,
        ALREADY_OPTED_OUT,
        /** It looks like an opt-out and is on no list: an officer decides, promotion rests until then. */
        NEAR_MISS,
        /** The end user asked to be released (the guide's {@code jc0000}). */
        RELEASED
    }
}
