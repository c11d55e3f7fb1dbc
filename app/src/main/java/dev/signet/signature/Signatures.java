package dev.signet.signature;

import dev.signet.application.OperationRecord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of signatures. Names are found whatever their letter case (SG-20). */
@Service
@Transactional(readOnly = true)
public class Signatures {

    private final SignatureStore store;

    Signatures(SignatureStore store) {
        this.store = store;
    }

    /**
     * The rows of one name, the newest application first, so that a pending conversion comes before the usable
     * signature; empty when the account has no such signature. A deleted signature is not found.
     */
    public List<SignatureRow> find(long accountId, String name) {
        return store.findByName(accountId, name)
                .map(signature -> signature.rows().stream()
                        .map(row -> row(signature, row))
                        .toList())
                .orElse(List.of());
    }

    /** The newest row of one name. */
    public Optional<SignatureRow> newest(long accountId, String name) {
        return find(accountId, name).stream().findFirst();
    }

    /**
     * One page of rows, newest first, without deleted ones.
     *
     * @param state only these; null for all (审核状态 全部)
     * @param name only names that contain this; null for all
     * @param page from 1
     */
    public SignaturePage list(
            long accountId, @Nullable SignatureState state, @Nullable String name, int page, int size) {
        SignatureStore.RowFilter filter = new SignatureStore.RowFilter(accountId, state, name);
        List<SignatureRow> rows = store.rowKeys(filter, size, (long) (page - 1) * size).stream()
                .map(this::row)
                .toList();
        return new SignaturePage(rows, store.countRows(filter), page, size);
    }

    private SignatureRow row(SignatureStore.RowKey key) {
        Signature signature = store.find(key.signatureId())
                .orElseThrow(() -> new IllegalStateException("no signature " + key.signatureId()));
        return signature.rows().stream()
                .filter(revision -> revision.orderId() == key.orderId())
                .map(revision -> row(signature, revision))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no application " + key.orderId()));
    }

    /** The operation records of one name, newest first (S4.4-1). */
    public List<OperationRecord<SignatureState>> records(long accountId, String name) {
        return store.findByName(accountId, name)
                .map(signature -> store.records(signature.id()))
                .orElse(List.of());
    }

    /** Everything the account may send with. */
    public List<SendableSignature> sendable(long accountId) {
        return store.sendable(accountId);
    }

    /** The names that the platform supplies to all for tests (S4.4-11). */
    public List<String> forTests() {
        return store.forTests();
    }

    static SignatureRow row(Signature signature, SignatureRevision revision) {
        SignatureFacts facts = revision.facts();
        SignatureState state = signature.stateOf(revision);
        String suspension = signature.suspension();
        return new SignatureRow(
                signature.id(),
                revision.orderId(),
                "SIGN_" + signature.id(),
                signature.name(),
                facts.claim(),
                state,
                facts.evidence(),
                revision.findings(),
                revision.rulebookVersion(),
                state == SignatureState.SUSPENDED && suspension != null ? suspension : revision.reason(),
                revision.decidedAt(),
                revision.submittedAt(),
                signature.actions(revision),
                signature.platformTest());
    }
}
