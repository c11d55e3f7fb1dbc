package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.api.RawClient.Reply;
import dev.signet.api.gateway.RpcAction;
import dev.signet.staff.People;
import dev.signet.staff.Person;
import dev.signet.staff.StaffGroup;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Generated requests to every door but the engine's, which {@code EngineWalkIT} walks: right names with wrong values, in
 * right and wrong places. Whatever comes, it is the caller's fault, and told in the form of the door.
 */
@SignetTest
@Tag("faults")
class DoorsFuzzIT {

    private static final int REQUESTS = Integer.getInteger("signet.fuzz.requests", 1_000);
    /** Another one tries other requests; a failure names the request by its number under this one. */
    private static final long SEED = Long.getLong("signet.fuzz.seed", 1);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "correct horse";
    private static final List<String> PLAIN_PATHS = List.of(
            "/",
            "/login",
            "/logout",
            "/welcome",
            "/pages/nothing",
            "/actuator",
            "/actuator/health",
            "/actuator/health/nothing",
            "/actuator/env",
            "/actuator/prometheus",
            "/evidence/1",
            "/evidence/x/y",
            "/v3/api-docs",
            "/v3/api-docs/nothing",
            "/nothing",
            "/v1",
            "/v1/nothing",
            "/v1/admin",
            "/error",
            "/favicon.ico");
    private static final List<String> PARAMETERS = List.of(
            "PhoneNumbers",
            "PhoneNumber",
            "PhoneNumberJson",
            "SignName",
            "SignNameJson",
            "TemplateCode",
            "TemplateParam",
            "TemplateParamJson",
            "SmsUpExtendCode",
            "SmsUpExtendCodeJson",
            "OutId",
            "SendDate",
            "PageSize",
            "CurrentPage",
            "PageIndex",
            "BizId",
            "SignSource",
            "SignType",
            "SignFileList",
            "Remark",
            "TemplateType",
            "TemplateName",
            "TemplateContent",
            "TemplateRule",
            "RelatedSignName",
            "QualificationId",
            "OrderId",
            "StartDate",
            "EndDate",
            "IsGlobe",
            "MessageType",
            "QueueName",
            "MessageId",
            "Delivered",
            "ConversionTime",
            "ResourceOwnerId",
            "ApplySceneContent",
            "ThirdParty",
            "MoreData",
            "IntlType",
            "Format",
            "SignatureType",
            "Tag",
            "NextToken",
            "RegionId",
            "ResourceType",
            "TemplateId",
            "TrafficDriving",
            "SourceUrl",
            "EffectiveDays",
            "VerifyCode");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "1",
            "2147483648",
            "99999999999999999999",
            "1e5",
            "１２",
            "NaN",
            "null",
            "true",
            "[]",
            "{}",
            "[",
            "{\"a\":null}",
            "{\"code\":[1]}",
            "[\"13800138000\"]",
            "[\"\",null,1]",
            "13800138000",
            "+8613800138000,13800138000,",
            "2026-02-30",
            "20260618",
            "2026-06-18T25:00:00Z",
            "+999999999-12-31",
            "0001-01-01T00:00:00Z",
            "SMS_1",
            "示例科技",
            "\u0000",
            "\u202E退订",
            "\uD83D",
            "\uFEFF",
            "a\r\nX: y",
            "../../etc/passwd",
            "' or 1=1 -- ",
            "%s%n${7*7}#{7*7}",
            "<script>",
            "x".repeat(300),
            "汉".repeat(5_000),
            "[".repeat(2_000),
            "{\"a\":".repeat(500),
            "multipart/form-data");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json; charset=GBK",
            "text/plain",
            "application/xml",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "nonsense",
            "application/json;charset=nothing",
            "");

    private final List<Operation> operations = new ArrayList<>();

    @Autowired
    List<RpcAction> actions;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    SettableClock clock;

    @Autowired
    People people;

    private RawClient customer;
    private List<String> staff = List.of();
    /** Of somebody apart: who tries wrong passwords is kept waiting. */
    private String ownPassword = "";

    /** @param fields names in the body; null where there is none */
    private record Operation(
            String method,
            String path,
            List<String> parameters,
            @Nullable List<String> fields) {

        boolean isForStaff() {
            return path.startsWith("/v1/admin") || path.startsWith("/v1/reviews") || path.startsWith("/v1/me");
        }
    }

    private record Request(String method, String target, Map<String, String> headers, byte @Nullable [] body) {

        @Override
        public String toString() {
            String text = method + " " + target + " " + headers.getOrDefault("content-type", "") + " "
                    + (body == null ? "" : new String(body, StandardCharsets.UTF_8));
            return text.substring(0, Math.min(text.length(), 400));
        }
    }

    @BeforeEach
    void callers() throws Exception {
        customer = new RawClient(server.port(), accounts.enterprise().key());
        staff =
                List.of(StaffGroup.ADMINISTRATORS, StaffGroup.COMPLIANCE_OFFICERS, StaffGroup.SIGNATURE_REVIEWERS)
                        .stream()
                        .map(group -> person("fuzz-" + group.id(), group))
                        .toList();
        ownPassword = person("fuzz-password", StaffGroup.TEMPLATE_REVIEWERS);
        for (String group : List.of("v1", "platform")) {
            describe(JSON.readTree(customer.send("GET", "/v3/api-docs/" + group, Map.of(), null)
                    .body()));
        }
    }

    /** What the person logs in with. */
    private String person(String id, StaffGroup group) {
        if (people.find(id).isEmpty()) {
            people.create("test", new Person(id, "试", "探", null, Set.of(group)), PASSWORD);
        }
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    private void describe(JsonNode api) {
        api.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(call -> {
                    List<String> parameters = new ArrayList<>();
                    call.getValue()
                            .path("parameters")
                            .forEach(p -> parameters.add(p.path("name").asText()));
                    JsonNode content = call.getValue().path("requestBody").path("content");
                    List<String> fields = content.isMissingNode() ? null : new ArrayList<>();
                    content.forEach(type -> fields(api, type.path("schema"), fields));
                    operations.add(new Operation(
                            call.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), parameters, fields));
                }));
    }

    private static void fields(JsonNode api, JsonNode schema, List<String> into) {
        JsonNode named =
                schema.has("$ref") ? api.at(schema.path("$ref").asText().substring(1)) : schema;
        named.path("properties").fieldNames().forEachRemaining(into::add);
    }

    @Test // #9
    void noRequestIsTheServersFault() {
        assertThat(operations).hasSizeGreaterThan(50);
        assertThat(actions).hasSizeGreaterThan(20);
        List<String> wrong = IntStream.range(0, REQUESTS)
                .parallel()
                .boxed()
                .flatMap(n -> {
                    Request request = request(new Random(SEED * 1_000_003 + n));
                    Reply reply = customer.send(request.method(), request.target(), request.headers(), request.body());
                    return unfit(request, reply)
                            .map(why -> "request " + n + " of seed " + SEED + ": " + why + ": " + request + " -> "
                                    + reply.status() + " "
                                    + reply.body()
                                            .substring(
                                                    0,
                                                    Math.min(300, reply.body().length())));
                })
                .toList();

        assertThat(wrong).isEmpty();
    }

    private static java.util.stream.Stream<String> unfit(Request request, Reply reply) {
        if (reply.status() >= 500) {
            return java.util.stream.Stream.of("the server's fault");
        }
        // Descriptions name the types of what they describe.
        boolean described = reply.status() < 400 && request.target().startsWith("/v3/api-docs");
        if (!described
                && reply.body()
                        .matches(
                                "(?s).*(\\tat |java\\.(lang|util|io|time)|org\\.(spring|camunda|apache|maria)|com\\.fasterxml|Exception: ).*")) {
            return java.util.stream.Stream.of("tells of the server's insides");
        }
        boolean told = reply.status() < 400 || request.method().equals("HEAD") || isTold(request, reply);
        return told ? java.util.stream.Stream.of() : java.util.stream.Stream.of("not told in the form of the door");
    }

    private static boolean isTold(Request request, Reply reply) {
        if (!request.target().startsWith("/v1/")) {
            return true;
        }
        try {
            JsonNode body = reply.json();
            return !body.path("code").asText().isBlank()
                    && !body.path("message").asText().isBlank();
        } catch (RuntimeException noJson) {
            return false;
        }
    }

    private Request request(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> rpc(random);
            case 3 -> plain(random);
            default -> rest(random);
        };
    }

    private Request rpc(Random random) {
        Map<String, String> parameters =
                customer.parameters(one(random, actions).name(), clock.instant());
        for (int i = random.nextInt(8); i > 0; i--) {
            parameters.put(
                    one(random, PARAMETERS) + (random.nextInt(6) == 0 ? "." + random.nextInt(3) : ""),
                    one(random, VALUES));
        }
        String method = random.nextInt(4) == 0 ? "GET" : "POST";
        Map<String, String> signed = new HashMap<>(customer.signed(method, parameters));
        if (random.nextInt(12) == 0) {
            signed.put(one(random, List.copyOf(signed.keySet())), one(random, VALUES));
        }
        String query = RawClient.query(new TreeMap<>(signed)) + (random.nextInt(12) == 0 ? "&a=%zz" : "");
        boolean inBody = method.equals("POST") && random.nextBoolean();
        Map<String, String> headers = inBody
                ? Map.of(
                        "Content-Type",
                        random.nextInt(6) == 0 ? one(random, TYPES) : "application/x-www-form-urlencoded")
                : Map.of();
        return new Request(
                method, inBody ? "/" : "/?" + query, headers, inBody ? query.getBytes(StandardCharsets.UTF_8) : null);
    }

    private Request plain(Random random) {
        String path = spoiled(random, one(random, PLAIN_PATHS));
        String query = random.nextBoolean()
                ? "?" + RawClient.encode(one(random, VALUES)) + "=" + one(random, List.of("1", "%zz", "%00", ""))
                : "";
        Map<String, String> headers = new TreeMap<>();
        if (random.nextBoolean()) {
            headers.put(
                    "Authorization",
                    one(random, List.of("Basic !", "Basic " + "A".repeat(3_000), "Bearer x", staff.get(0))));
        }
        String method =
                one(random, List.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "NONE"));
        return new Request(
                method,
                path + query,
                headers,
                random.nextBoolean() ? body(random, List.of("username", "password")) : null);
    }

    private Request rest(Random random) {
        Operation operation = one(random, operations);
        StringBuilder path = new StringBuilder();
        for (String part : operation.path().substring(1).split("/")) {
            path.append('/').append(part.startsWith("{") ? RawClient.encode(segment(random)) : part);
        }
        Map<String, String> query = new TreeMap<>();
        for (String parameter : operation.parameters()) {
            if (!operation.path().contains("{" + parameter + "}") && random.nextBoolean()) {
                query.put(parameter, one(random, VALUES));
            }
        }
        byte[] body = operation.fields() == null ? null : body(random, operation.fields());
        Map<String, String> headers = new TreeMap<>();
        if (body != null) {
            headers.put("content-type", random.nextInt(5) == 0 ? one(random, TYPES) : "application/json");
        }
        String target = spoiled(random, path.toString()) + (query.isEmpty() ? "" : "?" + RawClient.query(query));
        if (operation.isForStaff()) {
            headers.put("Authorization", operation.path().equals("/v1/me/password") ? ownPassword : one(random, staff));
        } else {
            headers.put(
                    "x-acs-date",
                    clock.instant()
                            .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                            .toString());
            headers = customer.acs3(
                    operation.method(), path.toString(), query, headers, body == null ? new byte[0] : body);
        }
        return new Request(operation.method(), target, headers, body);
    }

    /** A part of a path must not be empty, or it is another path. */
    private static String segment(Random random) {
        String value = one(random, VALUES);
        return value.isBlank() || value.contains("/") || value.contains("\u0000")
                ? "9"
                : value.substring(0, Math.min(300, value.length()));
    }

    private static String spoiled(Random random, String path) {
        return switch (random.nextInt(20)) {
            case 0 -> path + one(random, List.of("/", "//", ";x=1", "%00", "/%2e%2e/", "%zz", ".json", "\\x"));
            case 1 -> "/" + path;
            default -> path;
        };
    }

    private static byte[] body(Random random, List<String> fields) {
        if (random.nextInt(8) == 0) {
            return one(random, VALUES)
                    .getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16LE);
        }
        StringBuilder body = new StringBuilder("{");
        for (String field : fields) {
            if (random.nextInt(4) > 0) {
                body.append(body.length() > 1 ? "," : "")
                        .append(quoted(field))
                        .append(':')
                        .append(value(random, 3));
            }
        }
        return body.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0, 1, 2, 3 -> quoted(one(random, VALUES));
            case 4 -> one(random, List.of("0", "-1", "1", "1.5", "1e400", "99999999999999999999"));
            case 5 -> one(random, List.of("true", "false"));
            case 6 -> "null";
            case 7 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            default -> "{" + quoted(one(random, VALUES)) + ":" + value(random, depth - 1) + "}";
        };
    }

    private static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
