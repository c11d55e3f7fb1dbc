package dev.signet.access;

import static dev.signet.access.MatrixKnocker.may;
import static dev.signet.access.MatrixKnocker.nobody;

import dev.signet.access.AccountPeople.Person;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.access.login.LoginProfile;
import dev.signet.access.login.LoginProfiles;
import dev.signet.access.login.ProfileChange;
import dev.signet.access.session.SessionTokens;
import dev.signet.account.AccessKey;
import dev.signet.account.Principal;
import dev.signet.account.Principal.Assumer;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All sorts of people, with keys, tokens and sessions that are good, over, taken away or another's. */
final class MatrixPeople {

    private static final String HOME = "203.0.113.7";
    private static final String PASSWORD = "Correct horse 7";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String EVERYTHING = "[\"*\"]";
    /** What each place of a call holds, and nothing else. */
    private static final String[] WHAT_CALLS_NAME = {":*/" + MatrixCall.VALUE, ":*/" + MatrixCall.NUMBER, ":queues/*"};

    private final AccountPeople people;
    private final SessionTokens tokens;
    private final LoginProfiles profiles;
    private final JdbcClient jdbc;
    private final TestServer server;
    private final Clock clock;
    private final Customer customer;
    private final Customer other;
    private final List<MatrixKnocker> knockers = new ArrayList<>();

    /** @param customer whose doors they knock at */
    MatrixPeople(
            AccountPeople people,
            SessionTokens tokens,
            LoginProfiles profiles,
            JdbcClient jdbc,
            TestServer server,
            Clock clock,
            Customer customer,
            Customer other) {
        this.people = people;
        this.tokens = tokens;
        this.profiles = profiles;
        this.jdbc = jdbc;
        this.server = server;
        this.clock = clock;
        this.customer = customer;
        this.other = other;
    }

    List<MatrixKnocker> all(String allActions) {
        owners();
        ofSystemPolicies();
        ofCustomPolicies(allActions);
        ofOtherAccounts(allActions);
        whoAreNoMore();
        sessionsOfRoles();
        sessionsThatAreOver();
        return knockers;
    }

    private void owners() {
        knockers.add(
                MatrixKnocker.with("owner", Principal.owner(customer.id()), customer.key(), null, may(call -> true)));
        ConsoleVisitor half = visitor();
        half.login(
                other.account().name(), profiles.beginOwner("test", other.id()).password());
        knockers.add(MatrixKnocker.atConsole("owner who has not finished", half, nobody("SessionOver")));
        knockers.add(MatrixKnocker.atConsole("owner", ownerAtConsole(), may(call -> true)));
    }

    ConsoleVisitor ownerAtConsole() {
        ConsoleVisitor owner = visitor();
        owner.login(
                customer.account().name(),
                profiles.beginOwner("test", customer.id()).password());
        owner.post("/v1/console/login/password", Map.of("password", PASSWORD));
        return owner;
    }

    private void ofSystemPolicies() {
        system("full", "AdministratorAccess", may(call -> true));
        system("read-only", "ReadOnlyAccess", may(MatrixCall::isRead));
        system("all of messages", "AliyunDysmsFullAccess", may(call -> call.isOf("dysms")));
        system("reading messages", "AliyunDysmsReadOnlyAccess", may(call -> call.isOf("dysms") && call.isRead()));
        system("reading people", "AliyunRAMReadOnlyAccess", may(call -> call.isOf("ram") && call.isRead()));
        Person member = people.user(customer, "member");
        long group = people.group(customer, "readers", member.id());
        people.attachSystem(customer, "GROUP", group, "ReadOnlyAccess");
        knock("read-only by a group", customer, member, may(MatrixCall::isRead));
        Person nobody = people.user(customer, "nobody");
        knock("without policy", customer, nobody, may(call -> false));
    }

    private void system(String name, String policy, Function<MatrixCall, @Nullable String> expected) {
        Person person = people.user(customer, name.replace(' ', '-'));
        people.attachSystem(customer, "USER", person.id(), policy);
        knock(name, customer, person, expected);
    }

