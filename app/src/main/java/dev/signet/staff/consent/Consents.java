package dev.signet.staff.consent;

import dev.signet.platform.Refusal;

/**
 * Who decides changes of one kind, and what a decision does: all that their process does not know. The doors of tasks and the
 * timer come here as every other door does.
 */
public interface Consents<C extends ConsentedChange> {

    C show(long id);

    /** What it is about, after the name of its task. */
    String subject(C change);

    /** @throws Refusal where this person has no say in it now */
    C requireDecider(String person, long id);

    C decide(String person, long id, boolean approved, String reason);

    /** Ends what has waited its time; what ended otherwise at that moment is left as it is. */
    C endDue(long id);
}
