package dev.signet.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody who works for the platform. */
public record Person(String id, String firstName, String lastName, @Nullable String email, Set<StaffGroup> groups) {

    public Person {
        groups = Set.copyOf(groups);
    }
}
