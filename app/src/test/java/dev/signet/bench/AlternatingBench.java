package dev.signet.bench;

import static dev.signet.bench.DemoTraffic.Kind.NOTIFICATION;

import dev.signet.support.ChildApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Compares the rate of {@code SendSms} of two packaged versions, {@code -Dbench.before=…jar} and {@code -Dbench.after=…jar}:
 * both run all the time and are measured in turn, so that whatever the machine does in between concerns both alike; and what
 * processor time a message takes, from its request to its receipt, which others on the machine change little. With
 * {@code -Dbench.people=1000,200} the second one's account has so many users and policies, and one of the users sends.
 */
@Tag("bench")
class AlternatingBench {

    private static final Path HOME = Path.of("target", "bench-alternating");
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "10"));
    private static final String PEOPLE = System.getProperty("bench.people", "");
    private static final int CONNECTIONS = 64;

    /** One version, warm and with its database empty of what waits. */
    private static final class Version implements AutoCloseable {

        private final String name;
        private final ChildApplication application;
        private final Connection database;
        private DemoTraffic traffic;
        private final List<Double> rates = new ArrayList<>();
        private final List<Double> processorMicros = new ArrayList<>();
        private final List<Double> databaseMicros = new ArrayList<>();

        Version(String name) throws IOException, SQLException, GeneralSecurityException, InterruptedException {
            this.name = name;
            application = ChildApplication.ofJar(
                            jar("bench." + name),
                            HOME.resolve(name),
                            "--signet.sending.requests-per-second=1000000",
                            "--signet.database-memory=1G",
                            "--logging.level.root=warn")
                    .start();
            database = SendBench.connect(application.home());
            traffic = new DemoTraffic(application.port());
            SendBench.enoughMoney(database);
        }

        /** One of the account's people sends from here on. */
        void by(BenchPeople.Key key) throws IOException, InterruptedException, GeneralSecurityException {
            traffic = new DemoTraffic(application.port(), key.id(), key.secret());
        }

        private static Path jar(String property) {
            Path jar = Path.of(System.getProperty(property, ""));
            if (!Files.isRegularFile(jar)) {
                throw new IllegalArgumentException(property + " is '" + jar + "'; it must be a packaged application");
            }
            return jar;
        }

        HttpLoad.Result load(double seconds) throws IOException, SQLException {
            HttpLoad.Result result = SendBench.run(
                    name, application, CONNECTIONS, traffic.single(NOTIFICATION, (int) (seconds * 15_000)), 0, seconds);
            SendBench.drain(database);
            return result;
        }

        void measure() throws IOException, SQLException {
            Duration ours = application.processorTime();
            Duration databases = application.databaseTime();
            HttpLoad.Result result = load(SECONDS);
            rates.add(result.perSecond());
            double thousands = result.accepted() * 1000.0;
            double own = application.processorTime().minus(ours).toNanos() / thousands;
            double database = application.databaseTime().minus(databases).toNanos() / thousands;
            databaseMicros.add(database);
            processorMicros.add(own + database);
        }

        @Override
        public void close() throws SQLException {
            database.close();
            application.close();
        }
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    @Test
    void compares() throws Exception {
        FileSystemUtils.deleteRecursively(HOME);
        Figures figures = new Figures();
        try (Version before = new Version("before");
                Version after = new Version("after")) {
            if (!PEOPLE.isEmpty()) {
                String[] counts = PEOPLE.split(",");
                after.by(new BenchPeople(after.traffic).hire(Integer.parseInt(counts[0]), Integer.parseInt(counts[1])));
            }
            for (Version version : List.of(before, after)) {
                version.load(4 * SECONDS);
            }
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                // Whoever comes second finds a warmer machine.
                for (Version version : round % 2 == 0 ? List.of(before, after) : List.of(after, before)) {
                    version.measure();
                }
                ratios.add(after.rates.get(round) / before.rates.get(round));
            }
            for (Version version : List.of(before, after)) {
                System.out.println(version.name + ": "
                        + Arrays.toString(
                                version.rates.stream().mapToLong(Math::round).toArray()));
                figures.put("SendSms, " + version.name + ", median", median(version.rates), "messages/s");
                figures.put(
                        "processor time, " + version.name + ", median",
                        median(version.processorMicros),
                        "µs a message");
                figures.put(
                        "of it the database's, " + version.name + ", median",
                        median(version.databaseMicros),
                        "µs a message");
            }
            figures.put("after to before, of the medians", median(after.rates) / median(before.rates), "");
            figures.put("after to before, median of the rounds", median(ratios), "");
            figures.put(
                    "the same, lowest round",
                    ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                    "");
            figures.put(
                    "the same, highest round",
                    ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                    "");
            figures.put(
                    "processor time after to before, of the medians",
                    median(after.processorMicros) / median(before.processorMicros),
                    "");
        }
        figures.write(HOME.resolve("figures.json"));
    }
}
