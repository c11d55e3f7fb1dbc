package dev.signet.account;

/** Who the account was verified as (S1-6). */
public enum AccountKind {
    INDIVIDUAL,
    ENTERPRISE
}
