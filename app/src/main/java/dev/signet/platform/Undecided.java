package dev.signet.platform;

import java.time.Instant;
import java.util.List;

/** Who knows of things that a repair left for people, since only they can tell what is right. */
public interface Undecided {

    /**
     * @param pair what kind of thing it is, for example {@code task-trigger}: what staff's page of repairs explains
     * @param subject which one
     * @param note what is wrong, for operators
     */
    record Case(String pair, String subject, String note, Instant foundAt) {}

    /** The oldest first, as many as somebody may look through. */
    List<Case> undecided();
}
