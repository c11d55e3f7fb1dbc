package dev.signet.access;

import dev.signet.access.AccountAccess.KnownRole;
import dev.signet.access.AccountAccess.KnownUser;
import dev.signet.account.Principal;
import dev.signet.platform.FactsChanged;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rulebook.RulebookActivated;
import dev.signet.rules.access.AttachedPolicy;
import dev.signet.rules.access.Evaluation;
import dev.signet.rules.access.MalformedPolicy;
import dev.signet.rules.access.PolicyDocument;
import dev.signet.rules.access.PolicyScope;
import dev.signet.rules.access.PolicyType;
import dev.signet.rules.access.SystemPolicies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the people of every account may do, in memory: read when it is first asked for and again when the account's facts
 * change, so that a change counts on every node within a second and no decision asks the control plane.
 */
@Component
class AccessSnapshot {

    private static final Logger log = LoggerFactory.getLogger(AccessSnapshot.class);

    private final JdbcClient jdbc;
    private final ActiveRulebook rulebook;
    private final ResourceTags tags;
    private final TransactionTemplate apart;
    private final Map<Long, AccountAccess> known = new ConcurrentHashMap<>();

    AccessSnapshot(
            JdbcClient jdbc, ActiveRulebook rulebook, ResourceTags tags, PlatformTransactionManager transactions) {
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.jdbc = jdbc;
        this.rulebook = rulebook;
        this.tags = tags;
    }

    AccountAccess of(long accountId) {
        AccountAccess access = known.get(accountId);
        return access != null ? access : known.computeIfAbsent(accountId, this::readApart);
    }

    /**
     * On a connection of its own: what the caller's transaction has changed may yet be rolled back, and what others have
     * committed since it began might not be seen in it; either would be kept.
     */
    private AccountAccess readApart(long accountId) {
        return Objects.requireNonNull(apart.execute(status -> read(accountId)));
    }

    /** What somebody may do now: nothing once anybody is gone who stands behind their session. */
    Evaluation evaluation(Principal principal) {
        return have(principal.assumedBy()) ? of(principal.accountId()).evaluation(principal) : AccountAccess.NOTHING;
    }

    /** Whether all of them are there still; one that is made again under the old name is another. */
    boolean have(List<Principal.Assumer> assumers) {
        for (Principal.Assumer assumer : assumers) {
            AccountAccess access = of(assumer.accountId());
            boolean there = switch (assumer.kind()) {
                case OWNER -> true;
                case USER -> access.user(assumer.id()).isPresent();
                case ROLE -> access.role(assumer.id()).isPresent();
            };
            if (!there) {
                return false;
            }
        }
        return true;
    }

    /** Before those that ask it while they refresh their own; the atomic step keeps an older read from coming later. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    void changed(FactsChanged change) {
        known.computeIfPresent(change.accountId(), (id, old) -> read(id));
    }

    /** The system policies stand in the rulebook. */
    @EventListener(RulebookActivated.class)
    void rulebookChanged() {
        known.replaceAll((id, old) -> readApart(id));
    }

    private AccountAccess read(long accountId) {
        Map<Long, List<Long>> groups = new HashMap<>();
        jdbc.sql("select user_id, group_id from access_membership where account_id = ?")
                .param(accountId)
                .query((row, n) -> groups.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(row.getLong(2)))
                .list();
        Map<Long, KnownUser> users = new HashMap<>();
        jdbc.sql("select id, name from access_user where account_id = ?")
                .param(accountId)
                .query((row, n) -> users.put(
                        row.getLong(1),
                        new KnownUser(
                                row.getLong(1), row.getString(2), groups.getOrDefault(row.getLong(1), List.of()))))
                .list();
        Map<Long, KnownRole> roles = new HashMap<>();
        jdbc.sql("select id, name, max_session_seconds, trust_policy from access_role where account_id = ?")
                .param(accountId)
                .query((row, n) -> roles.put(
                        row.getLong(1),
                        new KnownRole(
                                row.getLong(1), row.getString(2), row.getInt(3), trust(accountId, row.getString(4)))))
                .list();
        return new AccountAccess(users, roles, attached(accountId), keys(accountId));
    }

