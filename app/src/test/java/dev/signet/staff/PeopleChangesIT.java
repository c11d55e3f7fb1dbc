package dev.signet.staff;

import static dev.signet.staff.StaffGroup.ADMINISTRATORS;
import static dev.signet.staff.StaffGroup.COMPLIANCE_OFFICERS;
import static dev.signet.staff.StaffGroup.SIGNATURE_REVIEWERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.support.Browser;
import dev.signet.support.SignetTest;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * One administrator alone changes nobody of a group: {@code admin} asks, and it takes {@code admin2}, or an officer where no
 * other administrator is left, or a day where there has never been a second one.
 */
@SignetTest(properties = "test.people=changing")
@Tag("staff-doors")
class PeopleChangesIT extends ChangingPeople {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Test // #13: never by a second login of the first
    void anotherLoginOfWhoeverAskedHasNoSay() {
        Person admin = people.require("admin");
        people.createUnchecked(
                "test",
                new Person("admin3", admin.firstName(), admin.lastName(), null, Set.of(ADMINISTRATORS)),
                "admin3");
        String change = ask(COMPLIANCE_OFFICERS).change();

        assertThat(call("admin", "GET", CHANGES + "/" + change, "").body().get("approvers"))
                .extracting(JsonNode::asText)
                .containsExactly("admin2");
        assertRefused(call("admin3", "POST", CHANGES + "/" + change + "/approve", ""), 403, "You cannot decide");
        assertThat(state(change)).isEqualTo("WAITING");
    }

    @Test // #13: nor by one that has become it since
    void whoTookTheNameOfWhoeverAskedHasNoSayAnyMore() {
        String change = ask(COMPLIANCE_OFFICERS).change();
        Person admin = people.require("admin");
        User other = identities.createUserQuery().userId("admin2").singleResult();
        String first = other.getFirstName();
        String last = other.getLastName();
        try {
            rename(other, admin.firstName(), admin.lastName());
            assertRefused(call("admin2", "POST", CHANGES + "/" + change + "/approve", ""), 403, "same human");
            assertThat(state(change)).isEqualTo("WAITING");
        } finally {
            rename(identities.createUserQuery().userId("admin2").singleResult(), first, last);
        }
    }

    private void rename(User user, String first, String last) {
        user.setFirstName(first);
        user.setLastName(last);
        identities.saveUser(user);
    }

