package dev.signet.account;

/** Whether the account may send (S1-4, S1-5). */
public enum AccountState {
    NORMAL,
    IN_ARREARS
}
