package dev.signet.rules.access;

/**
 * A policy as it was given to somebody.
 *
 * @param name empty for the policy of a session; the role's for a trust policy
 */
public record AttachedPolicy(String name, PolicyType type, PolicyScope scope, PolicyDocument document) {}
