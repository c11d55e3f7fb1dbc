package dev.signet.staff.change;

import dev.signet.audit.AuditTrail;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
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
class StaffChangeRecords {

    static final String SYSTEM = "system";
    private static final String SUBJECT = "staff-change";

    private final StaffChangeStore store;
    private final ConsentInstances<StaffChange> instances;
    private final AuditTrail audit;
    private final Clock clock;

    StaffChangeRecords(StaffChangeStore store, ConsentInstances<StaffChange> instances, AuditTrail audit, Clock clock) {
        this.store = store;
        this.instances = instances;
        this.audit = audit;
        this.clock = clock;
    }

    void asked(StaffChange change, byte @Nullable [] sealedSecret) {
        store.insert(change, sealedSecret);
        Map<String, Object> details = details(change);
        details.put("why", change.wish().reason());
        details.put("until", change.endsAt().toString());
        record(change.askedBy(), "asked", change, details);
        instances.begin(change);
    }

    /** @param by {@link #SYSTEM} for time and circumstances */
    StaffChange ended(StaffChange change, StaffChange.State as, String by, String decision) {
        StaffChange ended = change.ended(as, by, now(), decision);
        store.end(ended);
        Map<String, Object> details = details(change);
        details.put("askedBy", change.askedBy());
        if (!decision.isEmpty()) {
            details.put("reason", decision);
        }
        record(by, as.name().toLowerCase(Locale.ROOT).replace('_', '-'), change, details);
        instances.end(ended);
        return ended;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Map<String, Object> details(StaffChange change) {
        StaffWish wish = change.wish();
        Map<String, Object> details = new HashMap<>(
                Map.of("action", wish.action(), "subjectType", wish.subjectType(), "subjectId", wish.subjectId()));
        if (wish.accountId() != null) {
            details.put("accountId", Long.toString(wish.accountId()));
        }
        return details;
    }

    private void record(String actor, String what, StaffChange change, Map<String, Object> details) {
        audit.record(actor, "staff-change." + what, SUBJECT, Long.toString(change.id()), details);
    }
}
