package dev.signet.figures;

/**
 * What figures are told apart by, each by itself. Every message has one value of each, but for {@link #TAG}; some have a detail. Stored by
 * {@link #ordinal()}; new ones go to the end.
 */
public enum Dimension {
    /** Not told apart: the one value is empty. */
    ALL,
    SIGNATURE,
    /** Its code. */
    TEMPLATE,
    /** {@code VERIFICATION}, {@code NOTIFICATION}, {@code PROMOTIONAL}, {@code INTERNATIONAL}. */
    KIND,
    /** Province of the number on the mainland (ISO 3166-2), or {@code CN}; elsewhere its country (ISO 3166-1, alpha-2). */
    PLACE,
    /** Network of the number by its range. */
    VENDOR,
    /** The carrier that messages went to; empty until they have ended, and where none had them. */
    CHANNEL,
    /** As the account is told; empty until messages have ended. */
    CODE,
    /** The carrier's own code; empty where it told none. */
    CARRIER_CODE,
    /** Who of the account sent; empty for the account itself. */
    PRINCIPAL,
    /**
     * Tags of template, signature and bulk task at sending: a message counts with each of its tags, and with the empty one where it has
     * none, so that these do not add up to all.
     */
    TAG,
    /** The bulk task; empty where none sent it. */
    TASK,
    /**
     * Kind and template together, as {@code NOTIFICATION/SMS_1}, with the signature as its detail: for whoever narrows by several
     * of them (S7.2-4).
     */
    TEXT,
    /** The kind, with the place as its detail: where codes went to. */
    KIND_PLACE,
    /**
     * Carrier and network together, as {@code simulator/MOBILE}, with the country as its detail where the network is abroad: what a
     * carrier charges by. The carrier is empty as in {@link #CHANNEL}, and {@code ?} of days that were counted before it was kept.
     */
    ROUTE,
    /**
     * Of what failed alone: the task (0 for none), the code and the carrier's own, with kind, template and signature as detail (S7.2-9).
     * Its messages and parts are the failed ones, it has no hours, and its days are kept as long as the messages. Nobody asks for
     * it by name.
     */
    FAILURE,
    /** The kind, with the signature as its detail. Made of {@link #TEXT} where that is added to the days, so that sending does nothing for it. */
    KIND_SIGNATURE;

    /** Whether whoever takes or ends messages writes it down. */
    boolean isWritten() {
        return this != KIND_SIGNATURE;
    }

    /** Whether it has so many values that those of a year are added up of months. */
    boolean hasMonths() {
        return this == TEMPLATE || this == TEXT;
    }

    boolean hasHours() {
        return this != FAILURE;
    }

    /** Whether it tells all messages apart, and can be asked for. */
    public boolean isOfAll() {
        return this != FAILURE;
    }
}
