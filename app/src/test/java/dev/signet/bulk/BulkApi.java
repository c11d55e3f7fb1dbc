package dev.signet.bulk;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.AccessKey;
import dev.signet.api.RawClient;
import dev.signet.api.RawClient.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The bulk tasks of one account through the real door. */
public final class BulkApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(2);

    private final RawClient client;
    private final Supplier<Instant> now;

    /** @param now the server's clock: requests are signed with its time */
    public BulkApi(int port, AccessKey key, Supplier<Instant> now) {
        this(new RawClient(port, key), now);
    }

    public BulkApi(RawClient client, Supplier<Instant> now) {
        this.client = client;
        this.now = now;
    }

    public static Map<String, Object> order(String signName, String templateCode) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("name", "会员日");
        order.put("signName", signName);
        order.put("templateCode", templateCode);
        return order;
    }

    public Reply post(String path, Object body, Map<String, String> headers) {
        try {
            return call("POST", path, Map.of(), headers, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    public Reply create(Map<String, Object> order) {
        return post("/v1/bulk-tasks", order, Map.of());
    }

    public Reply act(String id, String action) {
        return call("POST", "/v1/bulk-tasks/" + id + "/" + action, Map.of(), Map.of(), new byte[0]);
    }

    public Reply get(String path, Map<String, String> query) {
        return call("GET", path, query, Map.of(), new byte[0]);
    }

    public JsonNode task(String id) {
        Reply reply = get("/v1/bulk-tasks/" + id, Map.of());
        if (reply.status() != 200) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        return reply.json();
    }

    /** Made and forecast. */
    public String forecasted(Map<String, Object> order) {
        Reply created = create(order);
        if (created.status() != 201) {
            throw new AssertionError(created.status() + " " + created.body());
        }
        String id = created.json().path("id").asText();
        awaitState(id, "AWAITING_CONFIRMATION");
        return id;
    }

    public String confirmed(Map<String, Object> order) {
        String id = forecasted(order);
        Reply reply = act(id, "confirm");
        if (reply.status() != 200) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        return id;
    }

    public JsonNode awaitState(String id, String... states) {
        List<String> wanted = List.of(states);
        await("task " + id + " to be " + wanted)
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> wanted.contains(task(id).path("state").asText()));
        return task(id);
    }

    public Reply upload(String templateCode, String signName, String fileName, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "name=\"templateCode\"", utf8(templateCode));
        part(body, "name=\"signName\"", utf8(signName));
        part(body, "name=\"file\"; filename=\"" + fileName + "\"", file);
        body.writeBytes(utf8("--signet--\r\n"));
        Map<String, String> type = Map.of("content-type", "multipart/form-data; boundary=signet");
        return call("POST", "/v1/bulk-tasks/recipient-lists", Map.of(), type, body.toByteArray());
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        body.writeBytes(utf8("--signet\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(utf8("\r\n"));
    }

    private Reply call(String method, String path, Map<String, String> query, Map<String, String> more, byte[] body) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("x-acs-date", now.get().truncatedTo(ChronoUnit.SECONDS).toString());
        if (body.length > 0) {
            headers.putIfAbsent("content-type", "application/json");
        }
        String target = query.isEmpty() ? path : path + "?" + RawClient.query(new TreeMap<>(query));
        return client.send(method, target, client.acs3(method, path, query, headers, body), body);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
