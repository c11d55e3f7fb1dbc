package dev.signet.access.ram;

import dev.signet.access.login.LoginProfiles;
import dev.signet.access.login.MfaDevices;
import dev.signet.account.ApiCaller;
import dev.signet.account.Principal;
import dev.signet.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An account's users: who they are, not what they may do. */
@Service
public class AccessUsers {

    private static final String SUBJECT = "ram-user";
    private static final String USER = "User";
    private static final String HOLDING =
            " where account_id = ? and (name_key like ? escape '|' or lower(display_name) like ? escape '|')";

    private final JdbcClient jdbc;
    private final Changes changes;
    private final LoginProfiles logins;
    private final MfaDevices devices;

    AccessUsers(JdbcClient jdbc, Changes changes, LoginProfiles logins, MfaDevices devices) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.logins = logins;
        this.devices = devices;
    }

    /** @throws Refusal {@code InvalidParameter.…}, {@code EntityAlreadyExists.User}, {@code LimitExceeded.User} */
    @Transactional
    public AccessUser create(ApiCaller caller, UserForm form) {
        changes.begin(caller);
        String name = name("UserName", Changes.or(form.name(), ""));
        AccessUser user = filled(
                "", new AccessUser(changes.newId(), name, "", "", "", "", changes.instant(), changes.instant()), form);
        changes.requireRoom(
                USER, "access.users.max", "select count(*) from access_user where account_id = ?", caller.accountId());
        try {
            jdbc.sql("""
                            insert into access_user (id, account_id, name, display_name, mobile, email, comments,
                                created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            user.id(),
                            caller.accountId(),
                            user.name(),
                            user.displayName(),
                            user.mobile(),
                            user.email(),
                            user.comments(),
                            changes.now(),
                            changes.now())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Changes.taken(USER, name);
        }
        changes.done(caller, "created", SUBJECT, user.id(), Map.of("name", name));
        return user;
    }

    /** @throws Refusal {@code EntityNotExist.User} */
    @Transactional(readOnly = true)
    public AccessUser get(long accountId, String name) {
        return find(accountId, name).orElseThrow(() -> Changes.unknown(USER, name));
    }

    /** By id, as others keep it. */
    @Transactional(readOnly = true)
    public Optional<AccessUser> find(long accountId, long id) {
        return jdbc.sql("select * from access_user where account_id = ? and id = ?")
                .params(accountId, id)
                .query(AccessUsers::user)
                .optional();
    }

    private Optional<AccessUser> find(long accountId, String name) {
        return jdbc.sql("select * from access_user where account_id = ? and name_key = ?")
                .params(accountId, name.toLowerCase(Locale.ROOT))
                .query(AccessUsers::user)
                .optional();
    }

    @Transactional(readOnly = true)
    public Page<AccessUser> list(long accountId, Page.Asked asked) {
        List<AccessUser> found = jdbc.sql("""
                        select * from access_user where account_id = ? and name_key > ? order by name_key limit ?""")
                .params(accountId, asked.after(), asked.most() + 1)
                .query(AccessUsers::user)
                .list();
        return Page.of(found, asked, user -> user.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Those whose name or display name holds a text, in the order of names.
     *
     * @param text empty for all
     * @param from how many are left out
     */
    @Transactional(readOnly = true)
    public List<AccessUser> search(long accountId, String text, int from, int most) {
        return jdbc.sql("select * from access_user" + HOLDING + " order by name_key limit ? offset ?")
                .params(accountId, held(text), held(text), most, from)
                .query(AccessUsers::user)
                .list();
    }

    /** How many {@link #search} finds in all. */
    @Transactional(readOnly = true)
    public long count(long accountId, String text) {
        return jdbc.sql("select count(*) from access_user" + HOLDING)
                .params(accountId, held(text), held(text))
                .query(Long.class)
                .single();
    }

    private static String held(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([|%_])", "|$1") + "%";
    }

    /** A user that is called otherwise is the same: keys, groups and policies stay. */
    @Transactional
    public AccessUser update(ApiCaller caller, String name, UserForm form) {
        changes.begin(caller);
        AccessUser before = get(caller.accountId(), name);
        AccessUser user = filled("New", before, form);
        try {
            jdbc.sql("""
                            update access_user set name = ?, display_name = ?, mobile = ?, email = ?, comments = ?,
                                updated_at = ? where id = ?""")
                    .params(
                            user.name(),
                            user.displayName(),
                            user.mobile(),
                            user.email(),
                            user.comments(),
                            changes.now(),
                            user.id())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Changes.taken(USER, user.name());
        }
        changes.done(caller, "changed", SUBJECT, user.id(), Map.of("name", user.name(), "before", before.name()));
        return get(caller.accountId(), user.name());
    }

    /**
     * @throws Refusal {@code DeleteConflict.User.…} while anything hangs on the user, {@code OperationDenied.OwnUser} where
     *     the caller is that user
     */
    @Transactional
    public void delete(ApiCaller caller, String name) {
        changes.begin(caller);
        AccessUser user = get(caller.accountId(), name);
        if (caller.principal().kind() == Principal.Kind.USER
                && caller.principal().id() == user.id()) {
            throw Changes.TEXTS.refusal("OperationDenied.OwnUser", "user.own", name);
        }
        changes.refuseHeld(
                "User.AccessKey", name, "select count(*) from account_access_key where user_id = ?", user.id());
        changes.refuseHeld("User.Group", name, "select count(*) from access_membership where user_id = ?", user.id());
        changes.refuseHeld(
                "User.Policy",
                name,
                "select count(*) from access_attachment where principal_kind = 'USER' and principal_id = ?",
                user.id());
        if (logins.find(caller.accountId(), user.id()).isPresent()) {
            throw Changes.held("User.LoginProfile", name);
        }
        if (devices.ofUser(caller.accountId(), user.id()).isPresent()) {
            throw Changes.held("User.MFADevice", name);
        }
        logins.forget(caller.accountId(), user.id());
        devices.forget(caller.accountId(), user.id());
        jdbc.sql("delete from access_user where id = ?").param(user.id()).update();
        changes.done(caller, "deleted", SUBJECT, user.id(), Map.of("name", user.name()));
    }

    /** @param prefix of the fields' names on the wire where something is changed */
    private AccessUser filled(String prefix, AccessUser before, UserForm form) {
        int comments = changes.limit("access.comments.max");
        return new AccessUser(
                before.id(),
                form.name() == null ? before.name() : name(prefix + "UserName", form.name()),
                form.displayName() == null
                        ? before.displayName()
                        : Fields.text(
                                prefix + "DisplayName", form.displayName(), changes.limit("access.display-name.max")),
                form.mobile() == null ? before.mobile() : Fields.mobile(prefix + "MobilePhone", form.mobile()),
                form.email() == null ? before.email() : Fields.email(prefix + "Email", form.email()),
                form.comments() == null
                        ? before.comments()
                        : Fields.text(prefix + "Comments", form.comments(), comments),
                before.createdAt(),
                before.updatedAt());
    }

    private String name(String field, String value) {
        return Fields.name(field, value, Fields.USER, changes.limit("access.user-name.max"));
    }

    static AccessUser user(ResultSet row, int number) throws SQLException {
        return new AccessUser(
                row.getLong("id"),
                row.getString("name"),
                row.getString("display_name"),
                row.getString("mobile"),
                row.getString("email"),
                row.getString("comments"),
                Changes.instant(row, "created_at"),
                Changes.instant(row, "updated_at"));
    }
}
