package dev.signet.rules.access;

import java.util.List;

/**
 * A policy, read and made ready to judge. Immutable, for any number of threads.
 *
 * <p>A negated condition holds where none of its values fits; where the request has no value under a key, a positive
 * condition fails and a negated one holds.
 */
public final class PolicyDocument {

    /** In place of a policy that is kept and cannot be read: denies everything, for there may have been a Deny in it. */
    public static final PolicyDocument UNREADABLE = parse(
            "{\"Version\": \"1\", \"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}]}");

    private final Statement[] statements;

    private PolicyDocument(List<Statement> statements) {
        this.statements = statements.toArray(Statement[]::new);
    }

    /**
     * A policy for users, groups, roles and sessions.
     *
     * @throws MalformedPolicy saying where it is none, and what would be right
     */
    public static PolicyDocument parse(String json) {
        return parse(json, Integer.MAX_VALUE);
    }

    /** @param longest how many characters it may have */
    public static PolicyDocument parse(String json, int longest) {
        return new PolicyDocument(PolicyParser.read(json, longest, false));
    }

    /**
     * A role's trust policy: who may assume it.
     *
     * @throws MalformedPolicy saying where it is none, and what would be right
     */
    public static PolicyDocument parseTrust(String json) {
        return parseTrust(json, Integer.MAX_VALUE);
    }

    /** @param longest how many characters it may have */
    public static PolicyDocument parseTrust(String json, int longest) {
        return new PolicyDocument(PolicyParser.read(json, longest, true));
    }

    Statement[] statements() {
        return statements;
    }
}
