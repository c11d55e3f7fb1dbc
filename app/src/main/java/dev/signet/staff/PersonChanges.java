package dev.signet.staff;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.SecretBox;
import dev.signet.platform.secret.Unsaid;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.Unseen;
import dev.signet.staff.Consent.Way;
import dev.signet.staff.PersonChange.State;
import dev.signet.staff.consent.Consents;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators ask to be changed about people. A change that concerns nobody of a group is made at once; every other
 * waits for the {@link Consent} that it needs.
 */
@Service
public class PersonChanges implements Consents<PersonChange> {

    private static final Wording TEXTS = Wording.of("staff");

    private final People people;
    private final Administrators administrators;
    private final OneTimePasswords oneTimePasswords;
    private final PersonChangeStore store;
    private final PersonChangeRecords records;
    private final SecretBox secrets;
    private final ActiveRulebook rulebook;
    private final Ids ids;

    PersonChanges(
            People people,
            Administrators administrators,
            OneTimePasswords oneTimePasswords,
            PersonChangeStore store,
            PersonChangeRecords records,
            SecretBox secrets,
            ActiveRulebook rulebook,
            Ids ids) {
        this.people = people;
        this.administrators = administrators;
        this.oneTimePasswords = oneTimePasswords;
        this.store = store;
        this.records = records;
        this.secrets = secrets;
        this.rulebook = rulebook;
        this.ids = ids;
    }

    /**
     * What became of a wish.
     *
     * @param person as the change leaves, or would leave, the person
     * @param waiting null where it was done at once
     * @param oneTimePassword shown this once; good as soon as the change is carried out
     */
    public record Outcome(
            Person person,
            @Nullable PersonChange waiting,
            @Secret @Nullable String oneTimePassword) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    @Transactional
    public Outcome create(String asker, Person person) {
        administrators.lock();
        return ask(asker, Wish.create(person));
    }

    /** Makes the person a member of exactly these groups. */
    @Transactional
    public Outcome setGroups(String asker, String id, Set<StaffGroup> groups) {
        administrators.lock();
        Person now = people.require(id);
        return now.groups().equals(groups) ? new Outcome(now, null, null) : ask(asker, Wish.groups(now, groups));
    }

    @Transactional
    public Outcome resetPassword(String asker, String id) {
        administrators.lock();
        return ask(asker, Wish.password(people.require(id)));
    }

    /** Takes the second factor away, whose device is lost. */
    @Transactional
    public Outcome resetSecondFactor(String asker, String id) {
        administrators.lock();
        return ask(asker, Wish.secondFactor(people.require(id)));
    }

    @Transactional
    public Outcome remove(String asker, String id) {
        administrators.lock();
        return ask(asker, Wish.remove(people.require(id)));
    }

    private Outcome ask(String asker, Wish wish) {
        people.check(wish);
        store.waitingFor(wish.personId()).ifPresent(other -> {
            throw TEXTS.refusal("OperationDenied.PersonChange", "waits-already", wish.personId(), other.id());
        });
        Staffing staff = administrators.staffing();
        if (!staff.administrators().contains(asker)) {
            throw TEXTS.refusal("NoPermission", "no-administrator", asker);
        }
        String password = wish.needsPassword() ? oneTimePasswords.generate() : null;
        if (!wish.concernsAGroup()) {
            return new Outcome(people.carryOut(asker, wish, password, Map.of()), null, password);
        }
        PersonChange change = waiting(wish, asker, Consent.to(wish, asker, staff.without(people.otherLogins(asker))));
        records.asked(change, password == null ? null : secrets.encrypt(password, context(change.id())));
        return new Outcome(wish.person(), change, password);
    }

