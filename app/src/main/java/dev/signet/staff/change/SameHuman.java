package dev.signet.staff.change;

import dev.signet.staff.Person;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether two logins are one human's, as far as it can be told: nobody agrees to what they asked for themselves, by whatever
 * login. The same address, whatever stands behind a plus in it, or the same name says so.
 */
final class SameHuman {

    private SameHuman() {}

    static boolean are(Person one, Person other) {
        return one.id().equals(other.id()) || sameAddress(one.email(), other.email()) || sameName(one, other);
    }

    private static boolean sameAddress(@Nullable String one, @Nullable String other) {
        String mailbox = mailbox(one);
        return !mailbox.isEmpty() && mailbox.equals(mailbox(other));
    }

    private static String mailbox(@Nullable String email) {
        String plain = plain(Objects.requireNonNullElse(email, ""));
        int at = plain.lastIndexOf('@');
        int tag = plain.indexOf('+');
        return tag > 0 && tag < at ? plain.substring(0, tag) + plain.substring(at) : plain;
    }

    /** Who has no name, as the engine once let people in, has no name in common with anybody. */
    private static boolean sameName(Person one, Person other) {
        String first = plain(one.firstName());
        String last = plain(one.lastName());
        return !(first + last).isEmpty()
                && first.equals(plain(other.firstName()))
                && last.equals(plain(other.lastName()));
    }

    /** However it is typed: wide or narrow, in capitals or not, with blanks in it or without. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Z}\\p{C}]+", "");
    }
}
