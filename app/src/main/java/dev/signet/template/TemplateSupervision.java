package dev.signet.template;

import dev.signet.application.OperationRecord;
import dev.signet.application.Supervision;
import dev.signet.audit.AuditTrail;
import dev.signet.notice.Notices;
import dev.signet.platform.Bilingual;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Wording;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.Unseen;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The templates of all accounts, and what the platform's officers may do to them; they name them by their codes. */
@Service
public class TemplateSupervision extends Supervision<String, Template> {

    public static final String REINSTATING = "ReinstateTemplate";

    private static final Wording TEXTS = Wording.of("template");

    private static final long NONE = -1;

    private static final String FOUND = """
            from template t join template_revision r on r.order_id = t.order_id
            where (:account is null or t.account_id = :account)
              and (t.cancelled_at_ms is null or :state = 'CANCELLED')
              and (:state is null or :state = t.state)
              and (:kind is null or r.kind = :kind)
              and (:text is null or t.number = :number or instr(lower(r.name), :text) > 0
                   or instr(lower(r.content), :text) > 0)""";

    private final TemplateStore store;
    private final JdbcClient jdbc;

    TemplateSupervision(
            TemplateStore store,
            JdbcClient jdbc,
            AuditTrail audit,
            FactsVersions versions,
            Notices notices,
            Clock clock) {
        super(REINSTATING, TEXTS, store, audit, versions, notices, clock);
        this.store = store;
        this.jdbc = jdbc;
    }

    @Override
    protected Template locked(String code) {
        return store.lockByCode(code)
                .orElseThrow(() -> TEXTS.refusal(Template.NOT_USABLE, "supervision.unknown", code));
    }

    @Override
    protected Standing standing(String code) {
        return store.findByCode(code)
                .map(template -> new Standing(
                        template.accountId(),
                        template.revision().facts().claim().name(),
                        template.suspension()))
                .orElseThrow(() -> TEXTS.refusal(Template.NOT_USABLE, "supervision.unknown", code));
    }

    @Override
    protected String read(String subjectId) {
        return subjectId;
    }

    /**
     * Which ones are wanted; what is null leaves none out, but deleted ones are only found as such.
     *
     * @param text part of the name or the content, or the whole code
     */
    public record Filter(
            @Nullable String text,
            @Nullable Long accountId,
            @Nullable TemplateState state,
            @Nullable TemplateKind kind) {}

    /**
     * One as the platform's people see it.
     *
     * @param accountId whose it is
     */
    public record Supervised(long accountId, TemplateRow row) {}

    /** Part of what was found, newest first. */
    public record Page(List<Supervised> rows, long total) {}

    /** @param page from 1 */
    @Transactional(readOnly = true)
    public Page search(Filter filter, int page, int size) {
        List<Long> listed = bind("select t.id " + FOUND + " order by t.order_id desc limit :size offset :skip", filter)
                .param("size", size)
                .param("skip", (long) (page - 1) * size)
                .query(Long.class)
                .list();
        Map<Long, Template> found = store.findAll(listed);
        return new Page(
                listed.stream()
                        .filter(found::containsKey)
                        .map(found::get)
                        .map(TemplateSupervision::supervised)
                        .toList(),
                bind("select count(*) " + FOUND, filter).query(Long.class).single());
    }

    private JdbcClient.StatementSpec bind(String sql, Filter filter) {
        String text = filter.text() == null ? "" : Unseen.strip(filter.text());
        return jdbc.sql(sql)
                .param("account", filter.accountId())
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("kind", filter.kind() == null ? null : filter.kind().name())
                .param("text", text.isEmpty() ? null : text.toLowerCase(Locale.ROOT))
                .param("number", TemplateStore.number(text).orElse(NONE));
    }

    /** Whoever it belongs to, a deleted one too. */
    @Transactional(readOnly = true)
    public Optional<Supervised> show(String code) {
        return store.findByCode(code).map(TemplateSupervision::supervised);
    }

    private static Supervised supervised(Template template) {
        return new Supervised(template.accountId(), Templates.row(template));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<OperationRecord<TemplateState>> records(Supervised template) {
        return store.records(template.row().templateId());
    }

    /** What the account was told of decisions, by the numbers of its applications. */
    @Transactional(readOnly = true)
    public Map<Long, Bilingual> reasons(Supervised template) {
        return store.reasons(template.row().templateId());
    }
}
