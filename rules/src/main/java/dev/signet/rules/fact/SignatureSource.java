package dev.signet.rules.fact;

/** Whose name the signature is (签名来源), S4.3-4; the ordinal is the API's {@code SignSource} code. */
public enum SignatureSource {
    COMPANY,
    WEBSITE,
    APP,
    OFFICIAL_ACCOUNT,
    SHOP,
    TRADEMARK
}
