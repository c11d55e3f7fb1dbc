package dev.signet.staff;

import static dev.signet.staff.StaffGroup.ADMINISTRATORS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.processes.staff.PersonChangeProcess;
import dev.signet.support.SettableClock;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks for changes of people through the doors, as {@code admin}, where {@code admin2} is the other administrator and {@code
 * officer} and {@code officer2} are officers.
 */
@Import(Painting.class)
abstract class ChangingPeople {

    static final String CHANGES = "/v1/admin/people-changes";
    static final String PASSWORD = "correct horse";
    private static int count;

    @Autowired
    TestServer server;

    @Autowired
    ObjectMapper json;

    @Autowired
    People people;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identities;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    String id;

    record Answer(int status, JsonNode body) {

        String change() {
            assertThat(status).as(body.toString()).isEqualTo(202);
            return body.get("id").asText();
        }

        String oneTimePassword() {
            return body.get("oneTimePassword").asText();
        }
    }

    @BeforeEach
    void aNewName() {
        id = "person-" + ++count;
    }

    /** However a test left it: two administrators, and nothing that waits. */
    @AfterEach
    void twoAdministrators() {
        for (User one :
                identities.createUserQuery().memberOfGroup(ADMINISTRATORS.id()).list()) {
            if (!Set.of("admin", "admin2").contains(one.getId())) {
                identities.deleteUser(one.getId());
            }
        }
        identities.deleteUser("admin3");
        if (identities
                        .createUserQuery()
                        .userId("admin2")
                        .memberOfGroup(ADMINISTRATORS.id())
                        .count()
                == 0) {
            identities.createMembership("admin2", ADMINISTRATORS.id());
        }
        jdbc.sql(
                        "insert ignore into platform_setting (name, value) values ('people-exemption-ended', '2026-11-29T00:00:00Z')")
                .update();
        jdbc.sql("update staff_person_change set state = 'WITHDRAWN', sealed_password = null where state = 'WAITING'")
                .update();
        running().forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the test is over"));
    }

    List<ProcessInstance> running() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(PersonChangeProcess.KEY)
                .list();
    }

    /**
     * Those whose instant has come by the application's clock, which a test moves on, but for the part of a second by which
     * the engine's is later; the oldest change first.
     */
    void timersFire() {
        Optional<Job> due = due();
        while (due.isPresent()) {
            management.executeJob(due.get().getId());
            due = due();
        }
    }

    Optional<Job> due() {
        return running().stream()
                .sorted(Comparator.comparing(ProcessInstance::getBusinessKey))
                .map(instance -> management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .singleResult())
                .filter(job ->
                        !job.getDuedate().toInstant().isAfter(clock.instant().plusMillis(999)))
                .findFirst();
    }

    /** As on the first day of an installation. */
    void oneAdministratorFromTheStart() {
        oneAdministratorLeft();
        jdbc.sql("delete from platform_setting where name = 'people-exemption-ended'")
                .update();
    }

    void oneAdministratorLeft() {
        identities.deleteMembership("admin2", ADMINISTRATORS.id());
    }

    Answer ask(StaffGroup... groups) {
        return call("admin", "POST", "/v1/admin/people", newPerson(id, groups));
    }

    static String newPerson(String id, StaffGroup... groups) {
        return "{\"id\": \"%s\", \"firstName\": \"新\", \"lastName\": \"人\", %s"
                .formatted(id, groups(groups).substring(1));
    }

    static String groups(StaffGroup... groups) {
        return "{\"groups\": ["
                + String.join(
                        ", ",
                        Stream.of(groups).map(group -> '"' + group.id() + '"').toList()) + "]}";
    }

    static Person person(String id, StaffGroup group) {
        return new Person(id, "测试", id, null, Set.of(group));
    }

    String state(String change) {
        return call("officer", "GET", CHANGES + "/" + change, "")
                .body()
                .get("state")
                .asText();
    }

    /** How many bytes of a password the row holds. */
    int stored(String change) {
        return jdbc.sql("select coalesce(length(sealed_password), 0) from staff_person_change where id = ?")
                .param(change)
                .query(Integer.class)
                .single();
    }

    List<String> trail(String change) {
        return jdbc.sql(
                        "select action, actor from audit_entry where subject_type = 'person-change' and subject_id = ? order by id")
                .param(change)
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    static void assertRefused(Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.body().path("messageEn").asText()).contains(words);
    }

    /** Of the demo's people, whose password is the name. */
    Answer call(String person, String method, String path, String body) {
        return call(person, person, method, path, body);
    }

    Answer call(String person, String password, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((person + ":" + password).getBytes()))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            boolean isJson =
                    answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(answer.statusCode(), isJson ? json.readTree(answer.body()) : json.createObjectNode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
