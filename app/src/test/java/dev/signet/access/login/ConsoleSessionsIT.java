package dev.signet.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.Credentials;
import dev.signet.access.login.ConsoleVisitor.Answer;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.node.Ids;
import dev.signet.rulebook.ActiveRulebook;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Sessions of the console: how they end, and that nobody else gets into one. */
class ConsoleSessionsIT extends LoggingIn {

    @Autowired
    SecurityPreferences preferences;

    @Autowired
    Credentials holders;

    @Autowired
    ActiveRulebook rulebook;

    @Autowired
    AuditTrail audit;

    @Autowired
    Ids ids;

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
    void aWriteNeedsTheTokenOfItsOwnSession() {
        ConsoleVisitor mine = open(alice);
        Person bob = user(customer, "bob");
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

    @Test // #12
    void whatAPageAsksForByItselfKeepsNoSessionAlive() {
        ConsoleVisitor away = open(alice);
        away.headers.put("X-Unattended", "true");
        clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(away.part("GET", "/console/notices", null).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(away.part("GET", "/console/notices", null).status()).isEqualTo(401);
    }

    /** Whose session is over where they send a form, or where the page asks by itself, is on that page after the login. */
    @ParameterizedTest // #12
    @CsvSource({
        "https://console.example/console/settings/contacts/new?of=1#name, /console/settings/contacts/new?of=1",
        "https://console.example/console, /console",
        "https://console.example//evil.example/, /console",
        "https://evil.example/, /console",
        "javascript:alert(1), /console"
    })
    void whoSendsAFormTooLateComesBackToItsPage(String page, String then) {
        ConsoleVisitor late = visitor();
        late.headers.put("HX-Current-URL", page);
        assertThat(late.part("POST", "/console/settings/contacts", "name=a").status())
                .isEqualTo(401);
        late.headers.remove("HX-Current-URL");

        assertThat(late.loginOnPage(alice.loginName(), PASSWORD).location()).isEqualTo(then);
    }

    /** A browser saves a file and stays where it is, which is a page that says so. */
    @Test // #12: a link to a file was answered in JSON where the session was over
    void whoOpensAFileTooLateLogsInAndComesToIt() {
        ConsoleVisitor late = open(alice);
        clock.advance(Duration.ofMinutes(30));
        String file = "/v1/log-exports/1/file?as=a%20b";
        assertThat(late.get(file).code()).as("a program").isEqualTo("SessionOver");
        late.headers.put("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        Answer sent = late.get(file);
        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.location()).endsWith("/console/login");

        assertThat(late.loginOnPage(alice.loginName(), PASSWORD).location()).isEqualTo("/console/login");
        assertThat(late.headersOf("/console/login").firstValue("Refresh")).hasValue("0;url=" + file);
        assertThat(late.get("/console/login").location()).as("once").isEqualTo("/console");
        assertThat(late.get(file).status()).as("logged in").isNotEqualTo(302);
    }

    @ParameterizedTest // #12
    @ValueSource(
            strings = {
                "https://evil.example/v1/",
                "//evil.example/v1/a",
                "/v1/a\\b",
                "/v1",
                "/v1/a b",
                "javascript:/v1/"
            })
    void noPlantedAddressIsTakenForAFile(String planted) {
        ConsoleVisitor visitor = open(alice);
        visitor.cookies.put("SIGNET-WANTED", URLEncoder.encode(planted, StandardCharsets.UTF_8));

        assertThat(visitor.get("/console/login").location()).isEqualTo("/console");
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

        Person bob = user(customer, "bob");
        ConsoleVisitor bobs = open(bob);
        assertThat(bobs.get(API).status()).isEqualTo(200);
        people.remove(customer, bob.id());
        assertThat(bobs.get(API).status()).as("user deleted").isEqualTo(401);
        assertThat(bobs.get(ME).status()).isEqualTo(401);
        assertThat(visitor().login(bob.loginName(), PASSWORD).code()).isEqualTo("LoginFailed");
    }

    @Test // #11
    void onesSessionsAreListedAndEndedOnEveryNode() {
        ConsoleVisitor here = open(alice);
        ConsoleVisitor there = visitor().from("198.51.100.8");
        there.login(alice.loginName(), PASSWORD);
        Person bob = user(customer, "bob");
        ConsoleVisitor bobs = open(bob);
        String theirs =
                bobs.get("/v1/console/sessions").json().get(0).path("id").asText();
        LoginSessions otherNode = new LoginSessions(jdbc, holders, preferences, rulebook, audit, ids, clock);
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
    void whatTheNextLoginMustDoIsLeftToNoSessionOfBefore() {
        ConsoleVisitor before = open(alice);
        profiles.update("test", alice.accountId(), alice.id(), new ProfileChange(null, true, null, null));
        assertThat(before.get(API).status()).as("another password is wanted").isEqualTo(401);

        ConsoleVisitor again = visitor();
        assertThat(again.login(alice.loginName(), PASSWORD).stage()).isEqualTo("NEW_PASSWORD");
        assertThat(again.post("/v1/console/login/password", Map.of("password", "Another horse 9"))
                        .stage())
                .isEqualTo("OPEN");
        profiles.update("test", alice.accountId(), alice.id(), new ProfileChange(null, false, null, null));
        assertThat(again.get(API).status()).as("nothing is wanted").isEqualTo(200);
    }

    @Test // #11
    void whoLosesTheSecondFactorLosesWhatItOpened() {
        NewMfaDevice device = enrol(alice);
        clock.advance(Duration.ofMinutes(1));
        ConsoleVisitor with = visitor();
        with.login(alice.loginName(), PASSWORD);
        assertThat(code(with, code(device, 0)).stage()).isEqualTo("OPEN");

        devices.unbind("test", alice.accountId(), alice.id());

        assertThat(with.get(API).status()).isEqualTo(401);
        assertThat(visitor().login(alice.loginName(), PASSWORD).stage()).isEqualTo("OPEN");
    }
}
