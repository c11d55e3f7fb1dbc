package dev.signet.figures;

import java.time.LocalDate;
import java.util.function.BiConsumer;

/** The messages themselves, for whoever counts them again; implemented by whoever keeps them. */
public interface StoredMessages {

    /**
     * What messages of a day of their accounts come to, all that are counted, in no order; a cell may come more than once. In
     * the caller's transaction, and so as of the instant that it reads.
     */
    void count(LocalDate day, BiConsumer<Cell, Sums> each);
}
