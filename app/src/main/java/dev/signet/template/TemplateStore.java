package dev.signet.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.application.ApplicationTables;
import dev.signet.application.Decided;
import dev.signet.application.OperationRecord;
import dev.signet.application.Register;
import dev.signet.evidence.EvidenceFile;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Columns;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.JsonText;
import dev.signet.platform.text.WholeNumber;
import dev.signet.rules.fact.TemplateClaim;
import dev.signet.rules.fact.TemplateKind;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Brings templates from their tables and back. Whoever means to change one takes its row lock by loading it. */
@Repository
class TemplateStore implements Register<Template> {

    static final String CODE_PREFIX = "SMS_";

    private final JdbcClient jdbc;
    private final ApplicationTables<TemplateState> tables;
    private final TemplateReader reader;
    private final ObjectMapper json;

    TemplateStore(JdbcClient jdbc, JdbcTemplate statements, Ids ids, EvidenceFiles evidence, ObjectMapper json) {
        this.jdbc = jdbc;
        this.tables = new ApplicationTables<>(statements, ids, "template", TemplateState.class);
        this.reader = new TemplateReader(jdbc, tables, evidence, json);
        this.json = json;
    }

    /** Holds other applications of this account back until the transaction ends. */
    void lineUp(long accountId) {
        tables.lineUp(accountId);
    }

