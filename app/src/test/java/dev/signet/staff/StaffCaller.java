package dev.signet.staff;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One of the platform's people at their pages, as a browser without script. */
public final class StaffCaller {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String TOKEN = "SIGNET-XSRF-TOKEN";

    private final TestServer server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    public StaffCaller(TestServer server) {
        this.server = server;
    }

    /** Of the demo's people, whose password is the name. */
    public static StaffCaller of(TestServer server, String name) {
        StaffCaller visitor = new StaffCaller(server);
        assertThat(visitor.logIn(name, name)).as(name).doesNotContain("/login");
        return visitor;
    }

    /** Where it leads to. */
    public String logIn(String name, String password) {
        return sent("/login", page("/login").body(), Map.of("username", name, "password", password));
    }

    /** The second step of it. */
    public String code(String code) {
        return sent("/login/code", page("/login/code").body(), Map.of("code", code));
    }

    private String sent(String path, String page, Map<String, String> form) {
        Matcher token = CSRF.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        Map<String, String> all = new TreeMap<>(form);
        all.put("_csrf", token.group(1));
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(all)))
                .build();
        return location(send(request));
    }

    public HttpResponse<String> page(String path) {
        return send(HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Accept", "text/html")
                .build());
    }

    /** What the page of this path says; fails where it is not shown. */
    public String read(String path) {
        HttpResponse<String> page = page(path);
        assertThat(page.statusCode()).as(path + "\n" + page.body()).isEqualTo(200);
        return page.body();
    }

    /** The status of a call of the API in this session. */
    public int status(String path) {
        return send(HttpRequest.newBuilder(URI.create(server.url(path)))
                        .header("Accept", "application/json")
                        .build())
                .statusCode();
    }

    /** A form of a page, with the token that each has; a name may be there several times: {@code group=a&group=b}. */
    public HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token())
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    public HttpResponse<String> post(String path, Map<String, String> form) {
        return post(path, encoded(form));
    }

    /** As a page gets it: with the first call. */
    String token() {
        return cookie(TOKEN).orElseGet(() -> {
            status("/v1/me");
            return cookie(TOKEN).orElseThrow();
        });
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("location").orElse("");
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
