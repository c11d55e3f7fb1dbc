package dev.signet.staff;

import static dev.signet.staff.StaffGroup.AUDITORS;
import static dev.signet.staff.StaffGroup.COMPLIANCE_OFFICERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.platform.login.Base32;
import dev.signet.platform.login.Totp;
import dev.signet.staff.factor.SecondFactors;
import dev.signet.support.SignetTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A second factor of staff's is asked for at every door, and nobody but two take one away from somebody. */
@SignetTest(properties = {"signet.trusted-proxies=127.0.0.1", "signet.staff.second-factor.required-for=auditors"})
@Tag("staff-doors")
class SecondFactorIT extends ChangingPeople {

    private static final String FACTOR = "/v1/me/second-factor";
    private static final String TASKS = "/camunda/api/engine/engine/default/task";

    @Autowired
    SecondFactors factors;

    @Autowired
    TransactionTemplate transaction;

    private String secret = "";
    private List<String> recovery = List.of();

    @BeforeEach
    void timeStands() {
        clock.set(clock.instant());
    }

    private void anOfficerWithASecondFactor() {
        people.create("test", person(id, COMPLIANCE_OFFICERS), PASSWORD);
        bind();
    }

    private void bind() {
        secret = call(id, PASSWORD, "POST", FACTOR + "/begin", "{\"present\": \"" + PASSWORD + "\"}")
                .body()
                .get("secret")
                .asText();
        Answer bound = call(id, PASSWORD, "POST", FACTOR, code(now()));
        assertThat(bound.status()).as(bound.body().toString()).isEqualTo(200);
        recovery = StreamSupport.stream(bound.body().get("recoveryCodes").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private String now() {
        return Totp.code(Base32.bytes(secret), Totp.step(clock.instant()));
    }

    /** A code of a later time: none is taken twice. */
    private String later() {
        clock.advance(Duration.ofSeconds(30));
        return now();
    }

    private static String code(String code) {
        return "{\"code\": \"" + code + "\"}";
    }

    /** With the code beside the password, as a tool gives it. */
    private int tool(String path, String code) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((id + ":" + PASSWORD).getBytes()))
                .header("X-Signet-OTP", code)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test // #13
    void isBoundWithThePasswordAndAFirstCode() {
        people.create("test", person(id, COMPLIANCE_OFFICERS), PASSWORD);
        assertRefused(
                call(id, PASSWORD, "POST", FACTOR + "/begin", "{\"present\": \"wrong\"}"), 400, "present password");
        assertRefused(call(id, PASSWORD, "POST", FACTOR, code("123456")), 404, "Nothing was begun");
        secret = call(id, PASSWORD, "POST", FACTOR + "/begin", "{\"present\": \"" + PASSWORD + "\"}")
                .body()
                .get("secret")
                .asText();
        assertRefused(call(id, PASSWORD, "POST", FACTOR, code("x")), 400, "code is wrong");
        assertThat(call(id, PASSWORD, "GET", FACTOR, "").body().get("boundAt").isNull())
                .isTrue();

        bind();

        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select count(*) from staff_second_factor where instr(sealed_secret, ?) > 0")
                        .param(Base32.bytes(secret))
                        .query(Integer.class)
                        .single())
                .as("kept sealed")
                .isZero();
        assertThat(jdbc.sql(
                                "select action from audit_entry where subject_type = 'person' and subject_id = ? order by id")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("person.created", "person.second-factor-bound");
    }

    @Test // #13
    void toolsGiveACodeBesideThePasswordEachOnceAtEveryDoor() throws Exception {
        anOfficerWithASecondFactor();
        for (String door : List.of(
                "/v1/me",
                "/v1/admin/audit",
                "/v1/reviews/1",
                "/staff",
                "/engine-rest/task",
                TASKS,
                "/actuator/metrics")) {
            Answer refused = call(id, PASSWORD, "GET", door, "");
            assertRefused(refused, 401, "X-Signet-OTP");
            assertThat(refused.body().get("code").asText()).as(door).isEqualTo("SecondFactorDue");
        }
        String code = later();

        assertThat(tool("/v1/admin/audit", "000000")).isEqualTo(401);
        assertThat(tool("/v1/admin/audit", recovery.get(0)))
                .as("a recovery code")
                .isEqualTo(401);
        assertThat(tool("/v1/admin/audit", code)).isEqualTo(200);
        assertThat(tool("/v1/admin/audit", code)).as("a second time").isEqualTo(401);
        assertThat(tool("/engine-rest/task", later())).isEqualTo(200);
    }

    @Test // #13
    void theFormAsksForItInAStepBeforeWhichNoDoorIsOpen() {
        anOfficerWithASecondFactor();
        StaffVisitor visitor = new StaffVisitor(server);
        assertThat(visitor.get("/staff/audit").location()).endsWith("/login");

        assertThat(visitor.logIn(id, PASSWORD)).endsWith("/login/code");
        for (String door : List.of("/v1/me", "/v1/admin/audit", "/engine-rest/task", TASKS, "/v1/reviews/1")) {
            assertThat(visitor.status(door)).as(door).isEqualTo(401);
        }
        assertThat(visitor.get("/staff/own").location()).endsWith("/login");
        assertThat(visitor.get("/camunda/app/tasklist/default/").location()).endsWith("/login");
        assertThat(visitor.code("000000")).endsWith("/login/code?error");
        assertThat(visitor.status("/v1/me")).isEqualTo(401);

        assertThat(visitor.code(later())).as("what was wanted last").endsWith("/camunda/app/tasklist/default/");
        assertThat(visitor.status("/v1/me")).isEqualTo(200);
        assertThat(visitor.status(TASKS)).isEqualTo(200);
        assertThat(visitor.get("/login/code").location()).as("it is over").endsWith("/login");
    }

    @Test // #13
    void aStepThatIsNotTakenInTimeBeginsAnew() {
        anOfficerWithASecondFactor();
        StaffVisitor visitor = new StaffVisitor(server);
        visitor.logIn(id, PASSWORD);
        clock.advance(Duration.ofMinutes(6));
        assertThat(visitor.get("/login/code").location()).endsWith("/login");

        visitor.logIn(id, PASSWORD);
        people.setPassword("test", id, "another horse");
        assertThat(visitor.code(later())).as("the password is another now").endsWith("/login/code?error");
    }

    @Test // #13
    void aRecoveryCodeLogsInOnce() {
        anOfficerWithASecondFactor();
        StaffVisitor visitor = new StaffVisitor(server);
        visitor.logIn(id, PASSWORD);
        assertThat(visitor.code(recovery.get(3).toUpperCase())).endsWith("/staff");

        StaffVisitor other = new StaffVisitor(server);
        other.logIn(id, PASSWORD);
        assertThat(other.code(recovery.get(3))).endsWith("/login/code?error");
        assertThat(other.code(recovery.get(4))).endsWith("/staff");
    }

    @Test // #13
    void guessingCodesIsSlowedDownFromWhereverTheyCome() throws Exception {
        anOfficerWithASecondFactor();
        StaffVisitor visitor = new StaffVisitor(server);
        visitor.logIn(id, PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.code("00000" + i)).endsWith("?error");
        }

        assertThat(visitor.code(now())).endsWith("?wait");
        assertThat(tool("/v1/me", now())).as("elsewhere, the same person").isEqualTo(429);
        clock.advance(Duration.ofMinutes(2));
        assertThat(visitor.code(now())).endsWith("/staff");
    }

