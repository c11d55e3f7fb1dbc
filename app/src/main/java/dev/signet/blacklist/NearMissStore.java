package dev.signet.blacklist;

import dev.signet.blacklist.NearMiss.State;
import dev.signet.platform.AgedRows;
import dev.signet.platform.DataPlane;
import dev.signet.platform.RecordsExpired;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The replies that look like opt-outs, in the data plane beside the blacklist. */
@Repository
class NearMissStore {

    private static final AgedRows DECIDED = new AgedRows("blacklist_near_miss", "id", "received_at", "state <> 'OPEN'");
    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;

    NearMissStore(@DataPlane JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(NearMiss reply) {
        jdbc.sql("""
                        insert into blacklist_near_miss (id, number, account_id, sign_name, content, received_at, state)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        reply.id(),
                        reply.number(),
                        reply.accountId(),
                        stored(reply.signName()),
                        reply.content(),
                        reply.receivedAt().toEpochMilli(),
                        reply.state().name())
                .update();
    }

    Optional<NearMiss> find(long id) {
        return one("select * from blacklist_near_miss where id = ?", id);
    }

    /** Held until the transaction ends. */
    Optional<NearMiss> lock(long id) {
        return one("select * from blacklist_near_miss where id = ? for update", id);
    }

    private Optional<NearMiss> one(String sql, long id) {
        return jdbc.sql(sql).param(id).query((row, n) -> reply(row)).optional();
    }

    void decide(long id, State state, String by, Instant at, String remark) {
        jdbc.sql("update blacklist_near_miss set state = ?, decided_by = ?, decided_at = ?, remark = ? where id = ?")
                .params(state.name(), by, at.toEpochMilli(), remark, id)
                .update();
    }

    /** The open replies of a number; held until the transaction ends. */
    List<NearMiss> lockOpen(long number) {
        return jdbc.sql("select * from blacklist_near_miss where number = ? and state = 'OPEN' order by id for update")
                .param(number)
                .query((row, n) -> reply(row))
                .list();
    }

    /** One page, newest first; pages count from 1. */
    List<NearMiss> list(State state, int page, int pageSize) {
        return jdbc.sql("select * from blacklist_near_miss where state = ? order by id desc limit ? offset ?")
                .params(state.name(), pageSize, (long) (page - 1) * pageSize)
                .query((row, n) -> reply(row))
                .list();
    }

    long count(State state) {
        return jdbc.sql("select count(*) from blacklist_near_miss where state = ?")
                .param(state.name())
                .query(Long.class)
                .single();
    }

    Optional<Instant> oldestOpen() {
        return jdbc.sql("select received_at from blacklist_near_miss where state = 'OPEN' order by id limit 1")
                .query((row, n) -> Instant.ofEpochMilli(row.getLong(1)))
                .optional();
    }

    /** As uplinks; what nobody has decided yet has to be read still. */
    @EventListener
    void forget(RecordsExpired expired) {
        DECIDED.delete(jdbc, AT_ONCE, expired.before(), expired.at());
    }

    private static String stored(@Nullable String signName) {
        return Objects.requireNonNullElse(signName, "");
    }

    private static NearMiss reply(ResultSet row) throws SQLException {
        String sign = row.getString("sign_name");
        Long decidedAt = row.getObject("decided_at", Long.class);
        return new NearMiss(
                row.getLong("id"),
                row.getLong("number"),
                row.getLong("account_id"),
                sign.isEmpty() ? null : sign,
                row.getString("content"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                State.valueOf(row.getString("state")),
                row.getString("decided_by"),
                decidedAt == null ? null : Instant.ofEpochMilli(decidedAt),
                row.getString("remark"));
    }
}