    private void ofCustomPolicies(String allActions) {
        custom("custom allow", null, policy("Allow", allActions, "", "*"), may(call -> true));
        custom(
                "custom allow of what the call names",
                null,
                policy("Allow", allActions, "", of(customer, WHAT_CALLS_NAME)),
                may(MatrixCall::namesAllItTouches));
        custom(
                "custom allow of another resource",
                null,
                policy("Allow", allActions, "", of(customer, ":*/Other")),
                may(call -> false));
        custom("custom deny", "AdministratorAccess", policy("Deny", allActions, "", "*"), may(call -> false));
        custom(
                "custom deny of what the call names",
                "AdministratorAccess",
                policy("Deny", allActions, "", of(customer, WHAT_CALLS_NAME)),
                may(call -> !call.namesSomethingItTouches()));
        custom("wrong address", null, policy("Allow", allActions, """
                        ,"Condition":{"IpAddress":{"acs:SourceIp":["192.0.2.0/24"]}}""", "*"), may(call -> false));
        custom("wrong address denied", "AdministratorAccess", policy("Deny", EVERYTHING, """
                        ,"Condition":{"NotIpAddress":{"acs:SourceIp":["192.0.2.0/24"]}}""", "*"), may(call -> false));
        Person denied = people.user(customer, "denied-in-a-group");
        people.attachSystem(customer, "USER", denied.id(), "AdministratorAccess");
        people.attachCustom(
                customer,
                "GROUP",
                people.group(customer, "barred", denied.id()),
                "barred",
                policy("Deny", allActions, "", "*"));
        knock("custom deny by a group", customer, denied, may(call -> false));
    }

    private void custom(
            String name, @Nullable String system, String document, Function<MatrixCall, @Nullable String> expected) {
        Person person = people.user(customer, name.replace(' ', '-'));
        if (system != null) {
            people.attachSystem(customer, "USER", person.id(), system);
        }
        people.attachCustom(customer, "USER", person.id(), name.replace(' ', '-'), document);
        knock(name, customer, person, expected);
    }

    /** In their own account they are let in where they may; at what is this account's nowhere. */
    private void ofOtherAccounts(String allActions) {
        knockers.add(MatrixKnocker.with(
                "owner of another account",
                Principal.owner(other.id()),
                other.key(),
                null,
                may(call -> !call.door().equals("queue"))));
        Person stranger = people.user(other, "full");
        people.attachCustom(
                other, "USER", stranger.id(), "theirs", policy("Allow", allActions, "", of(customer, ":*")));
        knock("other account", other, stranger, may(call -> false));
    }

    private void whoAreNoMore() {
        Person inactive = people.user(customer, "inactive");
        people.attachSystem(customer, "USER", inactive.id(), "AdministratorAccess");
        people.deactivate(customer, inactive.key());
        knockers.add(MatrixKnocker.with(
                "disabled user",
                principal(customer, inactive),
                inactive.key(),
                null,
                nobody("InvalidAccessKeyId.Inactive")));
        Person gone = people.user(customer, "gone");
        people.attachSystem(customer, "USER", gone.id(), "AdministratorAccess");
        ConsoleVisitor open = login(customer, gone);
        people.remove(customer, gone);
        knockers.add(MatrixKnocker.with(
                "deleted user", principal(customer, gone), gone.key(), null, nobody("InvalidAccessKeyId.NotFound")));
        knockers.add(MatrixKnocker.atConsole("deleted user", open, nobody("SessionOver")));
        knockers.add(new MatrixKnocker(
                "deleted key",
                null,
                new AccessKey("LTAIdeletedKey000000", customer.id(), true, "deletedSecret"),
                null,
                null,
                nobody("InvalidAccessKeyId.NotFound")));
        Person elsewhere = people.user(customer, "elsewhere");
        people.attachSystem(customer, "USER", elsewhere.id(), "AdministratorAccess");
        people.keyPolicy(customer, elsewhere.key(), "192.0.2.0/24");
        knockers.add(MatrixKnocker.with(
                "wrong address of the key",
                principal(customer, elsewhere),
                elsewhere.key(),
                null,
                nobody("isp.RAM_PERMISSION_DENY")));
    }

