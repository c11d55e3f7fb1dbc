package dev.signet.bulk.recipients;

/** How far a list is. It ends as {@code READY} or {@code FAILED} whatever happens to the node that reads it. */
public enum RecipientListState {
    READING,
    /** Read to the end; it can be sent to where it has valid recipients. */
    READY,
    /** Nothing of it was kept; {@link RecipientList#failure} says why. */
    FAILED
}
