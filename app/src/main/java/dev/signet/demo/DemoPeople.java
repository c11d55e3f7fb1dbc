package dev.signet.demo;

import dev.signet.staff.People;
import dev.signet.staff.Person;
import dev.signet.staff.StaffGroup;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The people of the demo data; each one's password is the name. They come where there is nobody yet: a name whose password
 * everybody knows is not added to an installation that has people, nor does one that was removed come back.
 */
final class DemoPeople {

    static final List<Person> ALL = List.of(
            new Person(
                    "reviewer",
                    "审核员",
                    "甲",
                    null,
                    Set.of(StaffGroup.SIGNATURE_REVIEWERS, StaffGroup.TEMPLATE_REVIEWERS)),
            new Person(
                    "reviewer2",
                    "审核员",
                    "乙",
                    null,
                    Set.of(StaffGroup.SIGNATURE_REVIEWERS, StaffGroup.TEMPLATE_REVIEWERS)),
            new Person("officer", "合规专员", "丙", null, Set.of(StaffGroup.COMPLIANCE_OFFICERS)),
            new Person("officer2", "合规专员", "戊", null, Set.of(StaffGroup.COMPLIANCE_OFFICERS)),
            new Person("admin", "系统管理员", "丁", null, Set.of(StaffGroup.ADMINISTRATORS)),
            new Person("admin2", "系统管理员", "己", null, Set.of(StaffGroup.ADMINISTRATORS)),
            new Person("finance", "财务", "庚", null, Set.of(StaffGroup.FINANCE)),
            new Person("finance2", "财务", "辛", null, Set.of(StaffGroup.FINANCE)),
            new Person("auditor", "审计员", "壬", null, Set.of(StaffGroup.AUDITORS)));

    private final People people;
    private final TransactionTemplate transaction;

    DemoPeople(People people, TransactionTemplate transaction) {
        this.people = people;
        this.transaction = transaction;
    }

    void ensure() {
        transaction.executeWithoutResult(status -> {
            if (people.all().isEmpty()) {
                ALL.forEach(person -> people.createUnchecked(DemoData.ACTOR, person, person.id()));
            }
        });
    }
}
