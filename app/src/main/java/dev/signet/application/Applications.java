package dev.signet.application;

import java.util.List;
import java.util.Optional;

/** Where a domain keeps what was applied for. */
public interface Applications<A extends Applied> {

    Optional<A> find(long id);

    /** Holds other decisions about it back until the transaction ends. */
    Optional<A> lock(long id);

    /** All that wait for a decision. */
    List<Long> waiting();
}
