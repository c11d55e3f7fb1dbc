package dev.signet.account.overview;

/** What an enterprise does first to send abroad, in this order (S1-15). */
public enum AbroadStep {
    /** There is a template for abroad, in whatever state. */
    APPLIED,
    /** One of them is approved. */
    APPROVED,
    /** A message to another country or region was accepted. */
    SENT
}
