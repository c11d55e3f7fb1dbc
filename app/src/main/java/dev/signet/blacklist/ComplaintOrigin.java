package dev.signet.blacklist;

import org.jspecify.annotations.Nullable;

/**
 * Where the word about a number came from.
 *
 * @param source null where nobody said
 * @param reference what the matter is called there, such as a case number; empty where it has none
 */
public record ComplaintOrigin(@Nullable Source source, String reference) {

    static final ComplaintOrigin UNKNOWN = new ComplaintOrigin(null, "");

    /** Who told the platform. Stored by name. */
    public enum Source {
        /** The owner of the number. */
        SUBSCRIBER,
        CARRIER,
        REGULATOR,
        OTHER
    }

    static ComplaintOrigin stored(String source, String reference) {
        return new ComplaintOrigin(source.isEmpty() ? null : Source.valueOf(source), reference);
    }

    String storedSource() {
        return source == null ? "" : source.name();
    }
}
