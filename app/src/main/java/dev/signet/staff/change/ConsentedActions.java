package dev.signet.staff.change;

import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffChange;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who carries out what; asked for late, since those domains ask for changes themselves. */
@Component
class ConsentedActions {

    private final ObjectProvider<ConsentedAction> actions;

    ConsentedActions(ObjectProvider<ConsentedAction> actions) {
        this.actions = actions;
    }

    /** Empty for what an earlier version could do. */
    Optional<ConsentedAction> find(String name) {
        return actions.stream().filter(action -> action.action().equals(name)).findAny();
    }

    ConsentedAction require(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("nobody carries out " + name));
    }

    ConsentedAction of(StaffChange change) {
        return require(change.wish().action());
    }
}
