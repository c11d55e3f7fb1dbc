package dev.signet.platform.database;

import static dev.signet.platform.database.LibraryScript.COLLATION;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Gives a plane's tables, and those it will get, the collation that the engine's have: a blank at the end is a letter, so
 * that no two texts are one name to the database and two to the application. The scheduler's tables are left alone: all
 * their names are made here. Run again after an interruption, it goes on where it was.
 */
final class TextCollation implements JavaMigration {

    @Override
    public void migrate(Context context) {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
        jdbc.execute("alter database character set = utf8mb4 collate = " + COLLATION);
        List<String> tables = jdbc.queryForList("""
                        select distinct c.table_name from information_schema.columns c
                        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                        where c.table_schema = database() and t.table_type = 'BASE TABLE' and c.collation_name <> ?
                          and c.table_name not like 'qrtz\\_%' and c.table_name not like 'flyway\\_%'""", String.class, COLLATION);
        for (String table : tables) {
            jdbc.execute("alter table `" + table + "` convert to character set utf8mb4 collate " + COLLATION);
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("202611290101");
    }

    @Override
    public String getDescription() {
        return "platform tell blanks at the end";
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
