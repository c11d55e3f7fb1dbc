package dev.signet.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** How the engine's text is compared: letter by letter, and a blank at the end is one, too. */
    static final String COLLATION = "utf8mb4_nopad_bin";

    /** The engine's scripts come from a time when three octets a character were enough. */
    private static final String HALF_OF_UNICODE = "CHARSET=utf8 COLLATE utf8_bin";

    private static final String ALL_OF_UNICODE = "CHARSET=utf8mb4 COLLATE " + COLLATION;

    private static final Pattern FOREIGN_KEY = Pattern.compile(
            "alter\\s+table\\s+\\w+\\s+add\\s+constraint\\s+(\\w+)\\s+foreign\\s+key", Pattern.CASE_INSENSITIVE);

    static final LibraryScript CAMUNDA_7_24 = new LibraryScript(
            "202611220001",
            "camunda create tables 7.24.0",
            List.of(
                            "engine",
                            "history",
                            "identity",
                            "case.engine",
                            "case.history",
                            "decision.engine",
                            "decision.history")
                    .stream()
                    .map(part -> "org/camunda/bpm/engine/db/create/activiti.mysql.create." + part + ".sql")
                    .toList());

    static final LibraryScript QUARTZ_2_5 = new LibraryScript(
            "202611220002",
            "quartz create tables 2.5",
            List.of("org/quartz/impl/jdbcjobstore/tables_mysql_innodb.sql"));

    @Override
    public void migrate(Context context) throws Exception {
        for (String script : scripts) {
            for (String statement : statements(new ClassPathResource(script))) {
                try (var jdbc = context.getConnection().createStatement()) {
                    jdbc.execute(statement.replace(HALF_OF_UNICODE, ALL_OF_UNICODE));
                }
            }
        }
    }

    /** The statements that give a table a foreign key, by the key's name. */
    Map<String, String> foreignKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String script : scripts) {
            for (String statement : statements(new ClassPathResource(script))) {
                Matcher key = FOREIGN_KEY.matcher(statement);
                if (key.lookingAt()) {
                    keys.put(key.group(1), statement);
                }
            }
        }
        return keys;
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
