package dev.signet.platform;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param home where the embedded database, its password and the generated master key live
 * @param databaseBinaries where the embedded database's programs are unpacked; inside {@code home} unless set
 * @param databaseMemory what the embedded database keeps in memory of its data, for example {@code 1G}
 * @param databaseSchema schema of the control plane on the embedded database; the data plane's is this plus {@code _data}
 * @param masterKey 32 bytes in Base64; needed with an external database unless {@code masterKeyFile} is set
 * @param masterKeyFile file that holds the master key in Base64
 * @param stopWithin what has not stopped so long after the application was asked to end is cut off
 */
@ConfigurationProperties("signet")
public record PlatformSettings(
        @DefaultValue(".signet") Path home,
        @Nullable Path databaseBinaries,
        @DefaultValue("256M") String databaseMemory,
        @DefaultValue("signet") String databaseSchema,
        @Nullable String masterKey,
        @Nullable Path masterKeyFile,
        @DefaultValue(PlatformSettings.STOP_WITHIN) Duration stopWithin) {

    public static final String STOP_WITHIN = "20s";

    private static final Duration SHORTEST_STOP = Duration.ofSeconds(2);

    public PlatformSettings {
        SettingCheck check = new SettingCheck("signet");
        check.that(
                databaseMemory.matches("[1-9]\\d{0,8}[MG]"),
                "database-memory",
                databaseMemory,
                "a number and M or G, for example 1G");
        check.that(stopWithin.compareTo(SHORTEST_STOP) >= 0, "stop-within", stopWithin, "at least 2s");
    }

    public Path binaries() {
        return databaseBinaries == null ? home.resolve("mariadb") : databaseBinaries;
    }
}
