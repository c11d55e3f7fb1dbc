package dev.signet.staff;

import static dev.signet.staff.StaffGroup.ADMINISTRATORS;
import static dev.signet.staff.StaffGroup.COMPLIANCE_OFFICERS;
import static dev.signet.staff.StaffGroup.SIGNATURE_REVIEWERS;
import static dev.signet.staff.StaffGroup.TEMPLATE_REVIEWERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.platform.Refusal;
import dev.signet.staff.Consent.Way;
import dev.signet.staff.PersonChange.State;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who has to agree to a change of people, and who may. The administrator {@code ann} asks for each. */
class ConsentTest {

    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");
    private static final Set<String> OFFICERS = Set.of("otto", "olga");

    @Test // #9
    void takesAnAdministratorWhoNeitherAskedNorGains() {
        Staffing three = staff("ann", "bob", "cem");

        assertConsent(Wish.create(person("new", SIGNATURE_REVIEWERS)), three, Way.ANOTHER_ADMINISTRATOR, "bob", "cem");
        assertConsent(Wish.create(person("new", ADMINISTRATORS)), three, Way.ANOTHER_ADMINISTRATOR, "bob", "cem");
        assertConsent(Wish.remove(person("otto", COMPLIANCE_OFFICERS)), three, Way.ANOTHER_ADMINISTRATOR, "bob", "cem");
        assertConsent(Wish.password(person("bob", ADMINISTRATORS)), three, Way.ANOTHER_ADMINISTRATOR, "cem");
        assertConsent(
                Wish.groups(person("bob", ADMINISTRATORS), Set.of(SIGNATURE_REVIEWERS)),
                three,
                Way.ANOTHER_ADMINISTRATOR,
                "cem");
        assertConsent(
                Wish.groups(person("ann", ADMINISTRATORS), Set.of()), three, Way.ANOTHER_ADMINISTRATOR, "bob", "cem");
    }

    @Test // #9
    void letsThoseAgreeWhoLoseByItButNotRefuse() {
        for (Wish loss : new Wish[] {
            Wish.remove(person("bob", ADMINISTRATORS)), Wish.groups(person("bob", ADMINISTRATORS), Set.of())
        }) {
            assertConsent(loss, staff("ann", "bob", "cem"), Way.ANOTHER_ADMINISTRATOR, "bob", "cem");
            PersonChange change = change(loss, staff("ann", "bob", "cem"), State.WAITING);
            assertThat(change.approvableBy("bob")).isTrue();
            assertThat(change.refusableBy("bob")).isFalse();
            assertThat(change.refusableBy("cem")).isTrue();
        }
    }

    @Test // #9
    void takesAnOfficerWhereNoAdministratorIsLeftToAgreeAboutOne() {
        assertConsent(
                Wish.remove(person("bob", ADMINISTRATORS)), staff("ann", "bob"), Way.OFFICER, "otto", "olga", "bob");
        assertConsent(Wish.password(person("bob", ADMINISTRATORS)), staff("ann", "bob"), Way.OFFICER, "otto", "olga");
        assertConsent(Wish.create(person("new", ADMINISTRATORS)), staff("ann"), Way.OFFICER, "otto", "olga");
        assertConsent(
                Wish.groups(person("otto", COMPLIANCE_OFFICERS), Set.of(ADMINISTRATORS)),
                staff("ann"),
                Way.OFFICER,
                "olga");
    }

    @Test // #9
    void refusesWhatNobodyCouldAgreeTo() {
        assertRefused(
                Wish.create(person("new", SIGNATURE_REVIEWERS)),
                staff("ann"),
                "another administrator's consent, and there is none");
        assertRefused(
                Wish.password(person("otto", COMPLIANCE_OFFICERS)), staff("ann"), "Add a second administrator first");
        assertRefused(
                Wish.create(person("new", ADMINISTRATORS)),
                new Staffing(Set.of("ann"), Set.of(), false),
                "and there is neither");
        assertRefused(
                Wish.groups(person("otto", COMPLIANCE_OFFICERS), Set.of(ADMINISTRATORS)),
                new Staffing(Set.of("ann"), Set.of("otto"), false),
                "and there is neither");
    }

    @Test // #9
    void letsTimePassWhileThereHasNeverBeenASecondAdministrator() {
        Staffing alone = new Staffing(Set.of("ann"), OFFICERS, true);

        assertConsent(Wish.create(person("new", ADMINISTRATORS)), alone, Way.TIME);
        assertConsent(Wish.create(person("new", TEMPLATE_REVIEWERS)), alone, Way.TIME);
        PersonChange change = change(Wish.remove(person("otto", COMPLIANCE_OFFICERS)), alone, State.WAITING);
        assertThat(change.stoppable()).isTrue();
        assertThat(change.approvableBy("ann") || change.approvableBy("otto")).isFalse();
    }

    @Test // #9
    void isAskedForWhateverConcernsAGroupBeforeOrAfter() {
        assertThat(Wish.create(person("new")).concernsAGroup()).isFalse();
        assertThat(Wish.remove(person("old")).concernsAGroup()).isFalse();
        for (StaffGroup group : StaffGroup.values()) {
            assertThat(Wish.create(person("new", group)).concernsAGroup()).isTrue();
            assertThat(Wish.remove(person("old", group)).concernsAGroup()).isTrue();
            assertThat(Wish.password(person("old", group)).concernsAGroup()).isTrue();
            assertThat(Wish.groups(person("old", group), Set.of()).concernsAGroup())
                    .isTrue();
            assertThat(Wish.groups(person("old"), Set.of(group)).concernsAGroup())
                    .isTrue();
        }
    }

    @Test // #9
    void isOverWithTheChange() {
        for (State state : State.values()) {
            PersonChange change = change(Wish.create(person("new", ADMINISTRATORS)), staff("ann", "bob"), state);
            boolean waits = state == State.WAITING;
            assertThat(change.approvableBy("bob")).as(state.name()).isEqualTo(waits);
            assertThat(change.refusableBy("bob")).as(state.name()).isEqualTo(waits);
            assertThat(change.withdrawableBy("ann")).as(state.name()).isEqualTo(waits);
            assertThat(change.withdrawableBy("bob")).as(state.name()).isFalse();
            assertThat(change.approvableBy("ann") || change.refusableBy("ann"))
                    .as(state.name())
                    .isFalse();
            assertThat(change.stoppable()).as("what waits for consent").isFalse();
        }
    }

    private static void assertConsent(Wish wish, Staffing staff, Way way, String... approvers) {
        Consent consent = Consent.to(wish, "ann", staff);
        assertThat(consent.way()).as(wish.toString()).isEqualTo(way);
        assertThat(consent.approvers()).as(wish.toString()).containsExactlyInAnyOrder(approvers);
    }

    private static void assertRefused(Wish wish, Staffing staff, String words) {
        assertThatThrownBy(() -> Consent.to(wish, "ann", staff)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("OperationDenied.PersonChange");
            assertThat(refusal.messageEn()).contains(words);
        });
    }

    private static PersonChange change(Wish wish, Staffing staff, State state) {
        return new PersonChange(
                1, wish, "ann", NOW, Consent.to(wish, "ann", staff), NOW.plusSeconds(60), state, null, null, "");
    }

    private static Staffing staff(String... administrators) {
        return new Staffing(Set.of(administrators), OFFICERS, false);
    }

    private static Person person(String id, StaffGroup... groups) {
        return new Person(id, "名", "姓", null, Set.of(groups));
    }
}
