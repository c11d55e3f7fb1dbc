package dev.signet.billing;

import dev.signet.billing.price.PriceList;
import dev.signet.rules.fact.TemplateKind;
import java.time.LocalDate;

/**
 * What an account was billed in a month for messages of one kind, in one network, at one price of the list, by one source.
 *
 * @param vendor network of the numbers, as {@code Vendor}; empty where it is not known
 * @param prefix of the price
 * @param since first day of the price; {@link LocalDate#MIN} where it holds since ever
 * @param sourceId the package or voucher; 0 for the balance
 * @param micros of what was paid; 0 where a package pays
 */
record ChargedLine(
        TemplateKind kind,
        String vendor,
        String prefix,
        LocalDate since,
        Source source,
        long sourceId,
        long units,
        long micros,
        long messages) {

    /** What is priced alike: all that pays for it has one price for its units. */
    record Item(TemplateKind kind, String vendor, String prefix, LocalDate since) {

        /** The price of a unit, with so many units billed in the month. */
        int unitMicros(PriceList prices, long monthUnits) {
            return prices.unitMicros(kind, prefix, monthUnits, since);
        }
    }

    Item item() {
        return new Item(kind, vendor, prefix, since);
    }

    ChargedLine plus(long moreUnits, long moreMicros, long moreMessages) {
        return new ChargedLine(
                kind,
                vendor,
                prefix,
                since,
                source,
                sourceId,
                units + moreUnits,
                micros + moreMicros,
                messages + moreMessages);
    }
}
