package dev.signet.staff.page;

import dev.signet.staff.People;
import dev.signet.staff.Person;
import dev.signet.staff.PersonChanges;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.factor.SecondFactors;
import dev.signet.staff.factor.StaffLogins;
import dev.signet.staff.page.ChangeList.Reader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who works for the platform, with what is known of their logins and what waits. */
@Component
class Roster {

    private final People people;
    private final PersonChanges changes;
    private final StaffLogins logins;
    private final SecondFactors factors;

    Roster(People people, PersonChanges changes, StaffLogins logins, SecondFactors factors) {
        this.people = people;
        this.changes = changes;
        this.logins = logins;
        this.factors = factors;
    }

    @Transactional(readOnly = true)
    public List<PersonRow> all(Reader reader) {
        Function<Person, PersonRow> row = rows(reader);
        return people.all().stream().map(row).toList();
    }

    /** @throws dev.signet.platform.Refusal where there is nobody of this name */
    @Transactional(readOnly = true)
    public PersonRow one(Reader reader, String id) {
        return rows(reader).apply(people.require(id));
    }

    /** Of those who are not there yet. */
    @Transactional(readOnly = true)
    public List<ChangeRow> toCome(Reader reader) {
        Set<String> known = people.all().stream().map(Person::id).collect(Collectors.toSet());
        return changes.waiting().stream()
                .filter(change -> !known.contains(change.wish().personId()))
                .map(change -> ChangeRow.of(change, reader.id(), reader.groups()))
                .toList();
    }

    private Function<Person, PersonRow> rows(Reader reader) {
        Map<String, Instant> last = logins.last();
        Set<String> holders = factors.holders();
        Map<String, ChangeRow> waiting = changes.waiting().stream()
                .collect(Collectors.toMap(
                        change -> change.wish().personId(),
                        change -> ChangeRow.of(change, reader.id(), reader.groups()),
                        (one, other) -> other));
        return person -> new PersonRow(
                person,
                StaffGroup.listed(person.groups()),
                last.get(person.id()),
                holders.contains(person.id()),
                waiting.get(person.id()));
    }
}
