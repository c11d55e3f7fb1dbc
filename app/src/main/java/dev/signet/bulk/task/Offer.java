package dev.signet.bulk.task;

import java.math.BigDecimal;
import java.util.List;

/**
 * Under which terms a task goes: shown when it is confirmed, looked up again when it starts.
 *
 * @param rulebook the version of the rulebook
 * @param unitPrices what one billing unit takes from the balance, in yuan, the lowest first; zero where a package pays
 */
public record Offer(String rulebook, List<BigDecimal> unitPrices) {

    public Offer {
        unitPrices = unitPrices.stream().map(BigDecimal::stripTrailingZeros).toList();
    }

    /** Where nothing would be accepted there is no price to compare. */
    boolean samePrices(Offer other) {
        return unitPrices.isEmpty() || other.unitPrices.isEmpty() || unitPrices.equals(other.unitPrices);
    }

    String pricesText() {
        return unitPrices.isEmpty()
                ? "-"
                : String.join(
                        " / ",
                        unitPrices.stream().map(BigDecimal::toPlainString).toList());
    }
}
