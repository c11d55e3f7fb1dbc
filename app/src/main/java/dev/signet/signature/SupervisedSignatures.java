package dev.signet.signature;

import dev.signet.application.OperationRecord;
import dev.signet.platform.Bilingual;
import dev.signet.platform.text.WholeNumber;
import dev.signet.rules.text.Unseen;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The signatures of all accounts, for the platform's people. The one that the platform supplies is not among them. */
@Service
@Transactional(readOnly = true)
public class SupervisedSignatures {

    private static final String CODE = "SIGN_";
    private static final long NONE = -1;

    private static final String FOUND = """
            from signature_revision r join signature s on s.id = r.signature_id
            where r.listed = 1 and s.platform_test = 0
              and (:account is null or r.account_id = :account)
              and (s.live = 1 or :state = 'CANCELLED')
              and (:state is null or :state = if(s.cancelled_at_ms is not null, 'CANCELLED',
                   if(r.state = 'APPROVED' and s.suspension is not null, 'SUSPENDED', r.state)))
              and (:name is null or instr(s.folded_name, :name) > 0 or s.id = :id)""";

    private final JdbcClient jdbc;
    private final SignatureStore store;

    SupervisedSignatures(JdbcClient jdbc, SignatureStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /**
     * Which ones are wanted; what is null leaves none out, but deleted ones are only found as such.
     *
     * @param text part of the name, or the whole code
     */
    public record Filter(
            @Nullable String text,
            @Nullable Long accountId,
            @Nullable SignatureState state) {}

    /**
     * One as the platform's people see it.
     *
     * @param accountId whose it is
     */
    public record Supervised(long accountId, SignatureRow row) {}

    /** Part of what was found, newest first. */
    public record Page(List<Supervised> rows, long total) {}

    private record Listed(long signatureId, long orderId) {}

    /** @param page from 1 */
    public Page search(Filter filter, int page, int size) {
        List<Listed> listed = bind(
                        "select r.signature_id, r.order_id " + FOUND
                                + " order by r.order_id desc limit :size offset :skip",
                        filter)
                .param("size", size)
                .param("skip", (long) (page - 1) * size)
                .query((row, n) -> new Listed(row.getLong(1), row.getLong(2)))
                .list();
        Map<Long, Signature> found = store.findAll(
                listed.stream().map(Listed::signatureId).distinct().toList());
        return new Page(
                listed.stream()
                        .flatMap(each -> Stream.ofNullable(found.get(each.signatureId()))
                                .flatMap(signature -> rows(signature).stream())
                                .filter(row -> row.row().orderId() == each.orderId()))
                        .toList(),
                bind("select count(*) " + FOUND, filter).query(Long.class).single());
    }

    private JdbcClient.StatementSpec bind(String sql, Filter filter) {
        String text = filter.text() == null ? "" : Unseen.strip(filter.text());
        return jdbc.sql(sql)
                .param("account", filter.accountId())
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("name", text.isEmpty() ? null : SignatureNames.fold(text))
                .param(
                        "id",
                        text.startsWith(CODE)
                                ? WholeNumber.parseId(text.substring(CODE.length()))
                                        .orElse(NONE)
                                : NONE);
    }

    /** The rows of one signature, the newest application first; none where there is no such signature. */
    public List<Supervised> show(long id) {
        return store.find(id).map(SupervisedSignatures::rows).orElse(List.of());
    }

    private static List<Supervised> rows(Signature signature) {
        return signature.rows().stream()
                .map(revision -> new Supervised(signature.accountId(), Signatures.row(signature, revision)))
                .toList();
    }

    /** Newest first. */
    public List<OperationRecord<SignatureState>> records(long id) {
        return store.records(id);
    }

    /** What the account was told of decisions, by the numbers of its applications. */
    public Map<Long, Bilingual> reasons(long id) {
        return store.reasons(id);
    }
}
