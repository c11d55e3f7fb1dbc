package dev.signet.figures.view;

import dev.signet.figures.Measure;
import dev.signet.figures.Sums;
import java.math.BigDecimal;

/**
 * How much was sent, in parts (条数), which is what messages are charged by.
 *
 * @param sent delivered, failed and unanswered together; what the blacklist stopped is in none (S7.2-2)
 * @param failed refused ones included
 * @param spend charged or reserved, in yuan
 */
public record Volume(long sent, long delivered, long failed, long unanswered, BigDecimal spend) {

    public static final Volume NONE = new Volume(0, 0, 0, 0, BigDecimal.ZERO);

    private static final int MICROS = 6;

    public static Volume of(Sums sums) {
        return new Volume(
                sums.of(Measure.PARTS),
                sums.of(Measure.DELIVERED_PARTS),
                sums.of(Measure.FAILED_PARTS),
                sums.of(Measure.UNANSWERED_PARTS),
                BigDecimal.valueOf(sums.of(Measure.SPEND_MICROS), MICROS));
    }

    public Volume plus(Volume more) {
        return new Volume(
                sent + more.sent,
                delivered + more.delivered,
                failed + more.failed,
                unanswered + more.unanswered,
                spend.add(more.spend));
    }
}
