package dev.signet.access;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.PlainText;
import dev.signet.platform.Quoted;
import dev.signet.platform.Refusal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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

/** The people in the engine's identity service; every change leaves an audit entry in the same transaction. */
@Service
public class People {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");
    private static final int PASSWORD_MIN = 10;
    private static final int PASSWORD_MAX = 128;
    private static final int NAME_MAX = 100;
    private static final String PERSON = "person";

    private final IdentityService identities;
    private final AuditTrail audit;

    People(IdentityService identities, AuditTrail audit) {
        this.identities = identities;
        this.audit = audit;
    }

    @Transactional
    public Person create(String actor, Person person, String password) {
        check(ID.matcher(person.id()).matches(), "id", person.id(),
                "2 至 64 位小写字母、数字、点、下划线或连字符", "2 to 64 lower-case letters, digits, dots, underscores or hyphens");
        checkPassword(person.id(), password);
        return createUnchecked(actor, person, password);
    }

    /** Without the rules for passwords: demo data only. */
    @Transactional
    public Person createUnchecked(String actor, Person person, String password) {
        checkNames(person);
        if (find(person.id()).isPresent()) {
            throw new Refusal("EntityAlreadyExists.Person", "人员 " + person.id() + " 已存在。", "The person " + person.id() + " exists already.");
        }
        User user = identities.newUser(person.id());
        user.setFirstName(person.firstName());
        user.setLastName(person.lastName());
        user.setEmail(person.email());
        user.setPassword(password);
        identities.saveUser(user);
        person.groups().forEach(group -> identities.createMembership(person.id(), group.id()));
        audit.record(actor, "person.created", PERSON, person.id(), Map.of("groups", ids(person.groups())));
        return person;
    }

    @Transactional
    public void setPassword(String actor, String id, String password) {
        User user = user(id);
        checkPassword(id, password);
        user.setPassword(password);
        identities.saveUser(user);
        identities.unlockUser(id);
        audit.record(actor, "person.password-set", PERSON, id, Map.of());
    }

    /** Makes the person a member of exactly these groups. */
    @Transactional
    public Person setGroups(String actor, String id, Set<StaffGroup> groups) {
        Person before = require(id);
        keepAnAdministrator(before, groups);
        difference(before.groups(), groups).forEach(group -> identities.deleteMembership(id, group.id()));
        difference(groups, before.groups()).forEach(group -> identities.createMembership(id, group.id()));
        audit.record(actor, "person.groups-set", PERSON, id, Map.of("from", ids(before.groups()), "to", ids(groups)));
        return new Person(id, before.firstName(), before.lastName(), before.email(), groups);
    }

    @Transactional
    public void remove(String actor, String id) {
        Person person = require(id);
        keepAnAdministrator(person, Set.of());
        identities.deleteUser(id);
        audit.record(actor, "person.removed", PERSON, id, Map.of("groups", ids(person.groups())));
    }

    @Transactional(readOnly = true)
    public List<Person> all() {
        return identities.createUserQuery().orderByUserId().asc().unlimitedList().stream().map(this::person).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Person> find(String id) {
        return Optional.ofNullable(identities.createUserQuery().userId(id).singleResult()).map(this::person);
    }

    @Transactional(readOnly = true)
    public Person require(String id) {
        return person(user(id));
    }

    private User user(String id) {
        User user = identities.createUserQuery().userId(id).singleResult();
        if (user == null || !user.getId().equals(id)) {
            throw new Refusal("PersonNotFound", "人员 " + id + " 不存在。", "There is no person " + id + ".");
        }
        return user;
    }

    private Person person(User user) {
        Set<StaffGroup> groups = identities.createGroupQuery().groupMember(user.getId()).list().stream()
                .map(Group::getId)
                .flatMap(id -> StaffGroup.of(id).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(StaffGroup.class)));
        return new Person(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail(), groups);
    }

    /** The last administrator could be brought back only in the database. */
    private void keepAnAdministrator(Person person, Set<StaffGroup> groups) {
        boolean leaves = person.groups().contains(StaffGroup.ADMINISTRATORS) && !groups.contains(StaffGroup.ADMINISTRATORS);
        if (leaves && identities.createUserQuery().memberOfGroup(StaffGroup.ADMINISTRATORS.id()).count() <= 1) {
            throw new Refusal("OperationDenied.LastAdministrator", person.id() + " 是最后一位系统管理员，不能移除。",
                    person.id() + " is the last administrator and must stay one.");
        }
    }

    private static void checkNames(Person person) {
        checkName("firstName", person.firstName());
        checkName("lastName", person.lastName());
        String email = person.email();
        check(email == null || email.length() <= NAME_MAX && email.contains("@") && PlainText.isName(email), "email", email, "邮箱地址", "an e-mail address");
    }

    private static void checkName(String field, String name) {
        check(!name.isEmpty() && name.length() <= NAME_MAX && PlainText.isName(name), field, name,
                "1 至 100 个字符，不含换行和不可见的字符", "1 to 100 characters, on one line, all of which can be seen");
    }

    private static void checkPassword(String id, String password) {
        check(password.length() >= PASSWORD_MIN && password.length() <= PASSWORD_MAX && !password.equals(id)
                && PlainText.isName(password), "password", "****", "10 至 128 个字符，不同于登录名，且不含换行和不可见的字符",
                "10 to 128 characters, not the login name, on one line, all of which can be seen");
    }

    private static void check(boolean valid, String field, @Nullable String value, String ruleZh, String ruleEn) {
        if (!valid) {
            String shown = Quoted.of(String.valueOf(value));
            throw new Refusal("InvalidParameter", field + " 的值“" + shown + "”无效，应为" + ruleZh + "。",
                    "The value \"" + shown + "\" of " + field + " is not valid; it must be " + ruleEn + ".");
        }
    }

    private static Set<StaffGroup> difference(Set<StaffGroup> from, Set<StaffGroup> without) {
        return from.stream().filter(group -> !without.contains(group)).collect(Collectors.toSet());
    }

    private static List<String> ids(Set<StaffGroup> groups) {
        return groups.stream().map(StaffGroup::id).sorted(Comparator.naturalOrder()).toList();
    }
}