    @Test // #9
    void aNewReviewerNeedsASecondAdministratorAndAPasswordOfTheirOwn() throws Exception {
        Answer asked = ask(SIGNATURE_REVIEWERS);
        String change = asked.change();
        String oneTime = asked.oneTimePassword();

        assertThat(asked.body().get("waitsFor").asText()).isEqualTo("ANOTHER_ADMINISTRATOR");
        assertThat(asked.body().get("approvers")).extracting(JsonNode::asText).containsExactly("admin2");
        assertThat(call("admin", "GET", CHANGES + "/" + change, "").body().has("oneTimePassword"))
                .as("shown once")
                .isFalse();
        assertThat(stored(change)).isPositive();
        assertThat(call(id, oneTime, "GET", "/v1/me", "").status())
                .as("nobody yet")
                .isEqualTo(401);

        assertRefused(call("admin", "POST", CHANGES + "/" + change + "/approve", ""), 403, "You asked for");
        assertRefused(
                call("admin", "POST", CHANGES + "/" + change + "/refuse", "{\"reason\": \"no\"}"), 403, "withdraw");
        assertRefused(call("officer", "POST", CHANGES + "/" + change + "/approve", ""), 403, "You cannot decide");
        assertThat(call("reviewer", "POST", CHANGES + "/" + change + "/approve", "")
                        .status())
                .isEqualTo(403);
        assertRefused(ask(COMPLIANCE_OFFICERS), 409, "waits already");

        assertThat(call("admin2", "POST", CHANGES + "/" + change + "/approve", "")
                        .body()
                        .get("state")
                        .asText())
                .isEqualTo("CARRIED_OUT");
        assertThat(stored(change)).as("bytes of the password left here").isZero();

        for (String door : List.of(
                "/engine-rest/task",
                "/camunda/api/engine/engine/default/task",
                "/camunda/app/tasklist/default/",
                "/v1/reviews/1",
                "/v1/admin/audit",
                "/evidence/1",
                "/actuator/metrics",
                "/nothing/here")) {
            assertRefused(call(id, oneTime, "GET", door, ""), 403, "/staff/own");
        }
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        assertThat(logIn(browser, id, oneTime)).endsWith("/staff/own");
        assertThat(visit(browser, "/camunda/app/tasklist/default/")
                        .headers()
                        .firstValue("location")
                        .orElse(""))
                .endsWith("/staff/own");
        assertThat(call(id, oneTime, "GET", "/v1/me", "").body().get("groups")).isEmpty();

        assertRefused(ownPassword(id, "not this one", PASSWORD), 401, "");
        assertRefused(
                call(id, oneTime, "PUT", "/v1/me/password", body("not this one", PASSWORD)),
                400,
                "present password is not right");
        assertRefused(ownPassword(id, oneTime, oneTime), 400, "another than the present one");
        assertThat(ownPassword(id, oneTime, PASSWORD).status()).isEqualTo(204);

        assertThat(call(id, oneTime, "GET", "/v1/me", "").status()).isEqualTo(401);
        assertThat(call(id, PASSWORD, "GET", "/engine-rest/task", "").status()).isEqualTo(200);
        assertThat(trail(change)).containsExactly("person-change.asked admin", "person-change.carried-out admin2");
        assertThat(jdbc.sql("select count(*) from audit_entry where details like ?")
                        .param("%" + oneTime + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test // #9
    void whatConcernsNobodyOfAGroupIsDoneAtOnce() {
        Answer made = ask();
        assertThat(made.status()).isEqualTo(201);
        assertThat(ownPassword(id, made.oneTimePassword(), PASSWORD).status()).isEqualTo(204);
        Answer reset = call("admin", "POST", "/v1/admin/people/" + id + "/one-time-password", "");
        assertThat(reset.status()).isEqualTo(200);
        assertThat(call(id, PASSWORD, "GET", "/v1/me", "").status()).isEqualTo(401);
        assertThat(call(id, reset.oneTimePassword(), "GET", "/v1/me", "")
                        .body()
                        .get("oneTimePasswordUntil")
                        .isTextual())
                .isTrue();

        call("admin", "PUT", "/v1/admin/people/" + id + "/groups", groups(SIGNATURE_REVIEWERS))
                .change();
        assertRefused(call("admin", "POST", "/v1/admin/people/" + id + "/one-time-password", ""), 409, "waits already");
        assertRefused(call("admin2", "DELETE", "/v1/admin/people/" + id, ""), 409, "waits already");
    }

    @Test // #9
    void whatIsRefusedWithdrawnOrForgottenIsNotDone() {
        clock.set(clock.instant());
        String refused = ask(SIGNATURE_REVIEWERS).change();
        assertRefused(
                call("admin2", "POST", CHANGES + "/" + refused + "/refuse", "{\"reason\": \" \"}"), 400, "reason");
        assertThat(call("admin2", "POST", CHANGES + "/" + refused + "/refuse", "{\"reason\": \"谁？ who?\"}")
                        .body()
                        .get("reason")
                        .asText())
                .isEqualTo("谁？ who?");
        String withdrawn = ask(SIGNATURE_REVIEWERS).change();
        assertRefused(call("admin2", "POST", CHANGES + "/" + withdrawn + "/withdraw", ""), 403, "Only admin");
        assertThat(call("admin", "POST", CHANGES + "/" + withdrawn + "/withdraw", "")
                        .status())
                .isEqualTo(200);

        String forgotten = ask(SIGNATURE_REVIEWERS).change();
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        timersFire();
        assertThat(state(forgotten)).isEqualTo("WAITING");
        clock.advance(Duration.ofSeconds(1));
        assertRefused(call("admin2", "POST", CHANGES + "/" + forgotten + "/approve", ""), 409, "");
        timersFire();
        assertThat(state(forgotten)).isEqualTo("EXPIRED");

        for (String over : List.of(refused, withdrawn, forgotten)) {
            assertRefused(call("admin2", "POST", CHANGES + "/" + over + "/approve", ""), 409, "has ended");
            assertThat(stored(over)).isZero();
        }
        assertThat(people.find(id)).isEmpty();
        assertThat(trail(forgotten)).containsExactly("person-change.asked admin", "person-change.expired system");
    }

    @Test // #9
    void ofTwoWhoAgreeAtOnceOneCounts() {
        people.create("test", person("admin3", ADMINISTRATORS), PASSWORD);
        String change = ask(SIGNATURE_REVIEWERS).change();

        List<CompletableFuture<Answer>> both = List.of(
                CompletableFuture.supplyAsync(() -> call("admin2", "POST", CHANGES + "/" + change + "/approve", "")),
                CompletableFuture.supplyAsync(
                        () -> call("admin3", PASSWORD, "POST", CHANGES + "/" + change + "/approve", "")));

        assertThat(both.stream().map(each -> each.join().status())).containsExactlyInAnyOrder(200, 409);
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'person.created' and subject_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test // #9
    void whoBecameAnAdministratorLaterHasNoSayAndWhoLeftHasNone() {
        String change = ask(SIGNATURE_REVIEWERS).change();
        people.create("test", person("admin3", ADMINISTRATORS), PASSWORD);
        assertRefused(
                call("admin3", PASSWORD, "POST", CHANGES + "/" + change + "/approve", ""),
                403,
                "when it was asked for");

        String other = call("admin3", PASSWORD, "POST", "/v1/admin/people", newPerson(id + "-b", SIGNATURE_REVIEWERS))
                .change();
        String leave = call("admin", "DELETE", "/v1/admin/people/admin3", "").change();
        assertThat(call("admin3", PASSWORD, "GET", CHANGES + "/" + leave, "")
                        .body()
                        .get("refusable")
                        .asBoolean())
                .as("who is to leave cannot prevent it")
                .isFalse();
        call("admin2", "POST", CHANGES + "/" + leave + "/approve", "");

        assertThat(state(other)).isEqualTo("WITHDRAWN");
        assertThat(state(change)).isEqualTo("WAITING");
    }

    @Test // #9
    void oneAdministratorWaitsADayInWhichAnyOfficerStopsIt() {
        oneAdministratorFromTheStart();
        clock.set(clock.instant());
        long before =
                call("officer", "GET", "/v1/me", "").body().get("peopleChanges").asLong();
        String done = ask(SIGNATURE_REVIEWERS).change();
        String stopped = call("admin", "POST", "/v1/admin/people/officer2/one-time-password", "")
                .change();
        String taken = call("admin", "POST", "/v1/admin/people", newPerson(id + "-t", SIGNATURE_REVIEWERS))
                .change();
        people.create("test", person(id + "-t", SIGNATURE_REVIEWERS), PASSWORD);

        assertThat(call("officer", "GET", "/v1/me", "")
                        .body()
                        .get("peopleChanges")
                        .asLong())
                .isEqualTo(before + 3);
        assertThat(call("officer", "GET", CHANGES + "?state=WAITING", "").body().findValuesAsText("id"))
                .contains(done, stopped);
        assertThat(health().get("waitingChanges").asInt()).isEqualTo(3);
        assertThat(health().get("oneAdministratorWaits").asBoolean()).isTrue();
        for (String person : List.of("admin", "officer")) {
            assertThat(call(person, "POST", CHANGES + "/" + done + "/approve", "")
                            .status())
                    .as(person)
                    .isEqualTo(403);
        }
        assertRefused(
                call("admin", "POST", CHANGES + "/" + stopped + "/stop", "{\"reason\": \"mine\"}"),
                403,
                "You may not do this");
        assertRefused(call("officer2", "POST", CHANGES + "/" + stopped + "/stop", "{}"), 400, "reason");
        assertThat(call("officer2", "POST", CHANGES + "/" + stopped + "/stop", "{\"reason\": \"我没有要求重置\"}")
                        .status())
                .isEqualTo(200);
        assertRefused(
                call("officer", "POST", CHANGES + "/" + stopped + "/stop", "{\"reason\": \"again\"}"), 409, "STOPPED");

        clock.advance(Duration.ofHours(24).minusSeconds(1));
        timersFire();
        assertThat(state(done)).isEqualTo("WAITING");
        clock.advance(Duration.ofSeconds(1));
        timersFire();

        assertThat(state(done)).isEqualTo("CARRIED_OUT");
        assertThat(people.require(id).groups()).containsExactly(SIGNATURE_REVIEWERS);
        JsonNode failed = call("officer", "GET", CHANGES + "/" + taken, "").body();
        assertThat(failed.get("state").asText()).isEqualTo("FAILED");
        assertThat(failed.get("reason").asText()).contains("已存在", "exists already");
        assertThat(call("officer2", "GET", "/v1/me", "").status())
                .as("the password of before")
                .isEqualTo(200);
        assertThat(trail(stopped)).containsExactly("person-change.asked admin", "person-change.stopped officer2");
        assertThat(trail(done)).containsExactly("person-change.asked admin", "person-change.carried-out system");
    }

    /** A password that cannot be read any more stands for whatever keeps a change from being carried out. */
    @Test // #10: it could be ended by nobody
    void whatCannotBeCarriedOutIsNamedByHealthAndEndedByPeople() {
        oneAdministratorFromTheStart();
        clock.set(clock.instant());
        String stopped = ask(SIGNATURE_REVIEWERS).change();
        id = id + "-w";
        String withdrawn = ask(SIGNATURE_REVIEWERS).change();
        jdbc.sql("update staff_person_change set sealed_password = 'broken' where state = 'WAITING'")
                .update();
        assertThat(health().has("changesNotEnded")).isFalse();

        clock.advance(Duration.ofHours(24));
        for (ProcessInstance instance : running()) {
            String timer = management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .singleResult()
                    .getId();
            assertThatThrownBy(() -> management.executeJob(timer)).isInstanceOf(RuntimeException.class);
            management.setJobRetries(timer, 0);
        }

        assertThat(runtime.createIncidentQuery().count()).isEqualTo(2);
        assertThat(health().get("changesNotEnded"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(stopped, withdrawn);
        assertThat(call("officer", "POST", CHANGES + "/" + stopped + "/stop", "{\"reason\": \"不再需要\"}")
                        .status())
                .isEqualTo(200);
        assertThat(call("admin", "POST", CHANGES + "/" + withdrawn + "/withdraw", "")
                        .status())
                .isEqualTo(200);
        assertThat(List.of(state(stopped), state(withdrawn))).containsExactly("STOPPED", "WITHDRAWN");
        assertThat(running()).isEmpty();
        assertThat(runtime.createIncidentQuery().count()).isZero();
        assertThat(health().has("changesNotEnded")).isFalse();
    }

    @Test // #9
    void theExemptionEndsForGoodAndAnOfficerKeepsTheInstallationOpen() {
        oneAdministratorFromTheStart();
        clock.set(clock.instant());
        assertRefused(call("admin", "DELETE", "/v1/admin/people/admin", ""), 409, "the last administrator");
        String second = ask(ADMINISTRATORS).change();
        String reviewer = call("admin", "POST", "/v1/admin/people", newPerson(id + "-r", SIGNATURE_REVIEWERS))
                .change();
        clock.advance(Duration.ofHours(24));
        timersFire();
        assertThat(state(second)).isEqualTo("CARRIED_OUT");
        assertThat(state(reviewer)).as("there is a second administrator now").isEqualTo("WITHDRAWN");
        assertThat(health().get("oneAdministratorWaits").asBoolean()).isFalse();

        Answer removal = call("admin", "DELETE", "/v1/admin/people/" + id, "");
        assertThat(removal.body().get("waitsFor").asText()).isEqualTo("OFFICER");
        assertRefused(
                call("officer", "POST", CHANGES + "/" + removal.change() + "/stop", "{\"reason\": \"no\"}"),
                409,
                "waits for consent");
        assertThat(call("officer", "POST", CHANGES + "/" + removal.change() + "/approve", "")
                        .status())
                .isEqualTo(200);

        assertThat(health().get("oneAdministratorWaits").asBoolean()).isFalse();
        assertThat(health().get("secondAdministratorSince").isTextual()).isTrue();
        id = id + "-c";
        assertRefused(ask(SIGNATURE_REVIEWERS), 409, "Add a second administrator first");
        Answer again = ask(ADMINISTRATORS);
        assertThat(again.body().get("waitsFor").asText()).isEqualTo("OFFICER");
        assertThat(call("officer2", "POST", CHANGES + "/" + again.change() + "/approve", "")
                        .status())
                .isEqualTo(200);
        assertThat(people.require(id).groups()).containsExactly(ADMINISTRATORS);
    }

    @Test // #9
    void nobodyAdministersAndReviews() {
        for (StaffGroup reviewing : List.of(SIGNATURE_REVIEWERS, StaffGroup.TEMPLATE_REVIEWERS, COMPLIANCE_OFFICERS)) {
            for (Answer refused : List.of(
                    ask(ADMINISTRATORS, reviewing),
                    call("admin", "PUT", "/v1/admin/people/admin2/groups", groups(ADMINISTRATORS, reviewing)),
                    call("admin", "PUT", "/v1/admin/people/officer/groups", groups(ADMINISTRATORS, reviewing)))) {
                assertRefused(refused, 409, "camunda-admin");
                assertThat(refused.body().get("messageEn").asText()).contains(reviewing.id());
            }
        }
        assertThat(health().has("administratorsWhoReview")).isFalse();

        identities.createMembership("admin2", SIGNATURE_REVIEWERS.id());
        assertThat(health().get("administratorsWhoReview").toString()).isEqualTo("[\"admin2\"]");
        assertThat(call("admin2", "GET", "/v1/me", "").body().get("groups").toString())
                .isEqualTo("[\"camunda-admin\"]");
        identities.deleteMembership("admin2", SIGNATURE_REVIEWERS.id());
    }

    @Test // #9
    void aResetWorksOnceItIsAgreedToAndForThreeDays() throws Exception {
        people.create("test", person(id, SIGNATURE_REVIEWERS), PASSWORD);
        clock.set(clock.instant());
        assertThat(logIn(id, PASSWORD)).contains("tasklist");
        Answer asked = call("admin", "POST", "/v1/admin/people/" + id + "/one-time-password", "");
        assertThat(call(id, PASSWORD, "GET", "/engine-rest/task", "").status()).isEqualTo(200);
        assertThat(call(id, asked.oneTimePassword(), "GET", "/v1/me", "").status())
                .isEqualTo(401);
        call("admin2", "POST", CHANGES + "/" + asked.change() + "/approve", "");

        assertThat(call(id, PASSWORD, "GET", "/engine-rest/task", "").status()).isEqualTo(401);
        clock.advance(Duration.ofHours(72).minusSeconds(1));
        assertThat(call(id, asked.oneTimePassword(), "GET", "/v1/me", "").status())
                .isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(call(id, asked.oneTimePassword(), "GET", "/v1/me", "").status())
                .isEqualTo(401);
        assertThat(ownPassword(id, asked.oneTimePassword(), PASSWORD).status()).isEqualTo(401);
    }

    @Test // #9
    void thePresentPasswordIsAskedForBehindTheBrakeAndOtherSessionsEnd() throws Exception {
        people.create("test", person(id, SIGNATURE_REVIEWERS), PASSWORD);
        clock.set(clock.instant());
        HttpClient elsewhere =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        HttpClient here =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        logIn(elsewhere, id, PASSWORD);
        logIn(here, id, PASSWORD);
        String task = "/camunda/api/engine/engine/default/task";

        assertThat(change(here, PASSWORD, "another horse", null).statusCode())
                .as("without the token")
                .isEqualTo(403);
        String token = token(here);
        assertThat(change(here, PASSWORD, "another horse", token).statusCode()).isEqualTo(204);
        assertThat(visit(here, task).statusCode())
                .as("the session it was changed in goes on")
                .isEqualTo(200);
        assertThat(visit(elsewhere, task).statusCode()).isEqualTo(401);

        for (int i = 0; i < 5; i++) {
            assertThat(change(here, "wrong horse", PASSWORD, token).statusCode())
                    .isEqualTo(400);
        }
        assertThat(change(here, "another horse", PASSWORD, token).statusCode()).isEqualTo(429);
        clock.advance(Duration.ofMinutes(16));
        assertThat(change(here, "another horse", PASSWORD, token).statusCode()).isEqualTo(204);
    }

    @Test // #9
    void wrongIdsAndStatesAreTheCallersFault() {
        for (String act : List.of("approve", "refuse", "withdraw", "stop")) {
            String reason = act.equals("refuse") || act.equals("stop") ? "{\"reason\": \"x\"}" : "";
            String who = act.equals("stop") ? "officer" : "admin";
            assertRefused(call(who, "POST", CHANGES + "/1/" + act, reason), 404, "no change of people 1");
            assertThat(call(who, "POST", CHANGES + "/x/" + act, reason).status())
                    .as(act)
                    .isEqualTo(400);
        }
        assertThat(call("admin", "GET", CHANGES + "/1", "").status()).isEqualTo(404);
        assertThat(call("admin", "GET", CHANGES + "?state=ANY", "").status()).isEqualTo(400);
        assertThat(call("admin", "GET", CHANGES + "?size=0", "").status()).isEqualTo(400);
        for (Answer nobody : List.of(
                call("admin", "DELETE", "/v1/admin/people/nobody", ""),
                call("admin", "POST", "/v1/admin/people/nobody/one-time-password", ""),
                call("admin", "PUT", "/v1/admin/people/nobody/groups", groups(SIGNATURE_REVIEWERS)))) {
            assertRefused(nobody, 404, "no person nobody");
        }
        assertRefused(
                call("admin", "POST", "/v1/admin/people", newPerson("officer", SIGNATURE_REVIEWERS)),
                409,
                "exists already");
        assertRefused(call("admin", "POST", "/v1/admin/people", newPerson("system")), 400, "and not \"system\"");
    }

    @Test // #9 #13
    void officersSeeABarInTasklistAndStopAChangeOnItsPage() {
        Browser.isNeeded();
        oneAdministratorFromTheStart();
        String change = ask(SIGNATURE_REVIEWERS).change();
        ChromeDriver browser = Browser.start("--window-size=1600,1200");
        WebDriverWait wait = new WebDriverWait(browser, Duration.ofMinutes(3));
        try {
            browser.get(server.url("/camunda/app/tasklist/default/"));
            wait.until(ExpectedConditions.visibilityOfElementLocated(By.name("username")))
                    .sendKeys("officer");
            browser.findElement(By.name("password")).sendKeys("officer" + Keys.ENTER);
            wait.until(ExpectedConditions.visibilityOfElementLocated(By.id("people-changes")));
            assertThat(browser.findElement(By.id("people-changes")).getText()).contains("变更：1");
            Browser.photograph(browser, "people-changes-bar");

            browser.get(browser.findElement(By.id("people-changes")).getDomProperty("href") + "?lang=zh");
            By stop = By.cssSelector("[data-opens=stop-" + change + "]");
            wait.until(ExpectedConditions.elementToBeClickable(stop));
            assertThat(browser.findElement(By.id("change-" + change)).getText())
                    .contains(id)
                    .contains("签名审核员");
            assertThat(browser.findElements(By.cssSelector("[data-opens=approve-" + change + "]")))
                    .isEmpty();
            browser.findElement(stop).click();
            By reason = By.id("stop-" + change + "-reason");
            wait.until(ExpectedConditions.visibilityOfElementLocated(reason)).sendKeys("没有这个人");
            Browser.photograph(browser, "people-changes");
            browser.findElement(By.cssSelector("#stop-" + change + " button[type=submit]"))
                    .click();
            wait.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".toast"), "已中止"));
        } finally {
            browser.quit();
        }
        assertThat(state(change)).isEqualTo("STOPPED");
    }

    @Test // #9 #13
    void aOneTimePasswordLeadsToThePageThatReplacesIt() {
        Browser.isNeeded();
        String oneTime = ask().oneTimePassword();
        people.setGroups("test", id, Set.of(SIGNATURE_REVIEWERS));
        ChromeDriver browser = Browser.start("--window-size=1000,1000");
        WebDriverWait wait = new WebDriverWait(browser, Duration.ofMinutes(3));
        try {
            browser.get(server.url("/login"));
            browser.findElement(By.name("username")).sendKeys(id);
            browser.findElement(By.name("password")).sendKeys(oneTime + Keys.ENTER);
            wait.until(ExpectedConditions.visibilityOfElementLocated(By.id("one-time")));
            browser.get(browser.getCurrentUrl() + "?lang=zh");
            browser.findElement(By.id("present")).sendKeys(oneTime);
            browser.findElement(By.id("password")).sendKeys(PASSWORD);
            browser.findElement(By.id("again")).sendKeys(PASSWORD + "!" + Keys.ENTER);
            wait.until(ExpectedConditions.textMatches(By.id("again-wrong"), Pattern.compile("不一致")));
            Browser.photograph(browser, "own-password");
            browser.findElement(By.id("again")).sendKeys("" + Keys.BACK_SPACE + Keys.ENTER);
            wait.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".toast"), "密码已更改"));
            assertThat(browser.findElements(By.id("one-time"))).isEmpty();
        } finally {
            browser.quit();
        }
        assertThat(call(id, PASSWORD, "GET", "/engine-rest/task", "").status()).isEqualTo(200);
    }

