package dev.signet.staff;

import dev.signet.platform.text.LookAlikes;
import java.util.List;
import java.util.Objects;
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

    /**
     * Whether two logins are one human's, as far as it can be told: nobody agrees to what they asked for themselves, by
     * whatever login. The same address, or the same name, says so, as far as letters that look alike and ways of writing it make no other.
     */
    public boolean isSameHumanAs(Person other) {
        return id.equals(other.id) || hasAddressOf(other) || hasNameOf(other);
    }

    private boolean hasAddressOf(Person other) {
        String mailbox = mailbox(email);
        return !mailbox.isEmpty() && mailbox.equals(mailbox(other.email));
    }

    /**
     * As its owner could write it: what stands behind a plus and dots make no other address, wherever a provider takes them
     * for nothing. Where it takes them for something the two are one human here all the same: then another one agrees.
     */
    private static String mailbox(@Nullable String email) {
        String plain = LookAlikes.skeleton(Objects.requireNonNullElse(email, ""));
        int at = plain.lastIndexOf('@');
        if (at < 0) {
            return plain;
        }
        int tag = plain.indexOf('+');
        String local = plain.substring(0, tag > 0 && tag < at ? tag : at);
        String undotted = local.replace(".", "");
        return (undotted.isEmpty() ? local : undotted) + plain.substring(at).replaceFirst("\\.+$", "");
    }

    /** Whichever of its parts stands first. Who has no name, as the engine once let people in, has none in common. */
    private boolean hasNameOf(Person other) {
        List<String> name = name();
        return !String.join("", name).isEmpty() && name.equals(other.name());
    }

    private List<String> name() {
        return Stream.of(LookAlikes.skeleton(firstName), LookAlikes.skeleton(lastName))
                .sorted()
                .toList();
    }

    /** The same person as a member of exactly these groups. */
    Person in(Set<StaffGroup> others) {
        return new Person(id, firstName, lastName, email, others);
    }
}
