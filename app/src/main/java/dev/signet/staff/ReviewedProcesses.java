package dev.signet.staff;

import java.util.List;

/** What reviewers decide about, said by whoever takes in applications: {@code staff} stands below all of these. */
public interface ReviewedProcesses {

    /**
     * A kind of application.
     *
     * @param processKey the model that decides
     * @param reviewers the group whose members decide
     */
    record Reviewed(String kind, String processKey, String reviewers) {}

    List<Reviewed> reviewed();
}
