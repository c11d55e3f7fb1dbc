package dev.signet.signature;

import dev.signet.application.ApplicationTables;
import dev.signet.application.Decided;
import dev.signet.application.OperationRecord;
import dev.signet.application.Register;
import dev.signet.evidence.EvidenceFile;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Columns;
import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.ExistingSignature;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureClaim;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Brings signatures from their tables and back. Whoever means to change one takes its row lock by loading it. */
@Repository
class SignatureStore implements Register<Signature> {

    /** Owner of the signature that the platform supplies to all. */
    static final long PLATFORM = 0;

    private final JdbcClient jdbc;
    private final ApplicationTables<SignatureState> tables;
    private final SignatureReader reader;

    SignatureStore(JdbcClient jdbc, JdbcTemplate statements, Ids ids, EvidenceFiles evidence) {
        this.jdbc = jdbc;
        this.tables = new ApplicationTables<>(statements, ids, "signature", SignatureState.class);
        this.reader = new SignatureReader(jdbc, tables, evidence);
    }

    /** Holds other applications of this account back until the transaction ends. */
    void lineUp(long accountId) {
        tables.lineUp(accountId);
    }

    /** The live signature of this name, locked; the platform's own is everybody's. */
    Optional<Signature> lockByName(long accountId, String name) {
        return byName(accountId, name, " for update");
    }

    Optional<Signature> findByName(long accountId, String name) {
        return byName(accountId, name, "");
    }

    private Optional<Signature> byName(long accountId, String name, String lock) {
        return one(jdbc.sql("""
                        select * from signature
                        where account_id in (?, ?) and folded_name = ? and live = 1
                        order by account_id desc limit 1""" + lock).params(accountId, PLATFORM, SignatureNames.fold(name)));
    }

    @Override
    public String kind() {
        return SignatureFlow.KIND;
    }

    @Override
    public String labelledBy() {
        return "name";
    }

    @Override
    public Optional<Signature> lock(long id) {
        return byId(id, " for update");
    }

    @Override
    public Optional<Signature> find(long id) {
        return byId(id, "");
    }

    private Optional<Signature> byId(long id, String lock) {
        return one(jdbc.sql("select * from signature where id = ?" + lock).param(id));
    }

    private Optional<Signature> one(JdbcClient.StatementSpec roots) {
        return reader.read(roots).stream().findFirst();
    }

    /** Every signature with an application that waits for a decision. */
    @Override
    public List<Long> waiting() {
        return jdbc.sql("select signature_id from signature_revision where role = 'OPEN' and state = 'UNDER_REVIEW'")
                .query(Long.class)
                .list();
    }

    /** Everything live of the account, one entry per application that is usable or open. */
    List<ExistingSignature> existing(long accountId, long exceptSignature) {
        return jdbc.sql("""
                        select s.name, r.scenario from signature s join signature_revision r on r.signature_id = s.id
                        where s.account_id = ? and s.live = 1 and r.role in ('USABLE', 'OPEN') and s.id <> ?""")
                .params(accountId, exceptSignature)
                .query((row, n) -> new ExistingSignature(row.getString(1), Scenario.valueOf(row.getString(2))))
                .list();
    }

    /** Applications for the general scenario since then, deleted ones too: deleting gives no quota back. */
    int generalAppliedSince(long accountId, Instant since) {
        return jdbc.sql("""
                        select count(*) from signature_revision
                        where account_id = ? and new_general = 1 and submitted_at_ms >= ?""")
                .params(accountId, since.toEpochMilli())
                .query(Integer.class)
                .single();
    }

    /** Applications of any kind since then. */
    int appliedSince(long accountId, Instant since) {
        return jdbc.sql("select count(*) from signature_revision where account_id = ? and submitted_at_ms >= ?")
                .params(accountId, since.toEpochMilli())
                .query(Integer.class)
                .single();
    }

    /** Those of these ids that are there, by id. */
    Map<Long, Signature> findAll(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : reader
                        .read(jdbc.sql("select * from signature where id in (:ids)")
                                .param("ids", ids))
                        .stream()
                        .collect(Collectors.toMap(Signature::id, Function.identity()));
    }

    @Override
    public List<OperationRecord<SignatureState>> records(long signatureId) {
        return tables.records(signatureId);
    }

    Map<Long, Bilingual> reasons(long signatureId) {
        return tables.reasons(signatureId);
    }

    List<SendableSignature> sendable(long accountId) {
        return jdbc.sql("""
                        select s.id, s.name, r.scenario, r.third_party
                        from signature s join signature_revision r on r.signature_id = s.id and r.role = 'USABLE'
                        where s.account_id = ? and s.live = 1 and s.suspension is null""")
                .param(accountId)
                .query((row, n) -> new SendableSignature(
                        accountId,
                        row.getLong("id"),
                        row.getString("name"),
                        Scenario.valueOf(row.getString("scenario")),
                        Boolean.TRUE.equals(Columns.flag(row, "third_party"))))
                .list();
    }

    /** Reasons by names, of what could be sent with if the platform had not taken it out of use. */
    Map<String, String> suspended(long accountId) {
        Map<String, String> reasons = new HashMap<>();
        jdbc.sql("select name, suspension from signature where account_id = ? and live = 1 and suspension is not null")
                .param(accountId)
                .query(row -> {
                    reasons.put(row.getString(1), row.getString(2));
                });
        return reasons;
    }

