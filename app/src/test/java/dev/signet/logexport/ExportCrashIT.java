package dev.signet.logexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.AccessKey;
import dev.signet.platform.database.EmbeddedMariaDb;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SharedDatabase;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** Kills the application in the middle of a file, and starts it again. */
@Tag("faults")
class ExportCrashIT {

    private static final int ROWS = Integer.getInteger("signet.export.crash.rows");
    private static final int AT_ONCE = 5_000;
    /** Some pieces are stored by then. */
    private static final int BEFORE_THE_KILL = 20_000;

    private static final String ADMINISTRATOR = "root.admin";
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path directory;

    private final EmbeddedMariaDb server = SharedDatabase.server();
    private final String url = server.url(SharedDatabase.freshSchema());
    private final JdbcTemplate jdbc =
            new JdbcTemplate(new DriverManagerDataSource(url, server.user(), server.password()));
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void producesTheWholeFileAfterADeathInTheMiddle() throws Exception {
        letTheNormsApprove();
        AccessKey key;
        String id;
        try (SignetProcess signet = start()) {
            key = account(signet);
            store(key.accountId());
            SignedRest client = client(signet, key);
            id = ask(client);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> client.get("/v1/log-exports/" + id)
                                    .json()
                                    .path("rowsWritten")
                                    .asInt()
                            >= BEFORE_THE_KILL);
            signet.kill();
        }
        assertThat(jdbc.queryForMap("select state, sealed_key from logexport_request where id = ?", id))
                .as("killed in the middle")
                .containsEntry("state", "PREPARING")
                .containsEntry("sealed_key", null);
        assertThat(jdbc.queryForObject("select count(*) from logexport_chunk", Integer.class))
                .isPositive();

        try (SignetProcess signet = start()) {
            SignedRest client = client(signet, key);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> client.get("/v1/log-exports/" + id)
                            .json()
                            .path("state")
                            .asText()
                            .equals("READY"));
            assertThat(numbers(client.get("/v1/log-exports/" + id + "/file"))).hasSize(ROWS);
        }
        assertThat(jdbc.queryForList("select distinct attempt from logexport_chunk", Integer.class))
                .hasSize(1);
    }

    /** Every number once: as many different ones as lines. */
    private static Set<String> numbers(Reply file) {
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text().lines()).hasSize(ROWS + 2);
        Set<String> bizIds = new HashSet<>();
        file.text()
                .lines()
                .skip(1)
                .limit(ROWS)
                .forEach(line -> bizIds.add(line.split(",")[LogLine.COLUMNS.indexOf("biz_id")]));
        return bizIds;
    }

    private void letTheNormsApprove() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("../rules/policies"), directory.resolve("policies"));
        Path parameters = directory.resolve("policies/log-export/parameters.csv");
        Files.writeString(
                parameters,
                Files.readString(parameters).replace("log-export.rows.auto,5000,", "log-export.rows.auto,1000000,"));
    }

    private SignetProcess start() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SIGNET_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("SIGNET_ADMIN_USER", ADMINISTRATOR);
        environment.put("SIGNET_ADMIN_PASSWORD", PASSWORD);
        return SignetProcess.launch(
                        directory,
                        environment,
                        "--signet.home=" + directory.resolve("home"),
                        "--signet.rulebook.directory=" + directory.resolve("policies"),
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + server.user(),
                        "--spring.datasource.password=" + server.password())
                .awaitStart();
    }

    private AccessKey account(SignetProcess signet) throws Exception {
        String form =
                "{\"name\":\"export-crash\",\"kind\":\"ENTERPRISE\",\"verifiedName\":\"杭州示例科技有限公司\",\"firstKey\":true}";
        JsonNode key = created(signet, "/v1/admin/accounts", form);
        return new AccessKey(
                key.path("accessKeyId").asText(),
                key.path("id").asLong(),
                true,
                key.path("accessKeySecret").asText());
    }

    private JsonNode created(SignetProcess signet, String path, String body) throws Exception {
        HttpResponse<String> answer = signet.call("POST", path, ADMINISTRATOR, PASSWORD, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body());
    }

    private void store(long accountId) {
        SentMessages messages = new SentMessages(jdbc);
        Instant at = Instant.now().minusSeconds(5);
        for (int from = 0; from < ROWS; from += AT_ONCE) {
            messages.store(IntStream.range(from, from + AT_ONCE)
                    .mapToObj(i -> Message.delivered(accountId, at, 8613600000000L + i))
                    .toList());
        }
    }

    private static SignedRest client(SignetProcess signet, AccessKey key) {
        return new SignedRest(signet.port(), key, Clock.systemUTC());
    }

    private String ask(SignedRest client) {
        Instant now = Instant.now();
        Reply asked = client.post(
                "/v1/log-exports",
                Map.of(
                        "from",
                                now.minusSeconds(600)
                                        .atOffset(ZoneOffset.ofHours(8))
                                        .toLocalDate()
                                        .toString(),
                        "to", now.atOffset(ZoneOffset.ofHours(8)).toLocalDate().toString(),
                        "purpose", "核对六月账单",
                        "recipient", "财务部",
                        "format", "CSV"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.json().path("state").asText()).isEqualTo("PREPARING");
        return asked.json().path("id").asText();
    }
}
