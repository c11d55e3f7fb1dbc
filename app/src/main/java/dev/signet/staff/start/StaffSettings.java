package dev.signet.staff.start;

import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first administrator of an installation on an external database.
 *
 * @param user login name
 * @param password used only while no administrator exists
 * @param passwordFile file that holds the password, instead of {@code password}
 */
@ConfigurationProperties("signet.admin")
record StaffSettings(
        @Nullable String user,
        @Secret @Nullable String password,
        @Nullable Path passwordFile) {

    @Override
    public String toString() {
        return Unsaid.text(this);
    }
}
