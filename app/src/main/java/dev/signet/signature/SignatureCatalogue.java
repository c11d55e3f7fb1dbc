package dev.signet.signature;

import dev.signet.application.OperationRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows signatures to their owners and to the send path. */
@Service
@Transactional(readOnly = true)
class SignatureCatalogue implements Signatures {

    private final SignatureStore store;

    SignatureCatalogue(SignatureStore store) {
        this.store = store;
    }

    @Override
    public List<SignatureRow> find(long accountId, String name) {
        return store.findByName(accountId, name)
                .map(signature -> signature.rows().stream()
                        .map(row -> row(signature, row))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public SignaturePage list(
            long accountId, @Nullable SignatureState state, @Nullable String name, int page, int size) {
        SignatureStore.RowFilter filter = new SignatureStore.RowFilter(accountId, state, name);
        List<SignatureRow> rows = store.rowKeys(filter, size, (long) (page - 1) * size).stream()
                .map(this::row)
                .toList();
        return new SignaturePage(rows, store.countRows(filter), page, size);
    }

    private SignatureRow row(SignatureStore.RowKey key) {
        Signature signature = store.findById(key.signatureId())
                .orElseThrow(() -> new IllegalStateException("no signature " + key.signatureId()));
        return signature.rows().stream()
                .filter(revision -> revision.orderId() == key.orderId())
                .map(revision -> row(signature, revision))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no application " + key.orderId()));
    }

    @Override
    public List<OperationRecord<SignatureState>> records(long accountId, String name) {
        return store.findByName(accountId, name)
                .map(signature -> store.records(signature.id()))
                .orElse(List.of());
    }

    @Override
    public List<SendableSignature> sendable(long accountId) {
        return store.sendable(accountId);
    }

    @Override
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
                facts.scenario(),
                facts.source(),
                state,
                facts.sourceContent(),
                facts.sourceName(),
                facts.sourceOwned(),
                facts.thirdParty(),
                facts.rightHolder(),
                facts.publicBody(),
                facts.landline(),
                facts.domain(),
                facts.icpFiled(),
                facts.online(),
                facts.remark(),
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
