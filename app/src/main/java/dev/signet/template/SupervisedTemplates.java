package dev.signet.template;

import dev.signet.application.OperationRecord;
import dev.signet.platform.Bilingual;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.Unseen;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The templates of all accounts, for the platform's people. */
@Service
@Transactional(readOnly = true)
public class SupervisedTemplates {

    private static final long NONE = -1;

    private static final String FOUND = """
            from template t join template_revision r on r.order_id = t.order_id
            where (:account is null or t.account_id = :account)
              and (t.cancelled_at_ms is null or :state = 'CANCELLED')
              and (:state is null or :state = t.state)
              and (:kind is null or r.kind = :kind)
              and (:text is null or t.number = :number or instr(lower(r.name), :text) > 0
                   or instr(lower(r.content), :text) > 0)""";

    private final JdbcClient jdbc;
    private final TemplateStore store;

    SupervisedTemplates(JdbcClient jdbc, TemplateStore store) {
        this.jdbc = jdbc;
        this.store = store;
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
                        .map(SupervisedTemplates::supervised)
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

    public Optional<Supervised> show(String code) {
        return store.findByCode(code).map(SupervisedTemplates::supervised);
    }

    private static Supervised supervised(Template template) {
        return new Supervised(template.accountId(), Templates.row(template));
    }

    /** Newest first. */
    public List<OperationRecord<TemplateState>> records(Supervised template) {
        return store.records(template.row().templateId());
    }

    /** What the account was told of decisions, by the numbers of its applications. */
    public Map<Long, Bilingual> reasons(Supervised template) {
        return store.reasons(template.row().templateId());
    }
}