    @Test // #13: the first code could be guessed without end
    void guessingTheFirstCodeIsSlowedDownToo() {
        people.create("test", person(id, COMPLIANCE_OFFICERS), PASSWORD);
        secret = call(id, PASSWORD, "POST", FACTOR + "/begin", "{\"present\": \"" + PASSWORD + "\"}")
                .body()
                .get("secret")
                .asText();
        for (int i = 0; i < 5; i++) {
            assertRefused(call(id, PASSWORD, "POST", FACTOR, code("x" + i)), 400, "code is wrong");
        }

        assertThat(call(id, PASSWORD, "POST", FACTOR, code(now())).status()).isEqualTo(429);
        assertThat(factors.isBound(id)).isFalse();
        clock.advance(Duration.ofMinutes(2));
        assertThat(call(id, PASSWORD, "POST", FACTOR, code(now())).status()).isEqualTo(200);
    }

    @Test // #13: one that was bound at the same moment was replaced by one that was but begun
    void oneThatIsBoundAtTheSameMomentStays() {
        people.create("test", person(id, COMPLIANCE_OFFICERS), PASSWORD);
        secret = factors.begin(id).secret();
        CompletableFuture<Throwable> refused = Objects.requireNonNull(transaction.execute(status -> {
            assertThat(factors.bind(id, now())).isPresent();
            CompletableFuture<Throwable> again =
                    CompletableFuture.supplyAsync(() -> catchThrowable(() -> factors.begin(id)));
            await().until(() -> jdbc.sql("select count(*) from information_schema.processlist"
                                    + " where info like 'insert into staff\\_second\\_factor%'")
                            .query(Integer.class)
                            .single()
                    > 0);
            return again;
        }));

        assertThat(refused.join()).hasMessageContaining("已有第二因素");
        assertThat(factors.isBound(id)).isTrue();
    }