    private Map<String, KeyPolicy> keys(long accountId) {
        Map<String, KeyPolicy> keys = new HashMap<>();
        jdbc.sql("""
                        select key_id, policy from access_key_policy where account_id = ?
                        union all
                        select '', key_policy from access_account where account_id = ? and key_policy is not null""")
                .params(accountId, accountId)
                .query((row, n) -> keys.put(row.getString(1), keyPolicy(accountId, row.getString(2))))
                .list();
        return keys;
    }

    private static KeyPolicy keyPolicy(long accountId, String text) {
        try {
            return KeyPolicy.parse(text, Integer.MAX_VALUE);
        } catch (IllegalArgumentException e) {
            log.error(
                    "A policy of keys of account {} cannot be read, they are good nowhere: {}",
                    accountId,
                    e.getMessage());
            return KeyPolicy.NOWHERE;
        }
    }

    private Map<String, List<AttachedPolicy>> attached(long accountId) {
        Map<String, PolicyDocument> custom = new HashMap<>();
        jdbc.sql("""
                        select p.name, v.document from access_policy p
                        join access_policy_version v on v.policy_id = p.id and v.version = p.default_version
                        where p.account_id = ?""")
                .param(accountId)
                .query((row, n) ->
                        custom.put(row.getString(1), document(accountId, row.getString(1), row.getString(2))))
                .list();
        SystemPolicies system = SystemPolicies.of(rulebook.current().policies());
        Map<Long, PolicyScope> scopes = scopes(accountId);
        Map<String, List<AttachedPolicy>> attached = new HashMap<>();
        jdbc.sql("""
                        select principal_kind, principal_id, policy_type, policy_name, resource_group
                        from access_attachment where account_id = ? order by attached_at, policy_name""")
                .param(accountId)
                .query((row, n) -> {
                    String name = row.getString("policy_name");
                    PolicyType type = PolicyType.valueOf(row.getString("policy_type"));
                    PolicyDocument document = type == PolicyType.SYSTEM
                            ? system(accountId, system, name)
                            : custom.getOrDefault(name, PolicyDocument.UNREADABLE);
                    long group = row.getLong("resource_group");
                    PolicyScope scope = group == 0 ? PolicyScope.ACCOUNT : scopes.getOrDefault(group, EMPTY_GROUP);
                    return attached.computeIfAbsent(
                                    AccountAccess.key(row.getString("principal_kind"), row.getLong("principal_id")),
                                    key -> new ArrayList<>())
                            .add(new AttachedPolicy(name, type, scope, document));
                })
                .list();
        return attached;
    }

    private static final PolicyScope EMPTY_GROUP = new PolicyScope.ResourceGroup("", resource -> false);

    private Map<Long, PolicyScope> scopes(long accountId) {
        Map<Long, Set<String>> items = new HashMap<>();
        jdbc.sql("select group_id, item from access_resource_group_item where account_id = ?")
                .param(accountId)
                .query((row, n) -> items.computeIfAbsent(row.getLong(1), id -> new HashSet<>())
                        .add(row.getString(2)))
                .list();
        Map<Long, PolicyScope> scopes = new HashMap<>();
        jdbc.sql("select id, name from access_resource_group where account_id = ?")
                .param(accountId)
                .query((row, n) -> scopes.put(
                        row.getLong(1),
                        ResourceGroupItems.of(accountId, items.getOrDefault(row.getLong(1), Set.of()), tags)
                                .scope(row.getString(2))))
                .list();
        return scopes;
    }

    /** One that left the rulebook denies, as one that cannot be read does. */
    private static PolicyDocument system(long accountId, SystemPolicies policies, String name) {
        if (!policies.documents().containsKey(name)) {
            log.error(
                    "Account {} has the system policy {} attached, which the rulebook lacks: it denies",
                    accountId,
                    name);
            return PolicyDocument.UNREADABLE;
        }
        return policies.attached(name).document();
    }

    private static PolicyDocument document(long accountId, String name, String text) {
        try {
            return PolicyDocument.parse(text);
        } catch (MalformedPolicy e) {
            log.error("Policy {} of account {} cannot be read, it denies: {}", name, accountId, e.en());
            return PolicyDocument.UNREADABLE;
        }
    }

    private static @Nullable PolicyDocument trust(long accountId, String text) {
        try {
            return PolicyDocument.parseTrust(text);
        } catch (MalformedPolicy e) {
            log.error("A trust policy of account {} cannot be read, nobody may assume the role: {}", accountId, e.en());
            return null;
        }
    }
}
