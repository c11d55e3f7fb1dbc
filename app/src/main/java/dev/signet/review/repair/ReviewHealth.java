package dev.signet.review.repair;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * Health {@code reviews}: open tasks that belong to no review, and how many of the last day nobody could work on until
 * they were put right. Never down for it: other reviews go on.
 */
@Component("reviewsHealthIndicator")
public class ReviewHealth extends AbstractHealthIndicator {

    private final TaskTroubles troubles;

    ReviewHealth(TaskTroubles troubles) {
        this.troubles = troubles;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        long orphaned = troubles.left();
        health.up().withDetail("orphanedTasks", orphaned).withDetail("repairedTasks", troubles.repaired());
        if (orphaned > 0) {
            health.withDetail("oldest", troubles.some());
        }
    }
}
