package dev.signet.figures;

import dev.signet.platform.Discrepancies;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Health {@code figures}: how fresh they are, and where they are not what the messages come to. Never down for it. */
@Component("figuresHealthIndicator")
class FiguresHealth extends AbstractHealthIndicator {

    private final Discrepancies discrepancies;
    private final Figures figures;

    FiguresHealth(Discrepancies discrepancies, Figures figures) {
        this.discrepancies = discrepancies;
        this.figures = figures;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        discrepancies.describe(health, Recount.PAIR);
        health.withDetail("asOf", figures.asOf().toString());
    }
}
