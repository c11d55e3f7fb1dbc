package dev.signet.staff.change;

import dev.signet.platform.Wording;
import dev.signet.staff.People;
import dev.signet.staff.Person;
import dev.signet.staff.StaffAction;
import dev.signet.staff.StaffActions;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffGroup;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may ask for what, and who may agree to it: by the groups that {@code staff.tsv} names, as people are in them now. */
@Component
class Deciders {

    private static final Wording TEXTS = Wording.of("staff");

    private final StaffActions actions;
    private final People people;

    Deciders(StaffActions actions, People people) {
        this.actions = actions;
        this.people = people;
    }

    boolean mayAsk(String person, String action) {
        return actions.find(action)
                .map(StaffAction::groups)
                .filter(groups -> isInOneOf(groups, person))
                .isPresent();
    }

    void refuseUnlessMayAsk(String person, String action) {
        if (!mayAsk(person, action)) {
            throw TEXTS.refusal(
                    "NoPermission",
                    "staff-change.no-asker",
                    person,
                    StaffGroup.listed(actions.require(action).groups()));
        }
    }

    /**
     * Who may agree to what this person asks for: nobody who is the same human.
     *
     * @throws dev.signet.platform.Refusal where nobody may
     */
    Set<String> approvers(String asker, String action) {
        Set<StaffGroup> second = actions.require(action).second();
        Person asking = people.require(asker);
        Set<String> approvers = people.all().stream()
                .filter(person -> areIn(second, person) && !asking.isSameHumanAs(person))
                .map(Person::id)
                .collect(Collectors.toCollection(TreeSet::new));
        if (approvers.isEmpty()) {
            throw TEXTS.refusal("OperationDenied.StaffChange", "staff-change.nobody", StaffGroup.listed(second));
        }
        return approvers;
    }

    /** Groups in which the task of a change is found: those that its approvers are in now, or could be in again. */
    Set<StaffGroup> groups(StaffChange change) {
        Set<StaffGroup> groups = EnumSet.noneOf(StaffGroup.class);
        change.approvers().forEach(id -> people.find(id).map(Person::acting).ifPresent(groups::addAll));
        groups.retainAll(second(change));
        return groups.isEmpty() ? second(change) : groups;
    }

    /**
     * In what a person has a say now.
     *
     * @param actions that a group of theirs may agree to
     * @param selves whoever of those who ask is the same human
     */
    record Say(String person, Set<String> actions, Set<String> selves) {

        boolean covers(StaffChange change) {
            return change.decidableBy(person)
                    && actions.contains(change.wish().action())
                    && !selves.contains(change.askedBy());
        }
    }

    /** What is to be decided, and who asked. */
    record Asked(String action, String by) {

        static Asked of(StaffChange change) {
            return new Asked(change.wish().action(), change.askedBy());
        }
    }

    Say say(String id, Collection<Asked> asked) {
        Optional<Person> person = people.find(id);
        Set<String> decidable = asked.stream()
                .map(Asked::action)
                .distinct()
                .filter(action ->
                        person.filter(found -> areIn(second(action), found)).isPresent())
                .collect(Collectors.toSet());
        Set<String> selves = asked.stream()
                .filter(one -> decidable.contains(one.action()))
                .map(Asked::by)
                .distinct()
                .filter(asker -> isSameHuman(people.find(asker), person))
                .collect(Collectors.toSet());
        return new Say(id, decidable, selves);
    }

    boolean isDecider(String person, StaffChange change) {
        return say(person, Set.of(Asked.of(change))).covers(change);
    }

    /** @throws dev.signet.platform.Refusal where this person has no say in it now */
    void refuseUnlessDecider(String person, StaffChange change) {
        if (person.equals(change.askedBy())) {
            throw TEXTS.refusal("NoPermission", "own-change", change.id());
        }
        if (!change.decidableBy(person) || !hasSay(person, change)) {
            throw TEXTS.refusal(
                    "NoPermission", "staff-change.no-approver", change.id(), StaffGroup.listed(second(change)));
        }
        if (isAsker(person, change)) {
            throw TEXTS.refusal("NoPermission", "staff-change.same-human", change.id(), change.askedBy());
        }
    }

    boolean hasSay(String person, StaffChange change) {
        return isInOneOf(second(change), person);
    }

    private Set<StaffGroup> second(StaffChange change) {
        return second(change.wish().action());
    }

    private Set<StaffGroup> second(String action) {
        return actions.find(action).map(StaffAction::second).orElse(Set.of());
    }

    /** By another login: one that both had already was left out when it was asked for, but entries of people change. */
    private boolean isAsker(String person, StaffChange change) {
        return isSameHuman(people.find(change.askedBy()), people.find(person));
    }

    /** Who is gone is nobody. */
    private static boolean isSameHuman(Optional<Person> one, Optional<Person> other) {
        return one.isPresent() && other.isPresent() && one.get().isSameHumanAs(other.get());
    }

    private boolean isInOneOf(Collection<StaffGroup> groups, String person) {
        return people.find(person).filter(found -> areIn(groups, found)).isPresent();
    }

    private static boolean areIn(Collection<StaffGroup> groups, Person person) {
        return person.acting().stream().anyMatch(groups::contains);
    }
}
