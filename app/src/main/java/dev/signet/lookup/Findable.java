package dev.signet.lookup;

import java.util.List;

/** A domain whose things can be found by the id that stands on them, or by what people call them. */
public interface Findable {

    /**
     * Looks for few, and only where an id leads to at once or within a bound.
     *
     * @param text without blanks around it, never empty
     * @return nothing where it is no id of this domain, and nothing is called so
     */
    List<Found> find(long accountId, String text);
}
