package dev.signet.rules.fact;

/** Whose network a number belongs to; the guide's vendor values (S8.4) with the fifth network added. */
public enum Vendor {
    MOBILE,
    UNICOM,
    TELECOM,
    CBN,
    INTERNATIONAL
}
