package dev.signet.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.billing.Budgets.Budget;
import dev.signet.billing.Budgets.Spent;
import dev.signet.cost.BudgetDesk.Outlook;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a month stands to its budget. */
class BudgetDeskTest {

    private static Outlook outlook(String warn, String stop, String spent) {
        BigDecimal sum = new BigDecimal(spent);
        Budget budget = new Budget(new BigDecimal(warn), new BigDecimal(stop));
        return new Outlook(new Spent(budget, sum, BigDecimal.ZERO), sum, 7, BigDecimal.ZERO, BigDecimal.ZERO, sum);
    }

    /** One cent stops everything at once: what was spent before is millions of times as much. */
    @ParameterizedTest // #14
    @CsvSource({"0, 0", "0.99, 0", "50, 50", "99.99, 99", "100, 100", "100.01, 100", "9000000, 100"})
    void aHundredthOfTheStopValueIsAHundredAtMost(String spent, int percent) {
        assertThat(outlook("1", "100", spent).percent()).isEqualTo(percent);
        assertThat(outlook("0.01", "0.01", "300000").percent()).isEqualTo(100);
    }

    @ParameterizedTest // #14: reached is reached
    @CsvSource({"7.99, false, false", "8, true, false", "9.999999, true, false", "10, true, true", "11, true, true"})
    void whoComesToAValueHasReachedIt(String spent, boolean warned, boolean stopped) {
        Outlook outlook = outlook("8", "10", spent);

        assertThat(outlook.isWarned()).isEqualTo(warned);
        assertThat(outlook.isStopped()).isEqualTo(stopped);
    }

    @Test
    void whoHasNoStopValueIsNeverStopped() {
        Outlook free = new Outlook(
                new Spent(Budget.NONE, BigDecimal.TEN, BigDecimal.ZERO),
                BigDecimal.TEN,
                7,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.TEN);

        assertThat(free.percent()).isNull();
        assertThat(free.isStopped()).isFalse();
        assertThat(free.isWarned()).isFalse();
        assertThat(free.willStop()).isFalse();
    }
}
