package dev.signet.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.catalina.Context;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Strangers flood each door; what lives in memory afterwards is what lived there before. */
@SignetTest
@Tag("engine-doors")
class FloodIT {

    private static final int WARM = 30;
    private static final int FLOOD = 300;
    private static final int CALLERS = 8;
    private static final int BEGUN = 100;
    private static final long MOST_GROWTH = 30L * 1024 * 1024;
    /** A little below what a head may have, so that it is let in. */
    private static final int LONG = 7_000;

    @Autowired
    TestServer server;

    @Autowired
    ServletWebServerApplicationContext application;

    /** What one stranger says, each time something else, so that whoever keeps it keeps it all. */
    private interface Stranger {

        String request(String different);
    }

    private static final Map<String, Stranger> DOORS = doors();

    private static Map<String, Stranger> doors() {
        Map<String, Stranger> doors = new LinkedHashMap<>();
        doors.put(
                "the login form",
                name -> post(
                        "/login",
                        "application/x-www-form-urlencoded",
                        "username=" + name + "x".repeat(100_000) + "&password=" + name,
                        ""));
        doors.put(
                "Basic",
                name -> get("/v1/admin/accounts", "Authorization: Basic " + base64(name + ":" + "x".repeat(LONG / 2))));
        doors.put(
                "the classic scheme",
                key -> get(
                        "/?Action=SendSms&Version=2017-05-25&AccessKeyId=" + key
                                + "&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&Signature=" + key
                                + "&SignatureNonce=" + "x".repeat(100_000)
                                + key + "&Timestamp=2026-11-29T00:00:00Z",
                        ""));
        doors.put(
                "an unknown action",
                action -> get("/?Action=" + action + "x".repeat(LONG) + "&Version=2017-05-25", ""));
        doors.put(
                "the newer scheme",
                key -> post(
                        "/",
                        "application/json",
                        "x".repeat(100_000),
                        "x-acs-action: SendSms\r\nx-acs-version: 2017-05-25\r\nAuthorization: ACS3-HMAC-SHA256 Credential="
                                + key
                                + ",SignedHeaders=x-acs-date;x-acs-signature-nonce;x-acs-content-sha256,Signature="
                                + "a".repeat(LONG / 2)));
        doors.put(
                "REST",
                key -> get(
                        "/v1/signatures/" + key + "x".repeat(LONG),
                        "Authorization: ACS3-HMAC-SHA256 Credential=" + key));
        doors.put(
                "pages",
                page -> get("/camunda/app/tasklist/default/?a=" + page + "x".repeat(LONG), "Accept: text/html"));
        doors.put(
                "sessions",
                id -> get(
                        "/camunda/app/cockpit/default/",
                        "Accept: text/html\r\nCookie: JSESSIONID=" + id + "; a=" + "x".repeat(LONG)));
        doors.put(
                "the engine",
                name -> post(
                        "/engine-rest/task",
                        "application/json",
                        "{\"name\":\"" + "x".repeat(60_000) + "\"}",
                        "Authorization: Basic " + base64(name + ":wrong")));
        doors.put(
                "health",
                agent -> get("/actuator/health/liveness?" + agent, "User-Agent: " + agent + "x".repeat(LONG)));
        doors.put("an unknown path", path -> get("/" + path + "/" + "x".repeat(LONG), ""));
        doors.put(
                "queues",
                key -> get("/queues/" + key + "/messages", "Authorization: MNS " + key + ":" + "x".repeat(100)));
        doors.put("a long head", name -> get("/login", "Cookie: a=" + name + "x".repeat(100_000)));
        doors.put("a longer head", name -> get("/login", "Cookie: a=" + name + "x".repeat(500_000)));
        return doors;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes());
    }

    private static String get(String target, String headers) {
        return "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + (headers.isEmpty() ? "" : headers + "\r\n") + "\r\n";
    }

    private static String post(String target, String type, String body, String headers) {
        return "POST " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length() + "\r\n" + (headers.isEmpty() ? "" : headers + "\r\n") + "\r\n"
                + body;
    }

    @Test // #9 7
    void nothingOfAFloodIsKept() throws Exception {
        flood(WARM);
        begin(CALLERS);
        long before = live();
        int sessions = sessions();

        flood(FLOOD);
        begin(BEGUN);

        assertThat(sessions()).isLessThanOrEqualTo(sessions);
        assertThat(live() - before).as("bytes that live longer than the flood").isLessThan(MOST_GROWTH);
    }

    /** So many requests at each door, some at a time. */
    private void flood(int requests) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> calls = new ArrayList<>();
            DOORS.forEach((name, stranger) -> IntStream.range(0, requests)
                    .forEach(i -> calls.add(callers.submit(() -> {
                        String answer = say(stranger.request(UUID.randomUUID().toString()));
                        assertThat(answer)
                                .as(name)
                                .doesNotContainPattern("HTTP/1.1 5")
                                .doesNotContain("Set-Cookie: JSESSIONID");
                        return answer;
                    }))));
            for (Future<?> call : calls) {
                call.get(60, TimeUnit.SECONDS);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private String say(String request) throws IOException {
        try (RawSocket socket = new RawSocket("127.0.0.1", server.port())) {
            try {
                socket.say(request);
            } catch (IOException hungUp) {
                return "";
            }
            return socket.rest();
        }
    }

    /** So many connections at once of which only half a head comes. */
    private void begin(int connections) throws IOException {
        List<RawSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                RawSocket socket = new RawSocket("127.0.0.1", server.port());
                sockets.add(socket);
                socket.say("GET /login HTTP/1.1\r\nCookie: a=" + "x".repeat(LONG));
            }
            for (RawSocket socket : sockets) {
                socket.say("\r\nHost: a\r\nConnection: close\r\n\r\n");
                assertThat(socket.rest()).contains(" 200 ");
            }
        } finally {
            for (RawSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private static long live() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private int sessions() {
        var tomcat = ((TomcatWebServer) application.getWebServer()).getTomcat();
        return ((Context) tomcat.getHost().findChildren()[0]).getManager().getActiveSessions();
    }
}
