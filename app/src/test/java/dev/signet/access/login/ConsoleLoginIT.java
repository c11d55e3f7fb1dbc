package dev.signet.access.login;

import static dev.signet.access.login.ConsoleUsers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.Credentials;
import dev.signet.access.NewSignIn;
import dev.signet.access.login.ConsoleUsers.Person;
import dev.signet.access.login.ConsoleVisitor.Answer;
import dev.signet.account.Principal;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Refusal;
import dev.signet.platform.node.Ids;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How the people of an account get into the console, and who does not. A trusted proxy stands in front. */
@SignetTest(properties = {"signet.trusted-proxies=127.0.0.1", "test.time=leaps-at-logins"})
class ConsoleLoginIT {

    private static final String HOME = "203.0.113.7";
    private static final String ME = "/v1/console/me";
    /** Any door of an account's API. */
    private static final String API = "/v1/account";

    @TestConfiguration(proxyBeanMethods = false)
    static class Heard {

        static final List<NewSignIn> SIGN_INS = new CopyOnWriteArrayList<>();

        @EventListener
        void heard(NewSignIn signIn) {
            SIGN_INS.add(signIn);
        }
    }

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    LoginProfiles profiles;

    @Autowired
    MfaDevices devices;

    @Autowired
    PasswordPolicies policies;

    @Autowired
    AccountAliases aliases;

    @Autowired
    Credentials holders;

    @Autowired
    ActiveRulebook rulebook;

    @Autowired
    AuditTrail audit;

    @Autowired
    Ids ids;

    @Autowired
    FactsVersions versions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SettableClock clock;

    private ConsoleUsers users;
    private Customer customer;
    private Person alice;

    @BeforeEach
    void begin() {
        clock.set(clock.instant());
        users = new ConsoleUsers(jdbc, ids, versions, profiles, transaction);
        customer = accounts.enterprise();
        alice = users.user(customer, "alice");
    }

    /** A session is no key. */
    @Test // #11
    void letsKeysInAgainThatTheAccountHasShutOut() {
        SignedRest keys = new SignedRest(server, customer.key(), clock);
        ConsoleVisitor visitor = new ConsoleVisitor(server, HOME);
        visitor.login(alice.loginName(), PASSWORD);
        Map<String, Object> nowhere = Map.of(
                "Status", "Active", "Statements", List.of(Map.of("Type", "ClassicWhiteList", "IPList", List.of())));

        assertThat(visitor.put("/v1/access/key-policy", Map.of("policy", nowhere))
                        .status())
                .isEqualTo(200);
        assertThat(keys.get(API).code()).isEqualTo("isp.RAM_PERMISSION_DENY");

        Map<String, Object> open = Map.of("Status", "Inactive", "Statements", List.of());
        assertThat(visitor.put("/v1/access/key-policy", Map.of("policy", open)).status())
                .isEqualTo(200);
        assertThat(keys.get(API).status()).isEqualTo(200);
    }

