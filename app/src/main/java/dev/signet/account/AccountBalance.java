package dev.signet.account;

import java.math.BigDecimal;

/**
 * The money of an account, kept by billing on the data plane. Here it is what account administration needs of it.
 */
public interface AccountBalance {

    /** The balance in yuan. */
    BigDecimal of(long accountId);

    /**
     * Books a correction so that the balance becomes this amount.
     *
     * @param actor who ordered it
     * @param reason shown in the ledger
     */
    void set(long accountId, BigDecimal yuan, String actor, String reason);
}
