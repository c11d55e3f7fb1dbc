package dev.signet.sending.account;

import org.jspecify.annotations.Nullable;

/**
 * What the platform lets an account send, in billing units of a day and a month, whatever it allows itself.
 *
 * @param daily null for no end
 * @param monthly null for no end
 */
public record AccountQuota(@Nullable Long daily, @Nullable Long monthly) {

    /** Of an account for which the platform has set nothing. */
    public static final AccountQuota NONE = new AccountQuota(null, null);

    boolean isSet() {
        return daily != null || monthly != null;
    }

    /** The narrower of two limits; null where there is none. */
    static @Nullable Long least(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(Math.min(one, other));
    }
}
