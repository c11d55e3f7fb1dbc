package dev.signet.signature;

import dev.signet.application.OperationRecord;
import dev.signet.platform.Bilingual;
import dev.signet.signature.SignatureListing.Listed;
import dev.signet.tag.Tagging;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of signatures. Names are found whatever their letter case (SG-20). */
@Service
@Transactional(readOnly = true)
public class Signatures {

    private final SignatureStore store;
    private final SignatureListing listing;
    private final Tagging tagging;

    Signatures(SignatureStore store, SignatureListing listing, Tagging tagging) {
        this.store = store;
        this.listing = listing;
        this.tagging = tagging;
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
        return list(accountId, SignatureFilter.of(state, name), page, size);
    }

    /** As the other, with more to choose by. */
    public SignaturePage list(long accountId, SignatureFilter filter, int page, int size) {
        List<Listed> listed = listing.page(accountId, filter, size, (long) (page - 1) * size);
        Map<Long, Signature> found = store.findAll(
                listed.stream().map(Listed::signatureId).distinct().toList());
        List<SignatureRow> rows = listed.stream()
                .flatMap(each -> row(found.get(each.signatureId()), each.orderId()).stream())
                .toList();
        return new SignaturePage(rows, count(accountId, filter), page, size);
    }

    /** The tags of these rows by their names; those without any are left out. */
    public Map<String, Map<String, String>> tags(long accountId, List<SignatureRow> rows) {
        return tagging.of(
                accountId,
                TaggableSignatures.TYPE,
                rows.stream().map(SignatureRow::name).distinct().toList());
    }

    /** How many rows the whole list has. */
    public long count(long accountId, SignatureFilter filter) {
        return listing.count(accountId, filter);
    }

    /** Empty where it was decided anew since the list was made. */
    private static Optional<SignatureRow> row(@Nullable Signature signature, long orderId) {
        return Optional.ofNullable(signature)
                .flatMap(known -> known.rows().stream()
                        .filter(revision -> revision.orderId() == orderId)
                        .map(revision -> row(known, revision))
                        .findFirst());
    }

    /** The operation records of one name, newest first (S4.4-1). */
    public List<OperationRecord<SignatureState>> records(long accountId, String name) {
        return store.findByName(accountId, name)
                .map(signature -> store.records(signature.id()))
                .orElse(List.of());
    }

    /** What the account was told of decisions, by the numbers of its applications under this name. */
    public Map<Long, Bilingual> reasons(long accountId, String name) {
        return store.findByName(accountId, name)
                .map(signature -> store.reasons(signature.id()))
                .orElse(Map.of());
    }

    /** Everything the account may send with. */
    public List<SendableSignature> sendable(long accountId) {
        return store.sendable(accountId);
    }

    /** Those that the platform took out of use: by name the reason that the account was told. */
    public Map<String, String> suspended(long accountId) {
        return store.suspended(accountId);
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
                state == SignatureState.SUSPENDED && suspension != null ? suspension : revision.reasonEn(),
                revision.decidedAt(),
                signature.createdAt(),
                revision.submittedAt(),
                signature.actions(revision),
                signature.platformTest());
    }
}
