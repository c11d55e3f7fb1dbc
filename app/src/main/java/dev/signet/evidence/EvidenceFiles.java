package dev.signet.evidence;

import dev.signet.rules.fact.EvidenceKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Files that prove an application. Stored whole or not at all, never changed. */
public interface EvidenceFiles {

    /**
     * Checks every file by its content (SGE-1, SGE-2, SGE-4; limits are parameters of the rulebook).
     *
     * @throws dev.signet.platform.Refusal {@code isv.ERROR_EMPTY_FILE}, {@code isv.SIGN_FILE_LIMIT} or
     *     {@code isv.INVALID_PARAMETERS}, naming the file and the rule
     */
    void check(List<EvidenceUpload> uploads);

    /** Checks the files and stores all of them in the caller's control-plane transaction. */
    List<EvidenceFile> store(long accountId, List<EvidenceUpload> uploads);

    /** The files with these ids, in the order asked for; unknown ids are left out. */
    List<EvidenceFile> find(Collection<Long> ids);

    /** Notes what a file shows, found out by a reviewer where the door could not say. */
    void classify(long id, EvidenceKind kind);

    /** A file for its owner; empty when it is another account's, as if it did not exist. */
    Optional<EvidenceContent> openForOwner(long accountId, long id);

    /** A file for a reviewer. Whoever calls this has made sure that the viewer is one and may see its application. */
    Optional<EvidenceContent> openForReview(long id);
}
