package dev.signet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.database.PlaneProbe.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriteProbeTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final DatabaseWatchSettings SETTINGS = new DatabaseWatchSettings(SHORT, SHORT, SHORT, SHORT, SHORT);

    @Test // #9 14: a pool's long patience, in its address, was the watch's as well
    void givesUpByItsOwnTimesWhateverTheAddressSays() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                WriteProbe probe = new WriteProbe(
                        plane(silent, "?connectTimeout=3600000&socketTimeout=3600000"), "platform_", null, SETTINGS)) {

            assertThat(probe.look(false).answer()).isEqualTo(Answer.SILENT);
        }
    }

    /** It takes connections, as long as there is room in the system's queue, and says nothing. */
    private static PlaneDataSource plane(ServerSocket silent, String options) {
        return new PlaneDataSource(
                "spring.datasource",
                "jdbc:mariadb://127.0.0.1:" + silent.getLocalPort() + "/signet" + options,
                "signet",
                "secret");
    }
}
