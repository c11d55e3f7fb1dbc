package dev.signet.staff;

import java.util.Set;

/**
 * Who has a say in changes of people now.
 *
 * @param officers compliance officers who are no administrators
 * @param exempt there is one administrator, and there has never been a second
 */
record Staffing(Set<String> administrators, Set<String> officers, boolean exempt) {

    Staffing {
        administrators = Set.copyOf(administrators);
        officers = Set.copyOf(officers);
    }

    boolean decides(String person) {
        return administrators.contains(person) || officers.contains(person);
    }
}
