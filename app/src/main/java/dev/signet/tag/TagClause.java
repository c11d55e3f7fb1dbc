package dev.signet.tag;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The condition of a query on the control plane that a resource has all of these tags, so that the domain that owns the
 * resource finds it by its tags as by anything else (S13.1-7). The statement names the account {@code :account}.
 *
 * @param type word for what has the tags
 * @param tags none where they do not matter
 */
public record TagClause(String type, List<TagFilter> tags) {

    public TagClause {
        tags = List.copyOf(tags);
    }

    /**
     * What follows a condition of the statement; nothing where tags do not matter.
     *
     * @param id the expression for the id by which the account knows the resource; part of the statement, so never a
     *     caller's word
     */
    public String sql(String id) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < tags.size(); i++) {
            sql.append(
                    (" and exists (select 1 from tag_tag f where f.account_id = :account and f.resource_type = :tagType"
                                    + " and f.resource_id = %2$s and f.tag_key = :tagKey%1$d"
                                    + " and (:tagValue%1$d is null or f.tag_value = :tagValue%1$d))")
                            .formatted(i, id));
        }
        return sql.toString();
    }

    /** Fills in what {@link #sql} asks for. */
    public JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        JdbcClient.StatementSpec bound = tags.isEmpty() ? statement : statement.param("tagType", type);
        for (int i = 0; i < tags.size(); i++) {
            bound = bound.param("tagKey" + i, tags.get(i).key())
                    .param("tagValue" + i, tags.get(i).value());
        }
        return bound;
    }
}
