package dev.signet.console.staff;

import dev.signet.staff.StaffActions;
import dev.signet.staff.StaffGroup;
import java.util.Set;

/**
 * What whoever reads the page may do, for templates: what is denied is not drawn. It decides nothing: the door asks again
 * when it is done.
 */
public final class StaffMay {

    private final StaffActions actions;
    private final Set<StaffGroup> groups;

    StaffMay(StaffActions actions, Set<StaffGroup> groups) {
        this.actions = actions;
        this.groups = Set.copyOf(groups);
    }

    /** @param action {@code CreateAccount}, as {@code app/docs/staff.tsv} names it */
    public boolean act(String action) {
        return actions.require(action).isOpenTo(groups);
    }

    /** Whether another person must agree to it. */
    public boolean takesTwo(String action) {
        return !actions.require(action).second().isEmpty();
    }

    /** Whether there is such a page and its reader may see it: {@code /staff/accounts}; a query makes no difference. */
    public boolean open(String path) {
        return actions.opens(path.replaceFirst("[?].*", ""), groups);
    }
}
