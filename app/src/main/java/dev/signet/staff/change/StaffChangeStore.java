package dev.signet.staff.change;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.Columns;
import dev.signet.platform.text.JsonText;
import dev.signet.platform.text.PlainText;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import dev.signet.staff.change.Deciders.Asked;
import dev.signet.staff.change.Deciders.Say;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits, or has waited, for a second person. With the end of a change its secret is gone from here. */
@Repository
class StaffChangeStore {

    private static final String TABLE = "staff_change";
    private static final TypeReference<Set<String>> IDS = new TypeReference<>() {};
    private static final int LONGEST_DECISION = 600;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    StaffChangeStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(StaffChange change, byte @Nullable [] sealedSecret) {
        StaffWish wish = change.wish();
        jdbc.sql("""
                        insert into staff_change (id, action, subject_type, subject_id, account_id, facts, reason,
                            asked_by, asked_at_ms, approvers, ends_at_ms, state, sealed_secret)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        change.id(),
                        wish.action(),
                        wish.subjectType(),
                        wish.subjectId(),
                        wish.accountId(),
                        JsonText.write(json, wish.values()),
                        wish.reason(),
                        change.askedBy(),
                        change.askedAt().toEpochMilli(),
                        JsonText.write(json, new TreeSet<>(change.approvers())),
                        change.endsAt().toEpochMilli(),
                        change.state().name(),
                        sealedSecret))
                .update();
    }

    /** Also takes the secret out, which it had while it waited. */
    void end(StaffChange ended) {
        jdbc.sql("""
                        update staff_change
                        set state = ?, decided_by = ?, decided_at_ms = ?, decision = ?, sealed_secret = null
                        where id = ? and state = 'WAITING'""")
                .params(
                        ended.state().name(),
                        ended.decidedBy(),
                        Columns.millis(ended.decidedAt()),
                        PlainText.cut(ended.decision(), LONGEST_DECISION),
                        ended.id())
                .update();
    }

    Optional<StaffChange> find(long id) {
        return jdbc.sql("select * from staff_change where id = ?")
                .param(id)
                .query(this::change)
                .optional();
    }

    Optional<byte[]> sealedSecret(long id) {
        return jdbc.sql("select sealed_secret from staff_change where id = ? and sealed_secret is not null")
                .param(id)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    List<StaffChange> waiting() {
        return jdbc.sql("select * from staff_change where state = 'WAITING' order by id")
                .query(this::change)
                .list();
    }

    /** What waits, each kind of each asker once. */
    List<Asked> asked() {
        return jdbc.sql("select distinct action, asked_by from staff_change where state = 'WAITING'")
                .query((row, n) -> new Asked(row.getString(1), row.getString(2)))
                .list();
    }

    /**
     * The oldest first, those after this id only.
     *
     * @param asker null for anybody's
     */
    List<StaffChange> waiting(@Nullable String asker, long after, int size) {
        return jdbc.sql("""
                        select * from staff_change
                        where state = 'WAITING' and (:asker is null or asked_by = :asker) and id > :after
                        order by id limit :size""")
                .param("asker", asker)
                .param("after", after)
                .param("size", size)
                .query(this::change)
                .list();
    }

    /** The oldest first, those after this id only. */
    List<StaffChange> waitingFor(Say say, long after, int size) {
        return say.actions().isEmpty()
                ? List.of()
                : covered("*", say, "and id > :after order by id limit :size")
                        .param("after", after)
                        .param("size", size)
                        .query(this::change)
                        .list();
    }

    long countFor(Say say) {
        return say.actions().isEmpty()
                ? 0
                : covered("count(*)", say, "").query(Long.class).single();
    }

    /** As {@link Say#covers}. */
    private JdbcClient.StatementSpec covered(String what, Say say, String rest) {
        Set<String> selves = new TreeSet<>(say.selves());
        selves.add(say.person());
        return jdbc.sql("""
                        select %s from staff_change
                        where state = 'WAITING' and action in (:actions) and asked_by not in (:selves)
                            and json_contains(approvers, json_quote(:person)) %s""".formatted(what, rest))
                .param("actions", say.actions())
                .param("selves", selves)
                .param("person", say.person());
    }

    Optional<StaffChange> waitingFor(StaffWish wish) {
        return jdbc.sql("""
                        select * from staff_change
                        where action = ? and subject_type = ? and subject_id = ? and state = 'WAITING' limit 1""")
                .params(wish.action(), wish.subjectType(), wish.subjectId())
                .query(this::change)
                .optional();
    }

    /** Newest first, those before this id only. */
    List<StaffChange> list(
            StaffChange.@Nullable State state,
            @Nullable String action,
            @Nullable Long accountId,
            long before,
            int size) {
        return jdbc.sql("""
                        select * from staff_change
                        where (:state is null or state = :state) and (:action is null or action = :action)
                            and (:account is null or account_id = :account) and id < :before
                        order by id desc limit :size""")
                .param("state", state == null ? null : state.name())
                .param("action", action)
                .param("account", accountId)
                .param("before", before)
                .param("size", size)
                .query(this::change)
                .list();
    }

    private StaffChange change(ResultSet row, int number) throws SQLException {
        long account = row.getLong("account_id");
        Long accountId = row.wasNull() ? null : account;
        return new StaffChange(
                row.getLong("id"),
                new StaffWish(
                        row.getString("action"),
                        row.getString("subject_type"),
                        row.getString("subject_id"),
                        accountId,
                        new TreeMap<>(JsonText.readTexts(json, text(row, "facts"), TABLE)),
                        row.getString("reason")),
                row.getString("asked_by"),
                Instant.ofEpochMilli(row.getLong("asked_at_ms")),
                JsonText.read(json, text(row, "approvers"), IDS, TABLE),
                Instant.ofEpochMilli(row.getLong("ends_at_ms")),
                StaffChange.State.valueOf(row.getString("state")),
                row.getString("decided_by"),
                Columns.instant(row, "decided_at_ms"),
                row.getString("decision"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
