package dev.signet.account;

/** How an account stands for whoever asks whether it may send: its state, or that it is suspended whatever that is. */
public enum AccountStanding {
    NORMAL,
    IN_ARREARS,
    SUSPENDED
}
