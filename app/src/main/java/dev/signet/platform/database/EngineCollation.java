package dev.signet.platform.database;

import static dev.signet.platform.database.LibraryScript.CAMUNDA_7_24;
import static dev.signet.platform.database.LibraryScript.COLLATION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Gives the engine's tables of earlier installations, which hold no character beyond U+FFFF, the collation in which they
 * are made today. The server changes no column under a foreign key, so that all keys are taken away before and made again
 * by the engine's own scripts. Run again after an interruption, it goes on where it was.
 */
final class EngineCollation implements JavaMigration {

    @Override
    public void migrate(Context context) {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
        // The rows had these keys; to look at each of them again would copy every table once more.
        jdbc.execute("set foreign_key_checks = 0");
        try {
            List<String> tables = jdbc.queryForList("""
                            select table_name from information_schema.tables
                            where table_schema = database() and table_name like 'act\\_%' and table_collation <> ?""", String.class, COLLATION);
            if (!tables.isEmpty()) {
                foreignKeys(jdbc)
                        .forEach((key, table) ->
                                jdbc.execute("alter table `" + table + "` drop foreign key `" + key + "`"));
            }
            for (String table : tables) {
                jdbc.execute("alter table `" + table + "` convert to character set utf8mb4 collate " + COLLATION);
            }
            Map<String, String> wanted = CAMUNDA_7_24.foreignKeys();
            wanted.keySet().removeAll(foreignKeys(jdbc).keySet());
            wanted.values().forEach(jdbc::execute);
        } finally {
            jdbc.execute("set foreign_key_checks = 1");
        }
    }

    /** Those that are there, each with its table. */
    private static Map<String, String> foreignKeys(JdbcTemplate jdbc) {
        Map<String, String> keys = new LinkedHashMap<>();
        jdbc.query(
                """
                select constraint_name, table_name from information_schema.referential_constraints
                where constraint_schema = database() and table_name like 'act\\_%'""",
                row -> {
                    keys.put(row.getString(1), row.getString(2));
                });
        return keys;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("202611282030");
    }

    @Override
    public String getDescription() {
        return "camunda keep every character";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }
}
