package dev.signet.bench;

import static dev.signet.bench.DemoTraffic.Kind.CODE;
import static dev.signet.bench.DemoTraffic.Kind.NOTIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.support.ChildApplication;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Properties;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the send path of a whole application in its own process, with every check on and a durable commit before
 * each answer, beside the raw limit of the same database in the same run. Figures are printed, never asserted: only
 * that nothing was refused is.
 */
@Tag("bench")
class SendBench {

    private static final Path HOME = Path.of("target", "bench");
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "10"));
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int STORED = Integer.getInteger("bench.stored", 5_000_000);
    private static final int SUSTAINED_SECONDS = Integer.getInteger("bench.sustained", 60);
    private static final int SUSTAINED_RATE = Integer.getInteger("bench.sustained.rate", 5_100);

    private final Figures figures = new Figures();

    @Test
    void measures() throws Exception {
        FileSystemUtils.deleteRecursively(HOME);
        try (ChildApplication application = new ChildApplication(
                        HOME.resolve("home"),
                        "--signet.sending.requests-per-second=1000000",
                        "--signet.database-memory=1G",
                        "--logging.level.root=warn")
                .start()) {
            measure(application);
        }
        figures.write(HOME.resolve("figures.json"));
    }

    private void measure(ChildApplication application) throws Exception {
        DemoTraffic traffic = new DemoTraffic(application.port());
        try (Connection database = connect(application.home())) {
            enoughMoney(database);
            raw(database);
            // Long enough for the compiler to be done: on two cores it competes with what is measured.
            run("warm-up, SendSms", application, 64, traffic.single(NOTIFICATION, 150_000), 0, 4 * SECONDS);
            run("warm-up, SendBatchSms", application, 16, traffic.batch(NOTIFICATION, 100, 2_000), 0, SECONDS);
            drain(database);

            double single = inTurn("SendSms, 1 number, 64 connections", 1, 64, () -> {
                HttpLoad.Result result =
                        run("SendSms", application, 64, traffic.single(NOTIFICATION, 150_000), 0, SECONDS);
                drain(database);
                return result.perSecond();
            });

            HttpLoad.Result codes = run("SendSms, codes", application, 64, traffic.single(CODE, 200_000), 0, SECONDS);
            figures.put("SendSms, verification codes, 64 connections", codes.perSecond(), "messages/s");
            drain(database);

            inTurn("SendBatchSms, 100 numbers, 16 connections", 100, 16, () -> {
                HttpLoad.Result result =
                        run("SendBatchSms", application, 16, traffic.batch(NOTIFICATION, 100, 8_000), 0, SECONDS);
                drain(database);
                return result.perSecond();
            });

            // Longer than the others: a single stall of the disk is one percent of ten seconds.
            HttpLoad.Result half =
                    run("half rate", application, 64, traffic.single(NOTIFICATION, 120_000), single / 2, 3 * SECONDS);
            figures.put("accept latency at half the peak rate, p50", half.percentileMicros(0.50) / 1000.0, "ms");
            figures.put("accept latency at half the peak rate, p99", half.percentileMicros(0.99) / 1000.0, "ms");
            drain(database);

            sustained(application, database, traffic);
            stored(application, database, traffic, single);
        }
    }

    /** A rate of requests a second, measured once. */
    private interface Rate {
        double measure() throws IOException, SQLException;
    }

    /**
     * Kannel and Signet in turn where Kannel is at hand, so that whatever the machine does in between concerns both
     * alike; otherwise Signet alone.
     *
     * @return Signet's median, in requests a second
     */
    private double inTurn(String figure, int numbers, int connections, Rate signet) throws IOException, SQLException {
        double[] rates = new double[ROUNDS];
        double[] others = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            others[round] = Kannel.atHand()
                    ? Kannel.requestsPerSecond(HOME.resolve("kannel"), numbers, connections, SECONDS)
                    : Double.NaN;
            rates[round] = signet.measure();
            ratios[round] = rates[round] / others[round];
        }
        spread(figure, rates, numbers, "messages/s");
        if (Kannel.atHand()) {
            spread("Kannel, the same", others, numbers, "messages/s");
            spread("to Kannel, round by round", ratios, 1, "");
        }
        return median(rates);
    }

    private void spread(String figure, double[] values, int factor, String unit) {
        figures.put(figure + ", median", median(values) * factor, unit);
        figures.put("the same, lowest round", Arrays.stream(values).min().orElseThrow() * factor, unit);
        figures.put("the same, highest round", Arrays.stream(values).max().orElseThrow() * factor, unit);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void raw(Connection database) throws SQLException {
        RawInserts.createTable(database);
        RawInserts raw = new RawInserts(Instant.now().toEpochMilli() << 22);
        raw.perSecond(database, 500, SECONDS / 2);
        figures.put("raw bulk insert, batches of 500, one connection", raw.perSecond(database, 500, SECONDS), "rows/s");
        database.setAutoCommit(true);
        RawInserts.createTable(database);
    }

    private void sustained(ChildApplication application, Connection database, DemoTraffic traffic)
            throws IOException, SQLException, InterruptedException {
        long before = delivered(database);
        long[] backlogHalfWay = {0};
        Thread watcher = new Thread(() -> backlogHalfWay[0] = backlogAfter(application.home(), SUSTAINED_SECONDS / 2));
        watcher.start();
        int requests = SUSTAINED_RATE / 100 * SUSTAINED_SECONDS;
        run(
                "sustained",
                application,
                16,
                traffic.batch(NOTIFICATION, 100, requests),
                SUSTAINED_RATE / 100.0,
                SUSTAINED_SECONDS);
        long atEnd = backlog(database);
        long deliveredInTime = delivered(database) - before;
        watcher.join();
        figures.put(
                "accept to delivered, delivered in the time",
                deliveredInTime / (double) SUSTAINED_SECONDS,
                "messages/s");
        figures.put("accept to delivered, backlog half way", backlogHalfWay[0], "messages");
        figures.put("accept to delivered, backlog at the end", atEnd, "messages");
        drain(database);
    }

    private void stored(ChildApplication application, Connection database, DemoTraffic traffic, double empty)
            throws IOException, SQLException, InterruptedException {
        RawInserts filler = new RawInserts(Instant.now().minusSeconds(3600).toEpochMilli() << 22);
        database.setAutoCommit(false);
        for (int rows = 0; rows < STORED; rows += 1000) {
            filler.insert(database, "sending_message", 1000);
            database.commit();
        }
        database.setAutoCommit(true);
        run("warm-up", application, 64, traffic.single(NOTIFICATION, 20_000), 0, 3);
        drain(database);
        HttpLoad.Result full = run("stored", application, 64, traffic.single(NOTIFICATION, 200_000), 0, SECONDS);
        figures.put("SendSms with %,d rows stored".formatted(STORED), full.perSecond(), "messages/s");
        figures.put("the same to the rate on an empty table", full.perSecond() / empty, "");
        drain(database);
    }

    static HttpLoad.Result run(
            String name,
            ChildApplication application,
            int connections,
            Supplier<byte[]> requests,
            double rate,
            double seconds)
            throws IOException {
        HttpLoad.Result result = new HttpLoad(
                        new InetSocketAddress("127.0.0.1", application.port()), connections, requests, rate)
                .run(seconds);
        assertThat(result.refused()).as("%s: %s", name, result.firstRefusal()).isZero();
        return result;
    }

    static Connection connect(Path home) throws IOException, SQLException {
        Properties server = new Properties();
        try (var in = Files.newInputStream(home.resolve("server.properties"))) {
            server.load(in);
        }
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + server.getProperty("port") + "/signet_data?useBulkStmts=true",
                "signet",
                Files.readString(home.resolve("database.password")).trim());
    }

    static void enoughMoney(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate("update billing_account set balance_micros = balance_micros + 1000000000000");
        }
    }

    private static long backlog(Connection database) throws SQLException {
        return number(database, "select count(*) from sending_dispatch");
    }

    private static long delivered(Connection database) throws SQLException {
        return number(database, "select count(*) from sending_message where ended_at is not null");
    }

    private static long backlogAfter(Path home, int seconds) {
        try (Connection own = connect(home)) {
            number(own, "select sleep(" + seconds + ")");
            return backlog(own);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits in the database's own time until what was accepted has left, so that one figure does not pay for another. */
    static void drain(Connection database) throws SQLException {
        for (int round = 0; round < 600 && backlog(database) > 0; round++) {
            number(database, "select sleep(0.5)");
        }
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
