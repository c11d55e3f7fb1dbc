package dev.signet.staff.change;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.secret.SecretBox;
import dev.signet.platform.text.PlainText;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.text.Unseen;
import dev.signet.staff.Administrators;
import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChange.State;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffWish;
import dev.signet.staff.change.Deciders.Asked;
import dev.signet.staff.change.Deciders.Say;
import dev.signet.staff.consent.Consents;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One after the other, under the lock of people: who may agree hangs on all of them. */
@Service
class AskedStaffChanges implements StaffChanges, Consents<StaffChange> {

    private static final Wording TEXTS = Wording.of("staff");
    private static final int LONGEST_REASON = 500;

    private final Administrators people;
    private final ConsentedActions actions;
    private final Deciders deciders;
    private final StaffChangeStore store;
    private final StaffChangeRecords records;
    private final StaffChangesSettled settled;
    private final SecretBox secrets;
    private final ActiveRulebook rulebook;
    private final Ids ids;

    AskedStaffChanges(
            Administrators people,
            ConsentedActions actions,
            Deciders deciders,
            StaffChangeStore store,
            StaffChangeRecords records,
            StaffChangesSettled settled,
            SecretBox secrets,
            ActiveRulebook rulebook,
            Ids ids) {
        this.people = people;
        this.actions = actions;
        this.deciders = deciders;
        this.store = store;
        this.records = records;
        this.settled = settled;
        this.secrets = secrets;
        this.rulebook = rulebook;
        this.ids = ids;
    }

    @Override
    @Transactional
    public StaffChange ask(String asker, StaffWish wish, @Nullable String secret) {
        people.lock();
        ConsentedAction action = actions.require(wish.action());
        deciders.refuseUnlessMayAsk(asker, wish.action());
        requireReason(wish.reason());
        store.waitingFor(wish).ifPresent(other -> {
            throw TEXTS.refusal(
                    "OperationDenied.StaffChange",
                    "staff-change.waits-already",
                    action.told(other.wish()),
                    other.id(),
                    other.askedBy());
        });
        action.check(wish);
        StaffChange change = waiting(asker, wish, deciders.approvers(asker, wish.action()));
        records.asked(change, secret == null ? null : secrets.encrypt(secret, context(change.id())));
        return change;
    }

    private StaffChange waiting(String asker, StaffWish wish, Set<String> approvers) {
        Instant now = records.now();
        Duration longest = Duration.ofDays(rulebook.current().policies().number("people.change.days"));
        return new StaffChange(
                ids.next(), wish, asker, now, approvers, now.plus(longest), State.WAITING, null, null, "");
    }

    private static void requireReason(String reason) {
        String bare = PlainText.bare(reason);
        int length = bare.codePointCount(0, bare.length());
        if (PlainText.isBlank(reason) || length > LONGEST_REASON) {
            throw TEXTS.refusal("InvalidParameter.Reason", "staff-change.reason", length, LONGEST_REASON);
        }
    }

    @Override
    @Transactional
    public StaffChange approve(String person, long id) {
        StaffChange change = open(id);
        if (change.overAt(records.now())) {
            throw TEXTS.refusal("OperationDenied.StaffChange", "over", id, change.endsAt());
        }
        deciders.refuseUnlessDecider(person, change);
        return deciders.mayAsk(change.askedBy(), change.wish().action())
                ? carryOut(change, person)
                : settled.withdraw(change);
    }

    /** The end is written first: what is carried out may end the waiting of others. Refused, it is as if nobody had agreed. */
    private StaffChange carryOut(StaffChange change, String approver) {
        ConsentedAction action = actions.of(change);
        String secret = store.sealedSecret(change.id())
                .map(kept -> secrets.decrypt(kept, context(change.id())))
                .orElse(null);
        StaffChange done = records.ended(change, State.CARRIED_OUT, approver, "");
        action.check(change.wish());
        action.carryOut(done, secret);
        return done;
    }

