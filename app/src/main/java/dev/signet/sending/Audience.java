package dev.signet.sending;

/** Which switch of a contact decides whether the contact is told (S9.5-4). Stored by {@link #ordinal()}. */
public enum Audience {
    VOLUME,
    ABUSE,
    PACKAGE
}
