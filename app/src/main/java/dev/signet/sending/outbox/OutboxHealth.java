package dev.signet.sending.outbox;

import dev.signet.platform.Discrepancies;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Health {@code outbox}: where messages and their rows in the outbox disagreed. Never down for it. */
@Component("outboxHealthIndicator")
class OutboxHealth extends AbstractHealthIndicator {

    private final Discrepancies discrepancies;

    OutboxHealth(Discrepancies discrepancies) {
        this.discrepancies = discrepancies;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        discrepancies.describe(health, OutboxReconciliation.PAIR);
    }
}
