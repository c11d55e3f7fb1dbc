package dev.signet.staff.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.platform.Bilingual;
import dev.signet.staff.PersonChanges;
import dev.signet.staff.StaffAction;
import dev.signet.staff.StaffActions;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChange.State;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.StaffWish;
import dev.signet.staff.page.ChangeList.Of;
import dev.signet.staff.page.ChangeList.Reader;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeListTest {

    private static final Instant NOW = Instant.parse("2026-12-01T04:00:00Z");
    private static final Reader READER = new Reader("admin", Set.of(StaffGroup.ADMINISTRATORS));

    private final PersonChanges people = mock(PersonChanges.class);
    private final StaffChanges staff = mock(StaffChanges.class);
    private final StaffActions actions = mock(StaffActions.class);
    private final ChangeList list = new ChangeList(people, staff, actions);

    @BeforeEach
    void nothingOfPeople() {
        when(actions.require(any()))
                .thenReturn(new StaffAction("any", List.of(), READER.groups(), Set.of(), List.of()));
        when(people.waiting()).thenReturn(List.of());
        when(staff.told(any())).thenReturn(new Bilingual("事", "something"));
        when(staff.facts(any())).thenReturn(List.of());
    }

    @Test // #13
    void whatWaitsIsListedTheOldestFirstAndReadOnFromWhereItEnded() {
        when(staff.waitingFor("admin", 0, 2)).thenReturn(List.of(change(1), change(2)));
        when(staff.waitingFor("admin", 2, 2)).thenReturn(List.of(change(3)));
        when(staff.decidable(any(), any())).thenReturn(Set.of(1L, 2L, 3L));

        assertThat(list.list(READER, Of.ME, null, 2)).extracting(ChangeRow::id).containsExactly(1L, 2L);
        assertThat(list.list(READER, Of.ME, 2L, 2)).extracting(ChangeRow::id).containsExactly(3L);
    }

    @Test // #13
    void onesOwnAreAskedForAsOnesOwnAndAllAreListedTheNewestFirst() {
        when(staff.waiting("admin", 7, 2)).thenReturn(List.of(change(8)));
        when(staff.waiting(null, 0, 2)).thenReturn(List.of(change(1), change(2)));
        when(staff.list(null, null, null, 3L, 2)).thenReturn(List.of(change(2), change(1)));
        when(people.list(null, 3L, 2)).thenReturn(List.of());

        assertThat(list.list(READER, Of.WAITING, null, 2))
                .extracting(ChangeRow::id)
                .containsExactly(1L, 2L);
        assertThat(list.list(READER, Of.ALL, 3L, 2)).extracting(ChangeRow::id).containsExactly(2L, 1L);
        assertThat(list.list(READER, Of.MINE, 7L, 2)).extracting(ChangeRow::id).containsExactly(8L);
    }

    private static StaffChange change(long id) {
        StaffWish wish = new StaffWish("RestoreAccount", "account", "1", 1L, new TreeMap<>(), "because");
        String asker = id == 8 ? "admin" : "admin2";
        return new StaffChange(
                id, wish, asker, NOW, Set.of("admin"), NOW.plusSeconds(60), State.WAITING, null, null, "");
    }
}
