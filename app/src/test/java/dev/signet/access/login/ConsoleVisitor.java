package dev.signet.access.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody with a browser, behind a proxy that is trusted: keeps cookies, sends the token that the last answer gave. */
public final class ConsoleVisitor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final Map<String, String> cookies = new TreeMap<>();
    final Map<String, String> headers = new LinkedHashMap<>();
    String token = "";

    private final TestServer server;
    private @Nullable HttpHeaders last;

    public record Answer(int status, String body, List<String> setCookies, String location) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }

        public String code() {
            return json().path("code").asText();
        }

        public String stage() {
            return json().path("stage").asText();
        }
    }

    public ConsoleVisitor(TestServer server, String address) {
        this.server = server;
        headers.put("X-Forwarded-For", address);
        headers.put("User-Agent", "test");
    }

    ConsoleVisitor from(String address) {
        headers.put("X-Forwarded-For", address);
        return this;
    }

    public Answer login(String name, String password) {
        return post("/v1/console/login", Map.of("loginName", name, "password", password));
    }

    public Answer get(String path) {
        return send("GET", path, "application/json", null);
    }

    public Answer post(String path, Map<String, ?> body) {
        return send("POST", path, "application/json", json(body));
    }

    public Answer put(String path, Map<String, ?> body) {
        return send("PUT", path, "application/json", json(body));
    }

    public Answer delete(String path) {
        return send("DELETE", path, "application/json", null);
    }

    /** A form of a page, as a browser without script sends it. */
    public Answer form(String path, String body) {
        return send("POST", path, "application/x-www-form-urlencoded", body);
    }

    /** A part of a page, or a form of one, as the page's script asks for it: what is refused is answered as a part too. */
    public Answer part(String method, String path, String body) {
        headers.put("HX-Request", "true");
        try {
            return send(method, path, "application/x-www-form-urlencoded", body);
        } finally {
            headers.remove("HX-Request");
        }
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    /** The login's page, as a browser without script sends it. */
    public Answer loginOnPage(String name, String password) {
        String page = get("/console/login").body();
        String field = page.replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
        token = "";
        return form(
                "/console/login",
                "_csrf=" + field + "&loginName=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8));
    }

    /** As another site would make this browser send it. @param other whose token goes with it; null: none */
    public Answer forged(String path, @Nullable ConsoleVisitor other) {
        return forged(path, "name=1", other);
    }

    /** As {@link #forged(String, ConsoleVisitor)}, of a form that would do something. */
    public Answer forged(String path, String body, @Nullable ConsoleVisitor other) {
        String own = token;
        token = other == null ? "" : other.token;
        try {
            return form(path, body);
        } finally {
            token = own;
        }
    }

    /** What goes with a page. */
    public HttpHeaders headersOf(String path) {
        get(path);
        return Objects.requireNonNull(last);
    }

    String session() {
        return cookies.get("SIGNET-CONSOLE");
    }

    public Answer send(String method, String path, String type, String body) {
        return bytes(method, path, type, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #send}, of what is no text: files. */
    public Answer bytes(String method, String path, String type, byte @Nullable [] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", type);
        }
        if (!token.isEmpty()) {
            request.header("X-CSRF-TOKEN", token);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            last = answer.headers();
            List<String> set = answer.headers().allValues("set-cookie");
            set.forEach(this::keep);
            Answer told = new Answer(
                    answer.statusCode(),
                    answer.body(),
                    set,
                    answer.headers().firstValue("location").orElse(""));
            if (told.body().startsWith("{") && told.json().has("csrfToken")) {
                token = told.json().get("csrfToken").asText();
            }
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
