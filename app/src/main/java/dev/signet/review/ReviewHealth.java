package dev.signet.review;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Health {@code reviews}: open tasks that belong to no review, and how many of the last day nobody could work on until
 * they were put right. Never down for it: other reviews go on.
 */
@Component("reviewsHealthIndicator")
class ReviewHealth implements HealthIndicator {

    private final TaskTroubles troubles;

    ReviewHealth(TaskTroubles troubles) {
        this.troubles = troubles;
    }

    @Override
    public Health health() {
        long orphaned = troubles.left();
        Health.Builder health = Health.up()
                .withDetail("orphanedTasks", orphaned)
                .withDetail("repairedTasks", troubles.repaired());
        return orphaned == 0 ? health.build() : health.withDetail("oldest", troubles.some()).build();
    }
}
