package dev.signet.figures;

/**
 * A message as it counts while it stands so.
 *
 * @param parts as it was counted and priced
 * @param billed whether it is paid for, or its money reserved
 * @param byPackage whether a package pays, if it is billed
 * @param micros what it costs, if it is billed
 * @param latencyMillis from acceptance to delivery; read of delivered ones only
 */
public record Counted(
        Cell cell, Outcome outcome, int parts, boolean billed, boolean byPackage, long micros, long latencyMillis) {

    /** @param sign 1 where it is counted, -1 where it is no longer */
    void into(Sums sums, int sign) {
        if (outcome == Outcome.BLACKLISTED) {
            both(sums, Measure.BLACKLISTED, Measure.BLACKLISTED_PARTS, sign);
            return;
        }
        both(sums, Measure.MESSAGES, Measure.PARTS, sign);
        switch (outcome) {
            case DELIVERED -> {
                both(sums, Measure.DELIVERED, Measure.DELIVERED_PARTS, sign);
                sums.values[Sums.MEASURES + Latency.bucket(latencyMillis)] += sign;
            }
            case UNANSWERED -> both(sums, Measure.UNANSWERED, Measure.UNANSWERED_PARTS, sign);
            default -> both(sums, Measure.FAILED, Measure.FAILED_PARTS, sign);
        }
        if (outcome == Outcome.REFUSED) {
            both(sums, Measure.REFUSED, Measure.REFUSED_PARTS, sign);
        }
        if (billed) {
            sums.add(Measure.BILLED_PARTS, (long) sign * parts);
            sums.add(Measure.PACKAGE_PARTS, byPackage ? (long) sign * parts : 0);
            sums.add(Measure.SPEND_MICROS, sign * micros);
        }
    }

    boolean hasFailed() {
        return outcome == Outcome.FAILED || outcome == Outcome.REFUSED;
    }

    private void both(Sums sums, Measure messages, Measure parts, int sign) {
        sums.add(messages, sign);
        sums.add(parts, (long) sign * this.parts);
    }
}
