package dev.signet.staff;

import java.util.Set;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * Health {@code people}: changes of people that wait; whether time still stands in for a second administrator; and who is
 * administrator and in a review group, which nobody should be. Never down for it.
 */
@Component("peopleHealthIndicator")
class PeopleHealth extends AbstractHealthIndicator {

    private final PersonChangeStore changes;
    private final Administrators administrators;

    PeopleHealth(PersonChangeStore changes, Administrators administrators) {
        this.changes = changes;
        this.administrators = administrators;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Staffing staff = administrators.staffing();
        health.up()
                .withDetail("waitingChanges", changes.waiting().size())
                .withDetail("administrators", staff.administrators().size())
                .withDetail("officers", staff.officers().size())
                .withDetail("oneAdministratorWaits", staff.exempt());
        administrators
                .exemptionEnded()
                .ifPresent(ended -> health.withDetail("secondAdministratorSince", ended.toString()));
        Set<String> both = administrators.whoReview();
        if (!both.isEmpty()) {
            health.withDetail("administratorsWhoReview", both);
        }
    }
}
