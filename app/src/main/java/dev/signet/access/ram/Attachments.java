package dev.signet.access.ram;

import dev.signet.account.ApiCaller;
import dev.signet.platform.Refusal;
import dev.signet.rules.access.PolicyType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which policies somebody has, for the whole account or for a resource group. Whoever may attach, may attach anything: as
 * with Alibaba no right is bounded by what its holder has.
 */
@Service
public class Attachments {

    private static final long WHOLE_ACCOUNT = 0;

    private final JdbcClient jdbc;
    private final Changes changes;
    private final AccessUsers users;
    private final AccessGroups groups;
    private final AccessRoles roles;
    private final AccessPolicies policies;
    private final ResourceGroups resourceGroups;

    Attachments(
            JdbcClient jdbc,
            Changes changes,
            AccessUsers users,
            AccessGroups groups,
            AccessRoles roles,
            AccessPolicies policies,
            ResourceGroups resourceGroups) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.users = users;
        this.groups = groups;
        this.roles = roles;
        this.policies = policies;
        this.resourceGroups = resourceGroups;
    }

    /** @param resourceGroup its name; null where it counts for the whole account */
    public record Attached(
            AccessPolicy policy, Instant since, @Nullable String resourceGroup) {}

    /** @param about display name of a user, comments of a group, description of a role */
    public record Holder(GranteeKind kind, long id, String name, String about, Instant since) {}

    /**
     * @param wanted as many as may be attached at once (S12.2-2); all or none
     * @param resourceGroup its name; null for the whole account
     * @throws Refusal {@code EntityAlreadyExists.User.Policy}, {@code LimitExceeded.User.Policy}, {@code EntityNotExist.…}
     */
    @Transactional
    public void attach(ApiCaller caller, Grantee grantee, List<PolicyRef> wanted, @Nullable String resourceGroup) {
        changes.begin(caller);
        int atOnce = changes.limit("access.policies-per-grant.max");
        if (wanted.isEmpty() || wanted.size() > atOnce) {
            throw Changes.TEXTS.refusal("InvalidParameter.PolicyName", "attach.at-once", wanted.size(), atOnce);
        }
        long id = id(caller.accountId(), grantee);
        ResourceGroup group = group(caller.accountId(), resourceGroup);
        wanted.forEach(ref -> attach(caller, grantee, id, ref, group));
    }

    private void attach(ApiCaller caller, Grantee grantee, long id, PolicyRef ref, @Nullable ResourceGroup group) {
        String code = grantee.kind().wire() + ".Policy";
        PolicyRef policy = policies.get(caller.accountId(), ref).ref();
        try {
            jdbc.sql("""
                            insert into access_attachment (account_id, principal_kind, principal_id, policy_type,
                                policy_name, resource_group, attached_at) values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            caller.accountId(),
                            grantee.kind().name(),
                            id,
                            policy.type().name(),
                            policy.name(),
                            scope(group),
                            changes.now())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Changes.taken(code, policy.name());
        }
        int most = changes.limit(
                grantee.kind().parameter() + "." + policy.type().name().toLowerCase(Locale.ROOT) + "-policies.max");
        if (count(grantee.kind(), id, policy.type()) > most) {
            throw Changes.full(code, most);
        }
        done(caller, "policy-attached", grantee, id, policy, group);
    }

    /** @throws Refusal {@code EntityNotExist.User.Policy}, {@code EntityNotExist.…} */
    @Transactional
    public void detach(ApiCaller caller, Grantee grantee, PolicyRef ref, @Nullable String resourceGroup) {
        changes.begin(caller);
        long id = id(caller.accountId(), grantee);
        ResourceGroup group = group(caller.accountId(), resourceGroup);
        PolicyRef policy = known(caller.accountId(), ref);
        int removed = jdbc.sql("""
                        delete from access_attachment where principal_kind = ? and principal_id = ?
                            and policy_type = ? and policy_name = ? and resource_group = ?""")
                .params(grantee.kind().name(), id, policy.type().name(), policy.name(), scope(group))
                .update();
        if (removed == 0) {
            throw Changes.unknown(grantee.kind().wire() + ".Policy", policy.name());
        }
        done(caller, "policy-detached", grantee, id, policy, group);
    }

    /** One of the platform's can have left the rulebook while somebody has it: it must be possible to detach it. */
    private PolicyRef known(long accountId, PolicyRef ref) {
        return ref.type() == PolicyType.SYSTEM
                ? ref
                : policies.get(accountId, ref).ref();
    }

    @Transactional(readOnly = true)
    public List<Attached> of(long accountId, Grantee grantee) {
        return jdbc.sql("""
                        select a.policy_type, a.policy_name, a.attached_at, g.name as scope from access_attachment a
                        left join access_resource_group g on g.id = a.resource_group
                        where a.principal_kind = ? and a.principal_id = ? order by a.attached_at, a.policy_name""")
                .params(grantee.kind().name(), id(accountId, grantee))
                .query((row, n) -> new Attached(
                        listed(accountId, PolicyType.valueOf(row.getString(1)), row.getString(2)),
                        Changes.instant(row, "attached_at"),
                        row.getString("scope")))
                .list();
    }

    private AccessPolicy listed(long accountId, PolicyType type, String name) {
        PolicyRef ref = new PolicyRef(type, name);
        try {
            return policies.get(accountId, ref);
        } catch (Refusal gone) {
            return new AccessPolicy(ref, "", 1, 0, null, null);
        }
    }

    /** Users, groups and roles that have the policy, in the order of names. */
    @Transactional(readOnly = true)
    public List<Holder> holders(long accountId, PolicyRef ref) {
        PolicyRef policy = policies.get(accountId, ref).ref();
        return jdbc.sql("""
                        select a.principal_kind, a.principal_id, min(a.attached_at) as since,
                            coalesce(u.name, g.name, r.name) as name,
                            coalesce(u.display_name, g.comments, r.description) as about
                        from access_attachment a
                        left join access_user u on a.principal_kind = 'USER' and u.id = a.principal_id
                        left join access_group g on a.principal_kind = 'GROUP' and g.id = a.principal_id
                        left join access_role r on a.principal_kind = 'ROLE' and r.id = a.principal_id
                        where a.account_id = ? and a.policy_type = ? and a.policy_name = ?
                        group by a.principal_kind, a.principal_id order by name""")
                .params(accountId, policy.type().name(), policy.name())
                .query((row, n) -> new Holder(
                        GranteeKind.valueOf(row.getString(1)),
                        row.getLong(2),
                        row.getString("name"),
                        row.getString("about"),
                        Changes.instant(row, "since")))
                .list();
    }

    private long id(long accountId, Grantee grantee) {
        return switch (grantee.kind()) {
            case USER -> users.get(accountId, grantee.name()).id();
            case GROUP -> groups.get(accountId, grantee.name()).id();
            case ROLE -> roles.get(accountId, grantee.name()).id();
        };
    }

    private @Nullable ResourceGroup group(long accountId, @Nullable String name) {
        return name == null ? null : resourceGroups.get(accountId, name);
    }

    private static long scope(@Nullable ResourceGroup group) {
        return group == null ? WHOLE_ACCOUNT : group.id();
    }

    private long count(GranteeKind kind, long id, PolicyType type) {
        return jdbc.sql("""
                        select count(*) from access_attachment
                        where principal_kind = ? and principal_id = ? and policy_type = ?""")
                .params(kind.name(), id, type.name())
                .query(Long.class)
                .single();
    }

    private void done(
            ApiCaller caller,
            String action,
            Grantee grantee,
            long id,
            PolicyRef policy,
            @Nullable ResourceGroup group) {
        Map<String, Object> details =
                new HashMap<>(Map.of("name", grantee.name(), "policy", policy.name(), "type", policy.type()));
        if (group != null) {
            details.put("resourceGroup", group.name());
        }
        changes.done(caller, action, "ram-" + grantee.kind().name().toLowerCase(Locale.ROOT), id, details);
    }
}
