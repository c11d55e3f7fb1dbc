package dev.signet.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.AccessKey;
import dev.signet.api.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** A program that signs its requests under {@code /v1}, by the application's clock. */
public final class SignedRest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final RawClient signer;
    private final Clock clock;

    public SignedRest(TestServer server, AccessKey key, Clock clock) {
        this(server.port(), key, clock);
    }

    public SignedRest(int port, AccessKey key, Clock clock) {
        this(port, new RawClient(port, key), clock);
    }

    private SignedRest(int port, RawClient signer, Clock clock) {
        this.port = port;
        this.signer = signer;
        this.clock = clock;
    }

    /** In a session. */
    public static SignedRest with(TestServer server, AccessKey key, String token, Clock clock) {
        return new SignedRest(server.port(), new RawClient(server.port(), key, token), clock);
    }

    public record Reply(int status, byte[] body, HttpHeaders headers) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(text(), e);
            }
        }

        public String code() {
            return json().path("code").asText();
        }
    }

    public Reply get(String path) {
        return get(path, Map.of());
    }

    public Reply get(String path, Map<String, String> query) {
        return send("GET", path, query, null);
    }

    public Reply post(String path, Map<String, ?> body) {
        return send("POST", path, Map.of(), body);
    }

    public Reply post(String path, Map<String, String> query, Map<String, ?> body) {
        return send("POST", path, query, body);
    }

    public Reply put(String path, Map<String, ?> body) {
        return send("PUT", path, Map.of(), body);
    }

    public Reply patch(String path, Map<String, ?> body) {
        return send("PATCH", path, Map.of(), body);
    }

    public Reply delete(String path) {
        return send("DELETE", path, Map.of(), null);
    }

    private Reply send(
            String method,
            String path,
            Map<String, String> query,
            @org.jspecify.annotations.Nullable Map<String, ?> body) {
        try {
            byte[] content = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
            Map<String, String> headers = new TreeMap<>(Map.of(
                    "x-acs-date",
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
            if (body != null) {
                headers.put("content-type", "application/json");
            }
            String target = query.isEmpty() ? path : path + "?" + RawClient.query(query);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content));
            signer.acs3(method, path, query, headers, content).forEach((name, value) -> {
                if (!name.equals("host")) {
                    request.header(name, value);
                }
            });
            HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(answer.statusCode(), answer.body(), answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
