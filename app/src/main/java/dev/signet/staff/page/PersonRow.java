package dev.signet.staff.page;

import dev.signet.platform.Bilingual;
import dev.signet.staff.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works for the platform, as others see them.
 *
 * @param lastLogin in a browser; null where that is not known
 * @param waiting what waits of a change of theirs; null where nothing does
 */
record PersonRow(
        Person person,
        Bilingual groups,
        @Nullable Instant lastLogin,
        boolean secondFactor,
        @Nullable ChangeRow waiting) {

    public String id() {
        return person.id();
    }

    /** As it is written where family names come first. */
    public String name() {
        return person.lastName() + " " + person.firstName();
    }
}
