package dev.signet.application;

import dev.signet.evidence.EvidenceFile;
import java.util.List;
import java.util.Set;

/** What an applicant stated, and what a reviewer found out later. */
public interface Stated {

    List<EvidenceFile> evidence();

    /** Names of the facts that the door could not carry, and that a reviewer may therefore fill in. */
    Set<String> unstated();
}
