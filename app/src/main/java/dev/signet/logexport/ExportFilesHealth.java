package dev.signet.logexport;

import dev.signet.platform.Discrepancies;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Health {@code exportFiles}: where an export and its file disagree. Never down for it. */
@Component("exportFilesHealthIndicator")
class ExportFilesHealth extends AbstractHealthIndicator {

    private final Discrepancies discrepancies;

    ExportFilesHealth(Discrepancies discrepancies) {
        this.discrepancies = discrepancies;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        discrepancies.describe(health, ExportFileReconciliation.PAIR);
    }
}
