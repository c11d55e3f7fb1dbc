package dev.signet.bulk.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.account.AccessKey;
import dev.signet.account.Accounts;
import dev.signet.billing.Ledger;
import dev.signet.bulk.BulkApi;
import dev.signet.bulk.BulkSituations;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.carrier.SimulatorProcess;
import dev.signet.figures.FiguresCheck;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.SettableClock;
import dev.signet.support.SharedDatabase;
import dev.signet.support.SignetProcess;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import dev.signet.template.Templates;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Two nodes on one database, a carrier in a process of its own. The node that runs a task is killed in its middle, the
 * other goes on: the carrier has got every number once. The node that is killed hands over and leaves the carriers to
 * the other, so that the count is exact; what becomes of messages that are in a socket when their node dies is shown by
 * {@code CrashIT}.
 */
@SignetTest(properties = "signet.bulk.lease=3s")
@Tag("faults")
class BulkCrashIT {

    private static final Path DIRECTORY = Path.of("target", "bulk-crash");
    private static final int ROUNDS = Integer.getInteger("signet.bulk.crash.rounds", 1);
    private static final int NUMBERS = Integer.getInteger("signet.bulk.crash.numbers", 20_000);
    private static final Duration LONG = Duration.ofMinutes(5);

    private static SimulatorProcess simulatorProcess;

    @DynamicPropertySource
    static void carrier(DynamicPropertyRegistry registry) throws IOException {
        simulatorProcess = SimulatorProcess.start(DIRECTORY, "--receipt-delay=50ms");
        registry.add("signet.carriers[0].name", () -> "outside");
        registry.add("signet.carriers[0].port", () -> simulatorProcess.port());
        registry.add("signet.carriers[0].password", () -> "secret");
        registry.add("signet.carriers[0].access-number", () -> "1069051095187");
        registry.add("signet.carriers[0].trace-tag", () -> 0x1401);
        registry.add("signet.carriers[0].rate", () -> 5000);
        registry.add("signet.carriers[0].window", () -> 256);
    }

    @AfterAll
    static void endTheCarrier() {
        simulatorProcess.close();
    }

    @TempDir
    Path directory;

    @Autowired
    Environment environment;

    @Autowired
    TestServer server;

    @Autowired
    Accounts accounts;

    @Autowired
    Templates templates;

    @Autowired
    RecipientLists lists;

    @Autowired
    Ledger balances;

    @Autowired
    SettableClock clock;

    @Autowired
    BulkRunner runner;

    @Autowired
    @DataPlane
    JdbcClient data;

    @Autowired
    @DataPlane
    JdbcTemplate statements;

    private BulkApi api;
    private BulkSituations situations;
    private long demo;

    @BeforeEach
    void theDemoAccount() {
        long accountId = accounts.findByName("demo").orElseThrow().id();
        demo = accountId;
        api = new BulkApi(
                server.port(), new AccessKey("signet-demo-key", accountId, true, "signet-demo-secret"), clock::instant);
        situations = new BulkSituations(accountId, templates, lists);
        balances.credit(accountId, new BigDecimal("1000000"), UUID.randomUUID().toString(), "test");
    }

    @AfterEach
    void goOn() {
        if (!runner.isRunning()) {
            runner.start();
        }
    }

    @Test
    void sendsEveryNumberOnceWhateverNodeDies() throws Exception {
        SignetProcess other = otherNode().awaitStart();
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                if (round > 1) {
                    other = otherNode().awaitStart();
                }
                runner.stop(); // so that it is the other that begins
                List<String> numbers = BulkSituations.numbersAbroad(NUMBERS);
                // International templates know no hours: this test runs at any time of the day.
                String id = api.confirmed(situations.byList(TemplateKind.INTERNATIONAL, "示例科技", numbers));
                await("task in the middle")
                        .atMost(LONG)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> remaining(id) < NUMBERS - NUMBERS / 10);
                other.kill();
                int left = remaining(id);
                runner.start();
                api.awaitState(id, "FINISHED");
                await("receipts")
                        .atMost(LONG)
                        .pollInterval(Duration.ofMillis(200))
                        .until(() ->
                                api.task(id).path("progress").path("delivered").asInt() == NUMBERS);

                assertThat(left)
                        .as("numbers left at the kill in round %d", round)
                        .isPositive();
                assertThat(stored(id)).isEqualTo(Map.of("messages", NUMBERS, "numbers", NUMBERS));
                assertThat(simulatorProcess.taken(2))
                        .as("submitted twice, round %d", round)
                        .isEmpty();
                assertThat(simulatorProcess.taken(1))
                        .as("submitted, round %d", round)
                        .hasSize(NUMBERS);
                new FiguresCheck(statements).holds(demo);
                simulatorProcess.call("POST", "/forget", "");
            }
        } finally {
            other.kill();
        }
    }

    private int remaining(String id) {
        JsonNode task = api.task(id);
        return task.path("progress").path("remaining").asInt();
    }

    private Map<String, Integer> stored(String id) {
        return data.sql("select count(*), count(distinct number) from sending_message where out_id = ?")
                .param(id)
                .query((row, n) -> Map.of("messages", row.getInt(1), "numbers", row.getInt(2)))
                .single();
    }

    /** Hands over, but speaks to no carrier. */
    private SignetProcess otherNode() throws IOException {
        var database = SharedDatabase.server();
        String schema = environment.getRequiredProperty("signet.database-schema");
        return SignetProcess.launch(
                directory,
                Map.of(
                        "SIGNET_MASTER_KEY",
                        Files.readString(SharedDatabase.HOME.resolve("master.key"))
                                .trim()),
                "--signet.home=" + directory.resolve("home"),
                "--spring.datasource.url=" + database.url(schema),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--signet.data-plane.datasource.url=" + database.url(schema + "_data"),
                "--spring.quartz.properties.org.quartz.scheduler.instanceName=" + schema,
                "--signet.dispatch.enabled=false",
                "--signet.bulk.lease=3s",
                "--signet.bulk.portion=200");
    }
}
