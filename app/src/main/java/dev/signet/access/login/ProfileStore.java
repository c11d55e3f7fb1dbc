package dev.signet.access.login;

import dev.signet.platform.Columns;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Login profiles with the hashes of their passwords, present and earlier ones. */
@Repository
class ProfileStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    /** @param hash of the password */
    record Stored(LoginProfile profile, @Secret String hash) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    ProfileStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Stored> find(long accountId, long userId) {
        return select(accountId, userId, "");
    }

    /** Until the end of the caller's transaction it stays as it is. */
    Optional<Stored> lock(long accountId, long userId) {
        return select(accountId, userId, " for update");
    }

    private Optional<Stored> select(long accountId, long userId, String how) {
        return jdbc.sql("select * from access_login_profile where account_id = ? and user_id = ?" + how)
                .params(accountId, userId)
                .query(ProfileStore::stored)
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException where there is one */
    void insert(
            long accountId,
            long userId,
            String hash,
            boolean resetRequired,
            boolean mfaRequired,
            @Nullable Instant oneTimeUntil) {
        jdbc.sql("""
                        insert into access_login_profile (account_id, user_id, state, password_hash, password_set_ms,
                            reset_required, one_time_until_ms, mfa_required, created_ms)
                        values (?, ?, 'ENABLED', ?, ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(
                        accountId,
                        userId,
                        hash,
                        clock.millis(),
                        resetRequired,
                        Columns.millis(oneTimeUntil),
                        mfaRequired,
                        clock.millis()))
                .update();
    }

    /** The one before is remembered: an account may forbid to set it again. */
    void setPassword(
            Stored before, String hash, boolean resetRequired, @Nullable Instant oneTimeUntil, int remembered) {
        LoginProfile of = before.profile();
        jdbc.sql(
                        "replace into access_password_history (account_id, user_id, set_ms, password_hash) values (?, ?, ?, ?)")
                .params(of.accountId(), of.userId(), of.passwordSetAt().toEpochMilli(), before.hash())
                .update();
        jdbc.sql("""
                        delete from access_password_history where account_id = ? and user_id = ? and set_ms not in (
                            select set_ms from (
                                select set_ms from access_password_history where account_id = ? and user_id = ?
                                order by set_ms desc limit ?) kept)""")
                .params(of.accountId(), of.userId(), of.accountId(), of.userId(), remembered)
                .update();
        jdbc.sql("""
                        update access_login_profile set password_hash = ?, password_set_ms = ?, reset_required = ?,
                            one_time_until_ms = ?
                        where account_id = ? and user_id = ?""")
                .params(java.util.Arrays.asList(
                        hash, clock.millis(), resetRequired, Columns.millis(oneTimeUntil), of.accountId(), of.userId()))
                .update();
    }

    /** Newest first. */
    List<String> earlier(long accountId, long userId, int most) {
        return jdbc.sql("""
                        select password_hash from access_password_history where account_id = ? and user_id = ?
                        order by set_ms desc limit ?""").params(accountId, userId, most).query(String.class).list();
    }

    void set(LoginProfile changed) {
        jdbc.sql("""
                        update access_login_profile set state = ?, reset_required = ?, mfa_required = ?
                        where account_id = ? and user_id = ?""")
                .params(
                        changed.state().name(),
                        changed.resetRequired(),
                        changed.mfaRequired(),
                        changed.accountId(),
                        changed.userId())
                .update();
    }

    void loggedIn(long accountId, long userId) {
        jdbc.sql("update access_login_profile set last_login_ms = ? where account_id = ? and user_id = ?")
                .params(clock.millis(), accountId, userId)
                .update();
    }

    int delete(long accountId, long userId) {
        for (String table : List.of("access_password_history", "access_login_address")) {
            jdbc.sql("delete from " + table + " where account_id = ? and user_id = ?")
                    .params(accountId, userId)
                    .update();
        }
        return jdbc.sql("delete from access_login_profile where account_id = ? and user_id = ?")
                .params(accountId, userId)
                .update();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                new LoginProfile(
                        row.getLong("account_id"),
                        row.getLong("user_id"),
                        LoginProfile.State.valueOf(row.getString("state")),
                        Instant.ofEpochMilli(row.getLong("password_set_ms")),
                        row.getBoolean("reset_required"),
                        Columns.instant(row, "one_time_until_ms"),
                        row.getBoolean("mfa_required"),
                        Instant.ofEpochMilli(row.getLong("created_ms")),
                        Columns.instant(row, "last_login_ms")),
                row.getString("password_hash"));
    }
}
