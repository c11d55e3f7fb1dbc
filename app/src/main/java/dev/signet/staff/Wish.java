package dev.signet.staff;

import java.util.Set;

/**
 * What an administrator wants to change about a person.
 *
 * @param person as the person would be afterwards
 * @param before the person's groups now
 */
public record Wish(Kind kind, Person person, Set<StaffGroup> before) {

    /** What happens to the person. */
    public enum Kind {
        CREATE,
        GROUPS,
        /** A one-time password takes the place of the present one. */
        PASSWORD,
        /** The second factor is taken away, whose device is lost. */
        FACTOR,
        REMOVE
    }

    public Wish {
        before = Set.copyOf(before);
    }

    static Wish create(Person person) {
        return new Wish(Kind.CREATE, person, Set.of());
    }

    static Wish groups(Person now, Set<StaffGroup> after) {
        return new Wish(Kind.GROUPS, now.in(after), now.groups());
    }

    static Wish password(Person now) {
        return new Wish(Kind.PASSWORD, now, now.groups());
    }

    static Wish secondFactor(Person now) {
        return new Wish(Kind.FACTOR, now, now.groups());
    }

    static Wish remove(Person now) {
        return new Wish(Kind.REMOVE, now.in(Set.of()), now.groups());
    }

    public String personId() {
        return person.id();
    }

    public Set<StaffGroup> after() {
        return person.groups();
    }

    /** Reviewers, officers and administrators are not changed by one administrator alone. */
    boolean concernsAGroup() {
        return !before.isEmpty() || !after().isEmpty();
    }

    boolean concernsAnAdministrator() {
        return before.contains(StaffGroup.ADMINISTRATORS) || after().contains(StaffGroup.ADMINISTRATORS);
    }

    /** Whoever it concerns gains nothing by it. */
    boolean onlyTakes() {
        return kind == Kind.REMOVE || kind == Kind.GROUPS && before.containsAll(after());
    }

    boolean needsPassword() {
        return kind == Kind.CREATE || kind == Kind.PASSWORD;
    }
}
