package dev.signet.home;

import dev.signet.account.Account;
import dev.signet.billing.Packages.Holding;
import dev.signet.billing.price.Coverage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account is and has (S1-4, S1-6, S1-13, S1-14).
 *
 * @param balance in yuan; below zero where the account owes
 * @param packages that have not ended, those that end first before the others
 * @param warning units left in domestic packages below which the account wants to be warned; null where it set none
 * @param at when it was so
 */
public record Standing(
        Account account,
        BigDecimal balance,
        List<Holding> packages,
        @Nullable Long warning,
        Instant at) {

    private static final int WHOLE = 100;

    public Standing {
        packages = List.copyOf(packages);
    }

    /** Units of all packages of one coverage that are valid now. */
    public record Remainder(long units, long unitsLeft) {

        /** Of a hundred, rounded down: none is left before all is used. */
        public int percentLeft() {
            return percent(unitsLeft, units);
        }
    }

    public Remainder remainder(Coverage coverage) {
        List<Holding> valid = packages.stream()
                .filter(holding ->
                        holding.coverage() == coverage && !holding.validFrom().isAfter(at))
                .toList();
        return new Remainder(
                valid.stream().mapToLong(Holding::units).sum(),
                valid.stream().mapToLong(Holding::unitsLeft).sum());
    }

    public Remainder domestic() {
        return remainder(Coverage.DOMESTIC);
    }

    public BillingForm billing() {
        return domestic().unitsLeft() > 0 ? BillingForm.PACKAGE : BillingForm.PAY_AS_YOU_GO;
    }

    /** Whether less is left than the account wants to be warned of (S1-11). */
    public boolean isLow() {
        return warning != null && domestic().unitsLeft() < warning;
    }

    public static int percentLeft(Holding holding) {
        return percent(holding.unitsLeft(), holding.units());
    }

    /** Begun days count: a package that ends within the hour has one. */
    public long daysLeft(Holding holding) {
        return Duration.between(at, holding.validUntil())
                .plusDays(1)
                .minusNanos(1)
                .toDays();
    }

    private static int percent(long left, long all) {
        return all == 0 ? 0 : (int) (left * WHOLE / all);
    }
}
