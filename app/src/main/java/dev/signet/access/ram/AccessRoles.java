package dev.signet.access.ram;

import dev.signet.account.ApiCaller;
import dev.signet.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An account's roles and who may assume them. */
@Service
public class AccessRoles {

    private static final String SUBJECT = "ram-role";
    private static final String ROLE = "Role";

    private final JdbcClient jdbc;
    private final Changes changes;
    private final Documents documents;

    AccessRoles(JdbcClient jdbc, Changes changes, Documents documents) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.documents = documents;
    }

    /** @throws Refusal {@code MalformedPolicyDocument}, {@code EntityAlreadyExists.Role}, {@code LimitExceeded.Role}, … */
    @Transactional
    public AccessRole create(ApiCaller caller, String name, RoleForm form) {
        changes.begin(caller);
        Fields.name("RoleName", name, Fields.ROLE, changes.limit("access.role-name.max"));
        AccessRole role = filled(
                "",
                new AccessRole(
                        changes.newId(),
                        name,
                        "",
                        "",
                        changes.limit("access.session.seconds.default"),
                        changes.instant(),
                        changes.instant()),
                new RoleForm(Changes.or(form.trustPolicy(), ""), form.description(), form.maxSessionSeconds()));
        changes.requireRoom(
                ROLE, "access.roles.max", "select count(*) from access_role where account_id = ?", caller.accountId());
        try {
            jdbc.sql("""
                            insert into access_role (id, account_id, name, description, trust_policy,
                                max_session_seconds, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            role.id(),
                            caller.accountId(),
                            name,
                            role.description(),
                            role.trustPolicy(),
                            role.maxSessionSeconds(),
                            changes.now(),
                            changes.now())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Changes.taken(ROLE, name);
        }
        changes.done(caller, "created", SUBJECT, role.id(), Map.of("name", name, "trust", role.trustPolicy()));
        return get(caller.accountId(), name);
    }

    /** @throws Refusal {@code EntityNotExist.Role} */
    @Transactional(readOnly = true)
    public AccessRole get(long accountId, String name) {
        return jdbc.sql("select * from access_role where account_id = ? and name_key = ?")
                .params(accountId, name.toLowerCase(Locale.ROOT))
                .query(AccessRoles::role)
                .optional()
                .orElseThrow(() -> Changes.unknown(ROLE, name));
    }

    @Transactional(readOnly = true)
    public Page<AccessRole> list(long accountId, Page.Asked asked) {
        List<AccessRole> found = jdbc.sql("""
                        select * from access_role where account_id = ? and name_key > ? order by name_key limit ?""")
                .params(accountId, asked.after(), asked.most() + 1)
                .query(AccessRoles::role)
                .list();
        return Page.of(found, asked, role -> role.name().toLowerCase(Locale.ROOT));
    }

    /** Sessions that are open stay so: another trust policy is asked of whoever comes next. */
    @Transactional
    public AccessRole update(ApiCaller caller, String name, RoleForm form) {
        changes.begin(caller);
        AccessRole role = filled("New", get(caller.accountId(), name), form);
        jdbc.sql("""
                        update access_role set description = ?, trust_policy = ?, max_session_seconds = ?, updated_at = ?
                        where id = ?""")
                .params(role.description(), role.trustPolicy(), role.maxSessionSeconds(), changes.now(), role.id())
                .update();
        changes.done(caller, "changed", SUBJECT, role.id(), Map.of("name", role.name(), "trust", role.trustPolicy()));
        return get(caller.accountId(), name);
    }

    /** Its sessions end with it. @throws Refusal {@code DeleteConflict.Role.Policy} */
    @Transactional
    public void delete(ApiCaller caller, String name) {
        changes.begin(caller);
        AccessRole role = get(caller.accountId(), name);
        changes.refuseHeld(
                "Role.Policy",
                name,
                "select count(*) from access_attachment where principal_kind = 'ROLE' and principal_id = ?",
                role.id());
        jdbc.sql("delete from access_role where id = ?").param(role.id()).update();
        changes.done(caller, "deleted", SUBJECT, role.id(), Map.of("name", role.name()));
    }

    private AccessRole filled(String prefix, AccessRole before, RoleForm form) {
        String trust = form.trustPolicy();
        if (trust != null) {
            documents.checkTrust(prefix + "AssumeRolePolicyDocument", trust);
        }
        Integer seconds = form.maxSessionSeconds();
        if (seconds != null) {
            checkSeconds(prefix + "MaxSessionDuration", seconds);
        }
        return new AccessRole(
                before.id(),
                before.name(),
                form.description() == null
                        ? before.description()
                        : Fields.text(
                                prefix + "Description", form.description(), changes.limit("access.description.max")),
                Changes.or(trust, before.trustPolicy()),
                seconds == null ? before.maxSessionSeconds() : seconds,
                before.createdAt(),
                before.updatedAt());
    }

    private void checkSeconds(String field, int seconds) {
        int least = changes.limit("access.session.seconds.default");
        int most = changes.limit("access.session.seconds.max");
        if (seconds < least || seconds > most) {
            throw Changes.TEXTS.refusal("InvalidParameter." + field, "role.seconds", seconds, least, most);
        }
    }

    private static AccessRole role(ResultSet row, int number) throws SQLException {
        return new AccessRole(
                row.getLong("id"),
                row.getString("name"),
                row.getString("description"),
                row.getString("trust_policy"),
                row.getInt("max_session_seconds"),
                Changes.instant(row, "created_at"),
                Changes.instant(row, "updated_at"));
    }
}
