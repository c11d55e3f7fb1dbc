package dev.signet.staff.change;

import dev.signet.platform.Wording;
import dev.signet.staff.StaffChange;
import dev.signet.staff.WaitingChanges;
import dev.signet.staff.consent.ConsentInstances;
import java.util.List;
import org.springframework.stereotype.Component;

/** With whoever asked goes what they asked for, and with whoever may agree their claims. */
@Component
class StaffChangesSettled implements WaitingChanges {

    private static final Wording TEXTS = Wording.of("staff");

    private final StaffChangeStore store;
    private final StaffChangeRecords records;
    private final ConsentInstances<StaffChange> instances;
    private final Deciders deciders;

    StaffChangesSettled(
            StaffChangeStore store,
            StaffChangeRecords records,
            ConsentInstances<StaffChange> instances,
            Deciders deciders) {
        this.store = store;
        this.records = records;
        this.instances = instances;
        this.deciders = deciders;
    }

    @Override
    public List<StaffChange> waiting() {
        return store.waiting();
    }

    @Override
    public void settle() {
        store.waiting().stream()
                .filter(change ->
                        !deciders.mayAsk(change.askedBy(), change.wish().action()))
                .forEach(this::withdraw);
        instances.giveBack((holder, id) ->
                store.find(id).filter(change -> deciders.hasSay(holder, change)).isEmpty());
    }

    StaffChange withdraw(StaffChange change) {
        return records.ended(
                change, StaffChange.State.WITHDRAWN, StaffChangeRecords.SYSTEM, TEXTS.both("staff-change.asker-left"));
    }

    @Override
    public void beginMissing() {
        instances.beginMissing(store.waiting());
    }
}
