package dev.signet.staff;

import dev.signet.staff.consent.ConsentedChange;
import java.util.List;

/** Changes that wait, beside those of people: who may ask for them, and agree, hangs on people's groups. */
public interface WaitingChanges {

    List<? extends ConsentedChange> waiting();

    /** Ends those that whoever asked may not ask for any more, and lets go of claims; in the transaction of each change of groups. */
    void settle();

    /** Begins the instances of those that have none. */
    void beginMissing();
}