    /** It shows a form of its own when its session ends, which takes a password alone. */
    @Test // #13
    void theEnginesOwnLoginIsNoWayAround() {
        anOfficerWithASecondFactor();
        StaffVisitor visitor = StaffVisitor.of(server, "reviewer");
        visitor.get("/camunda/app/tasklist/default/");
        String token = visitor.cookies().get("XSRF-TOKEN");

        HttpRequest.Builder login = HttpRequest.newBuilder(
                        URI.create(server.url("/camunda/api/admin/auth/user/default/login/tasklist")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token)
                .POST(BodyPublishers.ofString("username=" + id + "&password=" + PASSWORD.replace(' ', '+')));
        assertThat(visitor.call(login).status()).isEqualTo(401);
        assertThat(visitor.status(TASKS)).as("still the reviewer").isEqualTo(200);
        assertThat(visitor.status("/v1/admin/audit")).isEqualTo(403);
    }

    @Test // #13
    void changesOfItEndTheSessionsOfBefore() {
        people.create("test", person(id, COMPLIANCE_OFFICERS), PASSWORD);
        StaffVisitor elsewhere = new StaffVisitor(server);
        elsewhere.logIn(id, PASSWORD);
        StaffVisitor here = new StaffVisitor(server);
        here.logIn(id, PASSWORD);
        String page = here.post("/staff/own/second-factor/begin", Map.of("present", PASSWORD))
                .body();
        secret = page.replaceAll("(?s).*<code id=\"secret\">([A-Z2-7 ]+)</code>.*", "$1")
                .replace(" ", "");
        assertThat(page).contains("data:image/png;base64,");

        assertThat(here.post("/staff/own/second-factor", Map.of("code", now())).body())
                .contains("id=\"codes\"");
        assertThat(here.status("/v1/me")).as("goes on").isEqualTo(200);
        assertThat(elsewhere.status("/v1/me")).isEqualTo(401);
        assertThat(here.read("/staff/own")).doesNotContain(secret);

        assertThat(here.post("/staff/own/second-factor/remove", Map.of("code", "000000"))
                        .status())
                .isEqualTo(400);
        assertThat(here.post("/staff/own/second-factor/remove", Map.of("code", later()))
                        .location())
                .endsWith("/staff/own");
        assertThat(here.status("/v1/me")).isEqualTo(200);
        elsewhere.logIn(id, PASSWORD);
        assertThat(elsewhere.status("/v1/me")).as("without a code").isEqualTo(200);

        here.post("/staff/own/sessions/end", Map.of());
        assertThat(here.status("/v1/me")).isEqualTo(200);
        assertThat(elsewhere.status("/v1/me")).isEqualTo(401);
    }

    @Test // #13
    void aLostOneIsTakenAwayByTwo() {
        anOfficerWithASecondFactor();
        String reset = "/v1/admin/people/" + id + "/second-factor";
        assertRefused(call("admin", "DELETE", "/v1/admin/people/officer/second-factor", ""), 404, "no second factor");
        String change = call("admin", "DELETE", reset, "").change();
        assertThat(call(id, PASSWORD, "GET", "/v1/me", "").status()).isEqualTo(401);
        assertRefused(call("admin", "POST", CHANGES + "/" + change + "/approve", ""), 403, "You asked for");

        assertThat(call("admin2", "POST", CHANGES + "/" + change + "/approve", "")
                        .status())
                .isEqualTo(200);

        assertThat(call(id, PASSWORD, "GET", "/v1/me", "").status()).isEqualTo(200);
        assertThat(call(id, PASSWORD, "GET", FACTOR, "")
                        .body()
                        .get("recoveryCodesLeft")
                        .asInt())
                .isZero();
        assertThat(jdbc.sql("select json_value(details, '$.approvedBy') from audit_entry"
                                + " where action = 'person.second-factor-removed' and subject_id = ?")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("admin2");
    }

    @Test // #13
    void whoMustHaveOneMayDoNothingBeforeAndCannotRemoveIt() {
        people.create("test", person(id, AUDITORS), PASSWORD);
        Answer refused = call(id, PASSWORD, "GET", "/v1/admin/audit", "");
        assertRefused(refused, 403, "must have a second factor");
        assertThat(refused.body().get("code").asText()).isEqualTo("SecondFactorMissing");
        assertThat(call(id, PASSWORD, "GET", "/engine-rest/task", "").status()).isEqualTo(403);
        StaffVisitor visitor = new StaffVisitor(server);
        assertThat(visitor.logIn(id, PASSWORD)).endsWith("/staff/own");
        assertThat(visitor.get("/staff/audit").location()).endsWith("/staff/own");
        assertThat(visitor.read("/staff/own")).contains("id=\"missing\"");

        bind();

        StaffVisitor again = new StaffVisitor(server);
        again.logIn(id, PASSWORD);
        assertThat(again.code(later())).endsWith("/staff");
        assertThat(again.status("/v1/admin/audit")).isEqualTo(200);
        assertThat(again.post("/staff/own/second-factor/remove", Map.of("code", later()))
                        .status())
                .isEqualTo(409);
    }

    @Test // #13
    void aPasswordThatSomebodyElseSawBindsNone() {
        Answer made = ask();
        assertRefused(
                call(
                        id,
                        made.oneTimePassword(),
                        "POST",
                        FACTOR + "/begin",
                        "{\"present\": \"" + made.oneTimePassword() + "\"}"),
                409,
                "one-time password");
    }

    @Test // #13
    void whoTakesTheNameOfSomebodyWhoLeftTakesNothingElse() {
        anOfficerWithASecondFactor();
        people.remove("test", id);
        people.create("test", person(id, COMPLIANCE_OFFICERS), PASSWORD);

        assertThat(call(id, PASSWORD, "GET", "/v1/me", "").status()).isEqualTo(200);
    }
}
