package dev.signet.billing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reserves at acceptance and settles at the outcome (BL-9 to BL-12). Every method takes part in the caller's
 * data-plane transaction and locks the accounts' rows until its end, always in the order of their ids.
 */
public interface Charging {

    /** Locks these accounts and reads what they have. */
    Map<Long, Purse> hold(Collection<Long> accountIds, PriceList prices, Instant now);

    /**
     * What these accounts had when they were last held: to reckon with before they are held, so that they are held
     * shortly. Takes no lock and asks no database; what comes of it counts only if {@link Purse#repeats} agrees.
     *
     * @return null where that is not known of all, or one of them has packages, which change with every message
     */
    @Nullable
    Map<Long, Purse> reckon(Collection<Long> accountIds, PriceList prices, Instant now);

    /** What an account has now, held by nobody: to reckon with, never to {@link #write}. Needs no transaction. */
    Purse look(long accountId, PriceList prices, Instant now);

    /** Writes what was reserved from held purses into the ledger. */
    void write(Collection<Purse> purses, Instant now);

    /** Ends reservations. The caller's own record of the message makes sure that each ends once. */
    void settle(List<EndedCharge> ended, Instant now);
}
