package dev.signet.bulk.run;

import dev.signet.platform.Discrepancies;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Health {@code bulkTriggers}: where a bulk task and its trigger disagree. Never down for it. */
@Component("bulkTriggersHealthIndicator")
class BulkTriggersHealth extends AbstractHealthIndicator {

    private final Discrepancies discrepancies;

    BulkTriggersHealth(Discrepancies discrepancies) {
        this.discrepancies = discrepancies;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        discrepancies.describe(health, TriggerReconciliation.PAIR);
    }
}