    private PersonChange waiting(Wish wish, String asker, Consent consent) {
        Policies policies = rulebook.current().policies();
        Duration longest = consent.way() == Way.TIME
                ? Duration.ofHours(policies.number("people.one-administrator.hours"))
                : Duration.ofDays(policies.number("people.change.days"));
        Instant now = records.now();
        return new PersonChange(
                ids.next(), wish, asker, now, consent, now.plus(longest), State.WAITING, null, null, "");
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<PersonChange> list(@Nullable State state, @Nullable Long before, int size) {
        return store.list(state, before == null ? Long.MAX_VALUE : before, size);
    }

    @Override
    @Transactional(readOnly = true)
    public PersonChange show(long id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    /** Those that wait, the oldest first. */
    @Transactional(readOnly = true)
    public List<PersonChange> waiting() {
        return store.waiting();
    }

    @Override
    public String subject(PersonChange change) {
        return change.wish().personId();
    }

    /** How many wait that this person can agree to or stop. */
    @Transactional(readOnly = true)
    public long waitingFor(String person, Collection<StaffGroup> groups) {
        boolean officer = groups.contains(StaffGroup.COMPLIANCE_OFFICERS);
        return store.waiting().stream()
                .filter(change -> change.approvableBy(person) || officer && change.stoppable())
                .count();
    }

    /** Agrees, and so carries it out; of two who agree at once one finds it done. */
    @Transactional
    public PersonChange approve(String person, long id) {
        PersonChange change = open(id);
        if (change.overAt(records.now())) {
            throw TEXTS.refusal("OperationDenied.PersonChange", "over", id, change.endsAt());
        }
        if (!change.approvableBy(person) || !administrators.staffing().decides(person)) {
            throw TEXTS.refusal("NoPermission", person.equals(change.askedBy()) ? "own-change" : "no-approver", id);
        }
        refuseAskersOtherLogin(person, change);
        return carryOut(change, person);
    }

    @Transactional
    public PersonChange refuse(String person, long id, String reason) {
        PersonChange change = open(id);
        if (!change.refusableBy(person) || !administrators.staffing().decides(person)) {
            throw TEXTS.refusal("NoPermission", person.equals(change.askedBy()) ? "withdraw-own" : "no-approver", id);
        }
        return records.ended(change, State.REFUSED, person, Unseen.strip(reason));
    }

    @Transactional
    public PersonChange withdraw(String person, long id) {
        PersonChange change = open(id);
        if (!change.withdrawableBy(person)) {
            throw TEXTS.refusal("NoPermission", "not-asker", id, change.askedBy());
        }
        return records.ended(change, State.WITHDRAWN, person, "");
    }

    @Transactional
    public PersonChange stop(String officer, long id, String reason) {
        PersonChange change = open(id);
        if (!administrators.staffing().officers().contains(officer)) {
            throw TEXTS.refusal("NoPermission", "no-officer-stops", id);
        }
        if (!change.stoppable()) {
            throw TEXTS.refusal("OperationDenied.PersonChange", "not-stoppable", id);
        }
        return records.ended(change, State.STOPPED, officer, Unseen.strip(reason));
    }

    /** What somebody decided on the task of the change, wherever that was shown to them. */
    @Override
    @Transactional
    public PersonChange decide(String person, long id, boolean approved, String reason) {
        if (approved) {
            return approve(person, id);
        }
        return show(id).consent().way() == Way.TIME ? stop(person, id, reason) : refuse(person, id, reason);
    }

    @Override
    @Transactional(readOnly = true)
    public PersonChange requireDecider(String person, long id) {
        PersonChange change = show(id);
        Staffing staff = administrators.staffing();
        boolean decides = change.approvableBy(person) && staff.decides(person)
                || change.stoppable() && staff.officers().contains(person);
        if (!decides) {
            throw TEXTS.refusal("NoPermission", person.equals(change.askedBy()) ? "own-change" : "no-approver", id);
        }
        refuseAskersOtherLogin(person, change);
        return change;
    }

    /** Left out when it was asked for; but entries of people change. */
    private void refuseAskersOtherLogin(String person, PersonChange change) {
        if (people.otherLogins(change.askedBy()).contains(person)) {
            throw TEXTS.refusal("NoPermission", "staff-change.same-human", change.id(), change.askedBy());
        }
    }

    /** Also after its time, which only an end that failed leaves waiting: somebody must be able to end it then. */
    private PersonChange open(long id) {
        administrators.lock();
        PersonChange change = show(id);
        if (change.state() != State.WAITING) {
            throw TEXTS.refusal("OperationDenied.PersonChange", "ended", id, change.state());
        }
        return change;
    }

    /** The end is written first: what is carried out may end the waiting of others. */
    private PersonChange carryOut(PersonChange change, String approver) {
        Wish wish = change.wish();
        String password = store.sealedPassword(change.id())
                .map(kept -> secrets.decrypt(kept, context(change.id())))
                .orElse(null);
        PersonChange done = records.ended(change, State.CARRIED_OUT, approver, "");
        people.check(wish);
        people.carryOut(
                change.askedBy(), wish, password, Map.of("change", Long.toString(change.id()), "approvedBy", approver));
        return done;
    }

    /**
     * Ends what has waited its time: by carrying it out where time was what had to pass. What ended otherwise at that
     * moment is left as it is.
     */
    @Override
    @Transactional
    public PersonChange endDue(long id) {
        administrators.lock();
        PersonChange change = show(id);
        if (change.state() != State.WAITING) {
            return change;
        }
        if (!change.overAt(records.now())) {
            throw new IllegalStateException("the change of people " + id + " waits until " + change.endsAt());
        }
        return endWaiting(change);
    }

    private PersonChange endWaiting(PersonChange change) {
        if (change.consent().way() != Way.TIME) {
            return records.ended(change, State.EXPIRED, PersonChangeRecords.SYSTEM, "");
        }
        if (!administrators.staffing().exempt()) {
            return records.ended(change, State.WITHDRAWN, PersonChangeRecords.SYSTEM, TEXTS.both("exemption-over"));
        }
        try {
            people.check(change.wish());
        } catch (Refusal impossible) {
            return records.ended(
                    change,
                    State.FAILED,
                    PersonChangeRecords.SYSTEM,
                    impossible.messageZh() + " / " + impossible.messageEn());
        }
        return carryOut(change, PersonChangeRecords.SYSTEM);
    }

    private static String context(long id) {
        return "person-change:" + id;
    }

    private static Refusal unknown(long id) {
        return TEXTS.refusal("PersonChangeNotFound", "change-unknown", id);
    }
}