    @Test // #11
    void anOwnerBeginsWithAOneTimePasswordThatOpensNothingElse() {
        Answer made = ownersFirstLogin("admin");
        String oneTime = made.json().path("oneTimePassword").asText();
        assertThat(made.json().path("loginName").asText())
                .isEqualTo(customer.account().name());
        assertThat(ownersFirstLogin("officer").status()).isEqualTo(403);

        ConsoleVisitor owner = visitor();
        String latest = ownersFirstLogin("admin").json().path("oneTimePassword").asText();
        assertThat(owner.login(customer.account().name(), oneTime).code())
                .as("a later one takes its place")
                .isEqualTo("LoginFailed");
        assertThat(owner.login(customer.account().name(), latest).stage()).isEqualTo("NEW_PASSWORD");
        assertThat(owner.get(API).status()).isEqualTo(401);
        assertThat(owner.get(ME).status()).isEqualTo(401);
        assertThat(owner.post("/v1/console/login/password", Map.of("password", latest))
                        .code())
                .isEqualTo("InvalidParameter.Password");
        assertThat(owner.post("/v1/console/login/password", Map.of("password", PASSWORD))
                        .stage())
                .isEqualTo("OPEN");
        assertThat(owner.get(API).json().path("name").asText())
                .isEqualTo(customer.account().name());
        assertThat(owner.get(ME).json().path("arn").asText()).isEqualTo("acs:ram::" + customer.id() + ":root");
        assertThat(visitor().login(customer.account().name(), latest).code()).isEqualTo("LoginFailed");
        assertThat(profiles.hasOwnPassword(customer.id())).isTrue();
        assertThat(jdbc.sql("select action from audit_entry where subject_id = ? order by id")
                        .param(Long.toString(customer.id()))
                        .query(String.class)
                        .list())
                .contains("console-login.begun", "console-password.changed", "console.signed-in");
        assertThat(jdbc.sql("select count(*) from audit_entry where details like ?")
                        .param("%" + latest + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test // #11
    void aOneTimePasswordIsOverInTime() {
        String oneTime =
                ownersFirstLogin("admin").json().path("oneTimePassword").asText();
        clock.advance(Duration.ofHours(72));
        assertThat(visitor().login(customer.account().name(), oneTime).code()).isEqualTo("LoginFailed");
    }

    @Test // #11
    void aSessionThatSomebodyPlantedIsNotTheOneThatIsLoggedIn() {
        ConsoleVisitor attacker = visitor();
        attacker.login(alice.loginName(), PASSWORD);
        NewMfaDevice device = enrol(alice);
        ConsoleVisitor victim = visitor();
        victim.cookies.put("SIGNET-CONSOLE", attacker.session());
        victim.cookies.put("SIGNET-CONSOLE-FORM", "planted");

        assertThat(victim.login(alice.loginName(), PASSWORD).stage()).isEqualTo("SECOND_FACTOR");
        String first = victim.session();
        assertThat(first).isNotEqualTo(attacker.session());
        clock.advance(Duration.ofSeconds(30));
        assertThat(code(victim, code(device, 0)).stage()).isEqualTo("OPEN");
        assertThat(victim.session()).isNotEqualTo(first);

        ConsoleVisitor eavesdropper = visitor();
        eavesdropper.cookies.put("SIGNET-CONSOLE", first);
        assertThat(eavesdropper.get(ME).status()).isEqualTo(401);
        assertThat(eavesdropper.get(API).status()).isEqualTo(401);
        assertThat(victim.get(API).status()).isEqualTo(200);
    }

    @Test // #11
    void noCodeIsTakenTwice() throws Exception {
        NewMfaDevice device = enrol(alice);
        String enrolled = code(device, 0);
        ConsoleVisitor again = visitor();
        again.login(alice.loginName(), PASSWORD);
        assertThat(again.get(API).status()).as("half a login").isEqualTo(401);
        assertThat(code(again, enrolled).code()).as("spent by enrolling").isEqualTo("WrongCode");

        clock.advance(Duration.ofMinutes(1));
        List<ConsoleVisitor> many = loggedInHalf(8);
        String once = code(device, 0);
        assertThat(atOnce(many, visitor -> code(visitor, once).status()))
                .as("the same code eight times at once")
                .containsOnlyOnce(200);
        assertThat(code(loggedInHalf(1).get(0), code(device, -1)).code())
                .as("an earlier one after a later one")
                .isEqualTo("WrongCode");
    }

    @Test // #11
    void aRecoveryCodeOpensOnce() throws Exception {
        ConsoleVisitor open = open(alice);
        List<String> codes = enrolInSession(open);
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select count(*) from access_recovery_code where account_id = ? and user_id = ?")
                        .params(alice.accountId(), alice.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);

        assertThat(atOnce(
                        loggedInHalf(8), visitor -> code(visitor, codes.get(0)).status()))
                .containsOnlyOnce(200);
        clock.advance(Duration.ofMinutes(20));
        assertThat(code(loggedInHalf(1).get(0), codes.get(0)).code()).isEqualTo("WrongCode");
        ConsoleVisitor upper = loggedInHalf(1).get(0);
        assertThat(code(upper, codes.get(1).toUpperCase()).stage()).isEqualTo("OPEN");
        assertThat(upper.get(ME).json().path("mfaPresent").asBoolean()).isTrue();
        assertThat(upper.get(ME).json().at("/secondFactor/recoveryCodes").asInt())
                .isEqualTo(8);
    }

    @Test // #11
    void tooManyWrongCodesEndTheLoginAndThenTheUserWaits() {
        NewMfaDevice device = enrol(alice);
        clock.advance(Duration.ofMinutes(1));
        ConsoleVisitor guessing = loggedInHalf(1).get(0);
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(1));
            guessing.from("198.51.100." + i);
            assertThat(code(guessing, "00000" + i).status()).isEqualTo(401);
        }
        assertThat(guessing.get("/v1/console/login").code()).isEqualTo("SessionOver");

        ConsoleVisitor elsewhere = loggedInHalf(1).get(0).from("198.51.100.77");
        assertThat(code(elsewhere, code(device, 0)).code())
                .as("right, and not heard")
                .isEqualTo("WrongCode");
        clock.advance(Duration.ofMinutes(16));
        assertThat(code(loggedInHalf(1).get(0), code(device, 0)).stage()).isEqualTo("OPEN");
    }

    @Test // #11
    void guessingFromOneAddressIsHeldUpThere() {
        ConsoleVisitor known = open(alice);
        for (int i = 0; i < 5; i++) {
            assertThat(visitor().login(alice.loginName(), "wrong " + i).code()).isEqualTo("LoginFailed");
        }
        assertThat(visitor().login(alice.loginName(), PASSWORD).code()).isEqualTo("Throttling.Login");
        assertThat(visitor()
                        .from("198.51.100.1")
                        .login(alice.loginName(), PASSWORD)
                        .code())
                .as("the user waits, and nobody is told")
                .isEqualTo("LoginFailed");
        assertThat(known.login(alice.loginName(), PASSWORD).stage())
                .as("with a device that is known")
                .isEqualTo("OPEN");
        clock.advance(Duration.ofMinutes(1));
        assertThat(visitor()
                        .from("198.51.100.1")
                        .login(alice.loginName(), PASSWORD)
                        .stage())
                .isEqualTo("OPEN");
    }

    @Test // #11
    void guessingFromManyAddressesIsHeldUpAndTheOwnerOfTheDeviceIsNot() {
        ConsoleVisitor known = open(alice);
        String device = known.cookies.get("SIGNET-CONSOLE-DEVICE");
        for (int i = 0; i < 40; i++) {
            assertThat(visitor()
                            .from("198.51.100." + i)
                            .login(alice.loginName(), "wrong")
                            .code())
                    .isEqualTo("LoginFailed");
        }
        assertThat(visitor()
                        .from("192.0.2.9")
                        .login(alice.loginName(), PASSWORD)
                        .code())
                .isEqualTo("LoginFailed");

        clock.advance(Duration.ofSeconds(11));
        assertThat(visitor()
                        .from("192.0.2.9")
                        .login(alice.loginName(), PASSWORD)
                        .stage())
                .as("40 heard one after another would have made it a quarter of an hour")
                .isEqualTo("OPEN");
        for (int i = 0; i < 40; i++) {
            visitor().from("198.51.100." + (100 + i)).login(alice.loginName(), "wrong");
        }

        ConsoleVisitor travelling = visitor().from("192.0.2.10");
        travelling.cookies.put("SIGNET-CONSOLE-DEVICE", device);
        assertThat(travelling.login(alice.loginName(), PASSWORD).stage()).isEqualTo("OPEN");
        Person bob = users.user(customer, "bob");
        ConsoleVisitor anothers = visitor().from("192.0.2.11");
        anothers.cookies.put("SIGNET-CONSOLE-DEVICE", device);
        for (int i = 0; i < 5; i++) {
            anothers.from("192.0.2." + (20 + i)).login(bob.loginName(), "wrong");
        }
        assertThat(anothers.from("192.0.2.30").login(bob.loginName(), PASSWORD).code())
                .as("a device is known for whoever has logged in with it")
                .isEqualTo("LoginFailed");
    }

    @Test // #11
    void nobodyIsToldWhetherAUserExists() {
        Answer wrong = visitor().login(alice.loginName(), "wrong");
        for (String nobody : List.of(
                "alice@nowhere",
                "nobody@" + customer.account().name(),
                customer.account().name(),
                "alice@" + accounts.enterprise().account().name(),
                "@",
                "@@",
                "alice@")) {
            Answer told = visitor().login(nobody, PASSWORD);
            assertThat(told.status()).as(nobody).isEqualTo(wrong.status());
            assertThat(told.body()).as(nobody).isEqualTo(wrong.body());
        }
        users.withoutLogin(customer, "dora");
        assertThat(visitor()
                        .login("dora@" + customer.account().name(), PASSWORD)
                        .body())
                .isEqualTo(wrong.body());
    }

    @Test // #11
    void namesThatAreNobodysAreCountedAsAllAreAndForgotten() {
        String nobody = "nobody@" + customer.account().name();
        int before = tries();
        for (int i = 0; i < 10; i++) {
            visitor().from("198.51.100." + i).login(nobody, PASSWORD);
        }
        assertThat(tries()).isEqualTo(before + 1);
        clock.advance(Duration.ofMinutes(16));
        for (int i = 0; i < 10; i++) {
            visitor().from("198.51.100." + i).login(alice.loginName(), "wrong");
        }
        assertThat(tries()).as("what is over is swept").isEqualTo(1);
    }

    /** Other tests have been later. */
    private int tries() {
        return jdbc.sql("select count(*) from access_login_tries where last_failed_ms <= ?")
                .param(clock.millis())
                .query(Integer.class)
                .single();
    }

    @Test // #11
    void namesThatOnlyLookAlikeAreNobodys() {
        users.user(customer, "kim");
        String account = customer.account().name();
        for (String name : List.of(
                "аlice@" + account, // Cyrillic а
                "ａlice@" + account,
                "alice＠" + account,
                "alice\u200B@" + account,
                "\u202Ealice@" + account,
                "alice @" + account,
                " alice@" + account,
                "alice@" + account + " ",
                "alice@" + account.replace('t', '\u0442'),
                "\u212Aim@" + account, // the sign of Kelvin, whose small form is k
                "k\u0131m@" + account)) {
            assertThat(visitor().login(name, PASSWORD).stage()).as(name).isEmpty();
        }
        assertThat(visitor().login("KIM@" + account, PASSWORD).stage()).isEqualTo("OPEN");
        assertThat(visitor().login("kim@" + customer.id(), PASSWORD).stage()).isEqualTo("OPEN");
    }

    @Test // #11
    void twoAccountsMayHaveUsersOfOneName() {
        Customer other = accounts.enterprise();
        Person theirs = users.withoutLogin(other, "alice");
        profiles.create("test", other.id(), theirs.id(), "Another horse 8", false, false);
        String alias = "yunfan-" + customer.id() % 100_000;
        aliases.set("test", customer.id(), alias);

        assertThat(visitor().login("alice@" + alias, "Another horse 8").code()).isEqualTo("LoginFailed");
        ConsoleVisitor ours = visitor();
        ours.login("alice@" + alias, PASSWORD);
        assertThat(ours.get(ME).json().path("accountId").asText()).isEqualTo(Long.toString(customer.id()));
        assertThat(ours.get(ME).json().path("loginName").asText()).isEqualTo("alice@" + alias);
        assertThat(ours.get(API).json().path("name").asText())
                .isEqualTo(customer.account().name());

        for (String taken : List.of(alias, customer.account().name())) {
            assertThatThrownBy(() -> aliases.set("test", other.id(), taken))
                    .isInstanceOf(Refusal.class)
                    .extracting(e -> ((Refusal) e).code())
                    .isEqualTo("EntityAlreadyExists.AccountAlias");
        }
        for (String bad : List.of("ab", "-yunfan", "yun--fan", "云帆", "YunFan", "12345", "a".repeat(33))) {
            assertThatThrownBy(() -> aliases.set("test", other.id(), bad))
                    .as(bad)
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test // #11
    void aWriteNeedsTheTokenOfItsOwnSession() {
        ConsoleVisitor mine = open(alice);
        Person bob = users.user(customer, "bob");
        String others = open(bob).token;
        String right = mine.token;
        Map<String, String> change = Map.of("present", PASSWORD, "password", "Another horse 9");
        for (String token : List.of("", "forged", others)) {
            mine.token = token;
            assertThat(mine.put("/v1/console/password", change).status())
                    .as(token)
                    .isEqualTo(403);
            assertThat(mine.post("/v1/console/logout", Map.of()).status()).isEqualTo(403);
            assertThat(mine.post("/v1/contacts", Map.of()).code()).isEqualTo("InvalidCsrfToken");
            assertThat(mine.get(API).status()).as("reading needs none").isEqualTo(200);
            assertThat(mine.form("/console/logout", "_csrf=" + token).location())
                    .isEqualTo("/console/login");
            assertThat(mine.get(ME).status()).as("still there").isEqualTo(200);
        }
        assertThat(mine.form("/v1/console/login", "loginName=a&password=b").status())
                .as("no form of another site logs anybody in")
                .isEqualTo(404);
        assertThat(new ConsoleVisitor(server, HOME)
                        .form("/console/login", "loginName=" + alice.loginName() + "&password=" + PASSWORD)
                        .setCookies())
                .noneMatch(cookie -> cookie.startsWith("SIGNET-CONSOLE="));
        mine.token = right;
        assertThat(mine.post("/v1/contacts", Map.of()).code()).isNotEqualTo("InvalidCsrfToken");
        assertThat(mine.post("/v1/console/logout", Map.of()).status()).isEqualTo(204);
        assertThat(mine.get(ME).status()).isEqualTo(401);
    }

    @Test // #11
    void cookiesAreHiddenFromScriptsAndSecureBehindTls() {
        ConsoleVisitor plain = visitor();
        assertThat(plain.login(alice.loginName(), PASSWORD).setCookies())
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Secure"));
        ConsoleVisitor secure = visitor();
        secure.headers.put("X-Forwarded-Proto", "https");
        List<String> set = new ArrayList<>(secure.get("/console/login").setCookies());
        set.addAll(secure.login(alice.loginName(), PASSWORD).setCookies());
        assertThat(set)
                .extracting(cookie -> cookie.substring(0, cookie.indexOf('=')))
                .containsExactlyInAnyOrder("SIGNET-CONSOLE-FORM", "SIGNET-CONSOLE", "SIGNET-CONSOLE-DEVICE");
        assertThat(set).allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Secure"));
    }

    @Test // #11
    void aSessionEndsWhenItIsNotUsedAndInTheEndAnyway() {
        ConsoleVisitor idle = open(alice);
        clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(idle.get(API).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(idle.get(API).status()).as("used meanwhile").isEqualTo(200);
        clock.advance(Duration.ofMinutes(30));
        assertThat(idle.get(API).status()).isEqualTo(401);

        ConsoleVisitor busy = open(alice);
        for (int i = 0; i < 36; i++) {
            clock.advance(Duration.ofMinutes(20).minusSeconds(1));
            assertThat(busy.get(API).status()).isEqualTo(200);
        }
        clock.advance(Duration.ofSeconds(36));
        assertThat(busy.get(API).status()).as("twelve hours").isEqualTo(401);
        assertThat(busy.get(API).code()).isEqualTo("SessionOver");
    }

    @Test // #11
    void whatEndsALoginEndsItsSessionsAtOnce() {
        ConsoleVisitor first = open(alice);
        profiles.update("test", alice.accountId(), alice.id(), new ProfileChange("Set for alice 1", true, null, null));
        assertThat(first.get(API).status()).as("another password").isEqualTo(401);

        assertThat(visitor().login(alice.loginName(), PASSWORD).code()).isEqualTo("LoginFailed");
        ConsoleVisitor second = visitor();
        assertThat(second.login(alice.loginName(), "Set for alice 1").stage()).isEqualTo("NEW_PASSWORD");
        assertThat(second.post("/v1/console/login/password", Map.of("password", PASSWORD))
                        .stage())
                .isEqualTo("OPEN");
        profiles.update(
                "test",
                alice.accountId(),
                alice.id(),
                new ProfileChange(null, null, null, LoginProfile.State.DISABLED));
        assertThat(second.get(API).status()).as("disabled").isEqualTo(401);
        assertThat(visitor().login(alice.loginName(), PASSWORD).code()).isEqualTo("LoginFailed");
        profiles.update(
                "test", alice.accountId(), alice.id(), new ProfileChange(null, null, null, LoginProfile.State.ENABLED));
        ConsoleVisitor third = open(alice);
        profiles.delete("test", alice.accountId(), alice.id());
        assertThat(third.get(API).status()).as("profile deleted").isEqualTo(401);

        Person bob = users.user(customer, "bob");
        ConsoleVisitor bobs = open(bob);
        assertThat(bobs.get(API).status()).isEqualTo(200);
        users.delete(bob);
        assertThat(bobs.get(API).status()).as("user deleted").isEqualTo(401);
        assertThat(bobs.get(ME).status()).isEqualTo(401);
        assertThat(visitor().login(bob.loginName(), PASSWORD).code()).isEqualTo("LoginFailed");
    }

    @Test // #11
    void aLoginThatMeetsAnotherPasswordLeavesNoSessionOfTheOldOne() throws Exception {
        String old = PASSWORD;
        for (int round = 0; round < 6; round++) {
            String present = old;
            String fresh = "Round horse " + round;
            List<ConsoleVisitor> visitors = List.of(visitor(), visitor(), visitor(), visitor());
            assertThat(atOnce(visitors, visitor -> {
                        if (visitor == visitors.get(1)) {
                            ProfileChange change = new ProfileChange(fresh, false, null, null);
                            profiles.update("test", alice.accountId(), alice.id(), change);
                            return 200;
                        }
                        return visitor.login(alice.loginName(), present).status();
                    }))
                    .allMatch(status -> status == 200 || status == 401);
            assertThat(visitors)
                    .allSatisfy(visitor -> assertThat(visitor.get(API).status()).isNotEqualTo(200));
            clock.advance(Duration.ofMinutes(20));
            old = fresh;
        }
    }

    @Test // #11
    void changingOnesPasswordEndsOnesOtherSessions() {
        ConsoleVisitor here = open(alice);
        ConsoleVisitor there = open(alice);
        String before = here.session();
        assertThat(here.put("/v1/console/password", Map.of("present", "wrong", "password", "Another horse 9"))
                        .code())
                .isEqualTo("WrongPassword");
        assertThat(here.put("/v1/console/password", Map.of("present", PASSWORD, "password", "Another horse 9"))
                        .stage())
                .isEqualTo("OPEN");
        assertThat(there.get(API).status()).isEqualTo(401);
        assertThat(here.get(API).status()).isEqualTo(200);
        ConsoleVisitor thief = visitor();
        thief.cookies.put("SIGNET-CONSOLE", before);
        assertThat(thief.get(API).status()).as("stolen before").isEqualTo(401);
    }

    @Test // #11
    void onesSessionsAreListedAndEndedOnEveryNode() {
        ConsoleVisitor here = open(alice);
        ConsoleVisitor there = visitor().from("198.51.100.8");
        there.login(alice.loginName(), PASSWORD);
        Person bob = users.user(customer, "bob");
        ConsoleVisitor bobs = open(bob);
        String theirs =
                bobs.get("/v1/console/sessions").json().get(0).path("id").asText();
        LoginSessions otherNode = new LoginSessions(jdbc, holders, rulebook, audit, ids, clock);
        assertThat(otherNode.find(there.session())).isPresent();

        JsonNode listed = here.get("/v1/console/sessions").json();
        assertThat(listed).hasSize(2);
        assertThat(listed.get(0).path("address").asText()).isEqualTo("198.51.100.8");
        assertThat(listed.get(0).path("current").asBoolean()).isFalse();
        assertThat(listed.get(1).path("current").asBoolean()).isTrue();
        assertThat(listed.toString()).doesNotContain(here.session()).doesNotContain(there.session());
        assertThat(here.delete("/v1/console/sessions/" + theirs).status())
                .as("another's")
                .isEqualTo(404);
        assertThat(here.delete("/v1/console/sessions/"
                                + listed.get(0).path("id").asText())
                        .status())
                .isEqualTo(204);

        assertThat(otherNode.find(there.session())).isEmpty();
        assertThat(there.get(API).status()).isEqualTo(401);
        assertThat(bobs.get(API).status()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from access_login_session where hex(secret_hash) = hex(?)")
                        .param(here.session())
                        .query(Integer.class)
                        .single())
                .as("what opens a session is not kept")
                .isZero();
    }

    @Test // #11
    void noMoreSessionsThanAllowedTheOldestGoes() {
        ConsoleVisitor oldest = open(alice);
        for (int i = 0; i < 20; i++) {
            open(alice);
        }
        assertThat(oldest.get(API).status()).isEqualTo(401);
    }

    @Test // #11
    void whoHasNoMoreThanThePasswordEndsNobodysSession() {
        ConsoleVisitor mine = open(alice);
        enrolInSession(mine);
        loggedInHalf(25);
        assertThat(mine.get(API).status()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from access_login_session where account_id = ? and stage <> 'OPEN'")
                        .param(alice.accountId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
    }

    @Test // #11
    void aSecondFactorThatIsRequiredIsBoundAtTheLogin() {
        profiles.update("test", alice.accountId(), alice.id(), new ProfileChange(null, null, true, null));
        ConsoleVisitor visitor = visitor();
        assertThat(visitor.login(alice.loginName(), PASSWORD).stage()).isEqualTo("ENROLMENT");
        assertThat(visitor.get(API).status()).isEqualTo(401);
        JsonNode device = visitor.get("/v1/console/login/enrolment").json();
        assertThat(visitor.get("/v1/console/login/enrolment").json())
                .as("the same until it is bound")
                .isEqualTo(device);
        String secret = device.path("secret").asText();
        assertThat(device.path("uri").asText())
                .startsWith(
                        "otpauth://totp/Signet%3Aalice%40" + customer.account().name() + "?")
                .contains("secret=" + secret);
        assertThat(visitor.post("/v1/console/login/enrolment", Map.of("code", "000000"))
                        .code())
                .isEqualTo("InvalidParameter.AuthenticationCode");
        Answer bound = visitor.post("/v1/console/login/enrolment", Map.of("code", code(secret, 0)));
        assertThat(bound.stage()).isEqualTo("OPEN");
        assertThat(bound.json().path("recoveryCodes")).hasSize(10);
        assertThat(visitor.get(ME).json().path("mfaPresent").asBoolean()).isTrue();
        assertThat(visitor.post("/v1/console/mfa/remove", Map.of("present", PASSWORD))
                        .code())
                .isEqualTo("OperationDenied.MFARequired");
        assertThat(visitor().login(alice.loginName(), PASSWORD).stage()).isEqualTo("SECOND_FACTOR");
    }

    @Test // #11
    void aSecondFactorIsTakenAwayOnlyByWhoHasBoth() {
        ConsoleVisitor without = open(alice);
        ConsoleVisitor with = open(alice);
        enrolInSession(with);
        assertThat(without.post("/v1/console/mfa/remove", Map.of("present", PASSWORD))
                        .code())
                .as("a session from before the device")
                .isEqualTo("SessionOver");
        assertThat(with.post("/v1/console/mfa/remove", Map.of("present", "wrong"))
                        .code())
                .isEqualTo("WrongPassword");
        assertThat(with.post("/v1/console/mfa/remove", Map.of("present", PASSWORD))
                        .stage())
                .isEqualTo("OPEN");
        assertThat(devices.ofUser(alice.accountId(), alice.id())).isEmpty();
        assertThat(visitor().login(alice.loginName(), PASSWORD).stage()).isEqualTo("OPEN");
    }

    @Test // #11
    void passwordsKeepToThePolicyOfTheAccount() {
        policies.set("test", customer.id(), new PasswordPolicy(10, true, true, true, true, 90, false, 2, 5));
        ConsoleVisitor visitor = open(alice);
        Map<String, String> refused = Map.of(
                "Short 1!",
                "10",
                "no capital 1!",
                "capital",
                "NO SMALL 11!",
                "small",
                "No digits at all!",
                "digits",
                "Nosymbols1234",
                "symbols",
                "Aa1!" + "龙".repeat(28),
                "72 bytes");
        refused.forEach((password, why) -> {
            Answer told = visitor.put("/v1/console/password", Map.of("present", PASSWORD, "password", password));
            assertThat(told.code()).as(password).isEqualTo("InvalidParameter.Password");
            assertThat(told.json().path("messageEn").asText()).contains(why);
        });
        String present = PASSWORD;
        for (String next : List.of("First horse 1!", "Second horse 2!", "Third horse 3!")) {
            assertThat(visitor.put("/v1/console/password", Map.of("present", present, "password", next))
                            .stage())
                    .isEqualTo("OPEN");
            present = next;
            clock.advance(Duration.ofSeconds(1));
        }
        for (String used : List.of("Third horse 3!", "Second horse 2!", "First horse 1!")) {
            assertThat(visitor.put("/v1/console/password", Map.of("present", present, "password", used))
                            .code())
                    .as(used)
                    .isEqualTo("InvalidParameter.Password");
        }
        clock.advance(Duration.ofDays(91));
        assertThat(visitor().login(alice.loginName(), present).stage()).isEqualTo("NEW_PASSWORD");
        policies.set("test", customer.id(), new PasswordPolicy(10, false, false, false, false, 90, true, 0, 5));
        assertThat(visitor().login(alice.loginName(), present).code()).isEqualTo("PasswordExpired");
        assertThat(visitor().login(alice.loginName(), "wrong").code()).isEqualTo("LoginFailed");
        assertThatThrownBy(() -> policies.set(
                        "test", customer.id(), new PasswordPolicy(7, false, false, false, false, 0, false, 0, 5)))
                .isInstanceOf(Refusal.class);
    }

    @Test // #11
    void aSignInFromANewPlaceIsToldOnce() {
        Principal who = Principal.user(alice.accountId(), alice.id(), "alice");
        open(alice);
        open(alice);
        visitor().from("198.51.100.9").login(alice.loginName(), "wrong");
        visitor().from("2001:db8:1:2::1").login(alice.loginName(), PASSWORD);
        visitor().from("2001:db8:1:2::2").login(alice.loginName(), PASSWORD);

        assertThat(Heard.SIGN_INS.stream().filter(told -> told.principal().equals(who)))
                .extracting(NewSignIn::address)
                .containsExactly(HOME, "2001:db8:1:2:0:0:0:1");
    }

    @Test // #11
    void whatIsTooLongIsNotLookedAt() {
        ConsoleVisitor visitor = visitor();
        assertThat(visitor.login("a".repeat(20_000), "b").code()).isEqualTo("RequestTooLarge");
        assertThat(visitor.login("a".repeat(201), "b").status()).isEqualTo(400);
        assertThat(visitor.login("a", "b".repeat(257)).status()).isEqualTo(400);
        visitor.get("/console/login");
        Answer page = visitor.form("/console/login", "loginName=" + "a".repeat(300) + "&password=b&_csrf=" + "x");
        assertThat(page.status()).isEqualTo(302);
        for (Answer answer : List.of(
                visitor.send("POST", "/v1/console/login", "application/json", "{"),
                visitor.send("POST", "/v1/console/login", "application/json", "{\"loginName\": 5, \"password\": []}"),
                visitor.get("/console/nothing"),
                visitor.delete("/v1/console/sessions/x"))) {
            assertThat(answer.status()).isBetween(300, 499);
            assertThat(answer.body()).doesNotContain("Exception", "dev.signet", "at org.");
        }
        String long72 = "p".repeat(73);
        profiles.update(
                "test", alice.accountId(), alice.id(), new ProfileChange("p1" + "p".repeat(30), null, null, null));
        assertThat(visitor.login(alice.loginName(), long72).code()).isEqualTo("LoginFailed");
    }

    private Answer ownersFirstLogin(String person) {
        ConsoleVisitor staff = visitor();
        staff.headers.put(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString((person + ":" + person).getBytes()));
        return staff.send("POST", "/v1/admin/accounts/" + customer.id() + "/console-login", "application/json", null);
    }

    private ConsoleVisitor visitor() {
        return new ConsoleVisitor(server, HOME);
    }

    private ConsoleVisitor open(Person person) {
        ConsoleVisitor visitor = visitor();
        assertThat(visitor.login(person.loginName(), PASSWORD).stage()).isEqualTo("OPEN");
        return visitor;
    }

    /** Logins that have come to the second factor. */
    private List<ConsoleVisitor> loggedInHalf(int many) {
        List<ConsoleVisitor> visitors = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            ConsoleVisitor visitor = new ConsoleVisitor(server, "203.0.113." + (100 + i));
            assertThat(visitor.login(alice.loginName(), PASSWORD).stage()).isEqualTo("SECOND_FACTOR");
            visitors.add(visitor);
        }
        return visitors;
    }

    private NewMfaDevice enrol(Person person) {
        NewMfaDevice device = devices.create("test", person.accountId(), "phone");
        devices.bind("test", person.accountId(), "phone", person.id(), List.of(code(device, 0)));
        return device;
    }

    /** @return recovery codes */
    private List<String> enrolInSession(ConsoleVisitor visitor) {
        String secret = visitor.post("/v1/console/mfa", Map.of("present", PASSWORD))
                .json()
                .path("secret")
                .asText();
        List<String> codes = new ArrayList<>();
        visitor.post("/v1/console/mfa/bind", Map.of("code", code(secret, 0)))
                .json()
                .path("recoveryCodes")
                .forEach(code -> codes.add(code.asText()));
        return codes;
    }

    private static Answer code(ConsoleVisitor visitor, String code) {
        return visitor.post("/v1/console/login/second-factor", Map.of("code", code));
    }

    private String code(NewMfaDevice device, int away) {
        return code(device.secret(), away);
    }

    /** @param away steps from now */
    private String code(String secret, int away) {
        return Totp.code(Base32.bytes(secret), Totp.step(clock.instant()) + away);
    }

    private interface Act {

        int with(ConsoleVisitor visitor);
    }

    private static List<Integer> atOnce(List<ConsoleVisitor> visitors, Act act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(visitors.size());
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            visitors.forEach(visitor -> all.add(() -> act.with(visitor)));
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
