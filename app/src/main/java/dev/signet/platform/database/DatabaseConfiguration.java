package dev.signet.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.platform.DataPlane;
import dev.signet.platform.DatabaseAvailability;
import dev.signet.platform.PlatformSettings;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Control plane (the primary beans) and data plane ({@link DataPlane}): each a DataSource with its own pool, transaction
 * manager and schema history. With no {@code spring.datasource.url}, both live on the embedded server in two schemas.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final String CONTROL = "spring.datasource";
    private static final String DATA = "signet.data-plane.datasource";

    @Bean
    @Conditional(OnEmbeddedDatabase.class)
    @ConditionalOnMissingBean
    EmbeddedMariaDb embeddedMariaDb(PlatformSettings settings) {
        EmbeddedMariaDb server = EmbeddedMariaDb.start(settings.home(), settings.binaries(), settings.databaseMemory());
        // Not on the thread that tells us: the end of the application waits for that one.
        server.keeper().whenLost(() -> new Thread(() -> System.exit(1), "database-lost").start());
        return server;
    }

    // The server is a parameter, not a provider: Spring must know that the pool is to be closed before it.
    @Bean
    @Primary
    GuardedPool dataSource(
            @Autowired(required = false) @Nullable EmbeddedMariaDb server,
            DataSourceProperties given,
            PlatformSettings settings,
            DatabaseWatchSettings watch,
            Environment environment,
            Clock clock) {
        PlaneDataSource plane = server == null
                ? new PlaneDataSource(CONTROL, given.getUrl(), given.getUsername(), given.getPassword())
                : new PlaneDataSource(CONTROL, server.url(settings.databaseSchema()), server.user(), server.password());
        GuardedPool pool = plane.open(environment, "control");
        ready(pool, () -> {
            ServerVersion.check(pool, CONTROL);
            SchemaHistory.migrateControl(pool);
        });
        watch(pool, new WriteProbe(plane, "platform_", home(server), watch), watch, clock, server);
        return pool;
    }

    private static @Nullable BooleanSupplier home(@Nullable EmbeddedMariaDb server) {
        return server == null ? null : server.space()::isFull;
    }

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean(defaultCandidate = false)
    @DataPlane
    GuardedPool dataPlaneDataSource(
            GuardedPool dataSource,
            @Autowired(required = false) @Nullable EmbeddedMariaDb server,
            PlatformSettings settings,
            DatabaseWatchSettings watch,
            Environment environment,
            Clock clock) {
        String same = server == null ? dataSource.getJdbcUrl() : server.url(settings.databaseSchema() + "_data");
        PlaneDataSource plane = new PlaneDataSource(
                        DATA,
                        environment.getProperty(DATA + ".url", same),
                        environment.getProperty(DATA + ".username", dataSource.getUsername()),
                        environment.getProperty(DATA + ".password", dataSource.getPassword()))
                .withParameter("useBulkStmts", "true");
        GuardedPool pool = plane.open(environment, "data");
        pool.setAutoCommit(false);
        ready(pool, () -> {
            ServerVersion.check(pool, DATA);
            SchemaHistory.migrateData(KeptCommitMode.forStatements(pool));
        });
        watch(pool, new WriteProbe(plane, "platform_data_", home(server), watch), watch, clock, server);
        if (server != null) {
            server.schemasAreReady();
        }
        return pool;
    }

    @Bean(defaultCandidate = false)
    @DataPlane
    JdbcTransactionManager dataPlaneTransactionManager(@DataPlane GuardedPool dataSource) {
        JdbcTransactionManager manager = new JdbcTransactionManager(KeptCommitMode.forTransactions(dataSource));
        manager.setExceptionTranslator(new SpaceTranslator(dataSource.watch()::full));
        return manager;
    }

    @Bean(defaultCandidate = false)
    @DataPlane
    JdbcTemplate dataPlaneJdbcTemplate(@DataPlane GuardedPool dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(KeptCommitMode.forStatements(dataSource));
        jdbc.setExceptionTranslator(new SpaceTranslator(dataSource.watch()::full));
        return jdbc;
    }

    /** Of the control plane: the one that the framework makes its template with. */
    @Bean
    SQLExceptionTranslator spaceTranslator(GuardedPool dataSource) {
        return new SpaceTranslator(dataSource.watch()::full);
    }

    @Bean
    DatabaseAvailability databaseAvailability(GuardedPool dataSource) {
        return dataSource.gate()::isShut;
    }

    @Bean("databaseHealthIndicator")
    DatabaseHealth databaseHealth(
            GuardedPool dataSource,
            @DataPlane GuardedPool data,
            @Autowired(required = false) @Nullable EmbeddedMariaDb server) {
        return new DatabaseHealth(List.of(dataSource.watch(), data.watch()), server == null ? null : server.space());
    }

    @Bean(defaultCandidate = false)
    @DataPlane
    JdbcClient dataPlaneJdbcClient(@DataPlane JdbcTemplate jdbc) {
        return JdbcClient.create(jdbc);
    }

    @Bean(defaultCandidate = false)
    @DataPlane
    TransactionTemplate dataPlaneTransactionTemplate(@DataPlane PlatformTransactionManager transactionManager) {
        // The isolation level is the pool's: naming it here again would ask the server for it in every transaction.
        return new TransactionTemplate(transactionManager);
    }

    private static void watch(
            GuardedPool pool,
            PlaneProbe probe,
            DatabaseWatchSettings settings,
            Clock clock,
            @Nullable EmbeddedMariaDb server) {
        PlaneWatch watch = new PlaneWatch(pool.getPoolName(), pool.gate(), probe, settings, clock, System::nanoTime);
        if (server != null) {
            server.keeper().whenDied(watch::died);
            watch.whileSilent(silent -> server.keeper().hangs(silent, settings.hung()));
        }
        // They may lead to a server that was the primary before a fail-over, and is read-only since.
        watch.afterRefusals(() -> pool.getHikariPoolMXBean().softEvictConnections());
        pool.watchedBy(watch);
    }

    /** A pool that never became a bean is closed by nobody else. */
    private static void ready(HikariDataSource pool, Runnable preparation) {
        try {
            preparation.run();
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }
}
