package dev.signet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.platform.database.PlaneProbe.Answer;
import dev.signet.platform.database.PlaneProbe.Found;
import dev.signet.support.SharedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Looks at a real server, at the tables as they are made. */
class WriteProbeIT {

    private static final ClassPathResource TABLES =
            new ClassPathResource("db/migration/control/platform/V202611290141__platform_create_heartbeat.sql");
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private final EmbeddedMariaDb server = SharedDatabase.server();
    private final String schema = SharedDatabase.freshSchema();
    private final WriteProbe probe = new WriteProbe(
            new PlaneDataSource("spring.datasource", server.url(schema), server.user(), server.password()),
            "platform_",
            null,
            new DatabaseWatchSettings(PATIENT, PATIENT, PATIENT, PATIENT, PATIENT));

    @BeforeEach
    void makeTables() throws SQLException {
        try (Connection database = connect(schema)) {
            ScriptUtils.executeSqlScript(database, TABLES);
        }
    }

    @AfterEach
    void end() {
        probe.close();
    }

    private Connection connect(String to) throws SQLException {
        return DriverManager.getConnection(server.url(to), server.user(), server.password());
    }

    private long ask(String sql) throws SQLException {
        try (Connection database = connect("signet");
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test // #9 15
    void writesOneRowAndAsksForSpaceWhereItHasTo() throws SQLException {
        for (boolean wholly : new boolean[] {false, true, false, true}) {
            assertThat(probe.look(wholly)).isEqualTo(Found.WRITES);
        }

        assertThat(ask("select count(*) from " + schema + ".platform_heartbeat"))
                .isEqualTo(1);
        assertThat(ask("select count(*) from " + schema + ".platform_room"))
                .as("given back")
                .isZero();
    }

    @Test // #9 15: the server ended over the rows that were to find out whether it has space
    void asksTheHomeDirectoryWhereItMay() throws SQLException {
        AtomicBoolean full = new AtomicBoolean(true);
        try (WriteProbe ours = new WriteProbe(
                new PlaneDataSource("spring.datasource", server.url(schema), server.user(), server.password()),
                "platform_",
                full::get,
                new DatabaseWatchSettings(PATIENT, PATIENT, PATIENT, PATIENT, PATIENT))) {
            assertThat(ours.look(false)).isEqualTo(Found.WRITES);
            assertThat(ours.look(true).answer()).isEqualTo(Answer.REFUSES);
            full.set(false);
            assertThat(ours.look(true)).isEqualTo(Found.WRITES);
        }
    }

    @Test // #9 15: killed in the middle of making a table anew on a full disk, the server never started again
    void makesNoTableAnewBeforeThereIsSpace() throws SQLException {
        try (Connection database = connect(schema);
                Statement statement = database.createStatement()) {
            statement.execute("insert into platform_room (slot, filling) values (1, 'x')");
            statement.execute("alter table platform_room add constraint full check (length(filling) < 10)");
        }

        assertThat(probe.look(true).answer()).isEqualTo(Answer.REFUSES);
        assertThat(ask("select count(*) from " + schema + ".platform_room"))
                .as("not emptied")
                .isEqualTo(1);
    }

    @Test // #9 14: after a fail-over it went on asking the server that is read-only
    void logsInAnewAfterARefusal() throws SQLException {
        assertThat(probe.look(false)).isEqualTo(Found.WRITES);
        try (Connection database = connect(schema);
                Statement statement = database.createStatement()) {
            statement.execute("drop table platform_heartbeat, platform_room");
        }

        assertThat(probe.look(false).answer()).isEqualTo(Answer.REFUSES);

        await().until(() ->
                ask("select count(*) from information_schema.processlist where db = '" + schema + "'") == 0);
        makeTables();
        assertThat(probe.look(false)).isEqualTo(Found.WRITES);
    }
}
