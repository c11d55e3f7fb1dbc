package dev.signet.staff;

import dev.signet.audit.AuditTrail;
import dev.signet.staff.consent.ConsentInstances;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what is asked and what comes of it: the row, its trace and its process, in the caller's transaction. */
@Component
class PersonChangeRecords {

    static final String SYSTEM = "system";
    private static final String SUBJECT = "person-change";

    private final PersonChangeStore store;
    private final ConsentInstances<PersonChange> instances;
    private final AuditTrail audit;
    private final Clock clock;

    PersonChangeRecords(
            PersonChangeStore store, ConsentInstances<PersonChange> instances, AuditTrail audit, Clock clock) {
        this.store = store;
        this.instances = instances;
        this.audit = audit;
        this.clock = clock;
    }

    void asked(PersonChange change, byte @Nullable [] sealedPassword) {
        store.insert(change, sealedPassword);
        Map<String, Object> details = details(change);
        details.put("kind", change.wish().kind());
        details.put("from", StaffGroup.ids(change.wish().before()));
        details.put("to", StaffGroup.ids(change.wish().after()));
        details.put("waitsFor", change.consent().way());
        details.put("until", change.endsAt().toString());
        record(change.askedBy(), "asked", change, details);
        instances.begin(change);
    }

    /** @param by {@link #SYSTEM} for time and circumstances */
    PersonChange ended(PersonChange change, PersonChange.State as, String by, String reason) {
        PersonChange ended = change.ended(as, by, now(), reason);
        store.end(ended);
        Map<String, Object> details = details(change);
        details.put("askedBy", change.askedBy());
        if (!reason.isEmpty()) {
            details.put("reason", reason);
        }
        record(by, as.name().toLowerCase(Locale.ROOT).replace('_', '-'), change, details);
        instances.end(ended);
        return ended;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Map<String, Object> details(PersonChange change) {
        return new HashMap<>(Map.of("person", change.wish().personId()));
    }

    private void record(String actor, String what, PersonChange change, Map<String, Object> details) {
        audit.record(actor, "person-change." + what, SUBJECT, Long.toString(change.id()), details);
    }
}