    private Answer ownPassword(String person, String present, String wanted) {
        return call(person, present, "PUT", "/v1/me/password", body(present, wanted));
    }

    private static String body(String present, String wanted) {
        return "{\"present\": \"" + present + "\", \"password\": \"" + wanted + "\"}";
    }

    private JsonNode health() {
        return call("admin", "GET", "/actuator/health", "").body().at("/components/people/details");
    }

    private String logIn(String person, String password) throws Exception {
        return logIn(HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), person, password);
    }

    /** Where it leads to. */
    private String logIn(HttpClient browser, String person, String password) throws Exception {
        Matcher page = CSRF.matcher(visit(browser, "/login").body());
        assertThat(page.find()).isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/login")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "username=" + person + "&password=" + password.replace(' ', '+') + "&_csrf=" + page.group(1)))
                .build();
        return browser.send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("location")
                .orElse("");
    }

    /** As the page gets it: with the first call. */
    private String token(HttpClient browser) throws Exception {
        visit(browser, "/v1/me");
        CookieManager cookies = (CookieManager) browser.cookieHandler().orElseThrow();
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("SIGNET-XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private HttpResponse<String> visit(HttpClient browser, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header(
                        "Accept",
                        path.equals("/login") || path.startsWith("/camunda/app/") ? "text/html" : "application/json")
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> change(HttpClient browser, String present, String wanted, String token)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url("/v1/me/password")))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body(present, wanted)));
        if (token != null) {
            request.header("X-XSRF-TOKEN", token);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
