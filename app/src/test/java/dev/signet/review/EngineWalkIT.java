package dev.signet.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every call of the engine's doors, with values that it cannot take: the caller's fault is told as the caller's. */
@SignetTest
@Import(ReviewSituations.class)
@ExtendWith(OutputCaptureExtension.class)
@Tag("engine-doors")
class EngineWalkIT {

    private static final List<String> VALUES = List.of("none", "x".repeat(300), "%E2%80%AE%F0%9F%91%8D");
    private static final List<String> QUERIES = List.of(
            "",
            "?firstResult=a&maxResults=b",
            "?firstResult=-1&maxResults=-1",
            "?sortBy=colour&sortOrder=up",
            "?createdAfter=yesterday&deserializeValue=perhaps&cascade=2&variables=a_b_c&resourceType=x&permissionName=y");
    private static final List<String> BODIES = List.of(
            "{}",
            "[]",
            "{",
            "\"text\"",
            "{\"id\":[1],\"variables\":\"x\",\"processVariables\":[{\"name\":1,\"operator\":\"x\",\"value\":{}}],\"sorting\":[{\"sortBy\":3}]}",
            "[".repeat(5_000),
            "{\"variables\":{\"" + "n".repeat(5_000) + "\":{\"value\":\"v\",\"type\":\"Nothing\"}},\"messageName\":\""
                    + "m".repeat(5_000) + "\"}");
    private static final List<String> UNTOUCHED = List.of(
            "ACT_RE_DEPLOYMENT",
            "ACT_RE_PROCDEF",
            "ACT_RU_TASK",
            "ACT_RU_EXECUTION",
            "ACT_RU_VARIABLE",
            "ACT_RU_FILTER",
            "ACT_RU_AUTHORIZATION",
            "ACT_RU_BATCH",
            "ACT_ID_USER",
            "ACT_ID_GROUP",
            "ACT_ID_MEMBERSHIP",
            "ACT_ID_TENANT");

    @Autowired
    ReviewSituations situations;

    @Autowired
    TestServer server;

    @Autowired
    JdbcClient jdbc;

    @Test // #9
    void everyCallAnswersTheCallersFaultInOneForm(CapturedOutput output) {
        List<EngineCalls.Call> calls = EngineCalls.all();
        List<Staff> people = List.of(situations.signatureReviewer(), situations.administrator());
        String task = situations.task(people.get(0), situations.productSignature("淘气墙商城"));
        people.get(0).claim(task);
        List<Long> before = counts();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();

        assertThat(calls).hasSizeGreaterThan(450);
        IntStream.range(0, calls.size())
                .parallel()
                .forEach(i ->
                        people.forEach(person -> tries(calls.get(i), i, task).forEach(tried -> {
                            Staff.Answer answer = person.send(tried.method(), tried.path(), tried.body());
                            if (!isFit(answer)) {
                                wrong.add(tried.method() + " " + cut(tried.path()) + " " + cut(tried.body()) + " -> "
                                        + answer.status() + " " + cut(answer.text()));
                            }
                        })));

        assertThat(wrong).isEmpty();
        assertThat(counts()).isEqualTo(before);
        assertThat(output.getAll()).doesNotContain("\tat ", "ERROR");
    }

    private record Try(String method, String path, String body) {}

    /** Three of all that could be tried: which value meets which body changes from call to call. */
    private static Stream<Try> tries(EngineCalls.Call call, int index, String task) {
        return IntStream.range(0, 3).mapToObj(n -> {
            String value = n == 2 ? task : VALUES.get((index + n) % VALUES.size());
            String body = call.hasBody() ? BODIES.get((index * 3 + n) % BODIES.size()) : "";
            return new Try(call.method(), call.with(value) + QUERIES.get((index + n) % QUERIES.size()), body);
        });
    }

