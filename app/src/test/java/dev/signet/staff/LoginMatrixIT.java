package dev.signet.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who gets in where, by which kind of login. */
@SignetTest
@Tag("staff-doors")
class LoginMatrixIT {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String TASKS = "/camunda/api/engine/engine/default/task";

    @Autowired
    TestServer server;

    @Autowired
    People people;

    @Autowired
    ProcessEngine engine;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // path, nobody, reviewer, officer, admin
        "/welcome, 200, 200, 200, 200",
        "/favicon.ico, 200, 200, 200, 200",
        "/, 200, 200, 200, 200",
        "/login, 200, 200, 200, 200",
        "/pages/password.html, 302, 302, 302, 302",
        "/pages/people-changes.html, 302, 302, 302, 302",
        "/staff/people, 401, 403, 403, 200",
        "/staff/changes, 401, 403, 200, 200",
        "/staff/audit, 401, 403, 200, 200",
        "/v1/admin/audit/file, 401, 403, 200, 200",
        "/staff/announcements, 401, 403, 200, 200",
        "/staff/announcements/~message, 401, 403, 403, 200",
        "/staff/own, 401, 200, 200, 200",
        "/actuator/health, 200, 200, 200, 200",
        "/actuator/health/carriers, 200, 200, 200, 200",
        "/actuator/health/database, 401, 403, 403, 200",
        "/actuator/prometheus, 401, 403, 403, 200",
        "/actuator/metrics, 401, 403, 403, 200",
        "/actuator/env, 401, 403, 403, 404",
        "/camunda/app/tasklist/default/, 401, 200, 200, 200",
        "/camunda/app/cockpit/default/, 401, 403, 403, 200",
        "/camunda/app/admin/default/, 401, 403, 403, 200",
        "/camunda/api/engine/engine/default/task, 401, 200, 200, 200",
        "/engine-rest/task, 401, 200, 200, 200",
        "/v1/admin/accounts, 401, 403, 200, 200",
        "/v1/admin/people, 401, 403, 403, 200",
        "/v1/admin/people-changes, 401, 403, 200, 200",
        "/v1/me, 401, 200, 200, 200",
        "/v1/admin/audit, 401, 403, 200, 200",
        "/v1/admin/log-exports, 401, 403, 200, 403",
        "/v1/admin/records?accountId=1&date=2026-11-22, 401, 403, 404, 404",
        "/nothing/here, 401, 403, 403, 403",
    })
    void basic(String path, int nobody, int reviewer, int officer, int admin) throws Exception {
        assertThat(get(path, null).statusCode()).isEqualTo(nobody);
        assertThat(get(path, "reviewer").statusCode()).isEqualTo(reviewer);
        assertThat(get(path, "officer").statusCode()).isEqualTo(officer);
        assertThat(get(path, "admin").statusCode()).isEqualTo(admin);
    }

    @Test // #9
    void anotherSpellingOfANameIsNobody() throws Exception {
        for (String name :
                List.of("officer ", " officer", "officer\t", "OFFICER", "ｏfficer", "officer\u0000", "officer\u200B")) {
            for (String path : List.of("/engine-rest/task", TASKS, "/v1/admin/log-exports")) {
                String credentials =
                        Base64.getEncoder().encodeToString((name + ":officer").getBytes(StandardCharsets.UTF_8));
                HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                        .header("Authorization", "Basic " + credentials)
                        .build();
                int status = HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode();
                assertThat(status).as("'%s' at %s", name, path).isIn(401, 429);
            }
        }
        assertThat(get("/engine-rest/task", "officer").statusCode()).isEqualTo(200);
    }

    @Test
    void theEngineShowsAReviewerNoMoreThanItsGroupsMaySee() throws Exception {
        assertThat(get("/engine-rest/user", "reviewer").body()).doesNotContain("officer");
        assertThat(get("/engine-rest/user", "admin").body()).contains("officer");
        assertThat(get("/engine-rest/authorization", "reviewer").body()).doesNotContain("camunda-admin");
    }

    @Test // #13: read everything, change nothing
    void anAuditorSeesTheEnginesTasksAndChangesNone() throws Exception {
        String task = aTaskThatWaits();

        assertThat(get("/engine-rest/task/" + task, "auditor").statusCode()).isEqualTo(200);
        assertThat(get("/camunda/app/cockpit/default/", "auditor").statusCode()).isEqualTo(200);
        assertThat(get("/camunda/app/admin/default/", "auditor").statusCode()).isEqualTo(403);
        for (String call : List.of(
                "POST /engine-rest/task/%s/claim {\"userId\":\"auditor\"}",
                "POST /engine-rest/task/%s/assignee {\"userId\":\"auditor\"}",
                "POST /engine-rest/task/%s/unclaim {}",
                "POST /engine-rest/task/%s/complete {\"variables\":{\"decision\":{\"value\":\"approved\"}}}",
                "POST /engine-rest/task/%s/submit-form {}",
                "PUT /engine-rest/task/%s/ {\"name\":\"x\"}",
                "POST /engine-rest/task/%s/identity-links {\"userId\":\"auditor\",\"type\":\"candidate\"}",
                "PUT /engine-rest/task/%s/variables/decision {\"value\":\"approved\"}",
                "POST /engine-rest/task/%s/comment/create {\"message\":\"x\"}",
                "POST /engine-rest/filter/create {\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}",
                "POST /engine-rest/message {\"messageName\":\"x\"}",
                "POST /engine-rest/process-definition/key/PersonChangeProcess/start {}",
                "POST /engine-rest/authorization/create {\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"auditor\",\"resourceType\":7,\"resourceId\":\"*\"}",
                "POST /engine-rest/user/create {\"profile\":{\"id\":\"x\"}}")) {
            String[] parts = call.formatted(task).split(" ", 3);
            assertThat(change(parts[0], parts[1], parts[2], "auditor")).as(call).isBetween(400, 403);
        }
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskId(task)
                        .taskUnassigned()
                        .count())
                .isOne();
    }

    /** Of a change of people, which needs the other administrator. */
    private String aTaskThatWaits() throws Exception {
        change(
                "POST",
                "/v1/admin/people",
                "{\"id\":\"watched\",\"firstName\":\"甲\",\"lastName\":\"乙\",\"groups\":[\"finance\"]}",
                "admin");
        return engine.getTaskService()
                .createTaskQuery()
                .processVariableValueEquals("person", "watched")
                .singleResult()
                .getId();
    }

    private int change(String method, String path, String body, String user) throws Exception {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + user).getBytes());
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void theEnginesDoorsStayShutWhereAnotherEngineWouldAnswer() throws Exception {
        ProcessEngine other = mock(ProcessEngine.class);
        when(other.getName()).thenReturn(engine.getName());
        try {
            ProcessEngines.registerProcessEngine(other);
            assertThat(get("/engine-rest/user", "reviewer").statusCode()).isEqualTo(503);
            assertThat(get(TASKS, "reviewer").statusCode()).isEqualTo(503);
        } finally {
            ProcessEngines.registerProcessEngine(engine);
        }
        when(other.getName()).thenReturn("other");
        try {
            ProcessEngines.registerProcessEngine(other);
            assertThat(get("/engine-rest/engine/other/user", "reviewer").statusCode())
                    .isEqualTo(503);
        } finally {
            ProcessEngines.unregister(other);
        }
        assertThat(get("/engine-rest/user", "reviewer").statusCode()).isEqualTo(200);
    }

    @Test
    void oneFormLoginServesTasklistTheEngineAndOurPages() throws Exception {
        assertThat(visit(TASKLIST).headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
        assertThat(logIn("reviewer", "reviewer").headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).contains("tasklist"));
        assertThat(visit(TASKLIST).statusCode()).isEqualTo(200);
        assertThat(visit(TASKS).statusCode()).isEqualTo(200);
        assertThat(visit("/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(visit("/v1/admin/accounts").statusCode()).isEqualTo(403);
    }

    @Test
    void logoutInTasklistEndsTheSessionAndItsOwnFormLogsInAgain() throws Exception {
        logIn("reviewer", "reviewer");
        visit(TASKLIST);
        String token = cookie("XSRF-TOKEN");
        assertThat(post("/camunda/api/admin/auth/user/default/logout", "", null).statusCode())
                .isEqualTo(403);
        assertThat(post("/camunda/api/admin/auth/user/default/logout", "", "forged")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/logout", "", null).statusCode()).isEqualTo(403);
        assertThat(visit(TASKS).statusCode()).isEqualTo(200);
        assertThat(post("/camunda/api/admin/auth/user/default/logout", "", token)
                        .statusCode())
                .isEqualTo(204);
        assertThat(visit(TASKS).statusCode()).isEqualTo(401);
        String login = "/camunda/api/admin/auth/user/default/login/tasklist";
        assertThat(post(login, "username=reviewer&password=reviewer", "forged").statusCode())
                .isEqualTo(401);
        assertThat(post(login, "username=reviewer&password=reviewer", token).statusCode())
                .isEqualTo(200);
        assertThat(visit(TASKS).statusCode()).isEqualTo(200);
        assertThat(visit("/engine-rest/task").statusCode()).isEqualTo(200);
    }

    @Test
    void aRemovedPersonsSessionEndsAtOnce() throws Exception {
        people.create(
                "test",
                new Person("leaver", "离职", "员工", null, Set.of(StaffGroup.COMPLIANCE_OFFICERS)),
                "correct horse");
        logIn("leaver", "correct+horse");
        assertThat(visit("/v1/admin/audit").statusCode()).isEqualTo(200);
        people.setGroups("test", "leaver", Set.of(StaffGroup.SIGNATURE_REVIEWERS));
        assertThat(visit("/v1/admin/audit").statusCode()).isEqualTo(403);
        people.remove("test", "leaver");
        assertThat(visit("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionAloneChangesNothing() throws Exception {
        logIn("admin", "admin");
        assertThat(post("/v1/admin/accounts", "{}", null).statusCode()).isEqualTo(403);
        assertThat(post("/engine-rest/user/create", "{}", null).statusCode()).isEqualTo(403);
    }

    @Test
    void peopleAreChangedByAdministrationOnly() throws Exception {
        for (String api :
                List.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default")) {
            assertThat(get(api + "/user/reviewer/profile", "reviewer").statusCode())
                    .isEqualTo(200);
            String profile = "{\"id\":\"reviewer\",\"firstName\":\"x\",\"lastName\":\"y\"}";
            assertThat(put(api + "/user/reviewer/profile", profile, "reviewer")).isEqualTo(403);
            assertThat(put(api + "/%75ser/reviewer/profile", profile, "reviewer"))
                    .isEqualTo(403);
            assertThat(put(api + "/user/reviewer/credentials", "{\"password\":\"other\"}", "reviewer"))
                    .isEqualTo(403);
        }
        assertThat(get("/engine-rest/user/reviewer/profile", "reviewer").body()).doesNotContain("\"x\"");
    }

    private int put(String path, String body, String user) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + user).getBytes());
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void guessingIsSlowedDown() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(get("/engine-rest/task", "ghost").statusCode()).isEqualTo(401);
        }
        assertThat(get("/engine-rest/task", "ghost").statusCode()).isEqualTo(429);
        assertThat(get("/engine-rest/task", "reviewer").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path, String user) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url(path)));
        if (user != null) {
            String credentials = Base64.getEncoder().encodeToString((user + ":" + user).getBytes());
            request.header("Authorization", "Basic " + credentials);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> visit(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header(
                        "Accept",
                        path.startsWith("/camunda/app") || path.equals("/login") ? "text/html" : "application/json")
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> logIn(String user, String password) throws IOException, InterruptedException {
        var page = CSRF.matcher(visit("/login").body());
        assertThat(page.find()).isTrue();
        return post("/login", "username=" + user + "&password=" + password + "&_csrf=" + page.group(1), null);
    }

    private HttpResponse<String> post(String path, String body, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Content-Type", body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (token != null) {
            request.header("X-XSRF-TOKEN", token);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
