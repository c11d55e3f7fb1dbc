package dev.signet.staff;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What one of the platform's people cannot do alone: {@link StaffChanges} asks a second person, and has the domain that owns
 * the action carry it out. One bean for each action.
 */
public interface ConsentedAction {

    /** The action's name in {@code app/docs/staff.tsv}, such as {@code TopUpBalance}. */
    String action();

    /**
     * Whether it could be done now; asked when somebody asks for it, and again before it is carried out.
     *
     * @throws Refusal where it could not
     */
    void check(StaffWish wish);

    /** What will be done to whom, in one sentence without its full stop; it also names the task of whoever decides. */
    Bilingual told(StaffWish wish);

    /** What one of the wish's values is called; those that many wishes have are named already. */
    default Bilingual title(String value) {
        Wording texts = Wording.of("staff");
        String known = "staff-change.value." + value;
        return texts.has(known) ? texts.text(known) : new Bilingual(value, value);
    }

    /** One of the wish's values as whoever decides reads it; programs read it as it stands. */
    default Bilingual shown(String value, String text) {
        return new Bilingual(text, text);
    }

    /** Where more about one of the wish's values can be seen, by whoever may; null where nowhere. */
    default @Nullable String page(StaffWish wish, String value) {
        return null;
    }

    /**
     * Does it, in the transaction of the consent, which is the control plane's: what it writes to the data plane is kept under
     * the change's id and bears being written again. Who asked and who agreed are for its audit entry.
     *
     * @param secret the one that {@link StaffChanges#ask} was given
     * @throws Refusal where it cannot be done, which refuses the consent and leaves the change waiting
     */
    void carryOut(StaffChange change, @Nullable String secret);
}
