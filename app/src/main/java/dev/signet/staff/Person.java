package dev.signet.staff;

import java.util.Set;
import java.util.stream.Stream;
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

    /** The groups that count: an earlier version let administrators into others, and the engine lets everybody. */
    public Set<StaffGroup> acting() {
        return Stream.of(StaffGroup.ADMINISTRATORS, StaffGroup.AUDITORS)
                .filter(groups::contains)
                .findFirst()
                .map(Set::of)
                .orElse(groups);
    }

    /** The same person as a member of exactly these groups. */
    Person in(Set<StaffGroup> others) {
        return new Person(id, firstName, lastName, email, others);
    }
}
