package dev.signet.signature;

import dev.signet.application.OperationRecord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of signatures. Names are found whatever their letter case (SG-20). */
public interface Signatures {

    /**
     * The rows of one name, the newest application first, so that a pending conversion comes before the usable
     * signature; empty when the account has no such signature. A deleted signature is not found.
     */
    List<SignatureRow> find(long accountId, String name);

    /** The newest row of one name. */
    default Optional<SignatureRow> newest(long accountId, String name) {
        return find(accountId, name).stream().findFirst();
    }

    /**
     * One page of rows, newest first, without deleted ones.
     *
     * @param state only these; null for all (审核状态 全部)
     * @param name only names that contain this; null for all
     * @param page from 1
     */
    SignaturePage list(long accountId, @Nullable SignatureState state, @Nullable String name, int page, int size);

    /** The operation records of one name, newest first (S4.4-1). */
    List<OperationRecord<SignatureState>> records(long accountId, String name);

    /** Everything the account may send with. */
    List<SendableSignature> sendable(long accountId);

    /** The names that the platform supplies to all for tests (S4.4-11). */
    List<String> forTests();
}
