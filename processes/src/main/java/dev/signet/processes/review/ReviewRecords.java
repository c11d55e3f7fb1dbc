package dev.signet.processes.review;

import java.util.List;

/** The file of each review, kept by the application in the transaction of the engine. */
public interface ReviewRecords {

    /**
     * @param businessKey {@code <kind>:<id>}
     * @throws IllegalStateException when no review is open under this key
     */
    ReviewRecord open(String businessKey);

    /** The facts of the application that nobody knows now, in the words of the screen. */
    List<String> unknownFacts(String businessKey);

    /** Puts an opinion on file, after those that are there. */
    void add(String businessKey, Opinion opinion);
}
