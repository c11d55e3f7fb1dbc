package dev.signet.platform.database;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.support.SharedDatabase;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** What the schemas are when their histories were run, and what becomes of those of earlier installations. */
class SchemaHistoryIT {

    private static final String TEXT = "𠮷野家店👍";

    private final EmbeddedMariaDb server = SharedDatabase.server();

    @Test // #8
    void everyTextMayHoldEveryCharacter() {
        DataSource fresh = schema();
        SchemaHistory.migrateControl(fresh);
        SchemaHistory.migrateData(fresh);

        JdbcTemplate jdbc = new JdbcTemplate(fresh);
        assertThat(jdbc.queryForList("""
                        select concat(table_name, '.', column_name, ' is ', collation_name) from information_schema.columns
                        where table_schema = database() and character_set_name <> 'utf8mb4'""", String.class)).isEmpty();
        assertThat(jdbc.queryForList("""
                        select distinct collation_name from information_schema.columns
                        where table_schema = database() and table_name like 'act\\_%' and collation_name is not null""", String.class))
                .as("the engine compares its columns with each other")
                .containsExactly(LibraryScript.COLLATION);
        assertThat(jdbc.queryForObject(
                        "select count(*) from ACT_GE_PROPERTY where NAME_ = 'schema.version '", int.class))
                .as("a blank at the end is a letter, too")
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from information_schema.tables where table_schema = database()", int.class))
                .isGreaterThan(100);
    }

    @Test // #9
    void aBlankAtTheEndIsALetterInEveryText() {
        DataSource fresh = schema();
        SchemaHistory.migrateControl(fresh);
        SchemaHistory.migrateData(fresh);

        JdbcTemplate jdbc = new JdbcTemplate(fresh);
        assertThat(jdbc.queryForList("""
                        select concat(table_name, '.', column_name, ' is ', collation_name) from information_schema.columns
                        where table_schema = database() and collation_name <> ?
                          and table_name not like 'qrtz\\_%' and table_name not like 'flyway\\_%'""", String.class, LibraryScript.COLLATION))
                .isEmpty();
        jdbc.execute("create table made_later (name varchar(10) not null primary key)");
        jdbc.update("insert into made_later values ('officer'), ('officer ')");
        assertThat(jdbc.queryForObject("select count(*) from made_later where name = 'officer'", int.class))
                .isOne();
        jdbc.update("insert into platform_setting (name, value) values ('start-lock ', '')");
        assertThat(jdbc.queryForObject(
                        "select count(*) from platform_setting where name like 'start-lock%'", int.class))
                .isEqualTo(2);
        assertThatThrownBy(() -> jdbc.update("""
                        insert into audit_entry (id, at, actor, action, subject_type, subject_id, details)
                        values (1, now(), 'a', 'b', 'c', 'd', 'no JSON')"""))
                .as("what a column may hold stays")
                .isInstanceOf(DataAccessException.class);
    }

    @Test // #8
    void theEnginesTablesOfEarlierInstallationsBecomeWhatTheyAreInNewOnes() throws Exception {
        DataSource fresh = schema();
        DataSource earlier = schema();
        in(fresh, LibraryScript.CAMUNDA_7_24::migrate);
        ResourceDatabasePopulator scripts = new ResourceDatabasePopulator();
        LibraryScript.CAMUNDA_7_24.scripts().forEach(script -> scripts.addScript(new ClassPathResource(script)));
        scripts.execute(earlier);
        JdbcTemplate jdbc = new JdbcTemplate(earlier);
        jdbc.update("insert into ACT_RE_DEPLOYMENT (ID_, NAME_) values ('1', '云帆')");
        jdbc.update("insert into ACT_GE_BYTEARRAY (ID_, DEPLOYMENT_ID_) values ('1', '1')");
        assertThat(tables(jdbc)).isNotEqualTo(tables(new JdbcTemplate(fresh)));

        in(earlier, new EngineCollation()::migrate);

        assertThat(tables(jdbc)).isEqualTo(tables(new JdbcTemplate(fresh)));
        assertThat(jdbc.queryForObject("select NAME_ from ACT_RE_DEPLOYMENT", String.class))
                .isEqualTo("云帆");
        jdbc.update("update ACT_RE_DEPLOYMENT set NAME_ = ?", TEXT);
        assertThat(jdbc.queryForObject("select NAME_ from ACT_RE_DEPLOYMENT", String.class))
                .isEqualTo(TEXT);

        jdbc.execute("alter table ACT_GE_BYTEARRAY drop foreign key ACT_FK_BYTEARR_DEPL");
        in(earlier, new EngineCollation()::migrate);
        assertThat(tables(jdbc)).as("interrupted before its end").isEqualTo(tables(new JdbcTemplate(fresh)));
    }

