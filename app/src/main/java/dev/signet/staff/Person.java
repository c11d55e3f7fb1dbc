package dev.signet.staff;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
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
     * whatever login. The same address, whatever stands behind a plus in it, or the same name says so.
     */
    public boolean isSameHumanAs(Person other) {
        return id.equals(other.id) || hasAddressOf(other) || hasNameOf(other);
    }

    private boolean hasAddressOf(Person other) {
        String mailbox = mailbox(email);
        return !mailbox.isEmpty() && mailbox.equals(mailbox(other.email));
    }

    private static String mailbox(@Nullable String email) {
        String plain = plain(Objects.requireNonNullElse(email, ""));
        int at = plain.lastIndexOf('@');
        int tag = plain.indexOf('+');
        return tag > 0 && tag < at ? plain.substring(0, tag) + plain.substring(at) : plain;
    }

    /** Whichever of its parts stands first. Who has no name, as the engine once let people in, has none in common. */
    private boolean hasNameOf(Person other) {
        List<String> name = name();
        return !String.join("", name).isEmpty() && name.equals(other.name());
    }

    private List<String> name() {
        return Stream.of(plain(firstName), plain(lastName)).sorted().toList();
    }

    /** However it is typed: wide or narrow, in capitals or not, with blanks in it or without. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Z}\\p{C}]+", "");
    }

    /** The same person as a member of exactly these groups. */
    Person in(Set<StaffGroup> others) {
        return new Person(id, firstName, lastName, email, others);
    }
}
