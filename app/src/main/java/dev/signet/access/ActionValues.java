package dev.signet.access;

import java.util.List;

/** The values of a call by their names in {@code actions.tsv}, as the action itself will read them. */
@FunctionalInterface
public interface ActionValues {

    /** @return none where the call does not give it; several where it is a list */
    List<String> of(String name);
}
