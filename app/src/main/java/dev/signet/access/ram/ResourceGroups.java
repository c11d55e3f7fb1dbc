package dev.signet.access.ram;

import dev.signet.access.TagItem;
import dev.signet.account.ApiCaller;
import dev.signet.platform.Refusal;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.text.Quoted;
import dev.signet.rules.access.ResourceName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An account's resource groups: for what a policy counts that is not for the whole account (S12.2-2). */
@Service
public class ResourceGroups {

    private static final String SUBJECT = "resource-group";
    private static final String GROUP = "ResourceGroup";
    /** Of those that hold a group, enough to begin with. */
    private static final int NAMED = 10;

    private static final String TAG = "tag/";
    private static final Pattern RESOURCE = Pattern.compile("(?:sign|template)/[^/]+|(?:task|export)/[1-9]\\d{0,18}");

    private final JdbcClient jdbc;
    private final Changes changes;

    ResourceGroups(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** @throws Refusal {@code EntityAlreadyExists.ResourceGroup}, {@code LimitExceeded.ResourceGroup}, … */
    @Transactional
    public ResourceGroup create(ApiCaller caller, String name, @Nullable String displayName, List<String> items) {
        changes.begin(caller);
        Fields.name("Name", name, Fields.GROUP, changes.limit("access.group-name.max"));
        String shown = Fields.text("DisplayName", displayName, changes.limit("access.display-name.max"));
        changes.requireRoom(
                GROUP,
                "access.resource-groups.max",
                "select count(*) from access_resource_group where account_id = ?",
                caller.accountId());
        long id = changes.newId();
        try {
            jdbc.sql("""
                            insert into access_resource_group (id, account_id, name, display_name, created_at)
                            values (?, ?, ?, ?, ?)""")
                    .params(id, caller.accountId(), name, shown, changes.now())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Changes.taken(GROUP, name);
        }
        Set<String> all = fill(caller.accountId(), get(caller.accountId(), name), items);
        changes.done(caller, "created", SUBJECT, id, Map.of("name", name, "items", all));
        return get(caller.accountId(), name);
    }

    /** @throws Refusal {@code EntityNotExist.ResourceGroup} */
    @Transactional(readOnly = true)
    public ResourceGroup get(long accountId, String name) {
        return jdbc.sql("select * from access_resource_group where account_id = ? and name_key = ?")
                .params(accountId, name.toLowerCase(Locale.ROOT))
                .query(this::group)
                .optional()
                .orElseThrow(() -> Changes.unknown(GROUP, name));
    }

    @Transactional(readOnly = true)
    public List<ResourceGroup> list(long accountId) {
        return jdbc.sql("select * from access_resource_group where account_id = ? order by name_key")
                .param(accountId)
                .query(this::group)
                .list();
    }

    private ResourceGroup group(ResultSet row, int n) throws SQLException {
        return new ResourceGroup(
                row.getLong("id"),
                row.getString("name"),
                row.getString("display_name"),
                items(row.getLong("id")),
                Changes.instant(row, "created_at"));
    }

    /** Its name stays: policies are attached by it. */
    @Transactional
    public ResourceGroup rename(ApiCaller caller, String name, @Nullable String displayName) {
        changes.begin(caller);
        ResourceGroup group = get(caller.accountId(), name);
        String shown = Fields.text("DisplayName", displayName, changes.limit("access.display-name.max"));
        jdbc.sql("update access_resource_group set display_name = ? where id = ?")
                .params(shown, group.id())
                .update();
        changes.done(
                caller,
                "renamed",
                SUBJECT,
                group.id(),
                Map.of("name", group.name(), "displayName", shown, "before", group.displayName()));
        return get(caller.accountId(), name);
    }

    /**
     * What is in it already is passed over.
     *
     * @throws Refusal {@code InvalidParameter.Item}, {@code LimitExceeded.ResourceGroup.Item}
     */
    @Transactional
    public ResourceGroup add(ApiCaller caller, String name, List<String> items) {
        changes.begin(caller);
        ResourceGroup group = get(caller.accountId(), name);
        Set<String> added = fill(caller.accountId(), group, items);
        changes.done(caller, "items-added", SUBJECT, group.id(), Map.of("name", group.name(), "items", added));
        return get(caller.accountId(), name);
    }

    /**
     * All of them or none.
     *
     * @throws Refusal {@code EntityNotExist.ResourceGroup.Item}
     */
    @Transactional
    public ResourceGroup remove(ApiCaller caller, String name, List<String> items) {
        changes.begin(caller);
        ResourceGroup group = get(caller.accountId(), name);
        Set<String> there = same(group.items());
        items.stream().filter(item -> !there.contains(same(item))).findFirst().ifPresent(item -> {
            throw Changes.TEXTS.refusal(
                    "EntityNotExist.ResourceGroup.Item", "resource-group.no-item", group.name(), Quoted.of(item));
        });
        Set<String> unwanted = same(items);
        List<String> removed = group.items().stream()
                .filter(item -> unwanted.contains(same(item)))
                .toList();
        removed.forEach(item -> jdbc.sql("delete from access_resource_group_item where group_id = ? and item = ?")
                .params(group.id(), item)
                .update());
        changes.done(caller, "items-removed", SUBJECT, group.id(), Map.of("name", group.name(), "items", removed));
        return get(caller.accountId(), name);
    }

    /** @throws Refusal {@code DeleteConflict.ResourceGroup.Policy} while a policy counts for it */
    @Transactional
    public void delete(ApiCaller caller, String name) {
        changes.begin(caller);
        ResourceGroup group = get(caller.accountId(), name);
        List<String> holders = holders(group.id());
        if (!holders.isEmpty()) {
            throw Changes.TEXTS.refusal(
                    "DeleteConflict.ResourceGroup.Policy",
                    "resource-group.held",
                    group.name(),
                    holders.size(),
                    holders.stream().limit(NAMED).collect(Collectors.joining(", ")));
        }
        jdbc.sql("delete from access_resource_group_item where group_id = ?")
                .param(group.id())
                .update();
        jdbc.sql("delete from access_resource_group where id = ?")
                .param(group.id())
                .update();
        changes.done(caller, "deleted", SUBJECT, group.id(), Map.of("name", group.name()));
    }

    private Set<String> fill(long accountId, ResourceGroup group, List<String> items) {
        int longest = changes.limit("access.resource-group.item.characters.max");
        Set<String> there = same(group.items());
        Set<String> added = new LinkedHashSet<>();
        for (String item : items) {
            if (item.length() > longest || !isItem(item)) {
                throw Changes.TEXTS.refusal("InvalidParameter.Item", "resource-group.item", Quoted.of(item), longest);
            }
            if (there.add(same(item))) {
                added.add(item);
            }
        }
        int most = changes.limit("access.resource-group.items.max");
        if (there.size() > most) {
            throw Changes.full("ResourceGroup.Item", most);
        }
        added.forEach(
                item -> jdbc.sql("insert into access_resource_group_item (group_id, account_id, item) values (?, ?, ?)")
                        .params(group.id(), accountId, item)
                        .update());
        return added;
    }

    /** One spelling of what policies take for one thing; tags differ by every character. */
    private static String same(String item) {
        return item.startsWith(TAG) ? item : ResourceName.fold(item);
    }

    private static Set<String> same(Collection<String> items) {
        return items.stream().map(ResourceGroups::same).collect(Collectors.toCollection(HashSet::new));
    }

    /** Who has a policy that counts for the group, and which: {@code user/alice AliyunDysmsFullAccess}. */
    private List<String> holders(long id) {
        return jdbc.sql("""
                        select a.principal_kind, coalesce(u.name, g.name, r.name), a.policy_name from access_attachment a
                        left join access_user u on a.principal_kind = 'USER' and u.id = a.principal_id
                        left join access_group g on a.principal_kind = 'GROUP' and g.id = a.principal_id
                        left join access_role r on a.principal_kind = 'ROLE' and r.id = a.principal_id
                        where a.resource_group = ? order by 1, 2, 3""")
                .param(id)
                .query((row, n) ->
                        row.getString(1).toLowerCase(Locale.ROOT) + "/" + row.getString(2) + " " + row.getString(3))
                .list();
    }

    private static boolean isItem(String item) {
        return PlainText.isName(item)
                && (RESOURCE.matcher(item).matches() || TagItem.parse(item).isPresent());
    }

    private List<String> items(long id) {
        return jdbc.sql("select item from access_resource_group_item where group_id = ? order by item")
                .param(id)
                .query(String.class)
                .list();
    }
}