    private static boolean isFit(Staff.Answer answer) {
        if (answer.status() < 400) {
            return true;
        }
        String sentence = answer.body().path("message").asText();
        return answer.status() < 500
                && !sentence.isBlank()
                && !answer.text().matches("(?s).*(org\\.camunda|java\\.|com\\.fasterxml|\\tat |ACT_R|Exception: ).*");
    }

    @Test // #9
    void hostileAddressesAreRefusedInOneForm() throws Exception {
        String reviewer = situations.signatureReviewer().id();
        for (String path : List.of(
                "/engine-rest;x=1/task",
                "/engine-rest/task;jsessionid=1",
                "//engine-rest/task",
                "/engine-rest//task",
                "/camunda/api//cockpit/plugin/base/default/process-definition/statistics",
                "/engine-rest/%2e%2e/engine-rest/task",
                "/engine-rest/task/%00",
                "/engine-rest/task/%252e",
                "/engine-rest/task\\..\\user",
                "/camunda/api/engine/engine/other/task",
                "/camunda/%61pi/engine/engine/default/task",
                "/camunda/api/engine/%65ngine/default/task",
                "/camunda/api/engine/engine/%64efault/task",
                "/%63%61%6D%75nda/api/engine/default/task",
                "/camunda/api/%63ockpit/plugin/base/default/process-definition/statistics")) {
            String answer = raw(reviewer, path);
            assertThat(answer).as(path).matches("(?s)HTTP/1.1 4\\d\\d.*").doesNotContain("\tat ", "java.", "org.");
        }
    }

    @Test // #9
    void theInsidesOfTheEngineAreForAdministrators() {
        List<String> insides = List.of(
                "/engine-rest/version",
                "/engine-rest/engine/default/version",
                "/camunda/api/engine/engine/default/version",
                "/engine-rest/telemetry/configuration",
                "/engine-rest/telemetry/data",
                "/engine-rest/metrics",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/cockpit/plugin/base/default/process-instance/count",
                "/camunda/api/cockpit/plugin/base/default/incident/count",
                "/camunda/api/admin/plugin/adminPlugins/default/metrics/aggregated?subscriptionStartDate=2026-01-01T00:00:00.000%2B0000&groupBy=year&metrics=process-instances");
        for (String path : insides) {
            assertThat(situations.reviewer().get(path).status()).as(path).isEqualTo(403);
            assertThat(situations.officer().get(path).status()).as(path).isEqualTo(403);
            assertThat(situations.administrator().get(path).status()).as(path).isEqualTo(200);
        }
        for (String shut :
                List.of("/engine-rest/external-task/fetchAndLock", "/camunda/api/admin/setup/default/user/create")) {
            assertThat(situations.administrator().send("POST", shut, "{}").status())
                    .as(shut)
                    .isEqualTo(403);
        }
        // Who is logged in to the pages: nobody yet, which is not refused.
        assertThat(situations
                        .reviewer()
                        .get("/camunda/api/admin/auth/user/default")
                        .status())
                .isEqualTo(404);
    }

    @Test // #9
    void aBodyOfMoreThanIsEverNeededIsNotRead() {
        Staff administrator = situations.administrator();
        String long65k = "{\"messageName\":\"" + "m".repeat(70_000) + "\"}";

        for (String path : List.of("/engine-rest/message", "/engine-rest/task")) {
            Staff.Answer answer = administrator.send("POST", path, long65k);
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body().path("message").asText()).contains("65536");
            assertThat(administrator.sendInPieces("POST", path, long65k).status())
                    .isEqualTo(413);
        }
    }

    private List<Long> counts() {
        return UNTOUCHED.stream()
                .map(table -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(160, text.length()));
    }

    /** As no client of Java's would send it. */
    private String raw(String person, String path) throws IOException {
        URI at = URI.create(server.url("/"));
        String credentials = Base64.getEncoder()
                .encodeToString((person + ":" + ReviewSituations.PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Basic "
                                    + credentials + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
