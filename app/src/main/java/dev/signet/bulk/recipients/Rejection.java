package dev.signet.bulk.recipients;

/** Why a row is not sent to. */
public enum Rejection {
    /** The number was in an earlier row; the first one counts. */
    DUPLICATE,
    /** The row breaks the layout, or there is no such mobile number. */
    MALFORMED,
    /** A number abroad for a domestic template, or a domestic one for an international template. */
    FOREIGN,
    /** The number is on a blacklist that stops this kind of template. */
    BLACKLISTED
}
