package dev.signet.staff;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.text.LookAlikes;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.text.Quoted;
import dev.signet.staff.factor.SecondFactors;
import dev.signet.staff.factor.StaffLogins;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people in the engine's identity service; every change leaves an audit entry in the same transaction. Here changes are
 * made at once: what an administrator asks for comes by way of {@link PersonChanges}, which knows whose consent it needs.
 */
@Service
public class People {

    private static final Wording TEXTS = Wording.of("staff");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");
    /** In letters of which none looks like another's; the name of a host may be written with {@code xn--}. */
    private static final Pattern EMAIL = Pattern.compile("[!-?A-~]+@[!-?A-~]+");

    /** The product's own names in the audit trail are nobody's. */
    private static final Set<String> OURS = Set.of(PersonChangeRecords.SYSTEM, "signet", "demo-data");

    private static final int PASSWORD_MIN = 10;
    private static final int PASSWORD_MAX = 128;
    private static final int NAME_MAX = 100;
    private static final String PERSON = "person";

    private final IdentityService identities;
    private final Administrators administrators;
    private final OneTimePasswords oneTimePasswords;
    private final SecondFactors factors;
    private final StaffLogins logins;
    private final AuditTrail audit;

    People(
            IdentityService identities,
            Administrators administrators,
            OneTimePasswords oneTimePasswords,
            SecondFactors factors,
            StaffLogins logins,
            AuditTrail audit) {
        this.identities = identities;
        this.administrators = administrators;
        this.oneTimePasswords = oneTimePasswords;
        this.factors = factors;
        this.logins = logins;
        this.audit = audit;
    }

    /** With a password that the person knows. */
    @Transactional
    public Person create(String actor, Person person, String password) {
        checkId(person.id());
        checkPassword(person.id(), password);
        return createUnchecked(actor, person, password);
    }

    /** Without the rules for ids and passwords: demo data only. */
    @Transactional
    public Person createUnchecked(String actor, Person person, String password) {
        administrators.lock();
        checkNew(person);
        return add(actor, person, password, Map.of());
    }

    /** A password that the person alone knows. */
    @Transactional
    public void setPassword(String actor, String id, String password) {
        administrators.lock();
        checkPassword(id, password);
        storePassword(user(id), password);
        oneTimePasswords.forget(id);
        audit.record(actor, "person.password-set", PERSON, id, Map.of());
    }

    /** Makes the person a member of exactly these groups. */
    @Transactional
    public Person setGroups(String actor, String id, Set<StaffGroup> groups) {
        administrators.lock();
        Wish wish = Wish.groups(require(id), groups);
        check(wish);
        return carryOut(actor, wish, null, Map.of());
    }

    @Transactional
    public void remove(String actor, String id) {
        administrators.lock();
        Wish wish = Wish.remove(require(id));
        check(wish);
        carryOut(actor, wish, null, Map.of());
    }

    @Transactional(readOnly = true)
    public List<Person> all() {
        return identities.createUserQuery().orderByUserId().asc().unlimitedList().stream()
                .map(this::person)
                .toList();
    }

    /** Logins beside this one that are the same human's; none of who is gone. */
    Set<String> otherLogins(String id) {
        return find(id).stream()
                .flatMap(person -> all().stream().filter(person::isSameHumanAs))
                .map(Person::id)
                .filter(other -> !other.equals(id))
                .collect(Collectors.toSet());
    }

    @Transactional(readOnly = true)
    public Optional<Person> find(String id) {
        return Optional.ofNullable(identities.createUserQuery().userId(id).singleResult())
                .map(this::person);
    }

    @Transactional(readOnly = true)
    public Person require(String id) {
        return person(user(id));
    }

