package dev.signet.template;

import dev.signet.rules.text.Unseen;
import dev.signet.tag.TagClause;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the rows of an account's list of templates. They are gone through in the order of the list by
 * {@code template_list}, so that a page is read without what comes after it.
 */
@Repository
class TemplateListing {

    private static final long NONE = -1;
    private static final String CODE = "concat('" + TemplateStore.CODE_PREFIX + "', t.number)";

    private static final String LISTED = """
            from template t join template_revision r on r.order_id = t.order_id
            where t.account_id = :account and t.cancelled_at_ms is null
              and (:anyState or t.state in (:states))
              and (:name is null or instr(r.name, :name) > 0)
              and (:number is null or t.number = :number)
              and (:text is null or instr(lower(r.name), :text) > 0 or instr(lower(r.content), :text) > 0
                   or instr(lower(%s), :text) > 0)
              and (:anyKind or r.kind in (:kinds))
              and (:signature is null or r.related_signature = :signature)""".formatted(CODE);

    private final JdbcClient jdbc;

    TemplateListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Long> page(long accountId, TemplateFilter filter, int limit, long offset) {
        return bind(
                        "select straight_join t.id",
                        accountId,
                        filter,
                        " order by t.order_id " + (filter.oldestFirst() ? "asc" : "desc")
                                + " limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(Long.class)
                .list();
    }

    long count(long accountId, TemplateFilter filter) {
        return bind("select count(*)", accountId, filter, "").query(Long.class).single();
    }

    private JdbcClient.StatementSpec bind(String columns, long accountId, TemplateFilter filter, String order) {
        TagClause tags = new TagClause(TaggableTemplates.TYPE, filter.tags());
        String code = filter.code();
        return tags.bind(jdbc.sql(columns + " " + LISTED + tags.sql(CODE) + order)
                .param("account", accountId)
                .param("anyState", filter.states().isEmpty())
                .param("states", names(filter.states()))
                .param("name", given(filter.name()))
                .param(
                        "number",
                        code == null ? null : TemplateStore.number(code).orElse(NONE))
                .param("text", lower(given(filter.text())))
                .param("anyKind", filter.kinds().isEmpty())
                .param("kinds", names(filter.kinds()))
                .param("signature", filter.relatedSignature()));
    }

    /** A list in a statement has one entry at least. */
    private static List<String> names(Collection<? extends Enum<?>> wanted) {
        return wanted.isEmpty()
                ? List.of("")
                : wanted.stream().<String>map(Enum::name).toList();
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || Unseen.strip(text).isEmpty() ? null : Unseen.strip(text);
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
