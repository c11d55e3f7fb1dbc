package dev.signet.sending.abuse;

import org.jspecify.annotations.Nullable;

/**
 * What accounts report of their codes: which were used. Codes abroad go under international templates, which say nothing
 * of their purpose, so that every message under one may be reported. Those of verification templates feed the abuse monitor
 * (S11.1), which counts no others.
 */
public interface Conversions {

    /**
     * Takes a report. Given again it counts once; given differently the last one holds.
     *
     * @param bizId the receipt id of the send
     * @param phoneNumber whose code it was; null for every number of that send
     * @param converted whether the code was used
     * @return to how many messages it applies; 0 when the account sent no verification or international message under this id within a day
     */
    int report(long accountId, String bizId, @Nullable String phoneNumber, boolean converted);
}