    List<String> forTests() {
        return jdbc.sql("select name from signature where platform_test = 1 and live = 1")
                .query(String.class)
                .list();
    }

    /** The latest decided applications of all accounts but one signature, newest first, at most so many. */
    @Override
    public List<Decided> decidedBut(long exceptSignature, int limit) {
        return decided("s.id <> ?", exceptSignature, limit);
    }

    @Override
    public List<Decided> decidedOf(long accountId, int limit) {
        return decided("s.account_id = ?", accountId, limit);
    }

    private List<Decided> decided(String condition, long value, int limit) {
        return jdbc.sql("""
                        select s.account_id, s.name, r.state, r.reason, r.decided_at_ms
                        from signature_revision r join signature s on s.id = r.signature_id
                        where r.decided_at_ms is not null and s.account_id <> 0 and\s""" + condition + " order by r.order_id desc limit ?")
                .params(value, limit)
                .query((row, n) -> new Decided(
                        row.getLong(1),
                        row.getString(2),
                        SignatureState.APPROVED.name().equals(row.getString(3)),
                        row.getString(4),
                        Instant.ofEpochMilli(row.getLong(5))))
                .list();
    }

    @Override
    public int countDecided(long accountId, boolean approved) {
        return jdbc.sql("select count(*) from signature_revision where account_id = ? and state = ?")
                .params(accountId, (approved ? SignatureState.APPROVED : SignatureState.REJECTED).name())
                .query(Integer.class)
                .single();
    }

    /** Writes the signature whole: its row, its usable and open applications, and the new operation records. */
    @Override
    public void save(Signature signature) {
        saveRoot(signature);
        jdbc.sql("update signature_revision set role = 'PAST' where signature_id = ? and role <> 'PAST'")
                .param(signature.id())
                .update();
        signature.usableRevision().ifPresent(revision -> saveRevision(signature, revision, "USABLE"));
        signature.openRevision().ifPresent(revision -> saveRevision(signature, revision, "OPEN"));
        tables.addRecords(signature.id(), signature.newRecords());
    }

    private void saveRoot(Signature signature) {
        jdbc.sql("""
                        insert into signature (id, account_id, name, folded_name, live, platform_test, suspension,
                                               created_at_ms, cancelled_at_ms)
                        values (:id, :account, :name, :folded, :live, :test, :suspension, :created, :cancelled)
                        on duplicate key update live = :live, suspension = :suspension, cancelled_at_ms = :cancelled""")
                .param("id", signature.id())
                .param("account", signature.accountId())
                .param("name", signature.name())
                .param("folded", SignatureNames.fold(signature.name()))
                .param("live", signature.cancelledAt() == null ? 1 : null)
                .param("test", signature.platformTest())
                .param("suspension", signature.suspension())
                .param("created", signature.createdAt().toEpochMilli())
                .param("cancelled", Columns.millis(signature.cancelledAt()))
                .update();
    }

    private void saveRevision(Signature signature, SignatureRevision revision, String role) {
        SignatureFacts facts = revision.facts();
        SignatureClaim claim = facts.claim();
        jdbc.sql("""
                        replace into signature_revision
                            (order_id, signature_id, account_id, role, state, scenario, source, source_content,
                             source_name, source_owned, third_party, right_holder, public_body, landline, domain,
                             icp_filed, online, evidence_carried, evidence_kinds_known, remark, unstated, new_general,
                             rulebook_version, reason, reason_en, submitted_at_ms, decided_at_ms)
                        values (:order, :signature, :account, :role, :state, :scenario, :source, :sourceContent,
                             :sourceName, :sourceOwned, :thirdParty, :rightHolder, :publicBody, :landline, :domain,
                             :icpFiled, :online, :carried, :kindsKnown, :remark, :unstated, :newGeneral,
                             :rulebook, :reason, :reasonEn, :submitted, :decided)""")
                .param("order", revision.orderId())
                .param("signature", signature.id())
                .param("account", signature.accountId())
                .param("role", role)
                .param("state", revision.state().name())
                .param("scenario", claim.scenario().name())
                .param("source", claim.source().name())
                .param("sourceContent", claim.sourceContent())
                .param("sourceName", claim.sourceName())
                .param("sourceOwned", claim.sourceOwned())
                .param("thirdParty", claim.thirdParty())
                .param("rightHolder", claim.rightHolder())
                .param("publicBody", claim.publicBody())
                .param("landline", claim.landline())
                .param("domain", claim.domain())
                .param("icpFiled", claim.icpFiled())
                .param("online", claim.online())
                .param("carried", facts.evidenceCarried())
                .param("kindsKnown", facts.evidenceKindsKnown())
                .param("remark", claim.remark())
                .param("unstated", String.join(",", new TreeSet<>(facts.unstated())))
                .param("newGeneral", revision.newGeneral())
                .param("rulebook", revision.rulebookVersion())
                .param("reason", revision.reason())
                .param("reasonEn", revision.reasonEn())
                .param("submitted", revision.submittedAt().toEpochMilli())
                .param("decided", Columns.millis(revision.decidedAt()))
                .update();
        tables.saveFindings(revision.orderId(), revision.findings());
        tables.saveEvidence(
                revision.orderId(),
                facts.evidence().stream().map(EvidenceFile::id).toList());
    }
}
