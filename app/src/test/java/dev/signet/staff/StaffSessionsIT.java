package dev.signet.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.Context;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How logins and sessions stand against strangers, and against what has changed since. A proxy stands in front. */
@SignetTest(properties = {"signet.trusted-proxies=127.0.0.1", "signet.staff.second-factor.required-for=auditors"})
@Tag("staff-doors")
class StaffSessionsIT {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String PASSWORD = "correct horse";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String TASKS = "/camunda/api/engine/engine/default/task";

    @Autowired
    TestServer server;

    @Autowired
    People people;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    ServletWebServerApplicationContext application;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @Test // #9
    void whatStrangersTryKeepsNobodyOut() throws Exception {
        clock.set(clock.instant());
        person("pursued", StaffGroup.SIGNATURE_REVIEWERS);
        for (int i = 1; i <= 40; i++) {
            assertThat(basic("pursued", "wrong", "198.51.100." + i)).isEqualTo(401);
        }
        assertThat(basic("pursued", PASSWORD, "203.0.113.7")).isEqualTo(200);

        for (int i = 0; i < 5; i++) {
            basic("pursued", "wrong", "203.0.113.7");
        }
        assertThat(basic("pursued", PASSWORD, "203.0.113.7"))
                .as("here somebody guesses")
                .isEqualTo(429);
        assertThat(basic("pursued", PASSWORD, "203.0.113.7, 203.0.113.8"))
                .as("what anybody may write does not count")
                .isEqualTo(200);
    }

    @Test // #9
    void aBrowserThatIsKnownIsNotSlowedByStrangers() throws Exception {
        clock.set(clock.instant());
        person("known", StaffGroup.SIGNATURE_REVIEWERS);
        assertThat(logIn("known", PASSWORD)).endsWith(TASKLIST);
        for (int i = 0; i < 7; i++) {
            basic("known", "wrong", null);
        }
        assertThat(basic("known", PASSWORD, null)).isEqualTo(429);

        assertThat(logIn("known", PASSWORD)).endsWith(TASKLIST);
        cookies.getCookieStore().removeAll();
        assertThat(logIn("known", PASSWORD)).endsWith("/login?wait");
    }

    @Test // #9
    void noPasswordIsTriedPastTheBrake() throws Exception {
        person("inside", StaffGroup.SIGNATURE_REVIEWERS);
        logIn("inside", PASSWORD);
        visit(TASKLIST);
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .getValue();
        for (String door : List.of(
                "/camunda/api/admin/auth/user/default/login/tasklist/",
                "/camunda/api/admin/auth/user/default/login/welcome;a",
                "/camunda/api/admin/auth/user/default//login/welcome")) {
            assertThat(post(door, token, "application/x-www-form-urlencoded", "username=inside&password=correct+horse")
                            .statusCode())
                    .as(door)
                    .isNotEqualTo(200);
        }
        HttpRequest verify = HttpRequest.newBuilder(URI.create(server.url("/engine-rest/identity/verify")))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(("inside:" + PASSWORD).getBytes()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\": \"inside\", \"password\": \"" + PASSWORD + "\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(verify, BodyHandlers.ofString())
                        .body())
                .doesNotContain("true");
        assertThat(identities.checkPassword("inside", PASSWORD)).isFalse();
    }

    @Test // #13
    void aPasswordIsKeptAsTheConsolesIsAndWhatAnEarlierVersionKeptAtItsNextUse() throws Exception {
        person("longserving", StaffGroup.SIGNATURE_REVIEWERS);
        assertThat(stored("longserving")).startsWith("{bcrypt-sha256}");
        String weak = new PasswordManager(new Sha512HashDigest(), List.of())
                .encrypt(EncryptionUtil.saltPassword(PASSWORD, "salt"));
        jdbc.sql("update ACT_ID_USER set PWD_ = ?, SALT_ = 'salt' where ID_ = 'longserving'")
                .param(weak)
                .update();

        assertThat(basic("longserving", "wrong", null)).isEqualTo(401);
        assertThat(stored("longserving")).isEqualTo(weak);
        assertThat(basic("longserving", PASSWORD, null)).isEqualTo(200);
        assertThat(stored("longserving")).startsWith("{bcrypt-sha256}");
        assertThat(basic("longserving", PASSWORD, null)).isEqualTo(200);
        assertThat(logIn("longserving", PASSWORD)).endsWith(TASKLIST);
    }

