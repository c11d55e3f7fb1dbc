package dev.signet.staff;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.Columns;
import dev.signet.platform.text.JsonText;
import dev.signet.platform.text.PlainText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The changes of people that wait or have waited. With the end of one its one-time password is gone from here. */
@Repository
class PersonChangeStore {

    private static final TypeReference<Set<String>> IDS = new TypeReference<>() {};
    private static final int LONGEST_REASON = 600;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PersonChangeStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(PersonChange change, byte @Nullable [] sealedPassword) {
        Wish wish = change.wish();
        jdbc.sql("""
                        insert into staff_person_change (id, kind, person, first_name, last_name, email, groups_before,
                            groups_after, asked_by, asked_at_ms, way, approvers, ends_at_ms, state, sealed_password)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        change.id(),
                        wish.kind().name(),
                        wish.personId(),
                        wish.person().firstName(),
                        wish.person().lastName(),
                        wish.person().email(),
                        groups(wish.before()),
                        groups(wish.after()),
                        change.askedBy(),
                        change.askedAt().toEpochMilli(),
                        change.consent().way().name(),
                        JsonText.write(json, change.consent().approvers()),
                        change.endsAt().toEpochMilli(),
                        change.state().name(),
                        sealedPassword))
                .update();
    }

    /** Also takes the password out, which it had while it waited. */
    void end(PersonChange ended) {
        jdbc.sql("""
                        update staff_person_change
                        set state = ?, decided_by = ?, decided_at_ms = ?, reason = ?, sealed_password = null
                        where id = ? and state = 'WAITING'""")
                .params(
                        ended.state().name(),
                        ended.decidedBy(),
                        Columns.millis(ended.decidedAt()),
                        PlainText.cut(ended.reason(), LONGEST_REASON),
                        ended.id())
                .update();
    }

    Optional<PersonChange> find(long id) {
        return jdbc.sql("select * from staff_person_change where id = ?")
                .param(id)
                .query(this::change)
                .optional();
    }

    Optional<byte[]> sealedPassword(long id) {
        return jdbc.sql("select sealed_password from staff_person_change where id = ? and sealed_password is not null")
                .param(id)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    List<PersonChange> waiting() {
        return jdbc.sql("select * from staff_person_change where state = 'WAITING' order by id")
                .query(this::change)
                .list();
    }

    Optional<PersonChange> waitingFor(String person) {
        return jdbc.sql("select * from staff_person_change where person = ? and state = 'WAITING' limit 1")
                .param(person)
                .query(this::change)
                .optional();
    }

    /** Newest first, those before this id only. */
    List<PersonChange> list(PersonChange.@Nullable State state, long before, int size) {
        return jdbc.sql("""
                        select * from staff_person_change where (:state is null or state = :state) and id < :before
                        order by id desc limit :size""")
                .param("state", state == null ? null : state.name())
                .param("before", before)
                .param("size", size)
                .query(this::change)
                .list();
    }

    private PersonChange change(ResultSet row, int number) throws SQLException {
        return new PersonChange(
                row.getLong("id"),
                new Wish(
                        Wish.Kind.valueOf(row.getString("kind")),
                        new Person(
                                row.getString("person"),
                                row.getString("first_name"),
                                row.getString("last_name"),
                                row.getString("email"),
                                groups(row, "groups_after")),
                        groups(row, "groups_before")),
                row.getString("asked_by"),
                Instant.ofEpochMilli(row.getLong("asked_at_ms")),
                new Consent(Consent.Way.valueOf(row.getString("way")), ids(row, "approvers")),
                Instant.ofEpochMilli(row.getLong("ends_at_ms")),
                PersonChange.State.valueOf(row.getString("state")),
                row.getString("decided_by"),
                Columns.instant(row, "decided_at_ms"),
                row.getString("reason"));
    }

    private String groups(Collection<StaffGroup> groups) {
        return JsonText.write(json, StaffGroup.ids(groups));
    }

    private Set<StaffGroup> groups(ResultSet row, String column) throws SQLException {
        return ids(row, column).stream()
                .map(id -> StaffGroup.of(id).orElseThrow())
                .collect(Collectors.toSet());
    }

    private Set<String> ids(ResultSet row, String column) throws SQLException {
        return JsonText.read(json, Objects.requireNonNull(row.getString(column)), IDS, "staff_person_change");
    }
}
