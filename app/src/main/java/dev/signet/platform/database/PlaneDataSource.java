package dev.signet.platform.database;

import dev.signet.platform.start.StartupRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Where a plane's database is, and the pool to it. */
record PlaneDataSource(
        String property,
        String url,
        @Nullable String username,
        @Nullable String password) {

    GuardedPool open(Environment environment, String poolName) {
        if (!url.startsWith("jdbc:mariadb:")) {
            throw new StartupRefused(
                    property + ".url is " + url + "; Signet speaks to MariaDB only. 仅支持 MariaDB。",
                    "Give it as jdbc:mariadb://<host>:<port>/<schema>.");
        }
        GuardedPool pool = new GuardedPool(poolName);
        pool.setJdbcUrl(url);
        pool.setUsername(username);
        pool.setPassword(password);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setConnectionInitSql("set time_zone = '+00:00', names utf8mb4 collate " + LibraryScript.COLLATION);
        // An unreachable server is reported by the version check, with its property's name.
        pool.setInitializationFailTimeout(-1);
        Binder.get(environment).bind(property + ".hikari", Bindable.ofInstance(pool));
        return pool;
    }

    PlaneDataSource withParameter(String name, String value) {
        return url.contains(name + "=")
                ? this
                : new PlaneDataSource(
                        property, url + (url.contains("?") ? "&" : "?") + name + "=" + value, username, password);
    }
}
