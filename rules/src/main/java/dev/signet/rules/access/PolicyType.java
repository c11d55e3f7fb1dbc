package dev.signet.rules.access;

/** Whose a policy is. */
public enum PolicyType {
    /** Kept by the platform's officers, the same for all accounts. */
    SYSTEM,
    /** The account's own. */
    CUSTOM,
    /** Given with a token, to narrow what its role may do. */
    SESSION,
    /** Says who may assume a role. */
    TRUST
}
