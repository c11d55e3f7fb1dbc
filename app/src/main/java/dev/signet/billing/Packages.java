package dev.signet.billing;

import dev.signet.billing.price.Coverage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prepaid packages of billing units (套餐包, BL-14, BL-15). */
public interface Packages {

    /** @param unitsLeft what is neither charged nor reserved */
    record Holding(long id, Coverage coverage, long units, long unitsLeft, Instant validFrom, Instant validUntil) {}

    /**
     * What an account has left.
     *
     * @param newest id of the package it was given last, whether that still holds anything or not
     * @param unitsLeft of all its packages that are valid now
     */
    record Remainder(long newest, long unitsLeft) {}

    /** By account, for packages of one coverage; who never had one is left out. */
    Map<Long, Remainder> remainders(Collection<Long> accountIds, Coverage coverage, Instant now);

    /** Those of {@link #of} that have not ended. */
    List<Holding> current(long accountId, Instant now);

    /** All packages of an account, ended ones too, those that end first before the others. */
    List<Holding> of(long accountId);

    /**
     * Gives an account a package, with an entry in its ledger.
     *
     * @param reference the caller's own id of this act; a second call with the same one changes nothing. Null for none
     * @return the package, or the one that was given under the reference before
     */
    Holding grant(
            long accountId, Coverage coverage, long units, Instant from, Instant until, @Nullable String reference);
}
