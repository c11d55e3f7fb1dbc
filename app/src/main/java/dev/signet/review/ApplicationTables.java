package dev.signet.review;

import dev.signet.platform.Ids;
import dev.signet.rules.Finding;
import dev.signet.rules.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables that every kind of application has beside its own: what the norms found ({@code <kind>_finding}), which
 * evidence came with it ({@code <kind>_evidence}), and what was done ({@code <kind>_record}, 操作记录).
 */
public final class ApplicationTables {

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final String kind;

    /** @param kind how the names of the tables begin; part of statements, so never a caller's word */
    public ApplicationTables(JdbcTemplate jdbc, Ids ids, String kind) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.kind = kind;
    }

    /**
     * One operation record.
     *
     * @param from the state before; null when there was none
     */
    public record Operation(
            Instant at, String actor, String action, @Nullable String from, String to, long orderId, String note) {}

    /** Replaces the findings of an application. */
    public void saveFindings(long orderId, List<Finding> findings) {
        List<Object[]> rows = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            rows.add(new Object[] {
                orderId, rows.size(), finding.normId(), finding.severity().name(), finding.messageZh(),
                finding.messageEn(), finding.part()
            });
        }
        replace("finding", "(?, ?, ?, ?, ?, ?, ?)", orderId, rows);
    }

    public List<Finding> findings(long orderId) {
        return jdbc.query(
                "select * from " + kind + "_finding where order_id = ? order by seq",
                (row, n) -> new Finding(
                        row.getString("norm_id"),
                        Severity.valueOf(row.getString("severity")),
                        row.getString("message_zh"),
                        row.getString("message_en"),
                        row.getString("part")),
                orderId);
    }

    /** Replaces the evidence of an application. */
    public void saveEvidence(long orderId, List<Long> evidenceIds) {
        List<Object[]> rows = new ArrayList<>(evidenceIds.size());
        for (long evidenceId : evidenceIds) {
            rows.add(new Object[] {orderId, rows.size(), evidenceId});
        }
        replace("evidence", "(?, ?, ?)", orderId, rows);
    }

    /** In the order in which it was handed in. */
    public List<Long> evidenceIds(long orderId) {
        return jdbc.queryForList(
                "select evidence_id from " + kind + "_evidence where order_id = ? order by seq", Long.class, orderId);
    }

    private void replace(String what, String values, long orderId, List<Object[]> rows) {
        jdbc.update("delete from " + kind + "_" + what + " where order_id = ?", orderId);
        jdbc.batchUpdate("insert into " + kind + "_" + what + " values " + values, rows);
    }

    /** Adds records of a signature, template… */
    public void addOperations(long subjectId, List<Operation> operations) {
        List<Object[]> rows = operations.stream()
                .map(operation -> new Object[] {
                    ids.next(), subjectId, operation.at().toEpochMilli(), operation.actor(), operation.action(),
                    operation.from(), operation.to(), operation.orderId(), operation.note()
                })
                .toList();
        jdbc.batchUpdate("insert into " + kind + "_record values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
    }

    /** Newest first. */
    public List<Operation> operations(long subjectId) {
        return jdbc.query(
                "select * from " + kind + "_record where " + kind + "_id = ? order by id desc",
                (row, n) -> new Operation(
                        Instant.ofEpochMilli(row.getLong("at_ms")),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("from_state"),
                        row.getString("to_state"),
                        row.getLong("order_id"),
                        row.getString("note")),
                subjectId);
    }
}
