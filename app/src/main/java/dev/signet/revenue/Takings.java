package dev.signet.revenue;

import dev.signet.figures.Measure;
import dev.signet.figures.Sums;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What was sent, what it brought and what it cost. Of money that is not known, cost and margin say so by null: they are never
 * 0 for it.
 *
 * @param sent parts: delivered, failed and unanswered together
 * @param spendMicros what accounts were charged or have reserved, less what was corrected; millionths of a yuan
 * @param packageMicros what packages earned: of their price what was used, and what was left of those that ended
 * @param knownMicros what carriers charge, as far as their prices are known
 * @param unpriced parts that a carrier had and no price is known for
 */
public record Takings(
        long sent,
        long delivered,
        long failed,
        long unanswered,
        long spendMicros,
        long packageMicros,
        long knownMicros,
        long unpriced) {

    static final Takings NONE = new Takings(0, 0, 0, 0, 0, 0, 0, 0);

    private static final int MICROS = 6;
    private static final int HUNDREDTHS_OF_A_PERCENT = 4;

    /**
     * @param carried whether a carrier had what has ended
     * @param rate null where none is known
     */
    static Takings of(Sums sums, boolean carried, CarrierPrices.@Nullable Rate rate) {
        long delivered = sums.of(Measure.DELIVERED_PARTS);
        long ended = delivered + sums.of(Measure.FAILED_PARTS);
        long charged = rate == null ? 0 : rate.charged() == CarrierPrices.Charged.DELIVERED ? delivered : ended;
        return new Takings(
                sums.of(Measure.PARTS),
                delivered,
                sums.of(Measure.FAILED_PARTS),
                sums.of(Measure.UNANSWERED_PARTS),
                sums.of(Measure.SPEND_MICROS),
                0,
                rate == null ? 0 : charged * rate.micros(),
                carried && rate == null ? ended : 0);
    }

    Takings plus(Takings more) {
        return new Takings(
                sent + more.sent,
                delivered + more.delivered,
                failed + more.failed,
                unanswered + more.unanswered,
                spendMicros + more.spendMicros,
                packageMicros + more.packageMicros,
                knownMicros + more.knownMicros,
                unpriced + more.unpriced);
    }

    /** What was earned beside what was charged at sending. */
    static Takings beside(long lessMicros, long packageMicros) {
        return new Takings(0, 0, 0, 0, -lessMicros, packageMicros, 0, 0);
    }

    /** In yuan. */
    public BigDecimal spend() {
        return BigDecimal.valueOf(spendMicros, MICROS);
    }

    /** In yuan. */
    public BigDecimal packages() {
        return BigDecimal.valueOf(packageMicros, MICROS);
    }

    /** Of messages and packages together, in yuan. */
    public BigDecimal revenue() {
        return BigDecimal.valueOf(spendMicros + packageMicros, MICROS);
    }

    /** In yuan; null where a price is missing. */
    public @Nullable BigDecimal cost() {
        return unpriced > 0 ? null : BigDecimal.valueOf(knownMicros, MICROS);
    }

    /** Revenue less cost, in yuan; null where the cost is not known. */
    public @Nullable BigDecimal margin() {
        return unpriced > 0 ? null : BigDecimal.valueOf(spendMicros + packageMicros - knownMicros, MICROS);
    }

    /**
     * The margin as a part of the revenue, {@code 12.34} percent; null where it is not known, and where there is no revenue to be
     * a part of: where corrections are more than was charged, a loss would be shown as a gain.
     */
    public @Nullable BigDecimal marginPercent() {
        BigDecimal margin = margin();
        BigDecimal revenue = revenue();
        return margin == null || revenue.signum() <= 0
                ? null
                : margin.divide(revenue, HUNDREDTHS_OF_A_PERCENT, RoundingMode.HALF_UP)
                        .movePointRight(2);
    }
}
