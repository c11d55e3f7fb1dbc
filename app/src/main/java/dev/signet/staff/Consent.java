package dev.signet.staff;

import dev.signet.platform.Wording;
import java.util.HashSet;
import java.util.Set;

/**
 * What a change of people waits for before it is carried out: so that two eyes are not four. It is fixed when the
 * change is asked for, so that nobody who came later, perhaps by another change of the same administrator, has a say.
 *
 * @param approvers any one of them may agree; none where time alone has to pass
 */
public record Consent(Way way, Set<String> approvers) {

    private static final Wording TEXTS = Wording.of("staff");

    /** What it waits for. */
    public enum Way {
        ANOTHER_ADMINISTRATOR,
        /** No administrator is left who could agree; the change concerns an administrator, which brings one back. */
        OFFICER,
        /** There has never been a second administrator: time passes, and every officer can stop it. */
        TIME
    }

    public Consent {
        approvers = Set.copyOf(approvers);
    }

    /**
     * @param asker an administrator
     * @throws dev.signet.platform.Refusal where nobody could agree
     */
    static Consent to(Wish wish, String asker, Staffing staff) {
        if (staff.exempt()) {
            return new Consent(Way.TIME, Set.of());
        }
        Set<String> others = without(staff.administrators(), asker);
        Set<String> uninvolved = without(others, wish.personId());
        Set<String> agreeing = new HashSet<>(wish.onlyTakes() ? others : uninvolved);
        if (!uninvolved.isEmpty()) {
            return new Consent(Way.ANOTHER_ADMINISTRATOR, agreeing);
        }
        if (!wish.concernsAnAdministrator()) {
            throw TEXTS.refusal("OperationDenied.PersonChange", "no-second-administrator");
        }
        agreeing.addAll(wish.onlyTakes() ? staff.officers() : without(staff.officers(), wish.personId()));
        if (agreeing.isEmpty()) {
            throw TEXTS.refusal("OperationDenied.PersonChange", "no-officer");
        }
        return new Consent(Way.OFFICER, agreeing);
    }

    private static Set<String> without(Set<String> people, String person) {
        Set<String> others = new HashSet<>(people);
        others.remove(person);
        return others;
    }
}
