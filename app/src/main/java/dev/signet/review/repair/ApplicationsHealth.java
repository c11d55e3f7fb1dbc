package dev.signet.review.repair;

import dev.signet.platform.Discrepancies;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Health {@code applications}: where application, review and process disagree. Never down for it. */
@Component("applicationsHealthIndicator")
class ApplicationsHealth extends AbstractHealthIndicator {

    private final Discrepancies discrepancies;

    ApplicationsHealth(Discrepancies discrepancies) {
        this.discrepancies = discrepancies;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        discrepancies.describe(health, ReviewReconciliation.PAIR);
    }
}
