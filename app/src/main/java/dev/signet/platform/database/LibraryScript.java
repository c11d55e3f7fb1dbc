package dev.signet.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * The tables of an engine, made by the scripts that its own jar ships. The checksum is that of the version it was
 * introduced with, so that a library upgrade (which brings a migration of its own) does not change history.
 */
record LibraryScript(String number, String name, List<String> scripts) implements JavaMigration {

    static final LibraryScript CAMUNDA_7_24 = new LibraryScript(
            "202611220001",
            "camunda create tables 7.24.0",
            List.of("engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history").stream()
                    .map(part -> "org/camunda/bpm/engine/db/create/activiti.mysql.create." + part + ".sql")
                    .toList());

    static final LibraryScript QUARTZ_2_5 = new LibraryScript(
            "202611220002", "quartz create tables 2.5", List.of("org/quartz/impl/jdbcjobstore/tables_mysql_innodb.sql"));

    @Override
    public void migrate(Context context) throws Exception {
        for (String script : scripts) {
            for (String statement : statements(new ClassPathResource(script))) {
                try (var jdbc = context.getConnection().createStatement()) {
                    jdbc.execute(statement);
                }
            }
        }
    }

    /** Never a DROP: an installation's jobs must not depend on a script being run once. */
    private static List<String> statements(Resource script) {
        try {
            String text = script.getContentAsString(StandardCharsets.UTF_8).replaceAll("(?m)^\\s*(#|--).*$", "");
            return Arrays.stream(text.split(";\\s*(?:\\R|$)"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .filter(statement -> !statement.toUpperCase(Locale.ROOT).matches("(?s)(DROP|COMMIT).*"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(number);
    }

    @Override
    public String getDescription() {
        return name;
    }

    @Override
    public @Nullable Integer getChecksum() {
        CRC32 sum = new CRC32();
        sum.update((number + name).getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }
}
