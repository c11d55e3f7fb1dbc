package dev.signet.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.support.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One of the platform's people at their pages, as a browser without script that follows nothing. */
public final class StaffVisitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String TOKEN = "SIGNET-XSRF-TOKEN";
    private static final HttpClient TOOL = HttpClient.newHttpClient();

    private final TestServer server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    /** What came back. */
    public record Answer(int status, String body, HttpResponse<String> whole) {

        /** Where it leads to, empty where it leads nowhere. */
        public String location() {
            return whole.headers().firstValue("Location").orElse("");
        }
    }

    /** Of somebody who has not logged in yet. */
    public StaffVisitor(TestServer server) {
        this.server = server;
    }

    /** One of the demo, whose password is the name. */
    public static StaffVisitor of(TestServer server, String person) {
        StaffVisitor visitor = new StaffVisitor(server);
        String there = visitor.logIn(person, person);
        if (there.contains("/login")) {
            throw new AssertionError(person + " is not let in: " + there);
        }
        return visitor;
    }

    /** What a tool of somebody of the demo reads, whose password is the name. */
    public static Answer tool(TestServer server, String person, String path) {
        String credentials = person + ":" + person;
        return answer(
                TOOL,
                HttpRequest.newBuilder(URI.create(server.url(path)))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8))));
    }

    /** Where it leads to. */
    public String logIn(String person, String password) {
        return form("/login", "/login", Map.of("username", person, "password", password))
                .location();
    }

    /** The second step of it. */
    String code(String code) {
        return form("/login/code", "/login/code", Map.of("code", code)).location();
    }

    public Answer get(String path) {
        return call(to(path));
    }

    /** What the page of this path says; fails where it is not shown. */
    public String read(String path) {
        Answer page = get(path);
        if (page.status() != 200) {
            throw new AssertionError(path + " answers " + page.status() + "\n" + page.body());
        }
        return page.body();
    }

    /** The status of a call of the API in this session. */
    public int status(String path) {
        return answer(
                        browser,
                        HttpRequest.newBuilder(URI.create(server.url(path))).header("Accept", "application/json"))
                .status();
    }

    /** As the form of a page that was drawn: its token is taken from the page that is said. */
    public Answer form(String drawnAt, String action, Map<String, String> fields) {
        Matcher token = CSRF.matcher(get(drawnAt).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + drawnAt);
        }
        Map<String, String> all = new TreeMap<>(fields);
        all.put("_csrf", token.group(1));
        return send(action, all);
    }

    /** As a page's script sends a form; a name may be there several times: {@code group=a&group=b}. */
    public Answer post(String action, String form) {
        return call(filled(action, form).header("X-XSRF-TOKEN", token()));
    }

    public Answer post(String action, Map<String, String> fields) {
        return post(action, encoded(fields));
    }

    /** As it is given, with no token but one that is among the fields. */
    public Answer send(String action, Map<String, String> fields) {
        return call(filled(action, encoded(fields)));
    }

    public Map<String, String> cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .collect(Collectors.toMap(HttpCookie::getName, HttpCookie::getValue, (one, other) -> other));
    }

    /** As a page gets it: with the first call. */
    private String token() {
        if (!cookies().containsKey(TOKEN)) {
            status("/v1/me");
        }
        return cookies().get(TOKEN);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.url(path))).header("Accept", "text/html");
    }

    private HttpRequest.Builder filled(String action, String form) {
        return to(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Of any kind. */
    public Answer body(String action, String type, String body) {
        return call(to(action).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    Answer call(HttpRequest.Builder request) {
        return answer(browser, request);
    }

    private static Answer answer(HttpClient client, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