    /**
     * Whether it could be done now, under the lock.
     *
     * @throws dev.signet.platform.Refusal where it could not
     */
    void check(Wish wish) {
        if (wish.kind() == Wish.Kind.CREATE) {
            Refusal.all(() -> checkId(wish.personId()), () -> checkNew(wish.person()));
            return;
        }
        Person now = require(wish.personId());
        if (!now.groups().equals(wish.before())) {
            throw TEXTS.refusal(
                    "OperationDenied.PersonChange",
                    "groups-changed",
                    now.id(),
                    groups(wish.before()),
                    groups(now.groups()));
        }
        if (wish.kind() == Wish.Kind.GROUPS) {
            checkGroups(wish.after());
        }
        if (wish.kind() == Wish.Kind.FACTOR) {
            factors.requireOne(now.id());
        }
        keepAnAdministrator(now, wish.after());
    }

    /**
     * Does what was checked, under the same lock.
     *
     * @param oneTimePassword the one that a wish which needs a password is given
     * @param because what else is to stand in the trace
     */
    Person carryOut(String actor, Wish wish, @Nullable String oneTimePassword, Map<String, ?> because) {
        Person person = wish.person();
        switch (wish.kind()) {
            case CREATE -> {
                add(actor, person, given(oneTimePassword), because);
                oneTimePasswords.begin(person.id());
            }
            case PASSWORD -> resetPassword(actor, person.id(), given(oneTimePassword), because);
            case FACTOR -> factors.remove(actor, person.id(), because);
            case GROUPS -> changeGroups(actor, wish, because);
            case REMOVE -> delete(actor, wish, because);
        }
        return person;
    }

    private static String given(@Nullable String oneTimePassword) {
        if (oneTimePassword == null) {
            throw new IllegalStateException("a new person, or one whose password is reset, gets a one-time password");
        }
        return oneTimePassword;
    }

    private Person add(String actor, Person person, String password, Map<String, ?> because) {
        User user = identities.newUser(person.id());
        user.setFirstName(person.firstName());
        user.setLastName(person.lastName());
        user.setEmail(person.email());
        user.setPassword(password);
        identities.saveUser(user);
        forgetLogins(person.id());
        person.groups().forEach(group -> identities.createMembership(person.id(), group.id()));
        record(actor, "person.created", person.id(), Map.of("groups", StaffGroup.ids(person.groups())), because);
        administrators.settle();
        return person;
    }

    private void resetPassword(String actor, String id, String oneTimePassword, Map<String, ?> because) {
        storePassword(user(id), oneTimePassword);
        oneTimePasswords.begin(id);
        record(actor, "person.password-reset", id, Map.of(), because);
    }

    private void storePassword(User user, String password) {
        user.setPassword(password);
        identities.saveUser(user);
        identities.unlockUser(user.getId());
    }

    private void changeGroups(String actor, Wish wish, Map<String, ?> because) {
        String id = wish.personId();
        difference(wish.before(), wish.after()).forEach(group -> identities.deleteMembership(id, group.id()));
        difference(wish.after(), wish.before()).forEach(group -> identities.createMembership(id, group.id()));
        record(
                actor,
                "person.groups-set",
                id,
                Map.of("from", StaffGroup.ids(wish.before()), "to", StaffGroup.ids(wish.after())),
                because);
        administrators.settle();
    }

    private void delete(String actor, Wish wish, Map<String, ?> because) {
        identities.deleteUser(wish.personId());
        forgetLogins(wish.personId());
        record(actor, "person.removed", wish.personId(), Map.of("groups", StaffGroup.ids(wish.before())), because);
        administrators.settle();
    }

    /** Of whoever had this name before. */
    private void forgetLogins(String id) {
        oneTimePasswords.forget(id);
        factors.forget(id);
        logins.forget(id);
    }

    private void record(String actor, String action, String id, Map<String, ?> details, Map<String, ?> because) {
        Map<String, Object> all = new HashMap<>(details);
        all.putAll(because);
        audit.record(actor, action, PERSON, id, all);
    }

    private User user(String id) {
        User user = identities.createUserQuery().userId(id).singleResult();
        if (user == null || !user.getId().equals(id)) {
            throw TEXTS.refusal("PersonNotFound", "unknown", Quoted.of(id));
        }
        return user;
    }

