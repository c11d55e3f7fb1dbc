package dev.signet.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.QuerySendDetailsRequest;
import com.aliyun.dysmsapi20170525.models.QuerySendDetailsResponseBody;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import dev.signet.figures.FiguresCheck;
import dev.signet.support.ChildApplication;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * Kills the application, the database under it, or both, in the middle of sending, and asks caller, carrier and ledger:
 * what was accepted is there, reaches the carrier, reaches it once, and is charged once. An application is started again;
 * a database it starts again itself.
 */
@Tag("faults")
class CrashIT {

    private static final Path DIRECTORY = Path.of("target", "crash");
    private static final int ROUNDS = Integer.getInteger("signet.crash.rounds", 2);
    private static final int SENDERS = 4;
    private static final int BEFORE_THE_KILL = 60;

    private enum Killed {
        APPLICATION,
        DATABASE,
        BOTH;

        private static final List<Killed> IN_TURN = List.of(APPLICATION, DATABASE, BOTH, DATABASE);

        static Killed in(int round) {
            return IN_TURN.get(round % IN_TURN.size());
        }
    }

    /** BizId by number: what the caller was told is accepted. */
    private final Map<String, String> accepted = new ConcurrentHashMap<>();
    /** Numbers whose call was cut off: the caller cannot know whether it was accepted, and asks again under its key. */
    private final Set<String> cutOff = ConcurrentHashMap.newKeySet();

    private final AtomicInteger numbers = new AtomicInteger();
    private volatile String lastRefusal = "none";

    @Test
    void losesNothingAndSendsNothingTwice() throws Exception {
        FileSystemUtils.deleteRecursively(DIRECTORY);
        try (SimulatorProcess simulator = SimulatorProcess.start(DIRECTORY, "--receipt-delay=300ms");
                ChildApplication application = application(simulator).start()) {
            for (int round = 0; round < ROUNDS; round++) {
                Killed killed = Killed.in(round);
                Set<String> before = Set.copyOf(accepted.keySet());
                sendUntilKilled(application, killed);
                if (killed == Killed.DATABASE) {
                    application.awaitReady();
                    endsWithNothingUnknown(client(application), before);
                } else {
                    application.start();
                }
                figuresHold(application);
            }

            Client client = client(application);
            Set<String> retried = retryCutOff(client);
            awaitEnd(client, accepted.keySet());

            List<String> unknown = withCode(client, "UNKNOWN", accepted.keySet());
            assertThat(withCode(client, "DELIVERED", accepted.keySet())).hasSize(accepted.size() - unknown.size());
            for (String number : retried) {
                assertThat(records(client, number, null).getTotalCount())
                        .as("messages to " + number)
                        .isEqualTo("1");
            }
            ledgerSums(application);
            figuresHold(application);
            figuresAreFolded(application);
            assertThat(simulator.taken(2)).isEmpty();
            assertThat(simulator.taken(1).size()).isGreaterThanOrEqualTo(accepted.size() - unknown.size());
        }
    }

    /** An application that lives on knows what the carrier answered, whatever became of the database meanwhile. */
    private void endsWithNothingUnknown(Client client, Set<String> before) throws Exception {
        Set<String> since = new HashSet<>(accepted.keySet());
        since.removeAll(before);
        awaitEnd(client, since);
        assertThat(withCode(client, "UNKNOWN", since)).isEmpty();
    }