    @Test // #11
    void allowedNetworksBecomeThePolicyOfKeysAndNeverLetInMore() throws Exception {
        DataSource fresh = schema();
        SchemaHistory.migrateControl(fresh);
        JdbcTemplate jdbc = new JdbcTemplate(fresh);
        settings(
                jdbc,
                1,
                "[\"192.0.2.0/24\", \"2001:db8::7\", \"1.2.3.4 / 32\", \"203.0.113.9/024\","
                        + " \"::ffff:198.18.0.0/16\"]");
        settings(jdbc, 2, "[]");
        settings(jdbc, 3, "[\"192.0.2.0/25\", \"10.0.0.0/8\", \"198.51.100.7\"]");
        String both = policy("Active", "192.0.2.0/24", "10.9.0.0/16", "2001:db8::/32");
        jdbc.update("insert into access_account (account_id, key_policy) values (3, ?)", both);
        jdbc.update(
                "insert into access_key_policy (key_id, account_id, policy) values ('own', 3, ?), ('off', 3, ?)",
                policy("Active", "198.51.100.0/24"),
                policy("Inactive"));
        settings(jdbc, 4, "[\"192.0.2.0/24\"]");
        jdbc.update("insert into access_account (account_id, key_policy) values (4, ?)", policy("Active", "10.0.0.1"));

        settings(jdbc, 5, "[\"192.0.2.0/24\"]");
        jdbc.update(
                "insert into access_account (account_id, key_policy) values (5, ?)",
                policy("Active", "::ffff:192.0.2.0/104"));

        in(fresh, new AllowedNetworks()::migrate);

        assertThat(keyPolicy(jdbc, 1))
                .isEqualTo(policy(
                        "Active",
                        "192.0.2.0/24",
                        "2001:db8:0:0:0:0:0:7",
                        "1.2.3.4",
                        "203.0.113.0/24",
                        "198.18.0.0/16"));
        assertThat(jdbc.queryForList("select key_policy from access_account where account_id = 2"))
                .isEmpty();
        assertThat(keyPolicy(jdbc, 3)).isEqualTo(policy("Active", "192.0.2.0/25", "10.9.0.0/16"));
        assertThat(jdbc.queryForList("select policy from access_key_policy order by key_id desc", String.class))
                .containsExactly(
                        policy("Active", "198.51.100.7"),
                        policy("Active", "192.0.2.0/25", "10.0.0.0/8", "198.51.100.7"));
        assertThat(keyPolicy(jdbc, 4)).as("nothing in common").isEqualTo(policy("Active"));
        assertThat(keyPolicy(jdbc, 5)).isEqualTo(policy("Active", "192.0.2.0/24"));
        assertThat(jdbc.queryForList("select settings from sending_settings", String.class))
                .hasSize(5)
                .allMatch(settings -> settings.matches("\\{\"dailyLimit\": ?5}"));
    }

    private static void settings(JdbcTemplate jdbc, long account, String networks) {
        jdbc.update(
                "insert into sending_settings (account_id, settings, changed_at) values (?, ?, now())",
                account,
                "{\"allowedNetworks\": " + networks + ", \"dailyLimit\": 5}");
    }

    private static String keyPolicy(JdbcTemplate jdbc, long account) {
        return jdbc.queryForObject("select key_policy from access_account where account_id = ?", String.class, account);
    }

    private static String policy(String status, String... networks) {
        String list = Stream.of(networks).map(network -> '"' + network + '"').collect(joining(","));
        return "{\"Version\":1,\"Status\":\"" + status
                + "\",\"Statements\":[{\"Type\":\"ClassicWhiteList\",\"IPList\":[" + list + "]}]}";
    }

    private DataSource schema() {
        return new DriverManagerDataSource(server.url(SharedDatabase.freshSchema()), server.user(), server.password());
    }

    /** What each table is made of, whatever the order of its keys. */
    private static Map<String, List<String>> tables(JdbcTemplate jdbc) {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String table : jdbc.queryForList("show tables", String.class)) {
            String statement = jdbc.queryForObject("show create table " + table, (row, n) -> row.getString(2));
            tables.put(table, Stream.of(statement.split(",?\\n")).sorted().toList());
        }
        return tables;
    }

    private interface Step {
        void migrate(Context context) throws Exception;
    }

    private static void in(DataSource schema, Step step) throws Exception {
        try (Connection connection = schema.getConnection()) {
            step.migrate(new Context() {
                @Override
                public Configuration getConfiguration() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Connection getConnection() {
                    return connection;
                }
            });
        }
    }
}
