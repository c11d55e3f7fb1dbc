package dev.signet.billing;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.fact.Vendor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reservation that comes to its end.
 *
 * @param earned true: it is charged for good; false: it is given back
 * @param micros what was reserved; 0 where a package pays
 * @param packageId the package that pays; null where the balance or a voucher does
 * @param voucherId the voucher that pays; null where the balance or a package does
 * @param units billing units, given back to the package
 * @param number country code and number
 * @param vendor network of the number; null where it is not known
 * @param sentAt what it costs goes by the prices of that day
 */
public record EndedCharge(
        long accountId,
        boolean earned,
        int micros,
        @Nullable Long packageId,
        @Nullable Long voucherId,
        int units,
        TemplateKind kind,
        long number,
        @Nullable Vendor vendor,
        Instant sentAt) {

    Source source() {
        return packageId != null ? Source.PACKAGE : voucherId != null ? Source.VOUCHER : Source.BALANCE;
    }

    long sourceId() {
        return packageId != null ? packageId : voucherId != null ? voucherId : 0;
    }
}
