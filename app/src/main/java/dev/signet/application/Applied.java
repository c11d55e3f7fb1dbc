package dev.signet.application;

import java.time.Instant;

/** What somebody applied for, as its domain keeps it. */
public interface Applied {

    long id();

    long accountId();

    Instant submittedAt();

    /** Whether it waits for a decision. */
    boolean underReview();
}
