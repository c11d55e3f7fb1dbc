package dev.signet.access.ram;

/** Whom a policy is attached to. */
public record Grantee(GranteeKind kind, String name) {}
