package dev.signet.contact;

import dev.signet.rules.text.Unseen;
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
        boolean packageWarnings) {

    /** What stands around them unseen, as a copied text has it, is no part of name, number and code. */
    public ContactForm {
        name = Unseen.strip(name);
        phoneNumber = Unseen.strip(phoneNumber);
        code = code == null ? null : Unseen.strip(code);
    }
}
