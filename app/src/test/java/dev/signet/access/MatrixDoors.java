package dev.signet.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.account.AccessKey;
import dev.signet.api.RawClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Knocks at a door of an account, in each way that opens it, and hears its code. */
final class MatrixDoors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern XML_CODE = Pattern.compile("<Code>([^<]*)</Code>");

    private static final Pattern PAGE_CODE = Pattern.compile("data-code=\"([^\"]*)\"");

    private final int port;
    private final Clock clock;
    private final String queue;

    /** @param queue that the doors of queues are asked for */
    MatrixDoors(int port, Clock clock, String queue) {
        this.port = port;
        this.clock = clock;
        this.queue = queue;
    }

    /** The RPC protocol in the classic scheme, where all stands in parameters. */
    String classic(AccessKey key, @Nullable String token, MatrixCall call) {
        RawClient client = new RawClient(port, key);
        String[] version = call.call().split("/");
        Map<String, String> parameters = client.parameters(version[1], clock.instant());
        parameters.put("Version", version[0]);
        parameters.putAll(call.values());
        if (token != null) {
            parameters.put("SecurityToken", token);
        }
        return code(client.rpc(parameters));
    }

    /** The same in the newer scheme, with headers and a form. */
    String newer(AccessKey key, @Nullable String token, MatrixCall call) {
        RawClient client = new RawClient(port, key);
        String[] version = call.call().split("/");
        Map<String, String> headers = headers(token);
        headers.put("x-acs-action", version[1]);
        headers.put("x-acs-version", version[0]);
        headers.put("content-type", "application/x-www-form-urlencoded");
        byte[] body = RawClient.query(call.values()).getBytes(StandardCharsets.UTF_8);
        return code(client.send("POST", "/", client.acs3("POST", "/", Map.of(), headers, body), body));
    }

    /** A path of {@code /v1}, signed. */
    String signed(AccessKey key, @Nullable String token, MatrixCall call) {
        RawClient client = new RawClient(port, key);
        String path = call.path(queue);
        Map<String, String> query = isWithoutBody(call) ? call.values() : Map.of();
        Map<String, String> headers = headers(token);
        byte[] body = new byte[0];
        if (!isWithoutBody(call)) {
            body = json(call).getBytes(StandardCharsets.UTF_8);
            headers.put("content-type", "application/json");
        }
        return code(client.send(
                call.method(),
                target(path, query),
                client.acs3(call.method(), path, query, headers, body),
                body.length > 0 ? body : null));
    }

    /** A path of {@code /v1} by a session of the console. */
    String console(ConsoleVisitor visitor, MatrixCall call) {
        String path = call.path(queue);
        ConsoleVisitor.Answer answer = isWithoutBody(call)
                ? visitor.send(call.method(), target(path, call.values()), "application/json", null)
                : visitor.send(call.method(), path, "application/json", json(call));
        return code(answer.status(), answer.body());
    }

    /** A page of the console, or a form of one, as its script asks for it. */
    String page(ConsoleVisitor visitor, MatrixCall call) {
        ConsoleVisitor.Answer answer = call.method().equals("GET")
                ? visitor.part("GET", target(call.path(queue), call.values()), null)
                : visitor.part("POST", call.path(queue), RawClient.query(call.values()));
        Matcher code = PAGE_CODE.matcher(answer.body());
        return answer.status() == 401 ? "SessionOver" : code.find() ? code.group(1) : Integer.toString(answer.status());
    }

    /** What a session of the console does not open: the doors of programs. */
    String consoleElsewhere(ConsoleVisitor visitor, MatrixCall call) {
        if (call.door().equals("queue")) {
            ConsoleVisitor.Answer answer = visitor.send(call.method(), call.path(queue), "", null);
            return code(answer.status(), answer.body());
        }
        String[] version = call.call().split("/");
        Map<String, String> parameters = new TreeMap<>(call.values());
        parameters.put("Action", version[1]);
        parameters.put("Version", version[0]);
        ConsoleVisitor.Answer answer = visitor.send("POST", target("/", parameters), "", null);
        return code(answer.status(), answer.body());
    }

    /** A queue, as its clients sign. */
    String mns(String keyId, String secret, @Nullable String token, MatrixCall call) {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
        String target = call.path(queue) + (call.method().equals("GET") ? "?waitseconds=0" : "?ReceiptHandle=1-1");
        String text = call.method() + "\n\n\n" + date + "\nx-mns-version:2015-06-06\n" + target;
        Map<String, String> headers = new TreeMap<>(Map.of(
                "Date",
                date,
                "x-mns-version",
                "2015-06-06",
                "Authorization",
                "MNS " + keyId + ":" + hmac(secret, text)));
        if (token != null) {
            headers.put("Security-Token", token);
        }
        RawClient.Reply reply =
                new RawClient(port, new AccessKey(keyId, 1, true, secret)).send(call.method(), target, headers, null);
        Matcher code = XML_CODE.matcher(reply.body());
        return code.find() ? code.group(1) : Integer.toString(reply.status());
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isWithoutBody(MatrixCall call) {
        return call.method().equals("GET") || call.method().equals("DELETE");
    }

    private static String target(String path, Map<String, String> query) {
        return query.isEmpty() ? path : path + "?" + RawClient.query(query);
    }

    private static String json(MatrixCall call) {
        return JSON.valueToTree(call.values()).toString();
    }

    private static Map<String, String> headers(@Nullable String token) {
        Map<String, String> headers = new TreeMap<>();
        if (token != null) {
            headers.put("x-acs-security-token", token);
        }
        return headers;
    }

    private static String code(RawClient.Reply reply) {
        return code(reply.status(), reply.body());
    }

    /** The answer's code, the status where it has none. */
    private static String code(int status, String body) {
        Matcher xml = XML_CODE.matcher(body);
        if (xml.find()) {
            return xml.group(1);
        }
        if (body.isEmpty()) {
            return Integer.toString(status);
        }
        try {
            JsonNode json = JSON.readTree(body);
            return json.path("Code").asText(json.path("code").asText(Integer.toString(status)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return Integer.toString(status);
        }
    }
}
