package dev.signet.billing;

import java.math.BigDecimal;

/** What an account has left to spend, and the acts that change it by hand. Amounts are in yuan. */
public interface Balances {

    /** What is free to spend: everything paid in, less what was charged and what is reserved. */
    BigDecimal available(long accountId);

    /**
     * Adds to (or with a negative amount takes from) the balance, once for each reference.
     *
     * @param reference the caller's own id of this act; a second call with the same one changes nothing
     * @return the balance afterwards
     */
    BigDecimal credit(long accountId, BigDecimal amount, String reference, String note);
}
