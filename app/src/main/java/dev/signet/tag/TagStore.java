package dev.signet.tag;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of tags. Who changes those of a resource holds the resource. */
@Repository
class TagStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate statements;

    TagStore(JdbcClient jdbc, JdbcTemplate statements) {
        this.jdbc = jdbc;
        this.statements = statements;
    }

    /** What has tags. */
    record Resource(long accountId, String type, String id) {}

    /** A tag with what has it. */
    record Tagged(Resource resource, Tag tag) {}

    Map<String, String> of(Resource resource) {
        Map<String, String> tags = new TreeMap<>();
        jdbc.sql(
                        "select tag_key, tag_value from tag_tag where account_id = ? and resource_type = ? and resource_id = ?")
                .params(resource.accountId(), resource.type(), resource.id())
                .query(row -> {
                    tags.put(row.getString(1), row.getString(2));
                });
        return tags;
    }

    Map<String, Map<String, String>> of(long accountId, String type, Collection<String> ids) {
        Map<String, Map<String, String>> found = new TreeMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                        select resource_id, tag_key, tag_value from tag_tag
                        where account_id = :account and resource_type = :type and resource_id in (:ids)""")
                .param("account", accountId)
                .param("type", type)
                .param("ids", ids)
                .query(row -> {
                    found.computeIfAbsent(row.getString(1), id -> new TreeMap<>())
                            .put(row.getString(2), row.getString(3));
                });
        return found;
    }

    List<TagCount> choices(long accountId, String type, String beginning, int most) {
        return jdbc.sql("""
                        select tag_key, tag_value, count(*) from tag_tag
                        where account_id = ? and resource_type = ? and left(tag_key, char_length(?)) = ?
                        group by tag_key, tag_value order by tag_key, tag_value limit ?""")
                .params(accountId, type, beginning, beginning, most)
                .query((row, n) -> new TagCount(new Tag(row.getString(1), row.getString(2)), row.getInt(3)))
                .list();
    }

    /** @param accountId null for all accounts */
    List<Tagged> all(@Nullable Long accountId) {
        return jdbc.sql("""
                        select account_id, resource_type, resource_id, tag_key, tag_value from tag_tag
                        where :account is null or account_id = :account""")
                .param("account", accountId)
                .query((row, n) -> new Tagged(
                        new Resource(row.getLong(1), row.getString(2), row.getString(3)),
                        new Tag(row.getString(4), row.getString(5))))
                .list();
    }

    /** A key that the resource has gets the new value (S13.1-3). */
    void put(Resource resource, Map<String, String> tags, String by, Instant at) {
        List<Object[]> rows = new ArrayList<>();
        tags.forEach((key, value) -> rows.add(
                new Object[] {resource.accountId(), resource.type(), resource.id(), key, value, by, at.toEpochMilli()
                }));
        statements.batchUpdate("""
                insert into tag_tag (account_id, resource_type, resource_id, tag_key, tag_value, set_by, set_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on duplicate key update tag_value = values(tag_value), set_by = values(set_by), set_at = values(set_at)""", rows);
    }

    void remove(Resource resource, Collection<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        delete from tag_tag where account_id = :account and resource_type = :type and resource_id = :id
                          and tag_key in (:keys)""")
                .param("account", resource.accountId())
                .param("type", resource.type())
                .param("id", resource.id())
                .param("keys", keys)
                .update();
    }

    void removeAll(Resource resource) {
        jdbc.sql("delete from tag_tag where account_id = ? and resource_type = ? and resource_id = ?")
                .params(resource.accountId(), resource.type(), resource.id())
                .update();
    }

    /**
     * By resource and key.
     *
     * @param wanted with the ids that the store knows
     * @param after the last tag of the page before; null for the first page
     */
    List<TagRow> list(long accountId, TagQuery wanted, @Nullable TagPlace after, int most) {
        StringBuilder sql = new StringBuilder("""
                select t.resource_type, t.resource_id, t.tag_key, t.tag_value, t.set_by, t.set_at from tag_tag t
                where t.account_id = :account and t.resource_type = :type""");
        if (!wanted.ids().isEmpty()) {
            sql.append(" and t.resource_id in (:ids)");
        }
        TagClause having = new TagClause(wanted.type(), wanted.tags());
        sql.append(having.sql("t.resource_id"));
        if (!wanted.tags().isEmpty()) {
            sql.append(" and t.tag_key in (:keys)");
        }
        if (after != null) {
            sql.append(" and (t.resource_id > :id or t.resource_id = :id and t.tag_key > :key)");
        }
        JdbcClient.StatementSpec statement = jdbc.sql(sql.append(" order by t.resource_id, t.tag_key limit :most")
                        .toString())
                .param("account", accountId)
                .param("type", wanted.type())
                .param("ids", wanted.ids())
                .param("keys", wanted.tags().stream().map(TagFilter::key).toList())
                .param("id", after == null ? null : after.id())
                .param("key", after == null ? null : after.key())
                .param("most", most);
        return having.bind(statement)
                .query((row, n) -> new TagRow(
                        row.getString(1),
                        row.getString(2),
                        new Tag(row.getString(3), row.getString(4)),
                        row.getString(5),
                        Instant.ofEpochMilli(row.getLong(6))))
                .list();
    }
}
