package dev.signet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.AccessKey;
import dev.signet.api.RawClient;
import dev.signet.api.RawClient.Reply;
import dev.signet.support.ChildApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Measures a bulk task of 500,000 arbitrary numbers from its forecast to its last number, and what verification codes
 * feel of it: their latency on an idle system and while the task runs, at the same rate. Figures are printed, never
 * asserted: only that every code and every number was taken is.
 */
@Tag("bench")
class BulkBench {

    private static final Path HOME = Path.of("target", "bench-bulk");
    private static final int NUMBERS = Integer.getInteger("bench.bulk", 500_000);
    private static final int CODES_PER_SECOND = Integer.getInteger("bench.bulk.codes", 200);
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "10"));
    private static final String LISTS = "/v1/bulk-tasks/recipient-lists";
    private static final String TASKS = "/v1/bulk-tasks";
    private static final String[] PREFIXES = {
        "130", "131", "132", "135", "136", "137", "138", "139", "150", "151", "152", "155", "156", "157", "158", "159",
        "176", "177", "178", "180", "182", "183", "185", "186", "187", "188"
    };

    private final ObjectMapper json = new ObjectMapper();
    private final Figures figures = new Figures();
    private ChildApplication application;

    @Test
    void measures() throws Exception {
        FileSystemUtils.deleteRecursively(HOME);
        application = new ChildApplication(
                HOME.resolve("home"),
                "--signet.rulebook.directory=" + rulebookThatIsNeverShut().toAbsolutePath(),
                "--signet.bulk.recipients.max-file=32MB",
                "--server.tomcat.max-keep-alive-requests=-1",
                "--logging.level.root=warn");
        try (ChildApplication running = application.start()) {
            enoughMoney(running.home());
            measure();
        }
        figures.write(HOME.resolve("figures.json"));
    }

    private void measure() throws Exception {
        DemoTraffic traffic = new DemoTraffic(application.port());
        codes(traffic, SECONDS); // warm-up
        HttpLoad.Result idle = codes(traffic, SECONDS);

        String task = task(list(csv()));
        Instant forecastBegins = Instant.now();
        JsonNode forecast =
                await(TASKS + "/" + task, List.of("AWAITING_CONFIRMATION")).path("forecast");
        figures.put(
                "forecast of 500,000 numbers",
                Duration.between(forecastBegins, Instant.now()).toMillis() / 1000.0,
                "s");
        assertThat(forecast.path("accepted").asInt()).as(forecast.toString()).isEqualTo(NUMBERS);
        call("POST", TASKS + "/" + task + "/confirm", "application/json", new byte[0]);
        HttpLoad.Result busy = codes(traffic, SECONDS);
        boolean ranAllTheTime = get(TASKS + "/" + task).path("state").asText().equals("RUNNING");
        JsonNode done = await(TASKS + "/" + task, List.of("FINISHED"));

        Duration took = Duration.between(
                Instant.parse(done.path("sendTime").asText()),
                Instant.parse(done.path("endedAt").asText()));
        figures.put("bulk task of 500,000 numbers, codes beside it", NUMBERS * 1000.0 / took.toMillis(), "numbers/s");
        latency("verification codes at %d/s, no bulk task".formatted(CODES_PER_SECOND), idle);
        latency("verification codes at %d/s, bulk task running".formatted(CODES_PER_SECOND), busy);
        figures.put("the task ran all that time (1 = yes)", ranAllTheTime ? 1 : 0, "");
        assertThat(done.path("progress").path("sent").asInt()).isEqualTo(NUMBERS);
    }

    private void latency(String name, HttpLoad.Result result) {
        figures.put(name + ", p50", result.percentileMicros(0.50) / 1000.0, "ms");
        figures.put(name + ", p99", result.percentileMicros(0.99) / 1000.0, "ms");
    }

    private HttpLoad.Result codes(DemoTraffic traffic, double seconds) throws IOException {
        HttpLoad.Result result = new HttpLoad(
                        new InetSocketAddress("127.0.0.1", application.port()),
                        16,
                        traffic.single(DemoTraffic.Kind.CODE, (int) (CODES_PER_SECOND * seconds)),
                        CODES_PER_SECOND)
                .run(seconds);
        assertThat(result.refused()).as(result.firstRefusal()).isZero();
        return result;
    }

    /** Domestic tasks start by day only; the benchmark runs at any hour. */
    private static Path rulebookThatIsNeverShut() throws IOException {
        Path directory = HOME.resolve("rulebook");
        FileSystemUtils.copyRecursively(Path.of("..", "rules", "policies"), directory);
        Path parameters = directory.resolve("sending/parameters.csv");
        Files.writeString(
                parameters,
                Files.readString(parameters)
                        .replace("sending.window.opens,08:00", "sending.window.opens,00:00")
                        .replace("sending.window.closes,22:00", "sending.window.closes,24:00"));
        return directory;
    }

    private static void enoughMoney(Path home) throws IOException, SQLException {
        Properties server = new Properties();
        try (var in = Files.newInputStream(home.resolve("server.properties"))) {
            server.load(in);
        }
        try (Connection database = DriverManager.getConnection(
                        "jdbc:mariadb://127.0.0.1:" + server.getProperty("port") + "/signet_data",
                        "signet",
                        Files.readString(home.resolve("database.password")).trim());
                Statement statement = database.createStatement()) {
            statement.executeUpdate("update billing_account set balance_micros = balance_micros + 1000000000000");
        }
    }

    private String list(byte[] csv) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"templateCode\"\r\n\r\n" + notification()
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(csv);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        String id = call("POST", LISTS, "multipart/form-data; boundary=b", body.toByteArray())
                .path("id")
                .asText();
        await(LISTS + "/" + id, List.of("READY"));
        return id;
    }

    private String task(String list) throws Exception {
        return call(
                        "POST",
                        TASKS,
                        "application/json",
                        json.writeValueAsBytes(Map.of(
                                "name",
                                "bench",
                                "signName",
                                "示例科技",
                                "templateCode",
                                notification(),
                                "recipientListId",
                                list)))
                .path("id")
                .asText();
    }

    private String notification() throws Exception {
        for (JsonNode template : get("/v1/templates").path("templates")) {
            if (template.path("kind").asText().equals("NOTIFICATION")) {
                return template.path("code").asText();
            }
        }
        throw new IllegalStateException("the demo account has no notification template");
    }

    private static byte[] csv() {
        Random random = new Random(4711);
        Set<String> numbers = new HashSet<>();
        while (numbers.size() < NUMBERS) {
            numbers.add(PREFIXES[random.nextInt(PREFIXES.length)] + String.format("%08d", random.nextInt(100_000_000)));
        }
        StringBuilder text = new StringBuilder("手机号码,time\n");
        numbers.forEach(number -> text.append(number).append(",11月25日10时\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode await(String path, List<String> states) throws Exception {
        JsonNode seen = get(path);
        for (int round = 0; round < 6000 && !states.contains(seen.path("state").asText()); round++) {
            TimeUnit.MILLISECONDS.sleep(100);
            seen = get(path);
        }
        assertThat(states).as(seen.toString()).contains(seen.path("state").asText());
        return seen;
    }

    private JsonNode get(String path) throws Exception {
        return call("GET", path, "application/json", new byte[0]);
    }

    private JsonNode call(String method, String path, String type, byte[] body) throws Exception {
        RawClient client =
                new RawClient(application.port(), new AccessKey("signet-demo-key", 0, true, "signet-demo-secret"));
        Map<String, String> headers = new TreeMap<>(Map.of("content-type", type));
        Reply reply = client.send(method, path, client.acs3(method, path, Map.of(), headers, body), body);
        assertThat(reply.status()).as(reply.body()).isLessThan(300);
        return reply.json();
    }
}
