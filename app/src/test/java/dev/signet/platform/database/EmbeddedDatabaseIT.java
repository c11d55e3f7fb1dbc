package dev.signet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.support.SharedDatabase;
import dev.signet.support.SignetProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database through killed, doubled and ordinary runs of the application, under the temporary folder. */
@Tag("faults")
class EmbeddedDatabaseIT {

    private static final Pattern DATABASE_UP = Pattern.compile("The embedded MariaDB listens on");

    @TempDir
    Path directory;

    @Test
    void dataSurvivesKilledRunsAndASecondInstanceNeverTouchesALiveOnesDatabase() throws Exception {
        killedWhileItMadeItsSchemas();
        SignetProcess first = start().awaitStart();
        createAccount(first, "kept-1");
        first.kill();
        assertThat(servers()).as("the server outlives the application").hasSize(1);

        try (SignetProcess second = start().awaitStart()) {
            assertThat(second.output()).contains("The last run ended without stopping its database");
            assertThat(accounts(second)).contains("kept-1");
            refusesASecondInstance();
            createAccount(second, "kept-2");
            startsItsDatabaseAgain(second);
            saysThatItsDatabaseHangs(second);
        }
        assertThat(servers()).as("an ordinary end stops the server").isEmpty();
        Files.list(home())
                .filter(file -> file.toString().matches(".*(password|master\\.key)"))
                .forEach(EmbeddedDatabaseIT::isPrivate);

        try (SignetProcess third = start().awaitStart()) {
            assertThat(accounts(third)).contains("kept-1", "kept-2", "kept-3");
            // #9 14: the end took two minutes
            signal("STOP");
        }
        assertThat(servers()).as("one that hangs is ended as well").isEmpty();
    }

    // #9 14: nothing started it again
    private void startsItsDatabaseAgain(SignetProcess signet) throws Exception {
        ProcessHandle dies = servers().get(0);
        dies.destroyForcibly();
        signet.awaitOutput(Pattern.compile("\\(process " + dies.pid() + "\\) ended by itself"));
        awaitStatus(signet, "/actuator/health/readiness", 200);
        createAccount(signet, "kept-3");
        assertThat(servers()).singleElement().isNotEqualTo(dies);
    }

    // #9 14: readiness and liveness stayed up, and calls waited for ever
    private void saysThatItsDatabaseHangs(SignetProcess signet) throws Exception {
        signal("STOP");
        assertThat(signet.call("GET", "/v1/admin/accounts", "admin", "admin", "")
                        .statusCode())
                .isEqualTo(503);
        awaitStatus(signet, "/actuator/health/readiness", 503);
        assertThat(signet.status("/actuator/health/liveness")).isEqualTo(200);
        assertThat(signet.call("GET", "/actuator/prometheus", "admin", "admin", "")
                        .statusCode())
                .isEqualTo(503);
        signal("CONT");
        awaitStatus(signet, "/actuator/health/readiness", 200);
        assertThat(accounts(signet)).contains("kept-3");
    }

    private static void awaitStatus(SignetProcess signet, String path, int status) {
        await().atMost(Duration.ofMinutes(1)).until(() -> signet.status(path) == status);
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(servers().get(0).pid()))
                .start()
                .waitFor();
    }

    private void killedWhileItMadeItsSchemas() {
        SignetProcess interrupted = start();
        interrupted.awaitOutput(DATABASE_UP);
        interrupted.kill();
    }

    private void refusesASecondInstance() {
        SignetProcess sibling = start();
        assertThat(sibling.awaitExit()).isEqualTo(1);
        assertThat(sibling.output()).contains("Another Signet").contains("--signet.home");
    }

    @Test
    void nobodyGetsInWithoutThePassword() {
        String url = SharedDatabase.server().url("signet");
        for (String user : List.of("root", "signet", "")) {
            Assertions.assertThatThrownBy(() -> DriverManager.getConnection(url, user, ""))
                    .isInstanceOf(SQLException.class);
        }
    }

    private SignetProcess start() {
        return SignetProcess.launch(
                directory,
                Map.of(),
                "--signet.home=" + home(),
                "--signet.database-binaries=" + SharedDatabase.HOME.resolve("mariadb"));
    }

    private Path home() {
        return directory.resolve("home");
    }

    private List<ProcessHandle> servers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> List.of(arguments).contains("--datadir=" + home().resolve("database")))
                        .isPresent())
                .toList();
    }

    private static void createAccount(SignetProcess signet, String name) throws Exception {
        var answer = signet.call(
                "POST",
                "/v1/admin/accounts",
                "admin",
                "admin",
                "{\"name\": \"" + name + "\", \"kind\": \"ENTERPRISE\", \"verifiedName\": \"杭州测试有限公司\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String accounts(SignetProcess signet) throws Exception {
        return signet.call("GET", "/v1/admin/accounts", "admin", "admin", "").body();
    }

    private static void isPrivate(Path file) {
        try {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
