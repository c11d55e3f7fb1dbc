package dev.signet.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody of the platform's staff at the doors that take a login. */
public final class Staff {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestServer server;
    private final ObjectMapper json;
    private final String id;

    Staff(TestServer server, ObjectMapper json, String id) {
        this.server = server;
        this.json = json;
        this.id = id;
    }

    public record Answer(int status, JsonNode body, HttpResponse<byte[]> whole) {

        public String text() {
            return new String(whole.body(), StandardCharsets.UTF_8);
        }
    }

    public String id() {
        return id;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Object body) {
        return send(
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(write(body))));
    }

    public Answer put(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(write(body))));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** @param body JSON, or none where it is empty */
    Answer send(String method, String path, String body) {
        return send(request(path).header("Content-Type", "application/json").method(method, text(body)));
    }

    /** The same without saying how long it is. */
    Answer sendInPieces(String method, String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.fromPublisher(text(body))));
    }

    private static HttpRequest.BodyPublisher text(String body) {
        return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    /** A small file as the engine takes it. */
    public Answer attach(String path) {
        String part = "--part\r\nContent-Disposition: form-data; name=\"attachment-name\"\r\n\r\nname\r\n"
                + "--part\r\nContent-Disposition: form-data; name=\"content\"; filename=\"a.html\"\r\n"
                + "Content-Type: text/html\r\n\r\n<script></script>\r\n--part--\r\n";
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofString(part)));
    }

    /** A model of one's own, as the engine takes it. */
    public Answer deploy(String path, String model) {
        String part = "--part\r\nContent-Disposition: form-data; name=\"own.bpmn\"; filename=\"own.bpmn\"\r\n"
                + "Content-Type: text/xml\r\n\r\n" + model + "\r\n--part--\r\n";
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofString(part)));
    }

    public Answer claim(String task) {
        return post("/engine-rest/task/" + task + "/claim", Map.of("userId", id));
    }

    public Answer approve(String task) {
        return complete(
                task, Map.of("decision", "approved", "reasonCodes", "", "comment", "", "unknownAccepted", true));
    }

    public Answer reject(String task, String reasonCodes, String comment) {
        return complete(task, Map.of("decision", "rejected", "reasonCodes", reasonCodes, "comment", comment));
    }

    public Answer complete(String task, Map<String, Object> variables) {
        var typed = new LinkedHashMap<String, Object>();
        variables.forEach((name, value) -> typed.put(name, Map.of("value", value)));
        return post("/engine-rest/task/" + task + "/complete", Map.of("variables", typed));
    }

    private HttpRequest.Builder request(String path) {
        String credentials = id + ":" + ReviewSituations.PASSWORD;
        return HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Accept", "application/json, */*")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            boolean isJson =
                    answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(answer.statusCode(), isJson ? json.readTree(answer.body()) : json.nullNode(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
