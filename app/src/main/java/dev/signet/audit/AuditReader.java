package dev.signet.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.text.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the audit trail, newest first. */
@Component
public class AuditReader {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AuditReader(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Null means any; {@code beforeId} continues after the last entry of an earlier answer. */
    public record Filter(
            @Nullable String subjectType,
            @Nullable String subjectId,
            @Nullable String actor,
            @Nullable Long beforeId) {}

    public List<AuditEntry> read(Filter filter, int size) {
        return jdbc.sql("""
                        select id, at, actor, action, subject_type, subject_id, details from audit_entry
                        where (:type is null or subject_type = :type) and (:subject is null or subject_id = :subject)
                          and (:actor is null or actor = :actor) and id < :before
                        order by id desc limit :size""")
                .param("type", filter.subjectType())
                .param("subject", filter.subjectId())
                .param("actor", filter.actor())
                .param("before", filter.beforeId() == null ? Long.MAX_VALUE : filter.beforeId())
                .param("size", size)
                .query(this::entry)
                .list();
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
     * What happened to an account, to whatever is its own: itself, its keys, its people's logins.
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
