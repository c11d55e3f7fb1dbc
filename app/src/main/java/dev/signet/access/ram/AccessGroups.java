package dev.signet.access.ram;

import dev.signet.account.ApiCaller;
import dev.signet.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An account's groups and who is in them. */
@Service
public class AccessGroups {

    private static final String SUBJECT = "ram-group";
    private static final String GROUP = "Group";
    private static final String USER_GROUP = "User.Group";

    private final JdbcClient jdbc;
    private final Changes changes;
    private final AccessUsers users;

    AccessGroups(JdbcClient jdbc, Changes changes, AccessUsers users) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.users = users;
    }

    /** @throws Refusal {@code InvalidParameter.…}, {@code EntityAlreadyExists.Group}, {@code LimitExceeded.Group} */
    @Transactional
    public AccessGroup create(ApiCaller caller, String name, @Nullable String comments) {
        changes.begin(caller);
        checkName("GroupName", name);
        String said = Fields.text("Comments", comments, changes.limit("access.comments.max"));
        changes.requireRoom(
                GROUP,
                "access.groups.max",
                "select count(*) from access_group where account_id = ?",
                caller.accountId());
        long id = changes.newId();
        try {
            jdbc.sql("""
                            insert into access_group (id, account_id, name, comments, created_at, updated_at)
                            values (?, ?, ?, ?, ?, ?)""")
                    .params(id, caller.accountId(), name, said, changes.now(), changes.now())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Changes.taken(GROUP, name);
        }
        changes.done(caller, "created", SUBJECT, id, Map.of("name", name));
        return get(caller.accountId(), name);
    }

    /** @throws Refusal {@code EntityNotExist.Group} */
    @Transactional(readOnly = true)
    public AccessGroup get(long accountId, String name) {
        return jdbc.sql("select * from access_group where account_id = ? and name_key = ?")
                .params(accountId, name.toLowerCase(Locale.ROOT))
                .query(AccessGroups::group)
                .optional()
                .orElseThrow(() -> Changes.unknown(GROUP, name));
    }

    @Transactional(readOnly = true)
    public Page<AccessGroup> list(long accountId, Page.Asked asked) {
        List<AccessGroup> found = jdbc.sql("""
                        select * from access_group where account_id = ? and name_key > ? order by name_key limit ?""")
                .params(accountId, asked.after(), asked.most() + 1)
                .query(AccessGroups::group)
                .list();
        return Page.of(found, asked, group -> group.name().toLowerCase(Locale.ROOT));
    }

    /** Null leaves what there is. */
    @Transactional
    public AccessGroup update(ApiCaller caller, String name, @Nullable String newName, @Nullable String comments) {
        changes.begin(caller);
        AccessGroup before = get(caller.accountId(), name);
        String called = Changes.or(newName, before.name());
        checkName("NewGroupName", called);
        String said = comments == null
                ? before.comments()
                : Fields.text("NewComments", comments, changes.limit("access.comments.max"));
        try {
            jdbc.sql("update access_group set name = ?, comments = ?, updated_at = ? where id = ?")
                    .params(called, said, changes.now(), before.id())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Changes.taken(GROUP, called);
        }
        changes.done(caller, "changed", SUBJECT, before.id(), Map.of("name", called, "before", before.name()));
        return get(caller.accountId(), called);
    }

    /** @throws Refusal {@code DeleteConflict.Group.User}, {@code DeleteConflict.Group.Policy} */
    @Transactional
    public void delete(ApiCaller caller, String name) {
        changes.begin(caller);
        AccessGroup group = get(caller.accountId(), name);
        changes.refuseHeld("Group.User", name, "select count(*) from access_membership where group_id = ?", group.id());
        changes.refuseHeld(
                "Group.Policy",
                name,
                "select count(*) from access_attachment where principal_kind = 'GROUP' and principal_id = ?",
                group.id());
        jdbc.sql("delete from access_group where id = ?").param(group.id()).update();
        changes.done(caller, "deleted", SUBJECT, group.id(), Map.of("name", group.name()));
    }

    /** @throws Refusal {@code EntityAlreadyExists.User.Group}, {@code LimitExceeded.User.Group} */
    @Transactional
    public void add(ApiCaller caller, String userName, String groupName) {
        changes.begin(caller);
        AccessUser user = users.get(caller.accountId(), userName);
        AccessGroup group = get(caller.accountId(), groupName);
        if (isIn(user, group)) {
            throw Changes.taken(USER_GROUP, groupName);
        }
        changes.requireRoom(
                USER_GROUP,
                "access.groups-per-user.max",
                "select count(*) from access_membership where user_id = ?",
                user.id());
        jdbc.sql("insert into access_membership (user_id, group_id, account_id, since) values (?, ?, ?, ?)")
                .params(user.id(), group.id(), caller.accountId(), changes.now())
                .update();
        changes.done(caller, "user-added", SUBJECT, group.id(), Map.of("name", group.name(), "user", user.name()));
    }

    /** @throws Refusal {@code EntityNotExist.User.Group} */
    @Transactional
    public void remove(ApiCaller caller, String userName, String groupName) {
        changes.begin(caller);
        AccessUser user = users.get(caller.accountId(), userName);
        AccessGroup group = get(caller.accountId(), groupName);
        int removed = jdbc.sql("delete from access_membership where user_id = ? and group_id = ?")
                .params(user.id(), group.id())
                .update();
        if (removed == 0) {
            throw Changes.unknown(USER_GROUP, groupName);
        }
        changes.done(caller, "user-removed", SUBJECT, group.id(), Map.of("name", group.name(), "user", user.name()));
    }

    /** All of them or none. @throws Refusal as {@link #add} */
    @Transactional
    public void addAll(ApiCaller caller, List<String> users, List<String> groups) {
        users.forEach(user -> groups.forEach(group -> add(caller, user, group)));
    }

    /** How many users are in each group, by the group's id; groups without any are left out. */
    @Transactional(readOnly = true)
    public Map<Long, Long> sizes(long accountId) {
        Map<Long, Long> sizes = new HashMap<>();
        jdbc.sql("select group_id, count(*) from access_membership where account_id = ? group by group_id")
                .param(accountId)
                .query((row, n) -> sizes.put(row.getLong(1), row.getLong(2)))
                .list();
        return sizes;
    }

    @Transactional(readOnly = true)
    public List<Joined<AccessGroup>> ofUser(long accountId, String userName) {
        AccessUser user = users.get(accountId, userName);
        return jdbc.sql("""
                        select g.*, m.since from access_membership m join access_group g on g.id = m.group_id
                        where m.user_id = ? order by g.name_key""")
                .param(user.id())
                .query((row, n) -> new Joined<>(group(row, n), Changes.instant(row, "since")))
                .list();
    }

    @Transactional(readOnly = true)
    public Page<Joined<AccessUser>> users(long accountId, String groupName, Page.Asked asked) {
        AccessGroup group = get(accountId, groupName);
        List<Joined<AccessUser>> found = jdbc.sql("""
                        select u.*, m.since from access_membership m join access_user u on u.id = m.user_id
                        where m.group_id = ? and u.name_key > ? order by u.name_key limit ?""")
                .params(group.id(), asked.after(), asked.most() + 1)
                .query((row, n) -> new Joined<>(AccessUsers.user(row, n), Changes.instant(row, "since")))
                .list();
        return Page.of(found, asked, user -> user.what().name().toLowerCase(Locale.ROOT));
    }

    private boolean isIn(AccessUser user, AccessGroup group) {
        return jdbc.sql("select count(*) from access_membership where user_id = ? and group_id = ?")
                        .params(user.id(), group.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void checkName(String field, String value) {
        Fields.name(field, value, Fields.GROUP, changes.limit("access.group-name.max"));
    }

    private static AccessGroup group(ResultSet row, int number) throws SQLException {
        return new AccessGroup(
                row.getLong("id"),
                row.getString("name"),
                row.getString("comments"),
                Changes.instant(row, "created_at"),
                Changes.instant(row, "updated_at"));
    }
}