    private void awaitEnd(Client client, Set<String> sent) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(waiting(client, sent)).isEmpty());
    }

    private static ChildApplication application(SimulatorProcess simulator) {
        return new ChildApplication(
                DIRECTORY.resolve("home"),
                "--signet.carriers[0].name=outside",
                "--signet.carriers[0].port=" + simulator.port(),
                "--signet.carriers[0].password=secret",
                "--signet.carriers[0].access-number=1069051095187",
                "--signet.carriers[0].trace-tag=" + 0x1401,
                // Slow enough that the kill finds messages at every stage.
                "--signet.carriers[0].rate=40",
                "--signet.carriers[0].window=16",
                "--signet.sending.lease=2s",
                "--signet.sending.unanswered-after=10s");
    }

    /** Every account's row is the sum of its entries, and nothing stays reserved once every message has ended. */
    private static void ledgerSums(ChildApplication application) throws Exception {
        try (Connection database = database(application);
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select a.account_id, a.balance_micros, a.reserved_micros, sum(e.balance_micros),
                            sum(e.reserved_micros)
                        from billing_account a join billing_entry e on e.account_id = a.account_id
                        group by a.account_id, a.balance_micros, a.reserved_micros""")) {
            int accounts = 0;
            while (rows.next()) {
                accounts++;
                assertThat(rows.getLong(2)).as("balance of %s", rows.getLong(1)).isEqualTo(rows.getLong(4));
                assertThat(rows.getLong(3))
                        .as("reserved of %s", rows.getLong(1))
                        .isEqualTo(rows.getLong(5))
                        .isZero();
            }
            assertThat(accounts).isPositive();
        }
    }

    private static Connection database(ChildApplication application) throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + server(application).getProperty("port") + "/signet_data",
                "signet",
                Files.readString(application.home().resolve("database.password"))
                        .trim());
    }

    /** At any instant, also in the middle of sending: every message is counted, once. */
    private static void figuresHold(ChildApplication application) throws Exception {
        try (Connection database = database(application)) {
            JdbcTemplate data = new JdbcTemplate(new SingleConnectionDataSource(database, true));
            List<Long> accounts = data.queryForList("select distinct account_id from sending_message", Long.class);
            assertThat(accounts).isNotEmpty().allSatisfy(account -> new FiguresCheck(data).holds(account));
        }
    }

    private static void figuresAreFolded(ChildApplication application) throws Exception {
        try (Connection database = database(application)) {
            JdbcTemplate data = new JdbcTemplate(new SingleConnectionDataSource(database, true));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> data.queryForList("select id from figures_delta", Long.class)
                            .isEmpty());
        }
        figuresHold(application);
    }

    private static Properties server(ChildApplication application) throws IOException {
        Properties server = new Properties();
        try (InputStream in = Files.newInputStream(application.home().resolve("server.properties"))) {
            server.load(in);
        }
        return server;
    }

    private void sendUntilKilled(ChildApplication application, Killed killed) throws Exception {
        int before = accepted.size();
        Client client = client(application);
        String[] names = signatureAndTemplate(client);
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        for (int i = 0; i < SENDERS; i++) {
            senders.execute(() -> sendWhileAnswered(client, names));
        }
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(accepted.size() - before)
                        .as("accepted; last refusal: %s", lastRefusal)
                        .isGreaterThanOrEqualTo(BEFORE_THE_KILL));
        if (killed != Killed.APPLICATION) {
            long pid = Long.parseLong(server(application).getProperty("pid"));
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            ProcessHandle.of(pid).map(ProcessHandle::onExit).ifPresent(end -> end.join());
        } else {
            application.kill();
        }
        senders.shutdown();
        assertThat(senders.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        if (killed == Killed.BOTH) {
            application.kill();
        }
    }

    private void sendWhileAnswered(Client client, String[] names) {
        while (true) {
            String number = String.format("138%08d", 10_000_000 + numbers.incrementAndGet() * 37);
            try {
                Map<?, ?> answer = send(client, names, number);
                if ("isp.SYSTEM_ERROR".equals(answer.get("Code"))) {
                    throw new IOException("the database is gone: " + answer);
                }
                take(number, answer);
            } catch (Exception e) {
                // The application is gone: what it did not answer it may or may not have accepted.
                cutOff.add(number);
                lastRefusal = e.toString();
                return;
            }
        }
    }

    private void take(String number, Map<?, ?> answer) {
        if ("OK".equals(answer.get("Code"))) {
            accepted.put(number, String.valueOf(answer.get("BizId")));
        } else {
            lastRefusal = answer.get("Code") + " " + answer.get("Message");
        }
    }

    /** Whether the first call was accepted or not: now there is one message. */
    private Set<String> retryCutOff(Client client) throws Exception {
        String[] names = signatureAndTemplate(client);
        for (String number : cutOff) {
            Map<?, ?> first = send(client, names, number);
            assertThat(first.get("Code")).as("%s", first).isEqualTo("OK");
            assertThat(send(client, names, number)).isEqualTo(first);
            take(number, first);
        }
        return cutOff;
    }

    /** By the client's own machinery, which lets a header be added; the number is the key. */
    private static Map<?, ?> send(Client client, String[] names, String number) throws Exception {
        Params params = new Params()
                .setAction("SendSms")
                .setVersion("2017-05-25")
                .setProtocol("HTTP")
                .setPathname("/")
                .setMethod("POST")
                .setAuthType("AK")
                .setStyle("RPC")
                .setReqBodyType("formData")
                .setBodyType("json");
        OpenApiRequest request = new OpenApiRequest()
                .setQuery(Map.of(
                        "PhoneNumbers",
                        number,
                        "SignName",
                        names[0],
                        "TemplateCode",
                        names[1],
                        "TemplateParam",
                        "{\"code\":\"123456\"}"))
                .setHeaders(Map.of("idempotency-key", number));
        return (Map<?, ?>) client.callApi(params, request, new RuntimeOptions()).get("body");
    }

    private static String[] signatureAndTemplate(Client client) throws Exception {
        String sign = client.querySmsSignList(new com.aliyun.dysmsapi20170525.models.QuerySmsSignListRequest()
                        .setPageIndex(1)
                        .setPageSize(50))
                .getBody()
                .getSmsSignList()
                .get(0)
                .getSignName();
        String template = client
                .querySmsTemplateList(new com.aliyun.dysmsapi20170525.models.QuerySmsTemplateListRequest()
                        .setPageIndex(1)
                        .setPageSize(50))
                .getBody()
                .getSmsTemplateList()
                .stream()
                .filter(row -> Integer.valueOf(0).equals(row.getOuterTemplateType()))
                .findFirst()
                .orElseThrow()
                .getTemplateCode();
        return new String[] {sign, template};
    }

    private static Client client(ChildApplication application) throws Exception {
        return new Client(new Config()
                .setAccessKeyId("signet-demo-key")
                .setAccessKeySecret("signet-demo-secret")
                .setProtocol("http")
                .setEndpoint("127.0.0.1:" + application.port()));
    }

    private List<String> waiting(Client client, Set<String> sent) throws Exception {
        List<String> waiting = new ArrayList<>();
        for (String number : sent) {
            if (detail(client, number).getSendStatus() == 1) {
                waiting.add(number);
            }
        }
        return waiting;
    }

    private List<String> withCode(Client client, String code, Set<String> sent) throws Exception {
        List<String> found = new ArrayList<>();
        for (String number : sent) {
            if (code.equals(detail(client, number).getErrCode())) {
                found.add(number);
            }
        }
        return found;
    }

    /** Fails where an accepted message is not there. */
    private QuerySendDetailsResponseBody.QuerySendDetailsResponseBodySmsSendDetailDTOsSmsSendDetailDTO detail(
            Client client, String number) throws Exception {
        QuerySendDetailsResponseBody answer = records(client, number, accepted.get(number));
        assertThat(answer.getTotalCount()).as("records of " + number).isEqualTo("1");
        return answer.getSmsSendDetailDTOs().getSmsSendDetailDTO().get(0);
    }

    private static QuerySendDetailsResponseBody records(Client client, String number, @Nullable String bizId)
            throws Exception {
        String today = LocalDate.now(ZoneOffset.ofHours(8)).format(DateTimeFormatter.BASIC_ISO_DATE);
        return client.querySendDetails(new QuerySendDetailsRequest()
                        .setPhoneNumber(number)
                        .setBizId(bizId)
                        .setSendDate(today)
                        .setPageSize(10L)
                        .setCurrentPage(1L))
                .getBody();
    }
}