    private String stored(String id) {
        return jdbc.sql("select PWD_ from ACT_ID_USER where ID_ = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    @Test // #13: as the console's
    void anAccentedPasswordIsTheSameFromEveryKeyboardAtEveryDoor() throws Exception {
        String one = "caf\u00e9 au lait";
        String two = "cafe\u0301 au lait";
        person("accented", StaffGroup.SIGNATURE_REVIEWERS);
        people.setPassword("test", "accented", two);

        assertThat(basic("accented", one, null)).isEqualTo(200);
        assertThat(basic("accented", two, null)).isEqualTo(200);
        assertThat(logIn("accented", URLEncoder.encode(one, StandardCharsets.UTF_8)))
                .endsWith(TASKLIST);
    }

    @Test // #13
    void loginsInABrowserAndFailedOnesAreOnRecord() throws Exception {
        person("recorded", StaffGroup.SIGNATURE_REVIEWERS);
        basic("recorded", PASSWORD, "198.51.100.7");
        for (int i = 0; i < 3; i++) {
            basic("recorded", "wrong", "198.51.100.7");
            basic("no-such-person", "wrong", "198.51.100.7");
        }
        logIn("recorded", PASSWORD);

        assertThat(trail("recorded"))
                .containsExactlyInAnyOrder(
                        "test person.created",
                        "system person.login-failed 198.51.100.7",
                        "recorded person.logged-in 127.0.0.1");
        assertThat(trail("no-such-person")).isEmpty();
    }

    private List<String> trail(String person) {
        return jdbc.sql("""
                        select concat_ws(' ', actor, action, json_value(details, '$.address')) from audit_entry
                        where subject_type = 'person' and subject_id = ? order by id""").param(person).query(String.class).list();
    }

    @Test // #9
    void aNewPasswordEndsEverySessionAtOnce() throws Exception {
        person("changing", StaffGroup.SIGNATURE_REVIEWERS);
        logIn("changing", PASSWORD);
        assertThat(visit(TASKS).statusCode()).isEqualTo(200);

        people.setPassword("test", "changing", "another horse");
        for (String path : List.of(TASKS, "/engine-rest/task", TASKLIST)) {
            assertThat(visit(path).statusCode()).as(path).isIn(302, 401);
        }
        logIn("changing", "another+horse");
        assertThat(visit(TASKS).statusCode()).isEqualTo(200);
    }

    @Test // #9
    void aLostGroupIsLostInTasklistAtOnce() throws Exception {
        person("moving", StaffGroup.ADMINISTRATORS);
        logIn("moving", PASSWORD);
        String users = "/camunda/api/engine/engine/default/user";
        assertThat(visit(users).body()).contains("officer");

        people.setGroups("test", "moving", Set.of(StaffGroup.SIGNATURE_REVIEWERS));
        assertThat(visit(users).body()).doesNotContain("officer");
        assertThat(visit("/camunda/app/cockpit/default/").statusCode()).isNotEqualTo(200);
        people.setGroups("test", "moving", Set.of());
        assertThat(visit(TASKS).statusCode()).isEqualTo(403);
        people.remove("test", "moving");
        assertThat(visit(TASKS).statusCode()).isEqualTo(401);
    }

    @Test // #9
    void aCallWithoutItsTokenIsRefusedAndTheSessionGoesOn() throws Exception {
        person("clicking", StaffGroup.SIGNATURE_REVIEWERS);
        logIn("clicking", PASSWORD);
        visit(TASKLIST);
        for (String path : List.of(
                TASKS,
                "/camunda/api/engine/engine/default/task/1/claim",
                "/camunda/api/admin/auth/user/default/logout",
                "/engine-rest/task",
                "/v1/admin/accounts",
                "/logout")) {
            for (String token : new String[] {"", "forged"}) {
                assertThat(post(path, token, "application/json", "{}").statusCode())
                        .as("%s with '%s'", path, token)
                        .isEqualTo(403);
                assertThat(visit(TASKS).statusCode()).as("after %s", path).isEqualTo(200);
            }
        }
    }

    @Test // #9
    void aForeignHostIsNotSentAnywhere() throws Exception {
        for (String path : List.of(TASKLIST, "/camunda/app/tasklist", "/camunda", "/login?logout")) {
            assertThat(
                            raw(
                                    "GET " + path
                                            + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nAccept: text/html\r\n"))
                    .as(path)
                    .doesNotContain("evil.example");
        }
        assertThat(raw("GET " + TASKLIST + " HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\n"))
                .contains("Location: /login");
    }

    @Test // #9
    void cookiesAreSecureWhereTheRequestCameByTls() throws Exception {
        person("secured", StaffGroup.SIGNATURE_REVIEWERS);
        assertThat(raw("GET /login HTTP/1.1\r\nHost: sms.example\r\n"))
                .contains("Set-Cookie: SIGNET-XSRF-TOKEN")
                .doesNotContain("Secure");

        String login = raw("GET /login HTTP/1.1\r\nHost: sms.example\r\nX-Forwarded-Proto: https\r\n");
        String token = value(login, "SIGNET-XSRF-TOKEN");
        String body = "username=secured&password=correct+horse&_csrf=" + token;
        String loggedIn = raw(
                "POST /login HTTP/1.1\r\nHost: sms.example\r\nX-Forwarded-Proto: https\r\nCookie: SIGNET-XSRF-TOKEN="
                        + token + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + body.length() + "\r\n",
                body);
        String tasklist = raw(
                "GET " + TASKLIST + " HTTP/1.1\r\nHost: sms.example\r\nX-Forwarded-Proto: https\r\nCookie: JSESSIONID="
                        + value(loggedIn, "JSESSIONID") + "\r\n");

        assertThat(loggedIn).contains("Location: " + TASKLIST, "Set-Cookie: JSESSIONID", "Set-Cookie: SIGNET-DEVICE");
        assertThat(tasklist).contains("Set-Cookie: XSRF-TOKEN");
        assertThat((login + loggedIn + tasklist).lines().filter(line -> line.startsWith("Set-Cookie:")))
                .allSatisfy(cookie -> assertThat(cookie.toLowerCase()).contains("secure", "samesite=lax"));
        assertThat(
                        raw(
                                "GET /login HTTP/1.1\r\nHost: sms.example\r\nX-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Proto: http\r\n"))
                .doesNotContain("Secure");
    }

    @Test // #9
    void nothingIsKeptForStrangers() throws Exception {
        int before = sessions();
        String wanted = "/camunda/app/cockpit/default/?a=" + "x".repeat(100);
        for (int i = 0; i < 20; i++) {
            assertThat(raw("GET " + wanted + "&b=" + "y".repeat(3_000)
                            + " HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n"))
                    .contains(" 302 ");
            assertThat(raw("POST " + wanted + " HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nContent-Length: 0\r\n"))
                    .contains(" 401 ");
            assertThat(raw("GET /logout HTTP/1.1\r\nHost: a\r\n")).doesNotContain("JSESSIONID");
            assertThat(logIn("nobody" + i, "wrong")).endsWith("/login?error");
        }
        assertThat(sessions()).isEqualTo(before);
        assertThat(cookies.getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .doesNotContain("JSESSIONID");
    }

    @Test // #9
    void aToolThatLogsInWithEachCallLeavesNoSessions() throws Exception {
        person("tool", StaffGroup.SIGNATURE_REVIEWERS);
        int before = sessions();
        for (String path : List.of(TASKS, TASKLIST, "/engine-rest/task", "/v1/reviews/1")) {
            for (int i = 0; i < 5; i++) {
                assertThat(basic("tool", PASSWORD, null, path)).as(path).isIn(200, 404);
            }
        }
        assertThat(sessions()).isEqualTo(before);
    }

    @Test // #9
    void whoWantedAPageIsLedThereAndNowhereElse() throws Exception {
        person("wanting", StaffGroup.ADMINISTRATORS);
        HttpResponse<String> sent = visit("/camunda/app/cockpit/default/?a=1");
        assertThat(sent.headers().firstValue("location")).hasValue("/login");
        assertThat(logIn("wanting", PASSWORD)).endsWith("/camunda/app/cockpit/default/?a=1");
        cookies.getCookieStore().removeAll();
        visit("/staff/people/~new?a=1");
        assertThat(logIn("wanting", PASSWORD)).endsWith("/staff/people/~new?a=1");

        for (String elsewhere : List.of(
                "//evil.example/",
                "https://evil.example/",
                "/logout",
                "/camunda/app/../../logout",
                "/staff/../logout")) {
            cookies.getCookieStore().removeAll();
            String kept =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(elsewhere.getBytes(StandardCharsets.UTF_8));
            HttpCookie planted = new HttpCookie("SIGNET-PAGE", kept);
            planted.setPath("/login");
            planted.setVersion(0);
            cookies.getCookieStore().add(URI.create(server.url("/login")), planted);
            assertThat(logIn("wanting", PASSWORD)).as(elsewhere).endsWith("/staff");
        }
    }

    private void person(String id, StaffGroup group) {
        people.create("test", new Person(id, "测试", "员工", null, Set.of(group)), PASSWORD);
    }

    private int sessions() {
        var tomcat = ((TomcatWebServer) application.getWebServer()).getTomcat();
        return ((Context) tomcat.getHost().findChildren()[0]).getManager().getActiveSessions();
    }

    private int basic(String name, String password, String from) throws Exception {
        return basic(name, password, from, "/engine-rest/task");
    }

    private int basic(String name, String password, String from, String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes()));
        if (from != null) {
            request.header("X-Forwarded-For", from);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    private HttpResponse<String> visit(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header(
                        "Accept",
                        path.startsWith("/camunda/app") || path.startsWith("/staff") || path.equals("/login")
                                ? "text/html"
                                : "application/json")
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    /** Where it leads to. */
    private String logIn(String name, String password) throws Exception {
        Matcher page = CSRF.matcher(visit("/login").body());
        assertThat(page.find()).isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/login")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "username=" + name + "&password=" + password.replace(' ', '+') + "&_csrf=" + page.group(1)))
                .build();
        return browser.send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("location")
                .orElse("");
    }

    private HttpResponse<Void> post(String path, String token, String type, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("X-XSRF-TOKEN", token);
        }
        return browser.send(request.build(), BodyHandlers.discarding());
    }

    /** The answer's head. */
    private String raw(String head) throws IOException {
        return raw(head, "");
    }

    private String raw(String head, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write((head + "Connection: close\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n")));
        }
    }

    private static String value(String head, String cookie) {
        Matcher found =
                Pattern.compile("Set-Cookie: " + cookie + "=([^;\r\n]+)").matcher(head);
        assertThat(found.find()).as(cookie).isTrue();
        return found.group(1);
    }
}
