package dev.signet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {

    @ParameterizedTest
    @CsvSource({
        "10.6.0-MariaDB, true",
        "10.11.6-MariaDB-0+deb12u1, true",
        "11.4.5-MariaDB, true",
        "5.5.5-10.6.12-MariaDB-log, true",
        "10.5.23-MariaDB, false",
        "5.5.5-10.3.39-MariaDB, false",
        "8.0.36, false",
    })
    void onlyMariaDbFromTenSixOn(String version, boolean supported) {
        assertThat(ServerVersion.isSupported(version)).isEqualTo(supported);
    }
}
