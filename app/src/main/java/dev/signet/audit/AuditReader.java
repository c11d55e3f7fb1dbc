package dev.signet.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.text.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads the audit trail, newest first. */
@Component
public class AuditReader {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = LocalDateTime.of(2999, 12, 31, 0, 0).toInstant(ZoneOffset.UTC);

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private static final String FILTERED = """
             from audit_entry
            where (:type is null or subject_type = :type) and (:subject is null or subject_id = :subject)
              and (:actor is null or actor = :actor) and (:action is null or action = :action)
              and (:from is null or at >= :from) and (:until is null or at < :until)
              and (:account is null or account_id = :account)
              and id < :before""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AuditReader(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Null means any.
     *
     * @param actor as it stands in entries, whole
     * @param accountId of entries about the account, or by its people
     * @param until not included
     * @param beforeId continues after the last entry of an earlier answer
     */
    public record Filter(
            @Nullable String subjectType,
            @Nullable String subjectId,
            @Nullable String actor,
            @Nullable String action,
            @Nullable Long accountId,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Long beforeId) {

        /** A field that was left empty is none. */
        public Filter {
            subjectType = given(subjectType);
            subjectId = given(subjectId);
            actor = given(actor);
            action = given(action);
        }

        public Filter(
                @Nullable String subjectType,
                @Nullable String subjectId,
                @Nullable String actor,
                @Nullable Long beforeId) {
            this(subjectType, subjectId, actor, null, null, null, null, beforeId);
        }

        private static @Nullable String given(@Nullable String value) {
            return value == null || value.isBlank() ? null : value.strip();
        }

        public Filter before(long id) {
            return new Filter(subjectType, subjectId, actor, action, accountId, from, until, id);
        }
    }

    public List<AuditEntry> read(Filter filter, int size) {
        return by(
                        filter,
                        "select id, at, actor, action, subject_type, subject_id, details" + FILTERED
                                + " order by id desc limit :size")
                .param("size", size)
                .query(this::entry)
                .list();
    }

    /** How many there are, up to so many. */
    int count(Filter filter, int most) {
        return by(filter, "select count(*) from (select 1" + FILTERED + " limit :most) some")
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    private StatementSpec by(Filter filter, String sql) {
        return jdbc.sql(sql)
                .param("type", filter.subjectType())
                .param("subject", filter.subjectId())
                .param("actor", filter.actor())
                .param("action", filter.action())
                .param("account", filter.accountId() == null ? null : Long.toString(filter.accountId()))
                .param("from", stored(filter.from()))
                .param("until", stored(filter.until()))
                .param("before", filter.beforeId() == null ? Long.MAX_VALUE : filter.beforeId());
    }

    /** As near to it as a time that a column holds: nothing is before or after. */
    private static @Nullable LocalDateTime stored(@Nullable Instant at) {
        return at == null
                ? null
                : LocalDateTime.ofInstant(at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at, ZoneOffset.UTC);
    }

    /**
     * What was done to one subject, of some actions only.
     *
     * @param fields names in the code, one of which must have changed, of those that {@link FieldChanges} wrote; null for
     *     whatever was done
     * @param beforeId continues after the last entry of an earlier answer; null begins with the newest
     */
    public List<AuditEntry> history(
            String subjectType,
            String subjectId,
            Collection<String> actions,
            @Nullable Collection<String> fields,
            @Nullable Long beforeId,
            int size) {
        String changed = fields == null
                ? ""
                : fields.stream()
                        .map(field -> "json_exists(details, '$." + FieldChanges.NAME + ".\"" + field + "\"')")
                        .collect(Collectors.joining(" or ", " and (", ")"));
        return jdbc.sql("""
                        select id, at, actor, action, subject_type, subject_id, details from audit_entry
                        where subject_type = :type and subject_id = :subject and action in (:actions)
                          and id < :before""" + changed + " order by id desc limit :size")
                .param("type", subjectType)
                .param("subject", subjectId)
                .param("actions", actions)
                .param("before", beforeId == null ? Long.MAX_VALUE : beforeId)
                .param("size", size)
                .query(this::entry)
                .list();
    }

    /**
     * What happened to an account: what was done to whatever is its own, and what its people did.
     *
     * @param beforeId continues after the last entry of an earlier answer; null begins with the newest
     */
    public List<AuditEntry> ofAccount(long accountId, @Nullable Long beforeId, int size) {
        return jdbc.sql("""
                        select id, at, actor, action, subject_type, subject_id, details from audit_entry
                        where account_id = :account and id < :before order by id desc limit :size""")
                .param("account", Long.toString(accountId))
                .param("before", beforeId == null ? Long.MAX_VALUE : beforeId)
                .param("size", size)
                .query(this::entry)
                .list();
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                JsonText.read(json, row.getString("details"), DETAILS, "audit_entry"));
    }
}
