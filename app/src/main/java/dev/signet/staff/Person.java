package dev.signet.staff;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody who works for the platform. */
public record Person(
        String id,
        String firstName,
        String lastName,
        @Nullable String email,
        Set<StaffGroup> groups) {

    public Person {
        groups = Set.copyOf(groups);
    }

    /** The same person as a member of exactly these groups. */
    Person in(Set<StaffGroup> others) {
        return new Person(id, firstName, lastName, email, others);
    }
}
