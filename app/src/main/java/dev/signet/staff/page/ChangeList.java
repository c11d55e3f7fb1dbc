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

    /** Of what waits; more than a platform has at a time. */
    private static final int AT_ONCE = 500;

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
     * Newest first.
     *
     * @param before those of an earlier id only
     */
    List<ChangeRow> list(Reader reader, Of which, @Nullable Long before, int size) {
        Stream<ChangeRow> rows = which == Of.ALL ? all(reader, before, size) : waiting(reader);
        return rows.filter(row -> which != Of.ME || row.waitsForReader())
                .filter(row -> which != Of.MINE || row.askedBy().equals(reader.id()))
                .filter(row -> before == null || row.id() < before)
                .sorted(Comparator.comparing(ChangeRow::id).reversed())
                .limit(size)
                .toList();
    }

    private Stream<ChangeRow> all(Reader reader, @Nullable Long before, int size) {
        return both(reader, () -> people.list(null, before, size), () -> staff.list(null, null, null, before, size));
    }

    private Stream<ChangeRow> waiting(Reader reader) {
        return both(reader, people::waiting, () -> staff.list(StaffChange.State.WAITING, null, null, null, AT_ONCE));
    }

    private Stream<ChangeRow> both(
            Reader reader, Supplier<List<PersonChange>> ofPeople, Supplier<List<StaffChange>> ofStaff) {
        Stream<ChangeRow> some = mayRead("ListPersonChanges", reader)
                ? ofPeople.get().stream().map(change -> ChangeRow.of(change, reader.id(), reader.groups()))
                : Stream.empty();
        Stream<ChangeRow> others = mayRead("ListStaffChanges", reader)
                ? ofStaff.get().stream().map(change -> ChangeRow.of(change, staff, reader.id()))
                : Stream.empty();
        return Stream.concat(some, others);
    }

    private boolean mayRead(String action, Reader reader) {
        return actions.require(action).isOpenTo(reader.groups());
    }
}
