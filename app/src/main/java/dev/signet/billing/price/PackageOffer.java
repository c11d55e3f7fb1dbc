package dev.signet.billing.price;

import dev.signet.platform.Bilingual;
import dev.signet.rules.policy.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A package on sale, as the rulebook's table {@code packages} says.
 *
 * @param code names the line
 * @param price in yuan, of the whole
 * @param months from the purchase that it is valid for
 * @param soldFrom first day of UTC+8; null for any
 * @param soldUntil last day; null for any
 */
public record PackageOffer(
        String code,
        Coverage coverage,
        Bilingual name,
        long units,
        BigDecimal price,
        int months,
        @Nullable LocalDate soldFrom,
        @Nullable LocalDate soldUntil) {

    private static final int MICROS = 6;

    public static PackageOffer of(Table.Row row) {
        return new PackageOffer(
                row.get("code"),
                Coverage.valueOf(row.get("coverage")),
                new Bilingual(row.get("name_zh"), row.get("name_en")),
                Long.parseLong(row.get("units")),
                new BigDecimal(row.get("price")),
                Integer.parseInt(row.get("months")),
                row.has("sold_from") ? LocalDate.parse(row.get("sold_from")) : null,
                row.has("sold_until") ? LocalDate.parse(row.get("sold_until")) : null);
    }

    public boolean isSold(LocalDate day) {
        return (soldFrom == null || !day.isBefore(soldFrom)) && (soldUntil == null || !day.isAfter(soldUntil));
    }

    /** What a unit comes to (S7.1-12), in yuan, rounded up. */
    public BigDecimal unitPrice() {
        return price.divide(BigDecimal.valueOf(units), MICROS, RoundingMode.CEILING)
                .stripTrailingZeros();
    }
}
