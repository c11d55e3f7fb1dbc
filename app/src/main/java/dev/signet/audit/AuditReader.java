package dev.signet.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.text.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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
