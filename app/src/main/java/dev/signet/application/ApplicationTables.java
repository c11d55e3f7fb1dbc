package dev.signet.application;

import dev.signet.evidence.EvidenceFile;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.platform.Bilingual;
import dev.signet.platform.node.Ids;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables that every kind of application has beside its own: what the norms found ({@code <kind>_finding}), which
 * evidence came with it ({@code <kind>_evidence}), what was done ({@code <kind>_record}, 操作记录), and a row for each
 * account that applies, for its applications to stand in line ({@code <kind>_applicant}).
 *
 * @param <S> the states of what is applied for
 */
public final class ApplicationTables<S extends Enum<S>> {

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final String kind;
    private final Class<S> states;

    /** @param kind how the names of the tables begin; part of statements, so never a caller's word */
    public ApplicationTables(JdbcTemplate jdbc, Ids ids, String kind, Class<S> states) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.kind = kind;
        this.states = states;
    }

    /** Holds other applications of this account back until the transaction ends. */
    public void lineUp(long accountId) {
        // One statement: inserting first and locking afterwards would let two of them wait for each other.
        jdbc.update(
                "insert into " + kind + "_applicant (account_id) values (?)"
                        + " on duplicate key update account_id = values(account_id)",
                accountId);
    }

    /** Replaces the findings of an application. */
    public void saveFindings(long orderId, List<Finding> findings) {
        List<Object[]> rows = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            rows.add(new Object[] {
                orderId,
                rows.size(),
                finding.normId(),
                finding.severity().name(),
                finding.messageZh(),
                finding.messageEn(),
                finding.part()
            });
        }
        replace("finding", "(?, ?, ?, ?, ?, ?, ?)", orderId, rows);
    }

    /** What applications have in these tables, by their numbers. */
    public record Attached(Map<Long, List<Finding>> findings, Map<Long, List<EvidenceFile>> evidence) {

        public List<Finding> findings(long orderId) {
            return findings.getOrDefault(orderId, List.of());
        }

        /** In the order in which it was handed in. */
        public List<EvidenceFile> evidence(long orderId) {
            return evidence.getOrDefault(orderId, List.of());
        }
    }

    /** For as many applications as there are on a page, with as few statements as for one. */
    public Attached attached(Collection<Long> orderIds, EvidenceFiles evidence) {
        Map<Long, List<Long>> ids = byOrder("evidence", orderIds, row -> row.getLong("evidence_id"));
        Map<Long, EvidenceFile> files =
                evidence
                        .find(ids.values().stream()
                                .flatMap(List::stream)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(EvidenceFile::id, Function.identity()));
        Map<Long, List<EvidenceFile>> byOrder = new HashMap<>();
        ids.forEach((order, wanted) -> byOrder.put(
                order, wanted.stream().map(files::get).filter(Objects::nonNull).toList()));
        return new Attached(findings(orderIds), byOrder);
    }

    private Map<Long, List<Finding>> findings(Collection<Long> orderIds) {
        return byOrder(
                "finding",
                orderIds,
                row -> new Finding(
                        row.getString("norm_id"),
                        Severity.valueOf(row.getString("severity")),
                        row.getString("message_zh"),
                        row.getString("message_en"),
                        row.getString("part")));
    }

    /** Replaces the evidence of an application. */
    public void saveEvidence(long orderId, List<Long> evidenceIds) {
        List<Object[]> rows = new ArrayList<>(evidenceIds.size());
        for (long evidenceId : evidenceIds) {
            rows.add(new Object[] {orderId, rows.size(), evidenceId});
        }
        replace("evidence", "(?, ?, ?)", orderId, rows);
    }

    /** One row of a table. */
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Map<Long, List<T>> byOrder(String what, Collection<Long> orderIds, RowReader<T> reader) {
        Map<Long, List<T>> found = new HashMap<>();
        if (orderIds.isEmpty()) {
            return found;
        }
        JdbcClient.create(jdbc)
                .sql("select * from " + kind + "_" + what + " where order_id in (:orders) order by order_id, seq")
                .param("orders", orderIds)
                .query(row -> {
                    found.computeIfAbsent(row.getLong("order_id"), order -> new ArrayList<>())
                            .add(reader.read(row));
                });
        return found;
    }

    private void replace(String what, String values, long orderId, List<Object[]> rows) {
        jdbc.update("delete from " + kind + "_" + what + " where order_id = ?", orderId);
        jdbc.batchUpdate("insert into " + kind + "_" + what + " values " + values, rows);
    }

    /** Adds records of a signature, template… */
    public void addRecords(long subjectId, List<OperationRecord<S>> records) {
        List<Object[]> rows = records.stream()
                .map(record -> new Object[] {
                    ids.next(),
                    subjectId,
                    record.at().toEpochMilli(),
                    record.actor(),
                    record.action(),
                    name(record.from()),
                    name(record.to()),
                    record.orderId(),
                    record.note(),
                    record.approvedBy()
                })
                .toList();
        jdbc.batchUpdate(
                "insert into " + kind + "_record (id, " + kind
                        + "_id, at_ms, actor, action, from_state, to_state, order_id, note, approved_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** Newest first. */
    public List<OperationRecord<S>> records(long subjectId) {
        return jdbc.query(
                "select * from " + kind + "_record where " + kind + "_id = ? order by id desc",
                (row, n) -> new OperationRecord<>(
                        Instant.ofEpochMilli(row.getLong("at_ms")),
                        row.getString("actor"),
                        row.getString("action"),
                        state(row.getString("from_state")),
                        Enum.valueOf(states, row.getString("to_state")),
                        row.getLong("order_id"),
                        row.getString("note"),
                        row.getString("approved_by")),
                subjectId);
    }

    /**
     * What applicants were told of decisions ({@code <kind>_revision}), by the numbers of their applications; those of which
     * nothing was told are left out.
     */
    public Map<Long, Bilingual> reasons(long subjectId) {
        Map<Long, Bilingual> reasons = new HashMap<>();
        jdbc.query(
                "select order_id, reason, reason_en from " + kind + "_revision where " + kind
                        + "_id = ? and reason <> ''",
                row -> {
                    reasons.put(
                            row.getLong("order_id"),
                            new Bilingual(row.getString("reason"), row.getString("reason_en")));
                },
                subjectId);
        return reasons;
    }

    private @Nullable S state(@Nullable String name) {
        return name == null ? null : Enum.valueOf(states, name);
    }

    private @Nullable String name(@Nullable S state) {
        return state == null ? null : state.name();
    }
}
