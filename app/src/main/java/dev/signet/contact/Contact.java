package dev.signet.contact;

import dev.signet.sending.Audience;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom an account's warnings go to (S9.5).
 *
 * @param id {@link #MAIN} for the account's main contact
 * @param phoneNumber 11 digits; null while account management knows none for the main contact
 */
public record Contact(
        long id,
        String name,
        @Nullable String phoneNumber,
        boolean abuseWarnings,
        boolean volumeWarnings,
        boolean packageWarnings) {

    /** The main contact exists by default and is kept by account management (S9.5-2). */
    public static final long MAIN = 0;

    static Contact main(String name, @Nullable String phoneNumber) {
        return new Contact(MAIN, name, phoneNumber, true, true, true);
    }

    public boolean isMain() {
        return id == MAIN;
    }

    boolean accepts(Audience audience) {
        return switch (audience) {
            case ABUSE -> abuseWarnings;
            case VOLUME -> volumeWarnings;
            case PACKAGE -> packageWarnings;
        };
    }
}
