package dev.signet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.account.AccessKey;
import dev.signet.api.RawClient;
import dev.signet.api.RawClient.Reply;
import dev.signet.support.ChildApplication;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * What statistics, exports, statements, the nightly recount and the settlement of a month cost an account with millions of
 * messages and ledger entries and years of daily figures, and what sending feels of the latter two. Figures are printed,
 * never asserted: only that all of it is answered is. With {@code -Dbench.only=pages,export,…} some of it.
 */
@Tag("bench")
class StatisticsBench {

    private static final Path HOME = Path.of("target", "bench-statistics");
    private static final int TIMES = Integer.getInteger("bench.times", 40);
    private static final boolean KEPT = Boolean.getBoolean("bench.kept");
    private static final List<String> ONLY =
            List.of(System.getProperty("bench.only", "pages,export,money,recount,settlement")
                    .split(","));
    /** Single sends a second while the recount and the settlement run. */
    private static final double RATE = Double.parseDouble(System.getProperty("bench.rate", "1500"));

    private static final int CONNECTIONS = 64;
    /** Seconds until the compiler is done: on two cores it competes with what is measured. */
    private static final int WARM = 30;

    private final Figures figures = new Figures();
    private final LocalDate today = LocalDate.now(StoredRows.CHINA);
    private ChildApplication application;
    /** One for all: the same number gets the same text once in a while only. */
    private DemoTraffic traffic;

    @Test
    void measures() throws Exception {
        if (!KEPT) {
            FileSystemUtils.deleteRecursively(HOME);
        }
        application = new ChildApplication(
                HOME.resolve("home"),
                "--signet.database-memory=1G",
                "--signet.sending.requests-per-second=1000000",
                "--logging.level.root=warn");
        try (ChildApplication running = application.start();
                Connection database = SendBench.connect(running.home())) {
            ConsoleSession session = new ConsoleSession(running.port());
            traffic = new DemoTraffic(running.port());
            if (!KEPT) {
                new ManyFigures(database, traffic, running, session).fill();
            }
            SendBench.enoughMoney(database);
            if (ONLY.contains("pages")) {
                pages(session);
            }
            if (ONLY.contains("conversion")) {
                measure(
                        session,
                        List.of(
                                "/console/statistics/conversion?range=30d",
                                "/console/statistics/conversion?" + year()));
            }
            if (ONLY.contains("export")) {
                export();
            }
            if (ONLY.contains("money")) {
                money(session);
            }
            if (ONLY.contains("recount")) {
                recount(session, database);
            }
            if (ONLY.contains("settlement")) {
                settlement(session, database);
            }
        }
        figures.write(HOME.resolve("figures.json"));
    }

    private void pages(ConsoleSession session) throws IOException, InterruptedException {
        String year = year();
        String signature = "&signature=" + URLEncoder.encode(ManyFigures.SIGNATURE, StandardCharsets.UTF_8);
        String template = "&template=" + ManyFigures.TEMPLATE;
        String volumes = "/console/statistics?";
        String failures = "/console/statistics/failures?date=" + today.minusDays(1);
        List<String> all = new ArrayList<>();
        for (String range : List.of("range=7d", "range=30d", "range=last-month", "range=yesterday", year)) {
            for (String filter :
                    List.of("", "&kind=NOTIFICATION", template, signature, signature + "&kind=NOTIFICATION")) {
                all.add(volumes + range + filter);
            }
        }
        all.add(failures);
        all.add(failures + "&kind=NOTIFICATION");
        all.add(failures + template);
        all.add(failures + signature);
        for (String range : List.of("range=30d", year)) {
            for (String by : List.of("CODE", "TEMPLATE", "PLACE", "VENDOR")) {
                all.add("/console/statistics/breakdown?by=" + by + "&" + range);
            }
            all.add("/console/statistics/conversion?" + range);
        }
        all.add("/console/statistics/archives");
        measure(session, all);
    }

    private String year() {
        return "range=custom&from=" + today.minusDays(364) + "&to=" + today;
    }

    private void money(ConsoleSession session) throws IOException, InterruptedException {
        measure(
                session,
                List.of(
                        "/console/costs",
                        "/console/costs?month=" + YearMonth.from(today).minusMonths(1),
                        "/console/costs?month=" + YearMonth.from(today).minusMonths(2),
                        "/console/costs/packages",
                        "/console/costs/by",
                        "/console/costs/by?month=" + YearMonth.from(today).minusMonths(1),
                        "/console/packages",
                        "/console/bills",
                        "/console/bills/" + YearMonth.from(today).minusMonths(2)));
    }

