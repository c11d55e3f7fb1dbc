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
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody of the staff with a browser's cookies, who logged in at the form. */
public final class StaffVisitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final TestServer server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    /** What came back; nothing is followed. */
    public record Answer(int status, String body, HttpResponse<String> whole) {

        public String location() {
            return whole.headers().firstValue("Location").orElse("");
        }
    }

    private StaffVisitor(TestServer server) {
        this.server = server;
    }

    public static StaffVisitor of(TestServer server, String person, String password) {
        StaffVisitor visitor = new StaffVisitor(server);
        Matcher token = TOKEN.matcher(visitor.get("/login").body());
        if (!token.find()) {
            throw new AssertionError("no token on the login page");
        }
        Answer answer =
                visitor.send("/login", Map.of("username", person, "password", password, "_csrf", token.group(1)));
        if (answer.location().contains("/login")) {
            throw new AssertionError(person + " is not let in: " + answer.location());
        }
        return visitor;
    }

    /** One of the demo, whose password is the name. */
    public static StaffVisitor of(TestServer server, String person) {
        return of(server, person, person);
    }

    public Map<String, String> cookies() {
        Map<String, String> kept = new TreeMap<>();
        for (HttpCookie cookie : cookies.getCookieStore().getCookies()) {
            kept.put(cookie.getName(), cookie.getValue());
        }
        return kept;
    }

    public Answer get(String path) {
        return call(HttpRequest.newBuilder(URI.create(server.url(path))).header("Accept", "text/html"));
    }

    /** As the form of a page that was drawn: its token is taken from the page that is said. */
    public Answer form(String drawnAt, String action, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(get(drawnAt).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + drawnAt);
        }
        Map<String, String> all = new TreeMap<>(fields);
        all.put("_csrf", token.group(1));
        return send(action, all);
    }

    /** As it is given, with no token but one that is among the fields. */
    public Answer send(String action, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return body(action, "application/x-www-form-urlencoded", body);
    }

    /** Of any kind. */
    public Answer body(String action, String type, String body) {
        return call(HttpRequest.newBuilder(URI.create(server.url(action)))
                .header("Accept", "text/html")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private Answer call(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = browser.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
