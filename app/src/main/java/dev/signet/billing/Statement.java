package dev.signet.billing;

import dev.signet.rules.fact.TemplateKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account's messages cost in a month (S7.1-2): as far as it has come, or, once the month is settled, its bill, which
 * never changes any more (S7.1-5). Amounts are in yuan.
 *
 * <p>{@code charged} is what all items add up to; less {@code vouchers}, {@code discount} and {@code rounding} it is what the
 * balance pays, {@code payable}. {@code opening} + {@code topUps} + {@code corrections} - {@code purchases} - {@code payable} =
 * {@code closing}, what is reserved being part of both.
 *
 * @param bill null while the month is open
 * @param items by kind, network, price and source
 * @param discount (优惠)
 * @param rounding the part of a cent that is left out (抹零)
 * @param purchases of packages
 */
public record Statement(
        long accountId,
        YearMonth month,
        @Nullable Bill bill,
        List<Item> items,
        BigDecimal charged,
        BigDecimal vouchers,
        BigDecimal discount,
        BigDecimal rounding,
        BigDecimal payable,
        BigDecimal opening,
        BigDecimal topUps,
        BigDecimal corrections,
        BigDecimal purchases,
        BigDecimal closing) {

    public Statement {
        items = List.copyOf(items);
    }

    /**
     * That the month is settled.
     *
     * @param number of the bill
     * @param rulebook the version whose prices and discounts it goes by
     * @param holder the account's verified name at that time; null where it was not known
     */
    public record Bill(
            String number,
            String rulebook,
            Instant settledAt,
            @Nullable String holder) {}

    /**
     * @param vendor network of the numbers, as {@code Vendor}; empty where it is not known
     * @param prefix of the price
     * @param since first day of the price; null where it holds since ever
     * @param sourceId the package or voucher; null where the balance pays
     * @param unitPrice of the tier that the month came to; zero where a package pays
     * @param units billing units (计费量)
     */
    public record Item(
            TemplateKind kind,
            String vendor,
            String prefix,
            @Nullable LocalDate since,
            Source source,
            @Nullable Long sourceId,
            BigDecimal unitPrice,
            long units,
            BigDecimal amount,
            long messages) {}
}
