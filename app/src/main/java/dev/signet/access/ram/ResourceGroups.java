package dev.signet.access.ram;

import dev.signet.access.TagItem;
import dev.signet.account.ApiCaller;
import dev.signet.platform.Refusal;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.text.Quoted;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
    private static final Pattern RESOURCE = Pattern.compile("(?:sign|template|task|export)/[^/]+");

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
        Set<String> all = fill(caller.accountId(), id, items);
        changes.done(caller, "created", SUBJECT, id, Map.of("name", name, "items", all));
        return get(caller.accountId(), name);
    }

    /** @throws Refusal {@code EntityNotExist.ResourceGroup} */
    @Transactional(readOnly = true)
    public ResourceGroup get(long accountId, String name) {
        return jdbc.sql("select * from access_resource_group where account_id = ? and name_key = ?")
                .params(accountId, name.toLowerCase(Locale.ROOT))
                .query((row, n) -> new ResourceGroup(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("display_name"),
                        items(row.getLong("id")),
                        Changes.instant(row, "created_at")))
                .optional()
                .orElseThrow(() -> Changes.unknown(GROUP, name));
    }

    @Transactional(readOnly = true)
    public List<ResourceGroup> list(long accountId) {
        return jdbc
                .sql("select name from access_resource_group where account_id = ? order by name_key")
                .param(accountId)
                .query(String.class)
                .list()
                .stream()
                .map(name -> get(accountId, name))
                .toList();
    }

    /** Replaces what is in it. */
    @Transactional
    public ResourceGroup setItems(ApiCaller caller, String name, List<String> items) {
        changes.begin(caller);
        ResourceGroup group = get(caller.accountId(), name);
        jdbc.sql("delete from access_resource_group_item where group_id = ?")
                .param(group.id())
                .update();
        Set<String> all = fill(caller.accountId(), group.id(), items);
        changes.done(caller, "changed", SUBJECT, group.id(), Map.of("name", group.name(), "items", all));
        return get(caller.accountId(), name);
    }

    /** @throws Refusal {@code DeleteConflict.ResourceGroup.Policy} while a policy counts for it */
    @Transactional
    public void delete(ApiCaller caller, String name) {
        changes.begin(caller);
        ResourceGroup group = get(caller.accountId(), name);
        changes.refuseHeld(
                "ResourceGroup.Policy",
                name,
                "select count(*) from access_attachment where resource_group = ?",
                group.id());
        jdbc.sql("delete from access_resource_group_item where group_id = ?")
                .param(group.id())
                .update();
        jdbc.sql("delete from access_resource_group where id = ?")
                .param(group.id())
                .update();
        changes.done(caller, "deleted", SUBJECT, group.id(), Map.of("name", group.name()));
    }

    private Set<String> fill(long accountId, long id, List<String> items) {
        Set<String> all = new LinkedHashSet<>(items);
        int most = changes.limit("access.resource-group.items.max");
        if (all.size() > most) {
            throw Changes.full("ResourceGroup.Item", most);
        }
        int longest = changes.limit("access.resource-group.item.characters.max");
        all.forEach(item -> {
            if (item.length() > longest || !isItem(item)) {
                throw Changes.TEXTS.refusal("InvalidParameter.Item", "resource-group.item", Quoted.of(item), longest);
            }
            jdbc.sql("insert into access_resource_group_item (group_id, account_id, item) values (?, ?, ?)")
                    .params(id, accountId, item)
                    .update();
        });
        return all;
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
