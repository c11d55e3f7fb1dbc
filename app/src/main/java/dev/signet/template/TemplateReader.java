package dev.signet.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.application.ApplicationTables;
import dev.signet.application.ApplicationTables.Attached;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.platform.Columns;
import dev.signet.platform.text.JsonText;
import dev.signet.rules.fact.TemplateClaim;
import dev.signet.rules.fact.TemplateKind;
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

/** Puts templates together from the rows of their tables: a page of them with as many statements as a single one. */
final class TemplateReader {

    private final JdbcClient jdbc;
    private final ApplicationTables<TemplateState> tables;
    private final EvidenceFiles evidence;
    private final ObjectMapper json;

    TemplateReader(
            JdbcClient jdbc, ApplicationTables<TemplateState> tables, EvidenceFiles evidence, ObjectMapper json) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.evidence = evidence;
        this.json = json;
    }

    /** A row of the templates' own table. */
    private record Root(
            long id,
            long number,
            long accountId,
            long order,
            Instant createdAt,
            @Nullable String suspension,
            @Nullable Instant cancelledAt) {

        static Root of(ResultSet row) throws SQLException {
            return new Root(
                    row.getLong("id"),
                    row.getLong("number"),
                    row.getLong("account_id"),
                    row.getLong("order_id"),
                    Instant.ofEpochMilli(row.getLong("created_at_ms")),
                    row.getString("suspension"),
                    Columns.instant(row, "cancelled_at_ms"));
        }
    }

    /** @param roots selects rows of the templates' own table, whose order the answer keeps */
    List<Template> read(JdbcClient.StatementSpec roots) {
        List<Root> found = roots.query((row, n) -> Root.of(row)).list();
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, TemplateRevision> revisions =
                revisions(found.stream().map(Root::order).toList());
        return found.stream()
                .map(root -> template(root, revisions.get(root.order())))
                .toList();
    }

    private static Template template(Root root, @Nullable TemplateRevision revision) {
        if (revision == null) {
            throw new IllegalStateException("template " + root.id() + " has no application " + root.order());
        }
        return new Template(
                root.id(),
                TemplateStore.CODE_PREFIX + root.number(),
                root.accountId(),
                root.createdAt(),
                revision,
                root.suspension(),
                root.cancelledAt());
    }

    private Map<Long, TemplateRevision> revisions(List<Long> orders) {
        Attached attached = tables.attached(orders, evidence);
        Map<Long, TemplateRevision> revisions = new HashMap<>();
        jdbc.sql("select * from template_revision where order_id in (:orders)")
                .param("orders", orders)
                .query(row -> {
                    TemplateRevision revision = revision(row).with(attached);
                    revisions.put(revision.orderId(), revision);
                });
        return revisions;
    }

    /** Without what other tables hold of it. */
    private TemplateRevision revision(ResultSet row) throws SQLException {
        return new TemplateRevision(
                row.getLong("order_id"),
                facts(row),
                TemplateState.valueOf(row.getString("state")),
                List.of(),
                row.getString("rulebook_version"),
                Instant.ofEpochMilli(row.getLong("submitted_at_ms")),
                row.getString("reason"),
                row.getString("reason_en"),
                Columns.instant(row, "decided_at_ms"));
    }

    private TemplateFacts facts(ResultSet row) throws SQLException {
        int intlType = row.getInt("intl_type");
        boolean noIntlType = row.wasNull();
        return new TemplateFacts(
                new TemplateClaim(
                        TemplateKind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("content"),
                        noIntlType ? null : intlType,
                        attributes(row.getString("variable_attributes")),
                        row.getString("related_signature"),
                        row.getString("scene_content"),
                        row.getString("domain"),
                        Columns.flag(row, "icp_filed"),
                        Columns.flag(row, "domain_owned"),
                        Columns.flag(row, "members_only"),
                        row.getString("remark")),
                List.of(),
                Arrays.stream(row.getString("unstated").split(","))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet()));
    }

    @Nullable
    Map<String, String> attributes(@Nullable String text) {
        return text == null ? null : JsonText.readTexts(json, text, "template_revision");
    }
}
