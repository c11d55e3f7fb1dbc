package dev.signet.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.AccessKey;
import dev.signet.figures.FiguresCheck;
import dev.signet.platform.DataPlane;
import dev.signet.support.SettableClock;
import dev.signet.support.SharedDatabase;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.ClassUtils;

/**
 * The database of an earlier version with everything under way in it (how it was made: {@code app/docs/upgrade-test.md})
 * starts on this one, and all of it comes to its end.
 */
@SignetTest(
        properties = {
            "test.keep-schema=true",
            "test.clock=" + UpgradeIT.NOW,
            "signet.master-key=AvlWYYMomJc0CV7yTsCy/2/q9opXGXHyYQhmp9IJfAk=",
            "signet.simulator.enabled=true"
        })
class UpgradeIT {

    /** Some hours after the earlier version was killed: what it had queued is still worth sending. */
    static final String NOW = "2026-11-30T03:00:00Z";

    private static final String START_OF_THE_TASK = "2026-12-01T02:00:01Z";

    private static final Duration LONG = Duration.ofMinutes(2);

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) throws IOException, SQLException {
        String schema = SharedDatabase.freshSchema();
        restore(schema);
        registry.add("signet.database-schema", () -> schema);
        registry.add("spring.quartz.properties.org.quartz.scheduler.instanceName", () -> schema);
    }

    private static void restore(String schema) throws IOException, SQLException {
        var server = SharedDatabase.server();
        try (Connection connection =
                        DriverManager.getConnection(server.url("signet"), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements(dump())) {
                statement.execute(
                        sql.replaceFirst("^(\\s*(?:CREATE DATABASE .*|USE ))`signet(_data)?`", "$1`" + schema + "$2`"));
            }
            for (String table : List.of(
                    "JOB_DETAILS", "TRIGGERS", "SIMPLE_TRIGGERS", "CRON_TRIGGERS", "LOCKS", "SCHEDULER_STATE")) {
                statement.execute("set foreign_key_checks = 0");
                statement.execute("update `" + schema + "`.QRTZ_" + table + " set SCHED_NAME = '" + schema + "'");
            }
            statement.execute("insert into `" + schema + "`.sending_settings (account_id, settings, changed_at)"
                    + " select id, '{\"allowedNetworks\": [\"127.0.0.0/8\", \"::1\"], \"outIdIsIdempotencyKey\": true}', now()"
                    + " from `" + schema + "`.account_account");
            // A job that no version has any more.
            statement.execute("update `" + schema
                    + "`.QRTZ_JOB_DETAILS set JOB_NAME = 'gone', JOB_CLASS_NAME = 'dev.signet.GoneJob'"
                    + " where JOB_NAME = 'expire-log-exports'");
            statement.execute("update `" + schema
                    + "`.QRTZ_TRIGGERS set JOB_NAME = 'gone' where JOB_NAME = 'expire-log-exports'");
        }
    }

    /** Each ends with its line, by whatever ends them there. */
    private static List<String> statements(String dump) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        String end = ";";
        for (String line : dump.split("\n")) {
            if (line.startsWith("DELIMITER ")) {
                end = line.substring("DELIMITER ".length());
            } else if (line.endsWith(end)) {
                statements.add(
                        statement.append(line, 0, line.length() - end.length()).toString());
                statement.setLength(0);
            } else {
                statement.append(line).append('\n');
            }
        }
        return statements;
    }

    private static String dump() throws IOException {
        try (InputStream file = UpgradeIT.class.getResourceAsStream("/upgrade/before-the-rooms.sql.gz");
                InputStream text = new GZIPInputStream(file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Autowired
    TestServer server;

    @Autowired
    SettableClock clock;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    ObjectMapper json;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    Scheduler scheduler;

    @Autowired
    JdbcClient control;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    private SignedRest account;

    @BeforeEach
    void signs() {
        clock.set(NOW);
        account = new SignedRest(server, new AccessKey("signet-demo-key", 1, true, "signet-demo-secret"), clock);
    }

    @Test
    void everythingUnderWayComesToItsEnd() throws Exception {
        decideWhatWaits();
        exportsAreReadyAndCanBeFetched();
        changeOfPeopleIsAgreedTo();
        queuedMessagesAreSent();
        scheduledTaskIsSent();
        messagesOfBeforeAreCounted();
    }

    /** #12: those that were stored, and those that ended meanwhile. */
    private void messagesOfBeforeAreCounted() {
        await().atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> data.queryForList("select next_id from sending_uncounted", Long.class)
                        .isEmpty());
        assertThat(data.queryForObject("select count(*) from sending_message where counted_hour is null", Long.class))
                .isZero();
        List<Long> accounts = data.queryForList("select distinct account_id from sending_message", Long.class);
        assertThat(accounts).isNotEmpty().allSatisfy(id -> new FiguresCheck(data).holds(id));
    }

    /** #11 */
    @Test
    void networksThatMightSendAreThoseOfAllKeys() {
        JsonNode settings = account.get("/v1/settings").json();

        assertThat(settings.path("outIdIsIdempotencyKey").asBoolean()).isTrue();
        assertThat(settings.has("allowedNetworks")).isFalse();
        assertThat(account.get("/v1/access/key-policy")
                        .json()
                        .at("/policy/Statements/0/IPList")
                        .toString())
                .isEqualTo("[\"127.0.0.0/8\",\"0:0:0:0:0:0:0:1\"]");
    }

    @Test
    void jobsAreTodays() {
        assertThat(control.sql("select JOB_CLASS_NAME from QRTZ_JOB_DETAILS")
                        .query(String.class)
                        .list())
                .contains("dev.signet.logexport.ExpireLogExportsJob")
                .doesNotContain("dev.signet.staff.EndPersonChangesJob")
                .allMatch(type -> ClassUtils.isPresent(type, null));
    }

    private void decideWhatWaits() {
        // The engine goes by real time: what is overdue by now is raised at the start, and whoever decides then is
        // outrun.
        await().atMost(LONG)
                .until(() -> management.createJobQuery().executable().count() == 0);
        decide("signature:", "reviewer", List.of("signature-reviewers"), true);
        decide("template:", "reviewer", List.of("template-reviewers"), true);
        decide("blacklist-release:", "officer", List.of("compliance-officers"), false);
        decide("log-export:", "officer", List.of("compliance-officers"), false);

        assertThat(control.sql(
                                "select r.state from signature_revision r join signature s on s.id = r.signature_id where s.name = '星海书城'")
                        .query(String.class)
                        .list())
                .containsExactly("APPROVED");
        assertThat(account.get("/v1/blacklist-releases").json().findValuesAsText("state"))
                .containsExactly("RELEASED");
    }

    private void decide(String kind, String person, List<String> groups, boolean factsUnknown) {
        Task task = waiting(kind).orElseThrow(() -> new AssertionError("no task of " + kind));
        identities.setAuthentication(person, groups);
        try {
            Map<String, Object> opinion =
                    new HashMap<>(Map.of("decision", "approved", "reasonCodes", "", "comment", ""));
            if (factsUnknown) {
                opinion.put("unknownAccepted", true);
            }
            tasks.claim(task.getId(), person);
            tasks.complete(task.getId(), opinion);
        } finally {
            identities.clearAuthentication();
        }
        assertThat(waiting(kind)).isEmpty();
    }

    private Optional<Task> waiting(String kind) {
        return runtime.createProcessInstanceQuery().list().stream()
                .filter(review -> review.getBusinessKey() != null
                        && review.getBusinessKey().startsWith(kind))
                .flatMap(review -> tasks.createTaskQuery().processInstanceId(review.getId()).list().stream())
                .findFirst();
    }

    private void exportsAreReadyAndCanBeFetched() {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(states("/v1/log-exports")).containsExactly("READY", "READY"));

        for (JsonNode export : account.get("/v1/log-exports").json().findParents("state")) {
            var file = account.get("/v1/log-exports/" + export.get("id").asText() + "/file");
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.text()).contains("示例科技");
        }
    }

    private List<String> states(String path) {
        return account.get(path).json().findValuesAsText("state");
    }

    private void changeOfPeopleIsAgreedTo() throws Exception {
        String changes = "/v1/admin/people-changes";
        JsonNode waiting =
                json.readTree(administrator("GET", changes + "?state=WAITING").body());
        assertThat(waiting.findValuesAsText("person")).containsExactly("newadmin");

        assertThat(waiting("person-change:").map(Task::getName)).hasValue("审批人员变更 Decide change of people · newadmin");

        var agreed =
                administrator("POST", changes + "/" + waiting.get(0).get("id").asText() + "/approve");

        assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(200);
        assertThat(identities.createUserQuery().userId("newadmin").count()).isOne();
        assertThat(waiting("person-change:")).isEmpty();
    }

    /** The second one, since the first asked. */
    private HttpResponse<String> administrator(String method, String path) throws Exception {
        String login = Base64.getEncoder().encodeToString("admin2:admin2".getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url(path)))
                                .header("Authorization", "Basic " + login)
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }

    private void queuedMessagesAreSent() {
        // What was looked at before the carrier was connected is looked at again a little later.
        clock.advance(Duration.ofMinutes(1));
        ended(
                "2026-11-30",
                Map.of(
                        "13800000010",
                        "FAILED",
                        "13800000011",
                        "FAILED",
                        "13800000012",
                        "FAILED",
                        "13800000013",
                        "DELIVERED"));
    }

    /** As the simulator's table of numbers says. */
    private void ended(String day, Map<String, String> states) {
        states.forEach((number, state) -> await().atMost(LONG)
                .untilAsserted(() -> assertThat(state(number, day)).as(number).isEqualTo(state)));
    }

    private String state(String number, String day) {
        List<String> states = account.get("/v1/records", Map.of("date", day, "number", number))
                .json()
                .findValuesAsText("state");
        return states.isEmpty() ? "none" : states.get(0);
    }

    private void scheduledTaskIsSent() throws Exception {
        clock.set(START_OF_THE_TASK);
        // The scheduler goes by real time, which may not have come so far yet.
        for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals("bulk"))) {
            if (key.getName().startsWith("task-")) {
                Trigger due =
                        scheduler.getTrigger(key).getTriggerBuilder().startNow().build();
                scheduler.rescheduleJob(key, due);
            }
        }

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(states("/v1/bulk-tasks")).containsExactly("FINISHED"));
        ended("2026-12-01", Map.of("13800000021", "FAILED", "13800000022", "FAILED", "13800000023", "DELIVERED"));
    }
}
