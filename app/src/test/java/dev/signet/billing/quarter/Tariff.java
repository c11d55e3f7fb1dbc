package dev.signet.billing.quarter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the officer's files of the simulated quarter say, as plain lines: written into the rulebook, and looked up by loops of
 * its own. Tiers are as large as the number of messages makes them meaningful.
 */
final class Tariff {

    static final LocalDate DEARER_ABROAD = LocalDate.of(2032, 2, 10);
    static final LocalDate CHEAPER_AT_HOME = LocalDate.of(2032, 2, 15);

    /** @param since first day; null for always */
    record Price(
            String kind,
            String prefix,
            long from,
            long micros,
            @Nullable LocalDate since) {}

    /** @param account null for all; {@code coverage} null for both */
    record Discount(
            @Nullable Long account,
            @Nullable String coverage,
            String percent,
            LocalDate from,
            @Nullable LocalDate until) {}

    final List<Price> prices;
    final List<Discount> discounts;
    final long packageUnits;
    final long packageMicros;

    Tariff(int messages, List<Discount> discounts) {
        long first = messages / 100;
        long second = messages / 50;
        this.discounts = discounts;
        this.packageUnits = messages / 200;
        this.packageMicros = messages * 200L;
        this.prices = List.of(
                new Price("VERIFICATION", "", 0, 45_000, null),
                new Price("VERIFICATION", "", first, 40_000, null),
                new Price("VERIFICATION", "", second, 38_000, null),
                new Price("VERIFICATION", "", 0, 44_000, CHEAPER_AT_HOME),
                new Price("VERIFICATION", "", first, 39_500, CHEAPER_AT_HOME),
                new Price("VERIFICATION", "", second, 37_001, CHEAPER_AT_HOME),
                new Price("NOTIFICATION", "", 0, 45_000, null),
                new Price("NOTIFICATION", "", first, 40_000, null),
                new Price("NOTIFICATION", "", second, 38_000, null),
                new Price("NOTIFICATION", "", 0, 44_000, CHEAPER_AT_HOME),
                new Price("NOTIFICATION", "", first, 39_500, CHEAPER_AT_HOME),
                new Price("NOTIFICATION", "", second, 37_001, CHEAPER_AT_HOME),
                new Price("PROMOTIONAL", "", 0, 55_000, null),
                new Price("PROMOTIONAL", "", first, 50_000, null),
                new Price("PROMOTIONAL", "", second, 48_500, null),
                new Price("INTERNATIONAL", "", 0, 400_000, null),
                new Price("INTERNATIONAL", "852", 0, 350_000, null),
                new Price("INTERNATIONAL", "852", messages / 500, 320_001, null),
                new Price("INTERNATIONAL", "65", 0, 300_000, null),
                new Price("INTERNATIONAL", "65", 0, 290_500, DEARER_ABROAD),
                new Price("INTERNATIONAL", "44", 0, 433_333, DEARER_ABROAD));
    }

    /** The line that prices a message: the longest prefix, of its lines the youngest, of them the highest tier reached. */
    Price of(String kind, String number, LocalDate day, long units) {
        Price best = null;
        for (Price price : prices) {
            boolean fits = price.kind().equals(kind)
                    && number.startsWith(price.prefix())
                    && (price.since() == null || !price.since().isAfter(day))
                    && price.from() <= units;
            if (fits && (best == null || compare(price, best) > 0)) {
                best = price;
            }
        }
        if (best == null) {
            throw new IllegalStateException(kind + " to " + number);
        }
        return best;
    }

    private static int compare(Price one, Price other) {
        if (one.prefix().length() != other.prefix().length()) {
            return one.prefix().length() - other.prefix().length();
        }
        int since = since(one.since()) - since(other.since());
        return since != 0 ? since : Long.compare(one.from(), other.from());
    }

    static int since(@Nullable LocalDate day) {
        return day == null ? 0 : day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    /** By what the month's units come to, of what was sent at prices of that day. */
    long unitMicros(String kind, String prefix, @Nullable LocalDate since, long units) {
        long best = -1;
        long reached = -1;
        for (Price price : prices) {
            boolean same =
                    price.kind().equals(kind) && price.prefix().equals(prefix) && since(price.since()) == since(since);
            if (same && price.from() <= units && price.from() > reached) {
                reached = price.from();
                best = price.micros();
            }
        }
        return best;
    }

    String pricesFile() {
        StringBuilder text = new StringBuilder("kind,prefix,from_units,price,valid_from\n");
        for (Price price : prices) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%s,%s%n",
                    price.kind(),
                    price.prefix(),
                    price.from(),
                    yuan(price.micros()),
                    price.since() == null ? "" : price.since()));
        }
        return text.toString();
    }

    String discountsFile() {
        StringBuilder text = new StringBuilder("account,coverage,percent,valid_from,valid_until\n");
        for (Discount discount : discounts) {
            text.append(discount.account() == null ? "" : discount.account())
                    .append(',')
                    .append(discount.coverage() == null ? "" : discount.coverage())
                    .append(',')
                    .append(discount.percent())
                    .append(',')
                    .append(discount.from())
                    .append(',')
                    .append(discount.until() == null ? "" : discount.until())
                    .append('\n');
        }
        return text.toString();
    }

    String packageLine() {
        return "Q-DOM,DOMESTIC,季度包,Quarter," + packageUnits + "," + yuan(packageMicros) + ",1,,\n";
    }

    static String yuan(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }
}
