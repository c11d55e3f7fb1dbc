package dev.signet.platform.database;

import dev.signet.platform.start.StartupRefused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** On the embedded database, with its well-known demo logins, Signet answers this machine only. */
class LoopbackOnly implements EnvironmentPostProcessor {

    private static final String ADDRESS = "server.address";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!OnEmbeddedDatabase.isEmbedded(environment)) {
            return;
        }
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("signet-loopback", Map.of(ADDRESS, "127.0.0.1")));
        String address = environment.getRequiredProperty(ADDRESS);
        if (!isLoopback(address)) {
            throw new StartupRefused(
                    "server.address is " + address
                            + ", but the embedded database comes with demo logins that everybody knows."
                            + " 内置数据库带有公开的演示账号，只能监听本机。",
                    "Leave server.address out, or set spring.datasource.url to use a MariaDB of your own.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
