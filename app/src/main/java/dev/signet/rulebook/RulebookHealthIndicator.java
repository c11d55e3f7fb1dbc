package dev.signet.rulebook;

import dev.signet.rules.policy.Problem;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Shows the active rulebook under {@code rulebook}. A rejected edit is no outage, for the last good rulebook serves:
 * the state stays up and the problem is named.
 */
@Component("rulebookHealthIndicator")
class RulebookHealthIndicator implements HealthIndicator {

    private final ActiveRulebook active;

    RulebookHealthIndicator(ActiveRulebook active) {
        this.active = active;
    }

    @Override
    public Health health() {
        ActiveRulebook.State state = active.state();
        Health.Builder health = Health.up()
                .withDetail("version", state.rulebook().version())
                .withDetail("since", state.since())
                .withDetail(
                        "directory", active.directory().map(Object::toString).orElse("shipped"));
        if (!state.problems().isEmpty()) {
            health.withDetail(
                    "problem", state.problems().stream().map(Problem::toString).toList());
        }
        return health.build();
    }
}
