package dev.signet.processes.review;

/** The file of each review, kept by the application in the transaction of the engine. */
public interface ReviewRecords {

    /**
     * @param businessKey {@code <kind>:<id>}
     * @throws IllegalStateException when no review is open under this key
     */
    ReviewRecord open(String businessKey);

    /** Puts an opinion on file, after those that are there. */
    void add(String businessKey, Opinion opinion);
}
