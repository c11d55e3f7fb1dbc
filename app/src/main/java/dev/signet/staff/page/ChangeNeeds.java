package dev.signet.staff.page;

import dev.signet.platform.Wording;
import dev.signet.platform.page.StaffNeeds;
import dev.signet.staff.People;
import dev.signet.staff.Person;
import dev.signet.staff.PersonChanges;
import dev.signet.staff.StaffChanges;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What waits for the consent of whoever reads. */
@Component
class ChangeNeeds implements StaffNeeds {

    private static final Wording TEXTS = Wording.of("staff");
    private static final String CHANGES = "/staff/changes";

    private final PersonChanges ofPeople;
    private final StaffChanges changes;
    private final People people;

    ChangeNeeds(PersonChanges ofPeople, StaffChanges changes, People people) {
        this.ofPeople = ofPeople;
        this.changes = changes;
        this.people = people;
    }

    @Override
    public List<Need> of(String person, Predicate<String> opens) {
        long waiting = opens.test(CHANGES)
                ? ofPeople.waitingFor(
                                person, people.find(person).map(Person::acting).orElse(Set.of()))
                        + changes.waitingFor(person)
                : 0;
        return waiting > 0 ? List.of(new Need(TEXTS.text("page.need.changes", waiting), CHANGES)) : List.of();
    }
}
