package dev.signet.account;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who of an account acts (S12.1-1): the account itself, one of its users, or whoever assumed one of its roles. The same
 * in audit entries, records, tasks and exports.
 *
 * @param id of the user or role; 0 for the owner
 * @param name of the user or role as it is called now; empty for the owner
 * @param session how whoever assumed the role calls the session; null for others
 * @param sessionPolicy what the session was narrowed to when the role was assumed, as it was written; null where it was not
 * @param assumedBy who assumed the role, and through which roles; what they may do ends with any of them
 */
public record Principal(
        Kind kind,
        long accountId,
        long id,
        String name,
        @Nullable String session,
        @Nullable String sessionPolicy,
        List<Assumer> assumedBy) {

    /** Before the assumers of a stored principal; no policy begins so. */
    private static final String BY = "by=";

    public Principal {
        assumedBy = List.copyOf(assumedBy);
    }

    /** The sorts of people and programs of an account. */
    public enum Kind {
        OWNER,
        USER,
        ROLE
    }

    /** A user or role that stands behind a session, perhaps of another account. */
    public record Assumer(Kind kind, long accountId, long id) {

        private String stored() {
            return kind + ":" + accountId + ":" + id;
        }

        private static Assumer parse(String stored) {
            String[] parts = stored.split(":", 3);
            return new Assumer(Kind.valueOf(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }
    }

    /** The account itself, which no policy binds. */
    public static Principal owner(long accountId) {
        return new Principal(Kind.OWNER, accountId, 0, "", null, null, List.of());
    }

    public static Principal user(long accountId, long id, String name) {
        return new Principal(Kind.USER, accountId, id, name, null, null, List.of());
    }

    public static Principal role(
            long accountId,
            long id,
            String name,
            String session,
            @Nullable String sessionPolicy,
            List<Assumer> assumedBy) {
        return new Principal(Kind.ROLE, accountId, id, name, session, sessionPolicy, assumedBy);
    }

    /** The role itself, whoever may assume it: for questions about what it may do. */
    public static Principal anyOf(long accountId, long id, String name) {
        return role(accountId, id, name, "*", null, List.of());
    }

    public boolean isOwner() {
        return kind == Kind.OWNER;
    }

    /** As policies name it: {@code acs:ram::1001:user/alice}. */
    public String arn() {
        String who = switch (kind) {
            case OWNER -> "root";
            case USER -> "user/" + name;
            case ROLE -> "assumed-role/" + name + "/" + session;
        };
        return "acs:ram::" + accountId + ":" + who;
    }

    /** Within the account, {@code user/alice}, 110 characters at most; null for the account itself. */
    public @Nullable String member() {
        return switch (kind) {
            case OWNER -> null;
            case USER -> "user/" + name;
            case ROLE -> "role/" + name + "/" + session;
        };
    }

    /** As audit entries and histories name it, 160 characters at most: {@code account:1001/user/alice}. */
    public String who() {
        String member = member();
        return "account:" + accountId + (member == null ? "" : "/" + member);
    }

    /** As what runs later keeps it, with everybody whose going ends it; {@link #parse} reads it. */
    public String stored() {
        return switch (kind) {
            case OWNER -> kind.name();
            case USER -> kind + " " + id + " " + name;
            case ROLE ->
                kind + " " + id + " " + name + " " + session + storedAssumers()
                        + (sessionPolicy == null ? "" : " " + sessionPolicy);
        };
    }

    private String storedAssumers() {
        return assumedBy.isEmpty()
                ? ""
                : assumedBy.stream().map(Assumer::stored).collect(Collectors.joining(",", " " + BY, ""));
    }

    /** @throws IllegalArgumentException when the text was not made by {@link #stored} */
    public static Principal parse(long accountId, String stored) {
        String[] parts = stored.split(" ", 5);
        try {
            return switch (Kind.valueOf(parts[0])) {
                case OWNER -> owner(accountId);
                case USER -> user(accountId, Long.parseLong(parts[1]), parts[2]);
                case ROLE -> session(accountId, parts);
            };
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(stored, e);
        }
    }

    /** @param parts with assumers, a policy, both or none of them at the end */
    private static Principal session(long accountId, String[] parts) {
        String policy = parts.length > 4 ? parts[4] : null;
        List<Assumer> assumedBy = List.of();
        if (policy != null && policy.startsWith(BY)) {
            String[] kept = policy.substring(BY.length()).split(" ", 2);
            assumedBy = Arrays.stream(kept[0].split(",")).map(Assumer::parse).toList();
            policy = kept.length > 1 ? kept[1] : null;
        }
        return role(accountId, Long.parseLong(parts[1]), parts[2], parts[3], policy, assumedBy);
    }

    @Override
    public String toString() {
        return arn();
    }
}
