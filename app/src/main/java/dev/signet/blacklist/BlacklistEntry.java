package dev.signet.blacklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One number on one list.
 *
 * @param number country code and number as an integer, for example 8613812345678
 * @param accountId whose list; {@link #PLATFORM} for the platform's
 * @param messages which messages are stopped
 * @param signName only messages under this signature; null for all
 */
public record BlacklistEntry(
        long number, long accountId, Cause cause, Messages messages, @Nullable String signName, Instant since) {

    /** The owner of the platform's own list. */
    public static final long PLATFORM = 0;

    /** How a number came onto a list (RC-6). */
    public enum Cause {
        OPT_OUT,
        COMPLAINT,
        PLATFORM_RISK,
        CARRIER,
        CUSTOMER
    }

    /** Which messages an entry stops. */
    public enum Messages {
        PROMOTIONAL,
        NOTIFICATION_AND_PROMOTIONAL,
        ALL
    }
}
