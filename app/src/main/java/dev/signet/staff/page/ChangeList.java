package dev.signet.staff.page;

import dev.signet.staff.PersonChange;
import dev.signet.staff.PersonChanges;
import dev.signet.staff.StaffActions;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffGroup;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits for a second person, of every kind that its reader may see. */
@Component
class ChangeList {

    private final PersonChanges people;
    private final StaffChanges staff;
    private final StaffActions actions;

    ChangeList(PersonChanges people, StaffChanges staff, StaffActions actions) {
        this.people = people;
        this.staff = staff;
        this.actions = actions;
    }

    /** Which of them. */
    enum Of {
        /** What waits for the reader's consent. */
        ME,
        /** What the reader asked for, and waits. */
        MINE,
        /** All that wait. */
        WAITING,
        /** Those that have ended, too. */
        ALL
    }

    /** @param reader who reads, and of which groups */
    record Reader(String id, Set<StaffGroup> groups) {}

    /**
     * What waits, the oldest, which expires first, first; of all, the newest.
     *
     * @param beyond the id that those read before ended with; null for the first
     */
    List<ChangeRow> list(Reader reader, Of which, @Nullable Long beyond, int size) {
        return which == Of.ALL ? all(reader, beyond, size) : waiting(reader, which, beyond == null ? 0 : beyond, size);
    }

    private List<ChangeRow> all(Reader reader, @Nullable Long before, int size) {
        return both(reader, () -> people.list(null, before, size), () -> staff.list(null, null, null, before, size))
                .sorted(Comparator.comparing(ChangeRow::id).reversed())
                .limit(size)
                .toList();
    }

    /** Of people there are never more than one for each. */
    private List<ChangeRow> waiting(Reader reader, Of which, long after, int size) {
        return both(reader, people::waiting, () -> waitingOfStaff(reader, which, after, size))
                .filter(row -> which != Of.ME || row.waitsForReader())
                .filter(row -> which != Of.MINE || row.askedBy().equals(reader.id()))
                .filter(row -> row.id() > after)
                .sorted(Comparator.comparing(ChangeRow::id))
                .limit(size)
                .toList();
    }

    private List<StaffChange> waitingOfStaff(Reader reader, Of which, long after, int size) {
        return which == Of.ME
                ? staff.waitingFor(reader.id(), after, size)
                : staff.waiting(which == Of.MINE ? reader.id() : null, after, size);
    }

    private Stream<ChangeRow> both(
            Reader reader, Supplier<List<PersonChange>> ofPeople, Supplier<List<StaffChange>> ofStaff) {
        Stream<ChangeRow> some = mayRead("ListPersonChanges", reader)
                ? ofPeople.get().stream().map(change -> ChangeRow.of(change, reader.id(), reader.groups()))
                : Stream.empty();
        return Stream.concat(some, mayRead("ListStaffChanges", reader) ? rows(ofStaff.get(), reader) : Stream.empty());
    }

    private Stream<ChangeRow> rows(List<StaffChange> changes, Reader reader) {
        Set<Long> decidable = staff.decidable(reader.id(), changes);
        return changes.stream()
                .map(change -> ChangeRow.of(change, staff, reader.id(), decidable.contains(change.id())));
    }

    private boolean mayRead(String action, Reader reader) {
        return actions.require(action).isOpenTo(reader.groups());
    }
}
