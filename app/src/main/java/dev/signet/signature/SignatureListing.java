package dev.signet.signature;

import dev.signet.rules.text.Unseen;
import dev.signet.tag.TagClause;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the rows of an account's list of signatures. The applications are gone through in the order of the list by
 * {@code signature_revision_listed}, so that a page is read without what comes after it.
 */
@Repository
class SignatureListing {

    private static final String LISTED = """
            from signature_revision r join signature s on s.id = r.signature_id
            where r.account_id = %s and r.listed = 1 and s.live = 1
              and (:anyState or if(r.state = 'APPROVED' and s.suspension is not null, 'SUSPENDED', r.state) in (:states))
              and (:name is null or instr(s.folded_name, :name) > 0)
              and (:scenario is null or r.scenario = :scenario)""";

    private final JdbcClient jdbc;

    SignatureListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An application on the list, and the signature it belongs to. */
    record Listed(long signatureId, long orderId) {}

    /** The account's own and the platform's; each branch stops where the page ends. */
    List<Listed> page(long accountId, SignatureFilter filter, int limit, long offset) {
        String order = " order by %s " + (filter.oldestFirst() ? "asc" : "desc");
        String branch = "(select straight_join r.signature_id, r.order_id %s" + order.formatted("r.order_id")
                + " limit :until)";
        String sql = branch.formatted(listed(":account", filter)) + " union all "
                + branch.formatted(listed(Long.toString(SignatureStore.PLATFORM), filter))
                + order.formatted("order_id")
                + " limit :limit offset :offset";
        return bind(jdbc.sql(sql), accountId, filter)
                .param("until", limit + offset)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> new Listed(row.getLong(1), row.getLong(2)))
                .list();
    }

    long count(long accountId, SignatureFilter filter) {
        String sql = "select (select count(*) " + listed(":account", filter) + ") + (select count(*) "
                + listed(Long.toString(SignatureStore.PLATFORM), filter) + ")";
        return bind(jdbc.sql(sql), accountId, filter).query(Long.class).single();
    }

    private static String listed(String account, SignatureFilter filter) {
        return LISTED.formatted(account) + tags(filter).sql("s.name");
    }

    private static TagClause tags(SignatureFilter filter) {
        return new TagClause(TaggableSignatures.TYPE, filter.tags());
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, long accountId, SignatureFilter filter) {
        List<String> states = filter.states().stream().map(Enum::name).toList();
        String name = filter.name();
        return tags(filter)
                .bind(statement
                        .param("account", accountId)
                        .param("anyState", states.isEmpty())
                        .param("states", states.isEmpty() ? List.of("") : states)
                        .param("name", name == null || Unseen.strip(name).isEmpty() ? null : SignatureNames.fold(name))
                        .param(
                                "scenario",
                                filter.scenario() == null
                                        ? null
                                        : filter.scenario().name()));
    }
}
