package dev.signet.access.login;

import dev.signet.access.Credentials;
import dev.signet.account.Principal;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.PlainText;
import dev.signet.rulebook.ActiveRulebook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sessions of the console, asked of the database with each request: one that is ended on one node is over on all at once. The
 * cookie holds a secret of which a digest is kept; with each step of a login it is another one.
 */
@Service
public class LoginSessions {

    private static final Wording TEXTS = Wording.of("access-login");
    private static final int LONGEST_USER_AGENT = 200;
    private static final int LONGEST_SECRET = 100;
    private static final int SWEPT = 100;
    /** How long a request may go unwritten: idle ends are judged in minutes. */
    private static final Duration UNSEEN = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final Credentials holders;
    private final SecurityPreferences preferences;
    private final ActiveRulebook rulebook;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    LoginSessions(
            JdbcClient jdbc,
            Credentials holders,
            SecurityPreferences preferences,
            ActiveRulebook rulebook,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.holders = holders;
        this.preferences = preferences;
        this.rulebook = rulebook;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return what its cookie holds */
    @Transactional
    String begin(Principal holder, Stage stage, Origin origin) {
        Instant now = clock.instant();
        jdbc.sql("delete from access_login_session where ends_ms < ? limit ?")
                .params(now.toEpochMilli(), SWEPT)
                .update();
        makeRoom(holder, stage);
        String secret = Tokens.random();
        jdbc.sql("""
                        insert into access_login_session (id, secret_hash, account_id, user_id, stage, mfa_given, address,
                            user_agent, created_ms, last_seen_ms, ends_ms)
                        values (?, ?, ?, ?, ?, false, ?, ?, ?, ?, ?)""")
                .params(
                        ids.next(),
                        Tokens.digest(secret),
                        holder.accountId(),
                        holder.id(),
                        stage.name(),
                        origin.address(),
                        PlainText.cut(origin.userAgent(), LONGEST_USER_AGENT),
                        now.toEpochMilli(),
                        now.toEpochMilli(),
                        end(holder, stage, now).toEpochMilli())
                .update();
        return secret;
    }

    /** Of those that are open and those that are not by themselves: whoever knows no more than the password ends nobody's. */
    private void makeRoom(Principal holder, Stage stage) {
        boolean open = stage == Stage.OPEN;
        int present = jdbc.sql("select count(*) from access_login_session"
                        + " where account_id = ? and user_id = ? and (stage = 'OPEN') = ?")
                .params(holder.accountId(), holder.id(), open)
                .query(Integer.class)
                .single();
        int surplus = present + 1 - number("access.login.sessions.max");
        if (surplus > 0) {
            jdbc.sql("delete from access_login_session where account_id = ? and user_id = ? and (stage = 'OPEN') = ?"
                            + " order by id limit ?")
                    .params(holder.accountId(), holder.id(), open, surplus)
                    .update();
        }
    }

    /**
     * Goes on under another secret: whoever knew the one before has nothing.
     *
     * @return what its cookie holds from now on; none where it was ended meanwhile
     */
    @Transactional
    Optional<String> advance(Session session, Stage stage, boolean mfaGiven) {
        Instant now = clock.instant();
        String secret = Tokens.random();
        boolean longer = stage != session.stage();
        if (longer) {
            makeRoom(session.principal(), stage);
        }
        int found = jdbc.sql("""
                        update access_login_session set secret_hash = ?, stage = ?, mfa_given = ?, last_seen_ms = ?, ends_ms = ?
                        where id = ? and stage = ?""")
                .params(
                        Tokens.digest(secret),
                        stage.name(),
                        mfaGiven,
                        now.toEpochMilli(),
                        (longer ? end(session.principal(), stage, now) : session.endsAt()).toEpochMilli(),
                        session.id(),
                        session.stage().name())
                .update();
        return found == 1 ? Optional.of(secret) : Optional.empty();
    }

    /** @param sealed the secret of a device that is to be bound in this session, in place of any that was before */
    void intend(Session session, byte @Nullable [] sealed) {
        jdbc.sql("update access_login_session set sealed_enrolment = ? where id = ?")
                .params(Arrays.asList(sealed, session.id()))
                .update();
    }

    Optional<byte[]> intended(Session session) {
        return jdbc.sql("select sealed_enrolment from access_login_session where id = ?")
                .param(session.id())
                .query((row, n) -> Optional.ofNullable(row.getBytes(1)))
                .optional()
                .flatMap(kept -> kept);
    }

    /** Counts a wrong code; with too many the login has to begin anew. */
    void countWrongCode(Session session) {
        jdbc.sql("update access_login_session set wrong_codes = wrong_codes + 1 where id = ?")
                .param(session.id())
                .update();
        jdbc.sql("delete from access_login_session where id = ? and wrong_codes >= ?")
                .params(session.id(), number("access.login.code.tries.max"))
                .update();
    }

    /**
     * The session that a cookie opens, and that it was used. None where it is over by time, was ended, or its user is gone.
     *
     * @param secret what the cookie holds
     */
    public Optional<Session> find(@Nullable String secret) {
        Optional<Session> found = look(secret);
        found.ifPresent(this::touch);
        return found;
    }

    /** The same for what nobody asked for: it ends as if it had not been used. */
    public Optional<Session> look(@Nullable String secret) {
        if (secret == null || secret.length() > LONGEST_SECRET) {
            return Optional.empty();
        }
        return jdbc.sql("select * from access_login_session where secret_hash = ?")
                .param(Tokens.digest(secret))
                .query(LoginSessions::kept)
                .optional()
                .flatMap(this::session)
                .filter(this::lasts);
    }

    /** Those of one's that are not over, newest first. */
    public List<Session> of(Principal holder) {
        return jdbc
                .sql("select * from access_login_session where account_id = ? and user_id = ? order by id desc")
                .params(holder.accountId(), holder.id())
                .query(LoginSessions::kept)
                .list()
                .stream()
                .map(this::session)
                .flatMap(Optional::stream)
                .filter(this::lasts)
                .toList();
    }

    /** @throws dev.signet.platform.Refusal where the holder has no such session */
    @Transactional
    public void end(Principal holder, long id) {
        end(holder.who(), holder, id);
    }

    /**
     * The same by an administrator of the account.
     *
     * @param by as audit entries name it
     */
    @Transactional
    public void end(String by, Principal holder, long id) {
        int ended = jdbc.sql("delete from access_login_session where id = ? and account_id = ? and user_id = ?")
                .params(id, holder.accountId(), holder.id())
                .update();
        if (ended == 0) {
            throw TEXTS.refusal("SessionNotFound", "session.unknown", id);
        }
        audit.record(
                by,
                "console-session.ended",
                "console-session",
                Long.toString(id),
                Map.of("accountId", Long.toString(holder.accountId())));
    }

    /** All of a user, in the caller's transaction: what they logged in with does not count any more. */
    void endAll(long accountId, long userId) {
        jdbc.sql("delete from access_login_session where account_id = ? and user_id = ?")
                .params(accountId, userId)
                .update();
    }

    void endOthers(Session own) {
        jdbc.sql("delete from access_login_session where account_id = ? and user_id = ? and id <> ?")
                .params(own.accountId(), own.userId(), own.id())
                .update();
    }

    private boolean lasts(Session session) {
        Instant now = clock.instant();
        return now.isBefore(session.endsAt())
                && now.isBefore(session.lastSeenAt().plus(minutes("access.login.idle.minutes")));
    }

    private void touch(Session session) {
        Instant now = clock.instant();
        if (now.isAfter(session.lastSeenAt().plus(UNSEEN))) {
            jdbc.sql("update access_login_session set last_seen_ms = ? where id = ? and last_seen_ms < ?")
                    .params(now.toEpochMilli(), session.id(), now.toEpochMilli())
                    .update();
        }
    }

    private Instant end(Principal holder, Stage stage, Instant now) {
        return now.plus(stage == Stage.OPEN ? preferences.session(holder) : minutes("access.login.step.minutes"));
    }

    /** As it is stored. Who holds it is found out when the row is read: that may take another connection. */
    private record Kept(long accountId, long userId, Function<Principal, Session> session) {}

    private static Kept kept(ResultSet row, int number) throws SQLException {
        Stage stage = Stage.valueOf(row.getString("stage"));
        long id = row.getLong("id");
        boolean mfaGiven = row.getBoolean("mfa_given");
        String address = row.getString("address");
        String userAgent = row.getString("user_agent");
        Instant created = Instant.ofEpochMilli(row.getLong("created_ms"));
        Instant lastSeen = Instant.ofEpochMilli(row.getLong("last_seen_ms"));
        Instant ends = Instant.ofEpochMilli(row.getLong("ends_ms"));
        return new Kept(
                row.getLong("account_id"),
                row.getLong("user_id"),
                holder -> new Session(id, holder, stage, mfaGiven, address, userAgent, created, lastSeen, ends));
    }

    private Optional<Session> session(Kept kept) {
        return holders.holder(kept.accountId(), kept.userId()).map(kept.session());
    }

    private Duration minutes(String name) {
        return Duration.ofMinutes(number(name));
    }

    private int number(String name) {
        return rulebook.current().policies().number(name);
    }
}
