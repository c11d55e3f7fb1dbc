package dev.signet.billing;

import org.jspecify.annotations.Nullable;

/**
 * A reservation that comes to its end.
 *
 * @param earned true: it is charged for good; false: it is given back
 * @param micros what was reserved; 0 where a package pays
 * @param units billing units, given back to the package
 */
public record EndedCharge(
        long accountId,
        boolean earned,
        int micros,
        @Nullable Long packageId,
        int units) {}
