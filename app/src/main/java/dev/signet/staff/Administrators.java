package dev.signet.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.Wording;
import dev.signet.processes.review.EarlierLock;
import dev.signet.processes.staff.PersonChangeProcess;
import dev.signet.processes.staff.StaffChangeProcess;
import dev.signet.staff.consent.ConsentInstances;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who administers people, and what follows from it. While there has never been but one administrator, time stands in for the
 * second person; with the second administrator that ends for good, also should one of them leave again.
 */
@Component
public class Administrators implements EarlierLock {

    private static final Logger log = LoggerFactory.getLogger(Administrators.class);
    private static final Wording TEXTS = Wording.of("staff");
    private static final String LOCK = "people-lock";
    private static final String EXEMPTION_ENDED = "people-exemption-ended";

    private final IdentityService identities;
    private final PersonChangeStore changes;
    private final PersonChangeRecords records;
    private final ConsentInstances<PersonChange> instances;
    private final ObjectProvider<WaitingChanges> others;
    private final AuditTrail audit;
    private final JdbcClient jdbc;

    Administrators(
            IdentityService identities,
            PersonChangeStore changes,
            PersonChangeRecords records,
            ConsentInstances<PersonChange> instances,
            ObjectProvider<WaitingChanges> others,
            AuditTrail audit,
            JdbcClient jdbc) {
        this.identities = identities;
        this.changes = changes;
        this.records = records;
        this.instances = instances;
        this.others = others;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> processKeys() {
        return Set.of(PersonChangeProcess.KEY, StaffChangeProcess.KEY);
    }

    /** Lets people be changed one after the other until the transaction ends: who may do what hangs on all of them. */
    @Override
    public void lock() {
        jdbc.sql("select name from platform_setting where name = ? for update")
                .param(LOCK)
                .query(String.class)
                .single();
    }

    Staffing staffing() {
        Set<String> administrators = members(StaffGroup.ADMINISTRATORS);
        Set<String> officers = members(StaffGroup.COMPLIANCE_OFFICERS);
        officers.removeAll(administrators);
        return new Staffing(
                administrators,
                officers,
                administrators.size() == 1 && exemptionEnded().isEmpty());
    }

    /** When there was a second administrator for the first time. */
    Optional<Instant> exemptionEnded() {
        return jdbc.sql("select value from platform_setting where name = ?")
                .param(EXEMPTION_ENDED)
                .query((row, n) -> Instant.parse(new String(row.getBytes(1), UTF_8)))
                .optional();
    }

    /** Administrators who are in a review group as well, as an earlier version allowed. */
    Set<String> whoReview() {
        Set<String> both = members(StaffGroup.ADMINISTRATORS);
        Set<String> reviewing = new TreeSet<>();
        for (StaffGroup group : StaffGroup.values()) {
            if (group.reviews()) {
                reviewing.addAll(members(group));
            }
        }
        both.retainAll(reviewing);
        return both;
    }

    /** To be called in the transaction of every change of groups, under the lock. */
    public void settle() {
        Set<String> now = members(StaffGroup.ADMINISTRATORS);
        if (now.size() > 1 && exemptionEnded().isEmpty()) {
            endExemption(now);
        }
        changes.waiting().stream()
                .filter(change -> !now.contains(change.askedBy()))
                .forEach(change -> withdraw(change, "asker-left"));
        Staffing staff = staffing();
        instances.giveBack((holder, change) -> !staff.decides(holder));
        others.forEach(WaitingChanges::settle);
    }

    /** Under the lock of the start: instances of what an earlier version left waiting without. */
    public void beginMissing() {
        instances.beginMissing(changes.waiting());
        others.forEach(WaitingChanges::beginMissing);
    }

    private void endExemption(Set<String> administrators) {
        jdbc.sql("insert into platform_setting (name, value) values (?, ?)")
                .params(EXEMPTION_ENDED, records.now().toString().getBytes(UTF_8))
                .update();
        log.info("There is a second administrator: changes of people wait for another administrator from now on");
        audit.record(
                PersonChangeRecords.SYSTEM,
                "people.exemption-ended",
                "people",
                "administrators",
                Map.of("administrators", administrators));
        changes.waiting().stream()
                .filter(change -> change.consent().way() == Consent.Way.TIME)
                .forEach(change -> withdraw(change, "exemption-over"));
    }

    private void withdraw(PersonChange change, String why) {
        records.ended(change, PersonChange.State.WITHDRAWN, PersonChangeRecords.SYSTEM, TEXTS.both(why));
    }

    private Set<String> members(StaffGroup group) {
        return identities.createUserQuery().memberOfGroup(group.id()).unlimitedList().stream()
                .map(User::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
