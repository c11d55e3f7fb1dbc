package dev.signet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo account in its console, and the platform's two people at their doors. */
final class ConsoleSession {

    private static final String PASSWORD = "Own horse 77!";
    private static final Map<String, String> ADMIN = Map.of("Authorization", basic("admin:admin"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final int port;
    private final String cookie;

    /** Logs in, with a password that is new. */
    ConsoleSession(int port) throws IOException, InterruptedException {
        this.port = port;
        this.cookie = login();
    }

    /** How long a page took, of many times. */
    record Times(long[] micros) {
        double millis(int percent) {
            return micros[Math.min(micros.length - 1, micros.length * percent / 100)] / 1000.0;
        }
    }

    private String login() throws IOException, InterruptedException {
        String accounts = send("GET", "/v1/admin/accounts", ADMIN, null).body();
        Matcher demo = Pattern.compile("\"id\":\"?(\\d+)\"?,\"name\":\"demo\"").matcher(accounts);
        if (!demo.find()) {
            throw new IllegalStateException(accounts);
        }
        JsonNode first = json.readTree(
                send("POST", "/v1/admin/accounts/" + demo.group(1) + "/console-login", ADMIN, "{\"reason\": \"bench\"}")
                        .body());
        send(
                "POST",
                "/v1/admin/staff-changes/" + first.path("change").path("id").asText() + "/approve",
                Map.of("Authorization", basic("admin2:admin2")),
                "");
        HttpResponse<String> begun = send(
                "POST",
                "/v1/console/login",
                Map.of(),
                json.writeValueAsString(Map.of(
                        "loginName",
                        "demo",
                        "password",
                        first.path("oneTimePassword").asText())));
        String token = json.readTree(begun.body()).path("csrfToken").asText();
        HttpResponse<String> open = send(
                "POST",
                "/v1/console/login/password",
                Map.of("Cookie", cookie(begun), "X-CSRF-TOKEN", token),
                json.writeValueAsString(Map.of("password", PASSWORD)));
        return cookie(open);
    }

    private static String basic(String nameAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(nameAndPassword.getBytes());
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("SIGNET-CONSOLE="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(answer.body()));
    }

    String get(String page) throws IOException, InterruptedException {
        return answered(page, send("GET", page, Map.of("Cookie", cookie), null)).body();
    }

    /** Of {@code times} calls, after half as many that warm it up. */
    Times measure(String page, int times) throws IOException, InterruptedException {
        for (int warm = 0; warm < times / 2; warm++) {
            get(page);
        }
        long[] micros = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            get(page);
            micros[i] = (System.nanoTime() - start) / 1000;
        }
        Arrays.sort(micros);
        return new Times(micros);
    }

    /** Octets of a page or file as a browser asks for it: packed where the server packs. */
    long packed(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Accept-Encoding", "gzip")
                .header("Cookie", cookie)
                .build();
        return answered(path, http.send(request, BodyHandlers.ofByteArray())).body().length;
    }

    /** What one of the platform's people asks for, or does. */
    String admin(String method, String path) throws IOException, InterruptedException {
        return answered(path, send(method, path, ADMIN, method.equals("GET") ? null : ""))
                .body();
    }

    private static <T> HttpResponse<T> answered(String path, HttpResponse<T> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