    /** Makes room for a new template and gives it its code; {@link #save} fills it in the same transaction. */
    String reserve(long id, long accountId, Instant at) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into template (id, account_id, state, order_id, created_at_ms)
                        values (?, ?, 'UNDER_REVIEW', 0, ?)""").params(id, accountId, at.toEpochMilli()).update(key, "number");
        return CODE_PREFIX + key.getKeyAs(Number.class).longValue();
    }

    Optional<Template> lockByCode(long accountId, String code) {
        return number(code)
                .flatMap(number -> load(
                        "number = ? and account_id = ? and cancelled_at_ms is null for update", number, accountId));
    }

    Optional<Template> findByCode(long accountId, String code) {
        return number(code)
                .flatMap(
                        number -> load("number = ? and account_id = ? and cancelled_at_ms is null", number, accountId));
    }

    Optional<Template> findEverByCode(long accountId, String code) {
        return number(code).flatMap(number -> load("number = ? and account_id = ?", number, accountId));
    }

    /** Whoever it belongs to, a deleted one too. */
    Optional<Template> findByCode(String code) {
        return number(code).flatMap(number -> load("number = ?", number));
    }

    /** Whoever it belongs to, for the platform's officers. */
    Optional<Template> lockByCode(String code) {
        return number(code).flatMap(number -> load("number = ? for update", number));
    }

    @Override
    public String kind() {
        return TemplateFlow.KIND;
    }

    @Override
    public String labelledBy() {
        return "code";
    }

    @Override
    public Optional<Template> lock(long id) {
        return load("id = ? for update", id);
    }

    @Override
    public Optional<Template> find(long id) {
        return load("id = ?", id);
    }

    static Optional<Long> number(String code) {
        OptionalLong number = code.startsWith(CODE_PREFIX)
                ? WholeNumber.parseId(code.substring(CODE_PREFIX.length()))
                : OptionalLong.empty();
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private Optional<Template> load(String condition, Object... values) {
        return reader.read(jdbc.sql("select * from template where " + condition).params(values)).stream()
                .findFirst();
    }

    /** Every template with an application that waits for a decision. */
    @Override
    public List<Long> waiting() {
        return jdbc.sql("select id from template where state = 'UNDER_REVIEW'")
                .query(Long.class)
                .list();
    }

    int appliedSince(long accountId, Instant since) {
        return jdbc.sql("select count(*) from template_revision where account_id = ? and submitted_at_ms >= ?")
                .params(accountId, since.toEpochMilli())
                .query(Integer.class)
                .single();
    }

    /** Those of these ids that are there, by id. */
    Map<Long, Template> findAll(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : reader
                        .read(jdbc.sql("select * from template where id in (:ids)")
                                .param("ids", ids))
                        .stream()
                        .collect(Collectors.toMap(Template::id, Function.identity()));
    }

    @Override
    public List<OperationRecord<TemplateState>> records(long templateId) {
        return tables.records(templateId);
    }

    Map<Long, Bilingual> reasons(long templateId) {
        return tables.reasons(templateId);
    }

    List<SendableTemplate> sendable(long accountId) {
        return jdbc.sql("""
                        select t.id, t.number, r.kind, r.content, r.variable_attributes
                        from template t join template_revision r on r.order_id = t.order_id
                        where t.account_id = ? and t.state = 'APPROVED'""")
                .param(accountId)
                .query((row, n) -> new SendableTemplate(
                        accountId,
                        row.getLong("id"),
                        CODE_PREFIX + row.getLong("number"),
                        TemplateKind.valueOf(row.getString("kind")),
                        row.getString("content"),
                        reader.attributes(row.getString("variable_attributes"))))
                .list();
    }

    /** Reasons by codes, of what could be used if the platform had not taken it out of use. */
    Map<String, String> suspended(long accountId) {
        Map<String, String> reasons = new HashMap<>();
        jdbc.sql("select number, suspension from template where account_id = ? and state = 'SUSPENDED'")
                .param(accountId)
                .query(row -> {
                    reasons.put(CODE_PREFIX + row.getLong(1), row.getString(2));
                });
        return reasons;
    }

    Map<String, String> sendableNames(long accountId) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("""
                        select t.number, r.name from template t join template_revision r on r.order_id = t.order_id
                        where t.account_id = ? and t.state = 'APPROVED'""").param(accountId).query(row -> {
            names.put(CODE_PREFIX + row.getLong(1), row.getString(2));
        });
        return names;
    }

    /** The latest decided applications of all accounts but one template, newest first, at most so many. */
    @Override
    public List<Decided> decidedBut(long exceptTemplate, int limit) {
        return decided("template_id <> ?", exceptTemplate, limit);
    }

    @Override
    public List<Decided> decidedOf(long accountId, int limit) {
        return decided("account_id = ?", accountId, limit);
    }

    private List<Decided> decided(String condition, long value, int limit) {
        return jdbc.sql("""
                        select account_id, content, state, reason, decided_at_ms from template_revision
                        where decided_at_ms is not null and\s""" + condition + " order by order_id desc limit ?")
                .params(value, limit)
                .query((row, n) -> new Decided(
                        row.getLong(1),
                        row.getString(2),
                        TemplateState.APPROVED.name().equals(row.getString(3)),
                        row.getString(4),
                        Instant.ofEpochMilli(row.getLong(5))))
                .list();
    }

    @Override
    public int countDecided(long accountId, boolean approved) {
        return jdbc.sql("select count(*) from template_revision where account_id = ? and state = ?")
                .params(accountId, (approved ? TemplateState.APPROVED : TemplateState.REJECTED).name())
                .query(Integer.class)
                .single();
    }

    /** Writes the template whole: its row, its newest application, and the new operation records. */
    @Override
    public void save(Template template) {
        jdbc.sql("""
                        update template set state = ?, suspension = ?, order_id = ?, cancelled_at_ms = ? where id = ?""")
                .param(template.state().name())
                .param(template.suspension())
                .param(template.revision().orderId())
                .param(Columns.millis(template.cancelledAt()))
                .param(template.id())
                .update();
        saveRevision(template, template.revision());
        tables.addRecords(template.id(), template.newRecords());
    }

    private void saveRevision(Template template, TemplateRevision revision) {
        TemplateFacts facts = revision.facts();
        TemplateClaim claim = facts.claim();
        jdbc.sql("""
                        replace into template_revision
                            (order_id, template_id, account_id, state, kind, name, content, intl_type,
                             variable_attributes, related_signature, scene_content, domain, icp_filed, domain_owned,
                             members_only, remark, unstated, rulebook_version, reason, reason_en, submitted_at_ms,
                             decided_at_ms)
                        values (:order, :template, :account, :state, :kind, :name, :content, :intlType,
                             :attributes, :related, :scene, :domain, :icpFiled, :domainOwned,
                             :membersOnly, :remark, :unstated, :rulebook, :reason, :reasonEn, :submitted,
                             :decided)""")
                .param("order", revision.orderId())
                .param("template", template.id())
                .param("account", template.accountId())
                .param("state", revision.state().name())
                .param("kind", claim.kind().name())
                .param("name", claim.name())
                .param("content", claim.content())
                .param("intlType", claim.intlType())
                .param("attributes", text(claim.variableAttributes()))
                .param("related", claim.relatedSignature())
                .param("scene", claim.sceneContent())
                .param("domain", claim.domain())
                .param("icpFiled", claim.icpFiled())
                .param("domainOwned", claim.domainOwned())
                .param("membersOnly", claim.membersOnly())
                .param("remark", claim.remark())
                .param("unstated", String.join(",", new TreeSet<>(facts.unstated())))
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

    private @Nullable String text(@Nullable Map<String, String> attributes) {
        return attributes == null ? null : JsonText.write(json, new TreeMap<>(attributes));
    }
}
