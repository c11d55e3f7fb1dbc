package dev.signet.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.node.Ids;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was decided or changed, by whom, when. It only grows; the database refuses to change or delete an entry. */
@Component
public class AuditTrail {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final ObjectMapper json;

    AuditTrail(JdbcClient jdbc, Ids ids, Clock clock, ObjectMapper json) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Adds an entry in the caller's control-plane transaction: the act and its trace are committed together.
     *
     * @param actor who did it: a person's user id, {@code account:<id>} for an API caller, or {@code system}
     * @param action a verb in the past with its subject, for example {@code account.created}
     * @param details facts worth keeping; never a secret, phone numbers masked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String actor, String action, String subjectType, String subjectId, Map<String, ?> details) {
        jdbc.sql("""
                        insert into audit_entry (id, at, actor, action, subject_type, subject_id, details)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        ids.next(),
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        actor,
                        action,
                        subjectType,
                        subjectId,
                        text(details))
                .update();
    }

    /**
     * The same of something that is an account's: whoever did it, it stands in the account's history.
     *
     * @param accountId 0 where it turned out to be nobody's
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordOf(
            long accountId, String actor, String action, String subjectType, String subjectId, Map<String, ?> details) {
        Map<String, Object> all = new TreeMap<>(details);
        all.put("accountId", Long.toString(accountId));
        record(actor, action, subjectType, subjectId, all);
    }

    /** Whether there is an entry of this action on this subject. */
    public boolean has(String action, String subjectType, String subjectId) {
        return jdbc.sql("""
                        select exists(select 1 from audit_entry
                        where subject_type = ? and subject_id = ? and action = ?)""")
                .params(subjectType, subjectId, action)
                .query(Boolean.class)
                .single();
    }

    private String text(Map<String, ?> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Details of an audit entry must be plain values", e);
        }
    }
}