    private Person person(User user) {
        Set<StaffGroup> groups = identities.createGroupQuery().groupMember(user.getId()).list().stream()
                .map(Group::getId)
                .flatMap(id -> StaffGroup.of(id).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(StaffGroup.class)));
        // The engine once let people without names in.
        String first = Objects.requireNonNullElse(user.getFirstName(), "");
        String last = Objects.requireNonNullElse(user.getLastName(), "");
        return new Person(user.getId(), first, last, user.getEmail(), groups);
    }

    private void checkNew(Person person) {
        String email = person.email();
        String name = person.lastName() + " " + person.firstName();
        Refusal.all(
                () -> checkName("lastName", person.lastName()),
                () -> checkName("firstName", person.firstName()),
                () -> checkScripts(name),
                () -> check(
                        email == null
                                || email.length() <= NAME_MAX
                                        && EMAIL.matcher(email).matches(),
                        "email",
                        email),
                () -> checkGroups(person.groups()));
        if (find(person.id()).isPresent()) {
            throw TEXTS.refusal("EntityAlreadyExists.Person", "exists", person.id());
        }
    }

    /** Whoever could make reviewers would decide by them, and whoever watches would watch themselves. */
    private static void checkGroups(Set<StaffGroup> groups) {
        Set<StaffGroup> alone = groups.stream().filter(StaffGroup::standsAlone).collect(Collectors.toSet());
        if (!alone.isEmpty() && groups.size() > 1) {
            StaffGroup one =
                    alone.contains(StaffGroup.ADMINISTRATORS) ? StaffGroup.ADMINISTRATORS : StaffGroup.AUDITORS;
            throw TEXTS.refusal(
                    one == StaffGroup.ADMINISTRATORS
                            ? "OperationDenied.AdministratorReviews"
                            : "OperationDenied.AuditorActs",
                    one == StaffGroup.ADMINISTRATORS ? "administrator-reviews" : "auditor-acts",
                    one.id(),
                    groups(difference(groups, Set.of(one))));
        }
    }

    /** The last administrator could be brought back only in the database. */
    private void keepAnAdministrator(Person person, Set<StaffGroup> groups) {
        boolean leaves =
                person.groups().contains(StaffGroup.ADMINISTRATORS) && !groups.contains(StaffGroup.ADMINISTRATORS);
        if (leaves && administrators.staffing().administrators().size() <= 1) {
            throw TEXTS.refusal("OperationDenied.LastAdministrator", "last-administrator", person.id());
        }
    }

    private static void checkId(String id) {
        check(ID.matcher(id).matches() && !OURS.contains(id), "id", id);
    }

    private static void checkName(String field, String name) {
        check(!name.isEmpty() && name.length() <= NAME_MAX && PlainText.isName(name), field, name);
    }

    private static void checkScripts(String name) {
        if (LookAlikes.mixesScripts(name)) {
            throw TEXTS.refusal("InvalidParameter", "rule.scripts", "lastName", Quoted.of(name));
        }
    }

    private static void checkPassword(String id, String password) {
        check(
                password.length() >= PASSWORD_MIN
                        && password.length() <= PASSWORD_MAX
                        && !password.equals(id)
                        && PlainText.isName(password),
                "password",
                "****");
    }

    /** What the field must be is said by the text {@code rule.<field>}. */
    private static void check(boolean valid, String field, @Nullable String value) {
        if (!valid) {
            throw TEXTS.refusal("InvalidParameter", "rule." + field, field, Quoted.of(String.valueOf(value)));
        }
    }

    private static Set<StaffGroup> difference(Set<StaffGroup> from, Set<StaffGroup> without) {
        return from.stream().filter(group -> !without.contains(group)).collect(Collectors.toSet());
    }

    private static String groups(Set<StaffGroup> groups) {
        return groups.isEmpty() ? "-" : String.join(", ", StaffGroup.ids(groups));
    }
}
