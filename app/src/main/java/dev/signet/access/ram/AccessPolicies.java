package dev.signet.access.ram;

import dev.signet.account.ApiCaller;
import dev.signet.platform.Refusal;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.access.PolicyType;
import dev.signet.rules.access.SystemPolicies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The policies that an account can attach: the platform's own, which it only reads, and its own with their versions. */
@Service
public class AccessPolicies {

    private static final String SUBJECT = "ram-policy";
    private static final String POLICY = "Policy";
    private static final String VERSION = "Policy.Version";

    private final JdbcClient jdbc;
    private final Changes changes;
    private final Documents documents;
    private final ActiveRulebook rulebook;

    AccessPolicies(JdbcClient jdbc, Changes changes, Documents documents, ActiveRulebook rulebook) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.documents = documents;
        this.rulebook = rulebook;
    }

    /** A row of an account's own policy. */
    private record Custom(long id, AccessPolicy policy, int lastVersion) {}

    /** A policy of the platform's may not be mistaken for the account's: its name is taken. */
    @Transactional
    public AccessPolicy create(ApiCaller caller, String name, @Nullable String description, String document) {
        changes.begin(caller);
        Fields.name("PolicyName", name, Fields.POLICY, changes.limit("access.policy-name.max"));
        String said = Fields.text("Description", description, changes.limit("access.description.max"));
        documents.check("PolicyDocument", document);
        changes.requireRoom(
                POLICY,
                "access.custom-policies.max",
                "select count(*) from access_policy where account_id = ?",
                caller.accountId());
        if (system().keySet().stream().anyMatch(name::equalsIgnoreCase)) {
            throw Changes.taken(POLICY, name);
        }
        long id = changes.newId();
        try {
            jdbc.sql("""
                            insert into access_policy (id, account_id, name, description, default_version, last_version,
                                created_at, updated_at) values (?, ?, ?, ?, 1, 1, ?, ?)""")
                    .params(id, caller.accountId(), name, said, changes.now(), changes.now())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Changes.taken(POLICY, name);
        }
        insert(id, 1, document);
        changes.done(caller, "created", SUBJECT, id, Map.of("name", name, "document", document));
        return custom(caller.accountId(), name).policy();
    }

    /** @throws Refusal {@code EntityNotExist.Policy} */
    @Transactional(readOnly = true)
    public AccessPolicy get(long accountId, PolicyRef ref) {
        if (ref.type() == PolicyType.CUSTOM) {
            return custom(accountId, ref.name()).policy();
        }
        String name = ref.name();
        if (!system().containsKey(name)) {
            throw Changes.unknown(POLICY, name);
        }
        return ofPlatform(name, attachments(accountId));
    }

    /**
     * Which policy a name means where no type is said: the account's own before the platform's.
     *
     * @throws Refusal {@code EntityNotExist.Policy}
     */
    @Transactional(readOnly = true)
    public PolicyRef named(long accountId, String name) {
        PolicyType type =
                system().containsKey(name) && find(accountId, name).isEmpty() ? PolicyType.SYSTEM : PolicyType.CUSTOM;
        return get(accountId, new PolicyRef(type, name)).ref();
    }

    /** @param type null for both */
    @Transactional(readOnly = true)
    public Page<AccessPolicy> list(long accountId, @Nullable PolicyType type, Page.Asked asked) {
        List<AccessPolicy> all = new ArrayList<>();
        if (type != PolicyType.SYSTEM) {
            jdbc.sql(SELECT + " where p.account_id = ?")
                    .param(accountId)
                    .query(AccessPolicies::custom)
                    .list()
                    .forEach(found -> all.add(found.policy()));
        }
        if (type != PolicyType.CUSTOM) {
            Map<String, Long> attachments = attachments(accountId);
            system().keySet().forEach(name -> all.add(ofPlatform(name, attachments)));
        }
        List<AccessPolicy> found = all.stream()
                .sorted(Comparator.comparing(AccessPolicies::key))
                .filter(policy -> key(policy).compareTo(asked.after()) > 0)
                .limit(asked.most() + 1L)
                .toList();
        return Page.of(found, asked, AccessPolicies::key);
    }

    /** The one that counts first, then the others from the newest. */
    @Transactional(readOnly = true)
    public List<PolicyVersion> versions(long accountId, PolicyRef ref) {
        if (ref.type() == PolicyType.SYSTEM) {
            String document = Optional.ofNullable(system().get(ref.name()))
                    .orElseThrow(() -> Changes.unknown(POLICY, ref.name()));
            return List.of(new PolicyVersion(1, document, true, null));
        }
        Custom custom = custom(accountId, ref.name());
        return jdbc.sql("""
                        select version, document, created_at, version = ? as counts from access_policy_version
                        where policy_id = ? order by counts desc, version desc""")
                .params(custom.policy().defaultVersion(), custom.id())
                .query((row, n) -> new PolicyVersion(
                        row.getInt(1), row.getString(2), row.getBoolean("counts"), Changes.instant(row, "created_at")))
                .list();
    }

    /** @throws Refusal {@code EntityNotExist.Policy.Version} */
    @Transactional(readOnly = true)
    public PolicyVersion version(long accountId, PolicyRef ref, int version) {
        return versions(accountId, ref).stream()
                .filter(found -> found.version() == version)
                .findFirst()
                .orElseThrow(() -> Changes.unknown(VERSION, "v" + version));
    }

    /**
     * @param counts whether it counts from now on
     * @param makeRoom whether the oldest that does not count goes where there are too many
     * @throws Refusal {@code LimitExceeded.Policy.Version}, {@code MalformedPolicyDocument}, …
     */
    @Transactional
    public PolicyVersion addVersion(ApiCaller caller, String name, String document, boolean counts, boolean makeRoom) {
        changes.begin(caller);
        documents.check("PolicyDocument", document);
        Custom custom = custom(caller.accountId(), name);
        if (makeRoom) {
            rotate(custom);
        }
        changes.requireRoom(
                VERSION,
                "access.policy.versions.max",
                "select count(*) from access_policy_version where policy_id = ?",
                custom.id());
        int version = custom.lastVersion() + 1;
        insert(custom.id(), version, document);
        jdbc.sql("update access_policy set last_version = ?, default_version = ?, updated_at = ? where id = ?")
                .params(version, counts ? version : custom.policy().defaultVersion(), changes.now(), custom.id())
                .update();
        changes.done(
                caller,
                "version-created",
                SUBJECT,
                custom.id(),
                Map.of("name", name, "version", version, "counts", counts, "document", document));
        return version(caller.accountId(), custom.policy().ref(), version);
    }

    private void rotate(Custom custom) {
        List<Integer> versions = jdbc.sql(
                        "select version from access_policy_version where policy_id = ? order by version")
                .param(custom.id())
                .query(Integer.class)
                .list();
        if (versions.size() >= changes.limit("access.policy.versions.max")) {
            versions.stream()
                    .filter(version -> version != custom.policy().defaultVersion())
                    .findFirst()
                    .ifPresent(oldest -> delete(custom.id(), oldest));
        }
    }

    /** @throws Refusal {@code EntityNotExist.Policy.Version} */
    @Transactional
    public void setDefault(ApiCaller caller, String name, int version) {
        changes.begin(caller);
        Custom custom = custom(caller.accountId(), name);
        version(caller.accountId(), custom.policy().ref(), version);
        jdbc.sql("update access_policy set default_version = ?, updated_at = ? where id = ?")
                .params(version, changes.now(), custom.id())
                .update();
        changes.done(caller, "version-chosen", SUBJECT, custom.id(), Map.of("name", name, "version", version));
    }

    /** @throws Refusal {@code DeleteConflict.Policy.Version.Default}, {@code EntityNotExist.Policy.Version} */
    @Transactional
    public void deleteVersion(ApiCaller caller, String name, int version) {
        changes.begin(caller);
        Custom custom = custom(caller.accountId(), name);
        if (version(caller.accountId(), custom.policy().ref(), version).isDefault()) {
            throw Changes.TEXTS.refusal("DeleteConflict.Policy.Version.Default", "version.default", "v" + version);
        }
        delete(custom.id(), version);
        changes.done(caller, "version-deleted", SUBJECT, custom.id(), Map.of("name", name, "version", version));
    }

    @Transactional
    public AccessPolicy describe(ApiCaller caller, String name, String description) {
        changes.begin(caller);
        Custom custom = custom(caller.accountId(), name);
        String said = Fields.text("NewDescription", description, changes.limit("access.description.max"));
        jdbc.sql("update access_policy set description = ?, updated_at = ? where id = ?")
                .params(said, changes.now(), custom.id())
                .update();
        changes.done(caller, "changed", SUBJECT, custom.id(), Map.of("name", name));
        return custom(caller.accountId(), name).policy();
    }

    /** @throws Refusal {@code DeleteConflict.Policy.…} while it is attached or has other versions */
    @Transactional
    public void delete(ApiCaller caller, String name) {
        changes.begin(caller);
        Custom custom = custom(caller.accountId(), name);
        for (GranteeKind kind : GranteeKind.values()) {
            changes.refuseHeld(
                    "Policy." + kind.wire(),
                    name,
                    """
                    select count(*) from access_attachment
                    where account_id = ? and policy_type = 'CUSTOM' and policy_name = ? and principal_kind = ?""",
                    caller.accountId(),
                    custom.policy().ref().name(),
                    kind.name());
        }
        changes.refuseHeld(
                VERSION,
                name,
                "select count(*) from access_policy_version where policy_id = ? and version <> ?",
                custom.id(),
                custom.policy().defaultVersion());
        jdbc.sql("delete from access_policy_version where policy_id = ?")
                .param(custom.id())
                .update();
        jdbc.sql("delete from access_policy where id = ?").param(custom.id()).update();
        changes.done(caller, "deleted", SUBJECT, custom.id(), Map.of("name", name));
    }

    private void insert(long policyId, int version, String document) {
        jdbc.sql("insert into access_policy_version (policy_id, version, document, created_at) values (?, ?, ?, ?)")
                .params(policyId, version, document, changes.now())
                .update();
    }

    private void delete(long policyId, int version) {
        jdbc.sql("delete from access_policy_version where policy_id = ? and version = ?")
                .params(policyId, version)
                .update();
    }

    private static final String SELECT = """
            select p.*, (select count(*) from access_attachment a where a.account_id = p.account_id
                and a.policy_type = 'CUSTOM' and a.policy_name = p.name) as attachments from access_policy p""";

    private Custom custom(long accountId, String name) {
        return find(accountId, name).orElseThrow(() -> Changes.unknown(POLICY, name));
    }

    private Optional<Custom> find(long accountId, String name) {
        return jdbc.sql(SELECT + " where p.account_id = ? and p.name_key = ?")
                .params(accountId, name.toLowerCase(Locale.ROOT))
                .query(AccessPolicies::custom)
                .optional();
    }

    private SortedMap<String, String> system() {
        return SystemPolicies.of(rulebook.current().policies()).documents();
    }

    private static AccessPolicy ofPlatform(String name, Map<String, Long> attachments) {
        return new AccessPolicy(
                new PolicyRef(PolicyType.SYSTEM, name), "", 1, attachments.getOrDefault(name, 0L), null, null);
    }

    private Map<String, Long> attachments(long accountId) {
        Map<String, Long> attachments = new HashMap<>();
        jdbc.sql("""
                        select policy_name, count(*) from access_attachment
                        where account_id = ? and policy_type = 'SYSTEM' group by policy_name""")
                .param(accountId)
                .query((row, n) -> attachments.put(row.getString(1), row.getLong(2)))
                .list();
        return attachments;
    }

    private static String key(AccessPolicy policy) {
        return policy.ref().type() + "/" + policy.ref().name().toLowerCase(Locale.ROOT);
    }

    private static Custom custom(ResultSet row, int number) throws SQLException {
        AccessPolicy policy = new AccessPolicy(
                new PolicyRef(PolicyType.CUSTOM, row.getString("name")),
                row.getString("description"),
                row.getInt("default_version"),
                row.getLong("attachments"),
                Changes.instant(row, "created_at"),
                Changes.instant(row, "updated_at"));
        return new Custom(row.getLong("id"), policy, row.getInt("last_version"));
    }
}
