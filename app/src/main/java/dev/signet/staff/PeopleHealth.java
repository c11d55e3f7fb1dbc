package dev.signet.staff;

import dev.signet.staff.consent.ConsentedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * Health {@code people}: changes of people, and whatever else takes a second one, that wait, and those that still do after their time because they could
 * not be ended; whether time still stands in for a second administrator; and who is
 * administrator and in a review group, which nobody should be. Never down for it.
 */
@Component("peopleHealthIndicator")
class PeopleHealth extends AbstractHealthIndicator {

    private final PersonChangeStore changes;
    private final PersonChangeRecords records;
    private final Administrators administrators;
    private final ObjectProvider<WaitingChanges> others;

    PeopleHealth(
            PersonChangeStore changes,
            PersonChangeRecords records,
            Administrators administrators,
            ObjectProvider<WaitingChanges> others) {
        this.changes = changes;
        this.records = records;
        this.administrators = administrators;
        this.others = others;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Staffing staff = administrators.staffing();
        List<PersonChange> waiting = changes.waiting();
        List<ConsentedChange> ofStaff = new ArrayList<>();
        others.forEach(kind -> ofStaff.addAll(kind.waiting()));
        health.up()
                .withDetail("waitingChanges", waiting.size())
                .withDetail("waitingStaffChanges", ofStaff.size())
                .withDetail("administrators", staff.administrators().size())
                .withDetail("officers", staff.officers().size())
                .withDetail("oneAdministratorWaits", staff.exempt());
        administrators
                .exemptionEnded()
                .ifPresent(ended -> health.withDetail("secondAdministratorSince", ended.toString()));
        List<String> over = Stream.concat(waiting.stream(), ofStaff.stream())
                .filter(change -> change.overAt(records.now()))
                .map(change -> Long.toString(change.id()))
                .toList();
        if (!over.isEmpty()) {
            health.withDetail("changesNotEnded", over);
        }
        Set<String> both = administrators.whoReview();
        if (!both.isEmpty()) {
            health.withDetail("administratorsWhoReview", both);
        }
    }
}
