package dev.signet.signature;

import dev.signet.application.ApplicationTables;
import dev.signet.application.ApplicationTables.Attached;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.platform.Columns;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureClaim;
import dev.signet.rules.fact.SignatureSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts signatures together from the rows of their tables: a page of them with as many statements as a single one. */
final class SignatureReader {

    private final JdbcClient jdbc;
    private final ApplicationTables<SignatureState> tables;
    private final EvidenceFiles evidence;

    SignatureReader(JdbcClient jdbc, ApplicationTables<SignatureState> tables, EvidenceFiles evidence) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.evidence = evidence;
    }

    /** A row of the signatures' own table. */
    private record Root(
            long id,
            long accountId,
            String name,
            boolean platformTest,
            Instant createdAt,
            @Nullable String suspension,
            @Nullable Instant cancelledAt) {

        static Root of(ResultSet row) throws SQLException {
            return new Root(
                    row.getLong("id"),
                    row.getLong("account_id"),
                    row.getString("name"),
                    row.getBoolean("platform_test"),
                    Instant.ofEpochMilli(row.getLong("created_at_ms")),
                    row.getString("suspension"),
                    Columns.instant(row, "cancelled_at_ms"));
        }
    }

    /** An application with what it is to which signature. */
    private record Held(long signatureId, String role, SignatureRevision revision) {

        static Held of(ResultSet row) throws SQLException {
            return new Held(row.getLong("signature_id"), row.getString("role"), SignatureReader.revision(row));
        }
    }

    /** @param roots selects rows of the signatures' own table, whose order the answer keeps */
    List<Signature> read(JdbcClient.StatementSpec roots) {
        List<Root> found = roots.query((row, n) -> Root.of(row)).list();
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, Map<String, SignatureRevision>> revisions =
                revisions(found.stream().map(Root::id).toList());
        return found.stream()
                .map(root -> signature(root, revisions.getOrDefault(root.id(), Map.of())))
                .toList();
    }

    private static Signature signature(Root root, Map<String, SignatureRevision> byRole) {
        return new Signature(
                root.id(),
                root.accountId(),
                root.name(),
                root.platformTest(),
                root.createdAt(),
                byRole.get("USABLE"),
                byRole.get("OPEN"),
                root.suspension(),
                root.cancelledAt());
    }

    private Map<Long, Map<String, SignatureRevision>> revisions(List<Long> signatures) {
        List<Held> held = jdbc.sql(
                        "select * from signature_revision where signature_id in (:ids) and role in ('USABLE', 'OPEN')")
                .param("ids", signatures)
                .query((row, n) -> Held.of(row))
                .list();
        Attached attached = tables.attached(
                held.stream().map(each -> each.revision().orderId()).toList(), evidence);
        Map<Long, Map<String, SignatureRevision>> revisions = new HashMap<>();
        held.forEach(each -> revisions
                .computeIfAbsent(each.signatureId(), id -> new HashMap<>())
                .put(each.role(), each.revision().with(attached)));
        return revisions;
    }

    /** Without what other tables hold of it. */
    private static SignatureRevision revision(ResultSet row) throws SQLException {
        return new SignatureRevision(
                row.getLong("order_id"),
                facts(row),
                row.getBoolean("new_general"),
                SignatureState.valueOf(row.getString("state")),
                List.of(),
                row.getString("rulebook_version"),
                Instant.ofEpochMilli(row.getLong("submitted_at_ms")),
                row.getString("reason"),
                row.getString("reason_en"),
                Columns.instant(row, "decided_at_ms"));
    }

    private static SignatureFacts facts(ResultSet row) throws SQLException {
        return new SignatureFacts(
                new SignatureClaim(
                        Scenario.valueOf(row.getString("scenario")),
                        SignatureSource.valueOf(row.getString("source")),
                        row.getString("source_content"),
                        row.getString("source_name"),
                        Columns.flag(row, "source_owned"),
                        Columns.flag(row, "third_party"),
                        row.getString("right_holder"),
                        Columns.flag(row, "public_body"),
                        row.getString("landline"),
                        row.getString("domain"),
                        Columns.flag(row, "icp_filed"),
                        Columns.flag(row, "online"),
                        row.getString("remark")),
                row.getBoolean("evidence_carried"),
                row.getBoolean("evidence_kinds_known"),
                List.of(),
                Arrays.stream(row.getString("unstated").split(","))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet()));
    }
}
