package dev.signet.platform;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param home where the embedded database, its password and the generated master key live
 * @param databaseBinaries where the embedded database's programs are unpacked; inside {@code home} unless set
 * @param databaseSchema schema of the control plane on the embedded database; the data plane's is this plus {@code _data}
 * @param masterKey 32 bytes in Base64; needed with an external database unless {@code masterKeyFile} is set
 * @param masterKeyFile file that holds the master key in Base64
 */
@ConfigurationProperties("signet")
public record PlatformSettings(
        @DefaultValue(".signet") Path home,
        @Nullable Path databaseBinaries,
        @DefaultValue("signet") String databaseSchema,
        @Nullable String masterKey,
        @Nullable Path masterKeyFile) {

    public Path binaries() {
        return databaseBinaries == null ? home.resolve("mariadb") : databaseBinaries;
    }
}
