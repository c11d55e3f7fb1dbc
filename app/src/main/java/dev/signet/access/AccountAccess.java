package dev.signet.access;

import dev.signet.account.Principal;
import dev.signet.rules.access.AttachedPolicy;
import dev.signet.rules.access.Evaluation;
import dev.signet.rules.access.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The people of one account and what each may do, as read at one moment; immutable but for what it has worked out. */
final class AccountAccess {

    /** Denies everything: whatever cannot be found has no policies. */
    static final Evaluation NOTHING = Evaluation.of(List.of());

    private static final int KEPT = 10_000;

    private final Map<Long, KnownUser> users;
    private final Map<Long, KnownRole> roles;
    private final Map<String, List<AttachedPolicy>> attached;
    private final Map<String, KeyPolicy> keys;
    private final Map<Principal, Evaluation> evaluations = new ConcurrentHashMap<>();

    /** @param groups those the user is in */
    record KnownUser(long id, String name, List<Long> groups) {}

    /** @param trust null where the stored document cannot be read: nobody may assume the role then */
    record KnownRole(
            long id,
            String name,
            int maxSessionSeconds,
            @Nullable PolicyDocument trust) {}

    /**
     * @param attached by {@link #key} of user, group or role
     * @param keys policies of keys that have their own, by their ids; the account's under an empty one
     */
    AccountAccess(
            Map<Long, KnownUser> users,
            Map<Long, KnownRole> roles,
            Map<String, List<AttachedPolicy>> attached,
            Map<String, KeyPolicy> keys) {
        this.users = Map.copyOf(users);
        this.roles = Map.copyOf(roles);
        this.attached = Map.copyOf(attached);
        this.keys = Map.copyOf(keys);
    }

    static String key(String kind, long id) {
        return kind + ":" + id;
    }

    Optional<KnownUser> user(long id) {
        return Optional.ofNullable(users.get(id));
    }

    Optional<KnownRole> role(long id) {
        return Optional.ofNullable(roles.get(id));
    }

    /** What a lasting key is held to: its own policy, else the account's; null where there is neither. */
    @Nullable
    KeyPolicy keyPolicy(String keyId) {
        KeyPolicy own = keys.get(keyId);
        return own != null ? own : keys.get("");
    }

    /** Names are told apart without regard to case. */
    Optional<KnownRole> roleNamed(String name) {
        return roles.values().stream()
                .filter(role -> role.name().equalsIgnoreCase(name))
                .findFirst();
    }

    List<KnownUser> users() {
        return List.copyOf(users.values());
    }

    List<KnownRole> roles() {
        return List.copyOf(roles.values());
    }

    /** What a user or role may do; the owner is not asked about. Sessions come and go, so not all are kept. */
    Evaluation evaluation(Principal principal) {
        Evaluation known = evaluations.get(principal);
        if (known != null) {
            return known;
        }
        if (evaluations.size() >= KEPT) {
            evaluations.clear();
        }
        return evaluations.computeIfAbsent(principal, this::work);
    }

    private Evaluation work(Principal principal) {
        return switch (principal.kind()) {
            case OWNER -> throw new IllegalArgumentException("No policy binds the owner");
            case USER -> user(principal.id()).map(this::ofUser).orElse(NOTHING);
            case ROLE ->
                role(principal.id())
                        .map(role -> ofRole(role, principal.sessionPolicy()))
                        .orElse(NOTHING);
        };
    }

    private Evaluation ofUser(KnownUser user) {
        List<AttachedPolicy> policies = new ArrayList<>(attached.getOrDefault(key("USER", user.id()), List.of()));
        user.groups().forEach(group -> policies.addAll(attached.getOrDefault(key("GROUP", group), List.of())));
        return Evaluation.of(policies);
    }

    private Evaluation ofRole(KnownRole role, @Nullable String sessionPolicy) {
        Evaluation whole = Evaluation.of(attached.getOrDefault(key("ROLE", role.id()), List.of()));
        return sessionPolicy == null ? whole : whole.within(PolicyDocument.parse(sessionPolicy));
    }
}