    private void measure(ConsoleSession session, List<String> pages) throws IOException, InterruptedException {
        for (String page : pages) {
            ConsoleSession.Times times = session.measure(page, TIMES);
            figures.put(page + ", p50", times.millis(50), "ms");
            figures.put(page + ", p99", times.millis(99), "ms");
        }
    }

    /** A year as a report and a workbook, made in the background. */
    private void export() throws Exception {
        for (String filter : List.of("", "&kind=NOTIFICATION")) {
            for (int round = 0; round < 3; round++) {
                Instant asked = Instant.now();
                JsonNode archive = call(
                        "POST",
                        "/v1/statistics/archives",
                        query("range=custom&from=" + today.minusDays(364) + "&to=" + today + filter));
                while (!List.of("READY", "FAILED")
                        .contains(archive.path("state").asText())) {
                    TimeUnit.MILLISECONDS.sleep(100);
                    archive = call(
                            "GET",
                            "/v1/statistics/archives/" + archive.path("id").asText(),
                            Map.of());
                }
                assertThat(archive.path("state").asText())
                        .as(archive.toString())
                        .isEqualTo("READY");
                figures.put(
                        "export of a year" + filter + ", round " + (round + 1),
                        (Instant.now().toEpochMilli() - asked.toEpochMilli()) / 1000.0,
                        "s");
            }
        }
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : text.split("&")) {
            query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return query;
    }

    private void recount(ConsoleSession session, Connection database) throws Exception {
        long day = number(
                database, "select day from figures_day where dimension = 0 order by messages desc, day desc limit 1");
        beside(
                "recount of a day of a million",
                session,
                "/v1/admin/jobs/figures/recount-figures/run",
                () -> {
                    try (Statement statement = database.createStatement()) {
                        statement.executeUpdate("delete from figures_recount");
                        statement.executeUpdate("insert into figures_recount values (" + day + ", 1, 0)");
                    }
                },
                () -> number(database, "select counted_at from figures_recount where day = " + day) > 0);
        figures.put(
                "accounts that differ",
                number(database, "select differences from figures_recount where day = " + day),
                "");
    }

    private void settlement(ConsoleSession session, Connection database) throws Exception {
        int month = ManyFigures.number(YearMonth.from(today).minusMonths(1));
        beside(
                "settlement of a month",
                session,
                "/v1/admin/jobs/billing/settle-months/run",
                () -> {
                    try (Statement statement = database.createStatement()) {
                        ManyFigures.openAgain(statement, month);
                    }
                },
                () -> number(database, "select count(*) from billing_bill where month = " + month) > 0);
    }

    private interface Step {
        void run() throws SQLException;
    }

    private interface Done {
        boolean is() throws SQLException;
    }

    /** A job, and what single sends at a steady rate feel of it. */
    private void beside(String what, ConsoleSession session, String job, Step before, Done done) throws Exception {
        load(WARM);
        latency("accepting, nothing beside it", load(10));
        before.run();
        long start = System.nanoTime();
        session.admin("POST", job);
        CompletableFuture<Long> ended = CompletableFuture.supplyAsync(() -> {
            try (Connection own = SendBench.connect(application.home())) {
                while (!done.is()) {
                    number(own, "select sleep(0.02)");
                }
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
            return System.nanoTime();
        });
        do {
            latency("accepting while it runs: " + what, load(10));
        } while (!ended.isDone());
        figures.put(what, (ended.join() - start) / 1e9, "s");
    }

    private HttpLoad.Result load(int seconds) throws IOException {
        return SendBench.run(
                "beside",
                application,
                CONNECTIONS,
                traffic.single(DemoTraffic.Kind.NOTIFICATION, (int) (RATE * seconds)),
                RATE,
                seconds);
    }

    private void latency(String name, HttpLoad.Result result) {
        figures.put(name + ", rate", result.perSecond(), "messages/s");
        figures.put(name + ", p50", result.percentileMicros(0.50) / 1000.0, "ms");
        figures.put(name + ", p99", result.percentileMicros(0.99) / 1000.0, "ms");
        figures.put(name + ", slowest", result.percentileMicros(1) / 1000.0, "ms");
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private JsonNode call(String method, String path, Map<String, String> query) throws Exception {
        RawClient client =
                new RawClient(application.port(), new AccessKey("signet-demo-key", 0, true, "signet-demo-secret"));
        Map<String, String> headers = new TreeMap<>(Map.of("content-type", "application/json"));
        Map<String, String> signed = client.acs3(method, path, query, headers, new byte[0]);
        String address = query.isEmpty()
                ? path
                : path + "?"
                        + String.join(
                                "&",
                                query.entrySet().stream()
                                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                                        .toList());
        Reply reply = client.send(method, address, signed, new byte[0]);
        assertThat(reply.status()).as(reply.body()).isLessThan(300);
        return reply.json();
    }
}
