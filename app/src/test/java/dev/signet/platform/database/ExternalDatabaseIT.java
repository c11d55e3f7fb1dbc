package dev.signet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.support.SharedDatabase;
import dev.signet.support.SignetProcess;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a MariaDB of one's own, both planes in one schema: nothing is taken for granted, and nothing is embedded. */
class ExternalDatabaseIT {

    @TempDir
    Path directory;

    private final EmbeddedMariaDb server = SharedDatabase.server();
    private final String url = server.url(SharedDatabase.freshSchema());
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void needsAMasterKeyAndAFirstAdministratorAndThenServes() throws Exception {
        refusedWith("No master key is set");

        environment.put("SIGNET_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        refusedWith("SIGNET_ADMIN_USER");

        environment.put("SIGNET_ADMIN_USER", "root.admin");
        environment.put("SIGNET_ADMIN_PASSWORD", "correct horse battery");
        try (SignetProcess signet = start().awaitStart()) {
            var accounts = signet.call("GET", "/v1/admin/accounts", "root.admin", "correct horse battery", "");
            assertThat(accounts.statusCode()).isEqualTo(200);
            assertThat(accounts.body()).doesNotContain("demo");
            assertThat(signet.call("GET", "/v1/admin/accounts", "admin", "admin", "")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(directory.resolve("home")).doesNotExist();
        }

        environment.put(
                "SIGNET_MASTER_KEY", Base64.getEncoder().encodeToString("another key of thirty-two bytes!".getBytes()));
        refusedWith("The master key is not the one this database was set up with");
    }

    private void refusedWith(String reason) {
        SignetProcess refused = start();
        assertThat(refused.awaitExit()).isEqualTo(1);
        assertThat(refused.output()).contains(reason).contains("APPLICATION FAILED TO START");
    }

    private SignetProcess start() {
        return SignetProcess.launch(
                directory,
                environment,
                "--signet.home=" + directory.resolve("home"),
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + server.user(),
                "--spring.datasource.password=" + server.password());
    }
}
