package dev.signet.support;

import dev.signet.platform.database.EmbeddedMariaDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.scheduling.quartz.LocalDataSourceJobStore;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * One embedded server for all contexts of a test run, started by the first that needs it. A context that names no schema
 * gets fresh ones.
 */
public class SharedDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Kept in reach, for a channel that is collected is closed, and its lock gone. */
    private static FileChannel held;

    /** The first directory that no other process of tests uses: {@code -Pmutants} runs two side by side. */
    public static final Path HOME = freeHome();

    private static final AtomicInteger CONTEXTS = new AtomicInteger();
    private static final String SCHEDULER = "spring.quartz.properties.org.quartz.scheduler.instanceName";
    private static final String SCHEMA = "signet.database-schema";

    private static final class Server {
        static final EmbeddedMariaDb INSTANCE = start();

        private static EmbeddedMariaDb start() {
            EmbeddedMariaDb server = EmbeddedMariaDb.start(HOME, HOME.resolve("mariadb"), "256M");
            // After all contexts: a hook of our own would race them.
            SpringApplication.getShutdownHandlers().add(server::close);
            dropOldSchemas(server);
            return server;
        }
    }

    public static EmbeddedMariaDb server() {
        return Server.INSTANCE;
    }

    private static Path freeHome() {
        for (String name : List.of("signet-test", "signet-test-2")) {
            try {
                Path home = Files.createDirectories(Path.of("target", name).toAbsolutePath());
                held = FileChannel.open(
                        home.resolve("tests.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (held.tryLock() != null) {
                    return home;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("two other processes run these tests here");
    }

    /** A name for schemas that nobody else in this run uses. */
    public static String freshSchema() {
        return "signet_t" + CONTEXTS.incrementAndGet();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("embeddedMariaDb", server());
        // Spring Boot leaves metrics out of tests unless told otherwise.
        TestPropertyValues.of("signet.home=" + HOME, "management.prometheus.metrics.export.enabled=true")
                .applyTo(context);
        // A machine that builds may be slower than any that serves.
        TestPropertyValues.of("signet.database-watch.write=30s", "signet.database-watch.answer=30s")
                .applyTo(context);
        letGoOf(context);
        if (!context.getEnvironment().containsProperty("test.keep-schema")) {
            String schema = freshSchema();
            // Schedulers of one name share their connections in a JVM: one would fire the triggers of another's schema.
            TestPropertyValues.of(SCHEMA + "=" + schema, SCHEDULER + "=" + schema)
                    .applyTo(context);
        }
    }

    /**
     * What the JVM keeps of a context that is closed, and with it the context: its meters, the connections of its
     * scheduler, which Quartz cannot give up but only replace, and its environment, which the log and a cache of Spring's
     * keep, and which leads to the web server. Registered first, this is done last.
     */
    private static void letGoOf(ConfigurableApplicationContext context) {
        TestPropertyValues.of("management.metrics.use-global-registry=false").applyTo(context);
        ((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("closedScheduler", () -> {
            String scheduler = context.getEnvironment().getProperty(SCHEDULER);
            for (String prefix : List.of(
                    LocalDataSourceJobStore.TX_DATA_SOURCE_PREFIX, LocalDataSourceJobStore.NON_TX_DATA_SOURCE_PREFIX)) {
                DBConnectionManager.getInstance().addConnectionProvider(prefix + scheduler, new ClosedScheduler());
            }
            MutablePropertySources sources = context.getEnvironment().getPropertySources();
            sources.remove(StandardServletEnvironment.SERVLET_CONTEXT_PROPERTY_SOURCE_NAME);
            sources.remove(StandardServletEnvironment.SERVLET_CONFIG_PROPERTY_SOURCE_NAME);
        });
    }

    private static final class ClosedScheduler implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("the context of this scheduler is closed");
        }

        @Override
        public void initialize() {}

        @Override
        public void shutdown() {}
    }

    /** The last run's data is of no use, and its schema may be older than today's migrations. */
    private static void dropOldSchemas(EmbeddedMariaDb server) {
        try (var connection = DriverManager.getConnection(server.url("signet"), server.user(), server.password());
                var statement = connection.createStatement()) {
            List<String> schemas = new ArrayList<>();
            try (var rows = statement.executeQuery("show databases like 'signet%'")) {
                while (rows.next()) {
                    schemas.add(rows.getString(1));
                }
            }
            for (String schema : schemas) {
                statement.execute("drop database `" + schema + "`");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