    private void sessionsOfRoles() {
        long role = people.role(customer, "worker", "AdministratorAccess");
        Person assumer = people.user(customer, "assumer");
        Person former = people.user(customer, "former");
        people.remove(customer, former);
        String readsOnly = policy("Allow", "[\"*:Get*\",\"*:List*\",\"*:Query*\"]", "", "*");
        session("session of a role", role, assumer, null, HOUR, may(call -> true));
        session("session of a role, narrowed", role, assumer, readsOnly, HOUR, may(MatrixCall::isRead));
        session("expired token", role, assumer, null, HOUR.negated(), nobody("InvalidSecurityToken.Expired"));
        session("token of a deleted user", role, former, null, HOUR, nobody("InvalidSecurityToken.Expired"));
        session("token of a deleted role", role + 1, assumer, null, HOUR, nobody("InvalidSecurityToken.Expired"));
    }

    private void session(
            String name,
            long role,
            Person assumer,
            @Nullable String policy,
            Duration left,
            Function<MatrixCall, @Nullable String> expected) {
        AccountPeople.Session session = AccountPeople.session(
                tokens,
                customer,
                role,
                assumer,
                policy,
                clock.instant().plus(left).minus(HOUR),
                HOUR);
        Assumer behind = new Assumer(Principal.Kind.USER, customer.id(), assumer.id());
        knockers.add(MatrixKnocker.with(
                name,
                Principal.role(customer.id(), role, "worker", "laptop", policy, List.of(behind)),
                session.key(),
                session.token(),
                expected));
    }

    /** Each by somebody who might do everything. */
    private void sessionsThatAreOver() {
        over(
                "disabled user",
                person -> profiles.update(
                        "test",
                        customer.id(),
                        person.id(),
                        new ProfileChange(null, null, null, LoginProfile.State.DISABLED)));
        over("idle session", person -> set(person, "last_seen_ms"));
        // The last: whoever logs in sweeps those that are expired.
        over("expired session", person -> set(person, "ends_ms"));
    }

    private void over(String name, java.util.function.Consumer<Person> ends) {
        Person person = people.user(customer, "over-" + name.replace(' ', '-'));
        people.attachSystem(customer, "USER", person.id(), "AdministratorAccess");
        ConsoleVisitor visitor = login(customer, person);
        ends.accept(person);
        knockers.add(MatrixKnocker.atConsole(name, visitor, nobody("SessionOver")));
    }

    private void set(Person person, String column) {
        jdbc.sql("update access_login_session set " + column + " = ? where user_id = ?")
                .params(clock.instant().minus(HOUR).toEpochMilli(), person.id())
                .update();
    }

    /** With a key and with a session of the console. */
    private void knock(String name, Customer account, Person person, Function<MatrixCall, @Nullable String> expected) {
        knockers.add(MatrixKnocker.with(name, principal(account, person), person.key(), null, expected));
        knockers.add(MatrixKnocker.atConsole(name, login(account, person), expected));
    }

    private static Principal principal(Customer account, Person person) {
        return Principal.user(account.id(), person.id(), person.name());
    }

    private ConsoleVisitor login(Customer account, Person person) {
        profiles.create("test", account.id(), person.id(), PASSWORD, false, false);
        ConsoleVisitor visitor = visitor();
        visitor.login(person.name() + "@" + account.account().name(), PASSWORD);
        return visitor;
    }

    private ConsoleVisitor visitor() {
        return new ConsoleVisitor(server, HOME);
    }

    private static String[] of(Customer account, String... paths) {
        return java.util.Arrays.stream(paths)
                .map(path -> "acs:*:*:" + account.id() + path)
                .toArray(String[]::new);
    }

    /** @param actions a list in JSON */
    private static String policy(String effect, String actions, String condition, String... resources) {
        return "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"" + effect + "\",\"Action\":" + actions
                + ",\"Resource\":[\"" + String.join("\",\"", resources) + "\"]" + condition + "}]}";
    }
}
