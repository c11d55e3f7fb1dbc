package dev.signet.rules.fact;

/** What somebody applies for, as the norms of its area see it. */
public interface Application {

    /** Folder of the rulebook whose norms judge it, for example {@code signature}. */
    String area();
}
