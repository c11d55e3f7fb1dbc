package dev.signet.contact;

import org.jspecify.annotations.Nullable;

/**
 * What an account says of a contact.
 *
 * @param code that was sent to the number; needed for a number that is new to the contact
 */
public record ContactForm(
        String name,
        String phoneNumber,
        @Nullable String code,
        boolean abuseWarnings,
        boolean volumeWarnings,
        boolean packageWarnings) {}
