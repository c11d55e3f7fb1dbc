package dev.signet.sending;

import org.jspecify.annotations.Nullable;

/** What accounts report of their verification codes: which were used. It feeds the abuse monitor (S11.1). */
public interface Conversions {

    /**
     * Takes a report. Given again it counts once; given differently the last one holds.
     *
     * @param bizId the receipt id of the send
     * @param phoneNumber whose code it was; null for every number of that send
     * @param converted whether the code was used
     * @return to how many verification messages it applies; 0 when the account sent none under this id within a day
     */
    int report(long accountId, String bizId, @Nullable String phoneNumber, boolean converted);
}
