package dev.signet.staff;

import java.util.Set;
import java.util.stream.Collectors;

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

    Staffing without(Set<String> people) {
        return new Staffing(others(administrators, people), others(officers, people), exempt);
    }

    private static Set<String> others(Set<String> all, Set<String> without) {
        return all.stream().filter(person -> !without.contains(person)).collect(Collectors.toSet());
    }

    boolean decides(String person) {
        return administrators.contains(person) || officers.contains(person);
    }
}
