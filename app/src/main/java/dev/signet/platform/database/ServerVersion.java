package dev.signet.platform.database;

import dev.signet.platform.start.StartupRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.core.NestedExceptionUtils;

/** Refuses a database server that Signet was not made for, before anything is written to it. */
final class ServerVersion {

    private static final Pattern VERSION =
            Pattern.compile("(?:5\\.5\\.5-)?(\\d+)\\.(\\d+).*MariaDB.*", Pattern.CASE_INSENSITIVE);
    private static final int MAJOR = 10;
    private static final int MINOR = 6;

    private ServerVersion() {}

    static void check(DataSource dataSource, String property) {
        String version;
        try (Connection connection = dataSource.getConnection();
                var rows = connection.createStatement().executeQuery("select version()")) {
            rows.next();
            version = rows.getString(1);
        } catch (SQLException e) {
            // The pool's own exception says only that it waited in vain.
            String reason = NestedExceptionUtils.getMostSpecificCause(e).getMessage();
            var refused = new StartupRefused(
                    "The database of " + property + ".url cannot be reached: " + reason + ". 无法连接数据库。",
                    "Check " + property + ".url, .username and .password, and that the server is up.");
            refused.initCause(e);
            throw refused;
        }
        if (!isSupported(version)) {
            throw new StartupRefused(
                    "The database of " + property + ".url is " + version
                            + "; Signet needs MariaDB 10.6 or later. 需要 MariaDB 10.6 或更高版本。",
                    "Point " + property + ".url to a MariaDB of 10.6 or later.");
        }
    }

    static boolean isSupported(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return false;
        }
        int major = Integer.parseInt(matcher.group(1));
        return major > MAJOR || major == MAJOR && Integer.parseInt(matcher.group(2)) >= MINOR;
    }
}
