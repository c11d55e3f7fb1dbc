package dev.signet.billing;

/** What pays for a message: packages before vouchers, both before the balance (BL-12). Stored by {@link #ordinal()}. */
public enum Source {
    BALANCE,
    PACKAGE,
    VOUCHER
}
