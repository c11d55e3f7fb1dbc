package dev.signet.staff;

import java.util.List;
import java.util.Set;

/**
 * What staff may do, a line of {@code app/docs/staff.tsv}.
 *
 * @param name {@code CreateAccount}
 * @param doors calls that do it: {@code POST /v1/admin/accounts}
 * @param groups whose members may ask for it; none: whoever is logged in
 * @param second whose members agree, another person than the one who asked; none: it is done at once
 * @param audited what the audit trail calls it; none for what reads
 */
public record StaffAction(
        String name, List<String> doors, Set<StaffGroup> groups, Set<StaffGroup> second, List<String> audited) {

    public StaffAction {
        doors = List.copyOf(doors);
        groups = Set.copyOf(groups);
        second = Set.copyOf(second);
        audited = List.copyOf(audited);
    }

    public boolean isOpenTo(Set<StaffGroup> person) {
        return groups.isEmpty() || person.stream().anyMatch(groups::contains);
    }
}
