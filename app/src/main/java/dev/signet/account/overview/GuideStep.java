package dev.signet.account.overview;

/** What an account does first, in this order (新手引导, S1-8, S2-6). */
public enum GuideStep {
    /** The account is verified under a name. */
    VERIFIED,
    /** It has an approved signature. */
    SIGNATURE,
    /** It has an approved template. */
    TEMPLATE,
    /** A message of it was accepted; the bulk assistant needs no key. */
    MESSAGE,
    /** It has an access key that is active, for programs that send by themselves. */
    KEY,
    /** It is told of receipts, by push or by queue. */
    RECEIPTS
}
