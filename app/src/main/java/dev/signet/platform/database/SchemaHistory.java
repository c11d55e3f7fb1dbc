package dev.signet.platform.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings a plane's schema up to date. It runs before the plane's DataSource is given to anybody, so no engine can ever
 * meet a schema that is not ready.
 */
final class SchemaHistory {

    private SchemaHistory() {}

    static void migrateControl(DataSource dataSource) {
        common(dataSource, "control")
                .javaMigrations(
                        LibraryScript.CAMUNDA_7_24,
                        LibraryScript.QUARTZ_2_5,
                        new EngineCollation(),
                        new TextCollation(),
                        new AllowedNetworks())
                .load()
                .migrate();
    }

    static void migrateData(DataSource dataSource) {
        common(dataSource, "data")
                .javaMigrations(new TextCollation())
                // The data plane may share its schema with the control plane, which has filled it by now.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static FluentConfiguration common(DataSource dataSource, String plane) {
        return Flyway.configure()
                .dataSource(dataSource)
                .table("flyway_history_" + plane)
                .locations("classpath:db/migration/" + plane)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                // Domains number their migrations in ranges of their own, so a later one may carry a lower number.
                .outOfOrder(true);
    }
}
