package dev.signet.billing.desk;

import dev.signet.platform.Discrepancies;
import java.util.List;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * Health {@code bills}: accounts whose month ended and has no bill though it should by now, up to a hundred, and what could not be
 * settled, above all where ledger and what was billed disagree; and lines of the discounts that are for nobody. Never down for it.
 */
@Component("billsHealthIndicator")
class BillsHealth extends AbstractHealthIndicator {

    private final BillOverview desk;
    private final StrayDiscounts strayDiscounts;
    private final Discrepancies discrepancies;

    BillsHealth(BillOverview desk, StrayDiscounts strayDiscounts, Discrepancies discrepancies) {
        this.desk = desk;
        this.strayDiscounts = strayDiscounts;
        this.discrepancies = discrepancies;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        discrepancies.describe(health, BillOverview.PAIR);
        health.withDetail("unsettledAccounts", desk.overdue());
        List<StrayDiscounts.Stray> strays = strayDiscounts.all();
        if (!strays.isEmpty()) {
            health.withDetail(
                    "discountsOfNobody",
                    strays.stream()
                            .map(each -> each.file() + " line " + each.row() + ": " + each.account())
                            .toList());
        }
    }
}
