package dev.signet.access.login;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.Columns;
import dev.signet.platform.Wording;
import dev.signet.platform.login.Totp;
import dev.signet.platform.node.Ids;
import dev.signet.platform.secret.SecretBox;
import dev.signet.platform.text.Quoted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Second factors: made, bound to one user each, asked at the login. No code is taken twice, whichever node is shown it. With
 * a device that goes, its user's recovery codes go.
 */
@Service
public class MfaDevices {

    private static final Wording TEXTS = Wording.of("access-login");
    /** Begins the names of devices that are made at an enrolment; nobody else gives such a name. */
    private static final String OWN = "console@";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final String SUBJECT = "mfa-device";

    private final JdbcClient jdbc;
    private final SecretBox secrets;
    private final RecoveryCodes recovery;
    private final LoginSessions sessions;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    private record Kept(long id, MfaDevice device, byte[] secret) {}

    MfaDevices(
            JdbcClient jdbc,
            SecretBox secrets,
            RecoveryCodes recovery,
            LoginSessions sessions,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.recovery = recovery;
        this.sessions = sessions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Bound to nobody yet. */
    @Transactional
    public NewMfaDevice create(String by, long accountId, String name) {
        if (!NAME.matcher(name).matches() || name.toLowerCase(Locale.ROOT).startsWith(OWN)) {
            throw TEXTS.refusal("InvalidParameter.VirtualMFADeviceName", "mfa.name", Quoted.of(name));
        }
        byte[] secret = Totp.secret();
        make(by, accountId, name, secret);
        return shown(require(accountId, name).device(), secret, name + "@" + accountId);
    }

    private void make(String by, long accountId, String name, byte[] secret) {
        long id = ids.next();
        try {
            jdbc.sql("""
                            insert into access_mfa_device (id, account_id, name, sealed_secret, created_ms)
                            values (?, ?, ?, ?, ?)""")
                    .params(id, accountId, name, secrets.seal(secret, context(id)), clock.millis())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw TEXTS.refusal("EntityAlreadyExists.VirtualMFADevice", "mfa.exists", name);
        }
        record(by, "created", accountId, name);
    }

    /**
     * @param codes one that the device shows now, or two, the second right after the first
     * @throws dev.signet.platform.Refusal where they are wrong, the device is bound or the user has one
     */
    @Transactional
    public void bind(String by, long accountId, String name, long userId, List<String> codes) {
        Kept kept = require(accountId, name);
        if (kept.device().userId() != null) {
            throw TEXTS.refusal("EntityAlreadyExists.User.MFADevice", "mfa.bound", name);
        }
        long step = steps(kept.secret(), codes)
                .orElseThrow(() -> TEXTS.refusal("InvalidParameter.AuthenticationCode", "mfa.wrong-code"));
        try {
            int bound = jdbc.sql("update access_mfa_device set user_id = ?, bound_ms = ?, last_step = ?"
                            + " where id = ? and user_id is null")
                    .params(userId, clock.millis(), step, kept.id())
                    .update();
            if (bound == 0) {
                throw TEXTS.refusal("EntityAlreadyExists.User.MFADevice", "mfa.bound", name);
            }
        } catch (DuplicateKeyException another) {
            throw TEXTS.refusal("EntityAlreadyExists.User.MFADevice", "mfa.has-one");
        }
        record(by, "bound", accountId, name, userId);
    }

    /** The step of the last of them. */
    private OptionalLong steps(byte[] secret, List<String> codes) {
        OptionalLong first = Totp.stepOf(secret, codes.get(0), clock.instant());
        if (first.isEmpty() || codes.size() == 1) {
            return first;
        }
        long next = first.getAsLong() + 1;
        return Totp.same(Totp.code(secret, next), codes.get(1)) ? OptionalLong.of(next) : OptionalLong.empty();
    }

    /**
     * By an administrator: what it opened is over as well.
     *
     * @throws dev.signet.platform.Refusal where the user has none
     */
    @Transactional
    public void unbind(String by, long accountId, long userId) {
        remove(by, accountId, userId);
        sessions.endAll(accountId, userId);
    }

    /** @throws dev.signet.platform.Refusal where the user has none */
    @Transactional
    void remove(String by, long accountId, long userId) {
        MfaDevice device =
                ofUser(accountId, userId).orElseThrow(() -> TEXTS.refusal("EntityNotExist.User.MFADevice", "mfa.none"));
        if (device.name().equals(own(userId))) {
            // Nobody else binds it: it was made for this user alone.
            jdbc.sql("delete from access_mfa_device where account_id = ? and user_id = ?")
                    .params(accountId, userId)
                    .update();
        } else {
            jdbc.sql(
                            "update access_mfa_device set user_id = null, bound_ms = null where account_id = ? and user_id = ?")
                    .params(accountId, userId)
                    .update();
        }
        recovery.forget(accountId, userId);
        record(by, "unbound", accountId, device.name(), userId);
    }

    /** Only one that nobody has. */
    @Transactional
    public void delete(String by, long accountId, String name) {
        Kept kept = require(accountId, name);
        // It may be bound at this moment.
        int deleted = jdbc.sql("delete from access_mfa_device where id = ? and user_id is null")
                .param(kept.id())
                .update();
        if (deleted == 0) {
            throw TEXTS.refusal("DeleteConflict.VirtualMFADevice.User", "mfa.bound", name);
        }
        record(by, "deleted", accountId, name);
    }

    /** The user is being deleted, in the caller's transaction. */
    @Transactional
    public void forget(long accountId, long userId) {
        recovery.forget(accountId, userId);
        jdbc.sql("delete from access_mfa_device where account_id = ? and user_id = ?")
                .params(accountId, userId)
                .update();
    }

    public List<MfaDevice> of(long accountId) {
        return jdbc.sql("select * from access_mfa_device where account_id = ? order by id")
                .param(accountId)
                .query(MfaDevices::device)
                .list();
    }

    public Optional<MfaDevice> ofUser(long accountId, long userId) {
        return jdbc.sql("select * from access_mfa_device where account_id = ? and user_id = ?")
                .params(accountId, userId)
                .query(MfaDevices::device)
                .optional();
    }

    /**
     * Begins to bind a device of one's own, with a secret that is this session's: another may be somebody else's, who must
     * not know what is bound here. What was begun here before is over.
     *
     * @param label what an app is to call it
     */
    @Transactional
    NewMfaDevice begin(Session session, String label) {
        byte[] secret = Totp.secret();
        sessions.intend(session, secrets.seal(secret, context(session)));
        return shown(own(session), secret, label);
    }

    /** The same again, for a page that is loaded again; begun where nothing was. */
    @Transactional
    NewMfaDevice begun(Session session, String label) {
        return intended(session)
                .map(secret -> shown(own(session), secret, label))
                .orElseGet(() -> begin(session, label));
    }

    /** @throws dev.signet.platform.Refusal where nothing was begun in this session, the code is wrong or the user has a device */
    @Transactional
    void bindBegun(Session session, String code) {
        long userId = session.userId();
        if (ofUser(session.accountId(), userId).isPresent()) {
            throw TEXTS.refusal("EntityAlreadyExists.User.MFADevice", "mfa.has-one");
        }
        byte[] secret =
                intended(session).orElseThrow(() -> TEXTS.refusal("EntityNotExist.VirtualMFADevice", "mfa.not-begun"));
        String by = session.principal().who();
        make(by, session.accountId(), own(userId), secret);
        bind(by, session.accountId(), own(userId), userId, List.of(code));
        sessions.intend(session, null);
    }

    private Optional<byte[]> intended(Session session) {
        return sessions.intended(session).map(kept -> secrets.open(kept, context(session)));
    }

    private MfaDevice own(Session session) {
        return new MfaDevice(session.accountId(), own(session.userId()), null, clock.instant(), null);
    }

    /** What the device of an enrolment is called; a name that an administrator would hardly choose. */
    private static String own(long userId) {
        return OWN + userId;
    }

    /** Whether the user's device shows this code now; it is spent with that. */
    @Transactional
    boolean take(long accountId, long userId, String code) {
        Optional<Kept> kept = jdbc.sql("select * from access_mfa_device where account_id = ? and user_id = ?")
                .params(accountId, userId)
                .query(this::kept)
                .optional();
        if (kept.isEmpty()) {
            return false;
        }
        OptionalLong step = Totp.stepOf(kept.get().secret(), code, clock.instant());
        return step.isPresent()
                && jdbc.sql("update access_mfa_device set last_step = ? where id = ? and user_id = ? and last_step < ?")
                                .params(step.getAsLong(), kept.get().id(), userId, step.getAsLong())
                                .update()
                        == 1;
    }

    private static NewMfaDevice shown(MfaDevice device, byte[] secret, String label) {
        return new NewMfaDevice(device, Totp.base32(secret), Totp.uri(secret, label));
    }

    private Kept require(long accountId, String name) {
        return find(accountId, name)
                .orElseThrow(() -> TEXTS.refusal("EntityNotExist.VirtualMFADevice", "mfa.unknown", Quoted.of(name)));
    }

    private Optional<Kept> find(long accountId, String name) {
        return jdbc.sql("select * from access_mfa_device where account_id = ? and name_key = ?")
                .params(accountId, name.toLowerCase(Locale.ROOT))
                .query(this::kept)
                .optional();
    }

    private Kept kept(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        byte[] sealed = Objects.requireNonNull(row.getBytes("sealed_secret"));
        return new Kept(id, device(row, number), secrets.open(sealed, context(id)));
    }

    private static MfaDevice device(ResultSet row, int number) throws SQLException {
        long userId = row.getLong("user_id");
        @Nullable Long whose = row.wasNull() ? null : userId;
        return new MfaDevice(
                row.getLong("account_id"),
                row.getString("name"),
                whose,
                Instant.ofEpochMilli(row.getLong("created_ms")),
                Columns.instant(row, "bound_ms"));
    }

    private static String context(Session session) {
        return "mfa-enrolment:" + session.id();
    }

    private static String context(long id) {
        return SUBJECT + ":" + id;
    }

    private void record(String by, String what, long accountId, String name) {
        audit.record(by, SUBJECT + "." + what, SUBJECT, name, Map.of("accountId", Long.toString(accountId)));
    }

    private void record(String by, String what, long accountId, String name, long userId) {
        audit.record(
                by,
                SUBJECT + "." + what,
                SUBJECT,
                name,
                Map.of("accountId", Long.toString(accountId), "userId", Long.toString(userId)));
    }
}