    @Override
    @Transactional
    public StaffChange refuse(String person, long id, String reason) {
        StaffChange change = open(id);
        if (person.equals(change.askedBy())) {
            throw TEXTS.refusal("NoPermission", "withdraw-own", id);
        }
        deciders.refuseUnlessDecider(person, change);
        requireReason(reason);
        return records.ended(change, State.REFUSED, person, Unseen.strip(reason));
    }

    @Override
    @Transactional
    public StaffChange withdraw(String person, long id) {
        StaffChange change = open(id);
        if (!change.withdrawableBy(person)) {
            throw TEXTS.refusal("NoPermission", "not-asker", id, change.askedBy());
        }
        return records.ended(change, State.WITHDRAWN, person, "");
    }

    @Override
    @Transactional
    public StaffChange decide(String person, long id, boolean approved, String reason) {
        return approved ? approve(person, id) : refuse(person, id, reason);
    }

    /** Also after its time, which only an end that failed leaves waiting: somebody must be able to end it then. */
    private StaffChange open(long id) {
        people.lock();
        StaffChange change = show(id);
        if (!change.waits()) {
            throw TEXTS.refusal("OperationDenied.StaffChange", "ended", id, change.state());
        }
        return change;
    }

    @Override
    @Transactional(readOnly = true)
    public StaffChange requireDecider(String person, long id) {
        StaffChange change = show(id);
        deciders.refuseUnlessDecider(person, change);
        return change;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isDecider(String person, StaffChange change) {
        return deciders.isDecider(person, change);
    }

    @Override
    @Transactional(readOnly = true)
    public List<StaffChange> list(
            @Nullable State state, @Nullable String action, @Nullable Long accountId, @Nullable Long before, int size) {
        return store.list(state, action, accountId, before == null ? Long.MAX_VALUE : before, size);
    }

    @Override
    @Transactional(readOnly = true)
    public StaffChange show(long id) {
        return store.find(id).orElseThrow(() -> TEXTS.refusal("StaffChangeNotFound", "staff-change.unknown", id));
    }

    @Override
    @Transactional(readOnly = true)
    public long waitingFor(String person) {
        return store.countFor(deciders.say(person, store.asked()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<StaffChange> waitingFor(String person, long after, int size) {
        return store.waitingFor(deciders.say(person, store.asked()), after, size);
    }

    @Override
    @Transactional(readOnly = true)
    public List<StaffChange> waiting(@Nullable String asker, long after, int size) {
        return store.waiting(asker, after, size);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<Long> decidable(String person, Collection<StaffChange> changes) {
        List<StaffChange> named =
                changes.stream().filter(change -> change.decidableBy(person)).toList();
        Say say = deciders.say(person, named.stream().map(Asked::of).collect(Collectors.toSet()));
        return named.stream().filter(say::covers).map(StaffChange::id).collect(Collectors.toSet());
    }

    @Override
    public Bilingual told(StaffChange change) {
        String name = change.wish().action();
        return actions.find(name).map(action -> action.told(change.wish())).orElse(new Bilingual(name, name));
    }

    @Override
    public String subject(StaffChange change) {
        return told(change).both();
    }

    @Override
    public List<Fact> facts(StaffChange change) {
        return change.wish().values().entrySet().stream()
                .map(value -> fact(change, value.getKey(), value.getValue()))
                .toList();
    }

    /** Of an action that is none any more it is told as it stands. */
    private Fact fact(StaffChange change, String name, String value) {
        return actions.find(change.wish().action())
                .map(action -> new Fact(
                        name, action.title(name), value, action.shown(name, value), action.page(change.wish(), name)))
                .orElseGet(() -> new Fact(name, new Bilingual(name, name), value, new Bilingual(value, value), null));
    }

    @Override
    @Transactional
    public StaffChange endDue(long id) {
        people.lock();
        StaffChange change = show(id);
        if (!change.waits()) {
            return change;
        }
        if (!change.overAt(records.now())) {
            throw new IllegalStateException("the change " + id + " waits until " + change.endsAt());
        }
        return records.ended(change, State.EXPIRED, StaffChangeRecords.SYSTEM, "");
    }

    private static String context(long id) {
        return "staff-change:" + id;
    }
}
