package dev.signet.staff;

import static dev.signet.staff.StaffGroup.ADMINISTRATORS;
import static dev.signet.staff.StaffGroup.COMPLIANCE_OFFICERS;
import static dev.signet.staff.StaffGroup.SIGNATURE_REVIEWERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signet.processes.staff.ConsentProcesses;
import dev.signet.processes.staff.PersonChangeProcess;
import dev.signet.review.TasklistPage;
import dev.signet.staff.consent.ConsentInstances;
import dev.signet.support.Browser;
import dev.signet.support.SignetTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * A change of people as a process: whoever may agree, refuse or stop does so at its task as well, by whatever door, and
 * nobody else does; its timer ends it where nobody did.
 */
@SignetTest(properties = "test.people=changing")
@Tag("staff-doors")
class PersonChangeTasksIT extends ChangingPeople {

    private static final int ROUNDS = 5;

    @Autowired
    PersonChangeStore store;

    @Autowired
    ConsentInstances<PersonChange> instances;

    @Autowired
    @Qualifier("engineStart")
    SmartInitializingSingleton start;

    @Test // #10
    void theSecondAdministratorDecidesInTasklist() {
        String agreed = ask(SIGNATURE_REVIEWERS).change();
        String task = task(agreed);
        for (String person : List.of("admin2", "officer")) {
            assertThat(call(person, "GET", "/engine-rest/filter?resourceType=Task", "")
                            .body()
                            .findValuesAsText("name"))
                    .contains("人员变更 Changes of people");
        }
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getName())
                .isEqualTo("审批人员变更 Decide change of people · " + id);

        assertThat(complete("admin2", task, "approved", "").status())
                .as("unclaimed")
                .isEqualTo(400);
        assertThat(claim("admin2", task).status()).isEqualTo(204);
        assertThat(complete("admin2", task, "perhaps", "").status()).isEqualTo(400);
        assertThat(complete("admin2", task, "approved", "").status()).isEqualTo(204);

        assertThat(state(agreed)).isEqualTo("CARRIED_OUT");
        assertThat(people.require(id).groups()).containsExactly(SIGNATURE_REVIEWERS);
        assertThat(trail(agreed)).containsExactly("person-change.asked admin", "person-change.carried-out admin2");
        assertThat(stored(agreed)).isZero();
        assertThat(tasksOf(agreed)).isZero();

        String refused = call("admin", "PUT", "/v1/admin/people/" + id + "/groups", groups(COMPLIANCE_OFFICERS))
                .change();
        String other = task(refused);
        claim("admin2", other);
        for (String reason : List.of(" ", "长".repeat(501))) {
            assertThat(complete("admin2", other, "rejected", reason).status())
                    .as(reason)
                    .isEqualTo(400);
        }
        assertThat(complete("admin2", other, "rejected", "谁？ who?").status()).isEqualTo(204);
        assertThat(state(refused)).isEqualTo("REFUSED");
        assertThat(people.require(id).groups()).containsExactly(SIGNATURE_REVIEWERS);
    }

    /** The groups are asked anew in the same transaction, though the engine is in the midst of a command. */
    @Test // #10
    void aSecondAdministratorAgreedToInTasklistCountsAtOnce() {
        oneAdministratorLeft();
        String second = ask(ADMINISTRATORS).change();
        String task = task(second);

        assertThat(claim("officer", task).status()).isEqualTo(204);
        assertThat(complete("officer", task, "approved", "").status()).isEqualTo(204);

        assertThat(state(second)).isEqualTo("CARRIED_OUT");
        assertThat(people.require(id).groups()).containsExactly(ADMINISTRATORS);
        assertThat(trail(second)).containsExactly("person-change.asked admin", "person-change.carried-out officer");
    }

    @Test // #10
    void whoAskedOrHasNoSayDecidesByNoDoor() {
        people.create("test", person("admin3", ADMINISTRATORS), PASSWORD);
        String change = ask(SIGNATURE_REVIEWERS).change();
        String task = task(change);

        for (String door : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
            for (String person : List.of("admin", "officer", "reviewer")) {
                for (Answer tried : List.of(
                        call(person, "POST", door + "/task/" + task + "/claim", "{\"userId\": \"" + person + "\"}"),
                        call(person, "POST", door + "/task/" + task + "/claim", "{\"userId\": \"admin2\"}"),
                        call(person, "POST", door + "/task/" + task + "/assignee", "{\"userId\": \"" + person + "\"}"),
                        call(person, "POST", door + "/task/" + task + "/complete", decision("approved", "")),
                        call(person, "POST", door + "/task/" + task + "/submit-form", decision("approved", "")),
                        call(person, "POST", door + "/task/" + task + "/resolve", "{}"))) {
                    assertThat(tried.status()).as(person + " " + tried.body()).isBetween(400, 409);
                }
            }
        }
        assertThat(call("admin2", "POST", "/engine-rest/task/" + task + "/assignee", "{\"userId\": \"admin\"}")
                        .status())
                .isEqualTo(400);
        assertThat(claim("admin2", task).status()).isEqualTo(204);
        assertThat(complete("admin", task, "approved", "").status()).isEqualTo(400);
        assertThat(call(
                                "admin2",
                                "POST",
                                "/engine-rest/task/" + task + "/complete",
                                "{\"variables\": {\"outcome\": {\"value\": \"CARRIED_OUT\"}}}")
                        .status())
                .as("a variable that the form does not give")
                .isEqualTo(400);
        assertThat(call("admin3", PASSWORD, "POST", "/engine-rest/task/" + task + "/complete", decision("approved", ""))
                        .status())
                .isEqualTo(400);

        assertThat(state(change)).isEqualTo("WAITING");
        assertThat(people.find(id)).isEmpty();
        assertThat(call("officer", "GET", "/v1/reviews/" + task, "").status())
                .as("it is no review")
                .isEqualTo(404);
    }

    @Test // #10
    void anOfficerStopsInTasklistWhatOnlyWaits() {
        oneAdministratorFromTheStart();
        String change = ask(SIGNATURE_REVIEWERS).change();
        String task = task(change);

        assertThat(claim("admin", task).status()).isEqualTo(400);
        assertThat(claim("officer", task).status()).isEqualTo(204);
        assertThat(complete("officer", task, "approved", "").status())
                .as("nobody agrees to it")
                .isEqualTo(400);
        assertThat(complete("officer", task, "rejected", "没有这个人").status()).isEqualTo(204);

        assertThat(state(change)).isEqualTo("STOPPED");
        assertThat(trail(change)).containsExactly("person-change.asked admin", "person-change.stopped officer");
    }

    @Test // #10
    void whateverEndsAChangeEndsItsProcess() {
        String agreed = ask(SIGNATURE_REVIEWERS).change();
        call("admin2", "POST", CHANGES + "/" + agreed + "/approve", "");
        String withdrawn = call("admin", "DELETE", "/v1/admin/people/" + id, "").change();
        call("admin", "POST", CHANGES + "/" + withdrawn + "/withdraw", "");

        assertThat(state(withdrawn)).isEqualTo("WITHDRAWN");
        assertThat(tasksOf(agreed) + tasksOf(withdrawn)).isZero();
        assertThat(running()).isEmpty();
    }

    @Test // #10
    void whatAnEarlierVersionLeftWaitingGetsAProcess() {
        clock.set(clock.instant());
        String change = ask(SIGNATURE_REVIEWERS).change();
        runtime.deleteProcessInstance(running().get(0).getId(), "as before the upgrade");

        instances.beginMissing(store.waiting());
        instances.beginMissing(store.waiting());

        assertThat(running()).hasSize(1);
        assertThat(claim("admin2", task(change)).status()).isEqualTo(204);
        clock.advance(Duration.ofDays(7));
        timersFire();
        assertThat(state(change)).isEqualTo("EXPIRED");
    }

    /** The engine goes by real time, so its timers are set to now where the application's clock is moved on. */
    @Test // #10
    void theEnginesTimerEndsWhatNobodyDecided() {
        clock.set(clock.instant());
        Answer forgotten = ask(SIGNATURE_REVIEWERS);
        oneAdministratorFromTheStart();
        id = id + "-t";
        Answer waited = ask(SIGNATURE_REVIEWERS);
        for (Answer asked : List.of(forgotten, waited)) {
            assertThat(timer(asked.change()).getDuedate().toInstant())
                    .isBetween(until(asked), until(asked).plusSeconds(1));
        }

        clock.advance(Duration.ofDays(7));
        for (Answer asked : List.of(forgotten, waited)) {
            management.setJobDuedate(timer(asked.change()).getId(), new Date());
        }

        await().atMost(Duration.ofMinutes(3)).until(() -> running().isEmpty());
        assertThat(state(forgotten.change())).isEqualTo("EXPIRED");
        assertThat(state(waited.change())).isEqualTo("CARRIED_OUT");
        assertThat(people.require(id).groups()).containsExactly(SIGNATURE_REVIEWERS);
        assertThat(trail(waited.change()))
                .containsExactly("person-change.asked admin", "person-change.carried-out system");
    }

    private static Instant until(Answer asked) {
        return Instant.parse(asked.body().get("until").asText());
    }

    private Job timer(String change) {
        return management
                .createJobQuery()
                .processInstanceId(instance(change).getId())
                .singleResult();
    }

    private ProcessInstance instance(String change) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey("person-change:" + change)
                .singleResult();
    }

    @Test // #10
    void nodesThatStartTogetherBeginWhatIsMissingOnce() {
        String change = ask(SIGNATURE_REVIEWERS).change();
        runtime.deleteProcessInstance(instance(change).getId(), "as before the upgrade");

        Stream.generate(() -> CompletableFuture.runAsync(start::afterSingletonsInstantiated))
                .limit(3)
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(running()).hasSize(1);
        assertThat(claim("admin2", task(change)).status()).isEqualTo(204);
        assertThat(complete("admin2", task(change), "approved", "").status()).isEqualTo(204);
        assertThat(state(change)).isEqualTo("CARRIED_OUT");
    }

    @Test // #10
    void whoHasNoSayAnyMoreDecidesNothingAndHoldsNothing() {
        people.create("test", person("admin3", ADMINISTRATORS), PASSWORD);
        String change = ask(SIGNATURE_REVIEWERS).change();
        String task = task(change);
        assertThat(claim("admin3", PASSWORD, task).status()).isEqualTo(204);

        identities.deleteMembership("admin3", ADMINISTRATORS.id());
        identities.createMembership("admin3", SIGNATURE_REVIEWERS.id());
        assertThat(call("admin3", PASSWORD, "POST", "/engine-rest/task/" + task + "/complete", decision("approved", ""))
                        .status())
                .isBetween(400, 409);
        assertThat(state(change)).isEqualTo("WAITING");

        people.setGroups("test", "admin3", Set.of());
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
        assertThat(claim("admin2", task).status()).isEqualTo(204);
        assertThat(complete("admin2", task, "approved", "").status()).isEqualTo(204);
        assertThat(state(change)).isEqualTo("CARRIED_OUT");
    }

    /** Groups as a session knows them that is older than the change of them: the engine's doors let such a person in. */
    @Test // #10
    void theTaskItselfAsksWhoHasASayNow() {
        people.create("test", person("admin3", ADMINISTRATORS), PASSWORD);
        String change = ask(SIGNATURE_REVIEWERS).change();
        String task = task(change);
        assertThat(claim("admin3", PASSWORD, task).status()).isEqualTo(204);
        identities.deleteMembership("admin3", ADMINISTRATORS.id());

        identities.setAuthentication("admin3", List.of(ADMINISTRATORS.id()));
        try {
            assertThatThrownBy(() -> tasks.complete(task, Map.of("decision", "approved")))
                    .hasMessageContaining("You cannot decide the change " + change);
            tasks.setAssignee(task, null);
            assertThatThrownBy(() -> tasks.claim(task, "admin3"))
                    .hasMessageContaining("You cannot decide the change " + change);
        } finally {
            identities.clearAuthentication();
        }

        assertThat(state(change)).isEqualTo("WAITING");
        assertThat(tasksOf(change)).isOne();
    }

    @Test // #10
    void whoIsToLeaveMayAgreeToThatInTasklistButNotKeepItFromHappening() {
        people.create("test", person("admin3", ADMINISTRATORS), PASSWORD);
        String leave = call("admin", "DELETE", "/v1/admin/people/admin3", "").change();
        String task = task(leave);
        assertThat(claim("admin3", PASSWORD, task).status()).isEqualTo(204);

        assertThat(call(
                                "admin3",
                                PASSWORD,
                                "POST",
                                "/engine-rest/task/" + task + "/complete",
                                decision("rejected", "no"))
                        .status())
                .isEqualTo(400);
        assertThat(call("admin3", PASSWORD, "POST", "/engine-rest/task/" + task + "/complete", decision("approved", ""))
                        .status())
                .isEqualTo(204);

        assertThat(state(leave)).isEqualTo("CARRIED_OUT");
        assertThat(people.find("admin3")).isEmpty();
        assertThat(running()).isEmpty();
    }

    @Test // #10
    void ofTwoDoorsThatEndOneChangeAtOnceOneCounts() {
        for (int round = 0; round < ROUNDS; round++) {
            id = id + "x";
            String change = ask(SIGNATURE_REVIEWERS).change();
            String task = task(change);
            assertThat(claim("admin2", task).status()).isEqualTo(204);

            List<Integer> both = atOnce(
                    () -> call("admin", "POST", CHANGES + "/" + change + "/withdraw", ""),
                    () -> complete("admin2", task, "approved", ""));

            boolean withdrawn = both.get(0) == 200;
            assertThat(both.get(withdrawn ? 1 : 0)).as(both.toString()).isBetween(400, 409);
            assertThat(both.get(withdrawn ? 0 : 1)).as(both.toString()).isEqualTo(withdrawn ? 200 : 204);
            assertThat(state(change)).isEqualTo(withdrawn ? "WITHDRAWN" : "CARRIED_OUT");
            assertThat(people.find(id).isPresent()).isEqualTo(!withdrawn);
            assertThat(running()).isEmpty();
        }
    }

    /** With whoever asked goes what they asked for, while somebody decides just that. */
    @Test // #10
    void whatEndsWithAnotherChangeAndIsDecidedAtOnceHoldsNobodyUp() {
        for (int round = 0; round < ROUNDS; round++) {
            id = id + "x";
            people.create("test", person("admin3", ADMINISTRATORS), PASSWORD);
            String asked = call("admin3", PASSWORD, "POST", "/v1/admin/people", newPerson(id, SIGNATURE_REVIEWERS))
                    .change();
            String leave =
                    call("admin", "DELETE", "/v1/admin/people/admin3", "").change();
            String task = task(asked);
            assertThat(claim("admin", task).status()).isEqualTo(204);

            List<Integer> both = atOnce(
                    () -> call("admin2", "POST", CHANGES + "/" + leave + "/approve", ""),
                    () -> complete("admin", task, "approved", ""));

            assertThat(both.get(0)).isEqualTo(200);
            assertThat(both.get(1)).isIn(204, 400, 404, 409);
            assertThat(state(leave)).isEqualTo("CARRIED_OUT");
            assertThat(state(asked)).isEqualTo(both.get(1) == 204 ? "CARRIED_OUT" : "WITHDRAWN");
            assertThat(running()).isEmpty();
        }
    }

    @SafeVarargs
    private static List<Integer> atOnce(Supplier<Answer>... calls) {
        List<CompletableFuture<Answer>> all =
                Stream.of(calls).map(CompletableFuture::supplyAsync).toList();
        return all.stream().map(each -> each.join().status()).toList();
    }

    @Test // #10
    void theProcessKnowsNoSecret() {
        Answer asked = ask(SIGNATURE_REVIEWERS);
        String task = task(asked.change());
        claim("admin2", task);
        assertThat(complete("admin2", task, "approved", "").status()).isEqualTo(204);

        for (String column : List.of(
                "ACT_RU_VARIABLE.TEXT_",
                "ACT_HI_VARINST.TEXT_",
                "ACT_HI_DETAIL.TEXT_",
                "ACT_HI_COMMENT.MESSAGE_",
                "ACT_HI_OP_LOG.NEW_VALUE_",
                "ACT_HI_TASKINST.NAME_",
                "ACT_GE_BYTEARRAY.BYTES_")) {
            String[] parts = column.split("\\.");
            assertThat(jdbc.sql("select count(*) from " + parts[0] + " where instr(" + parts[1] + ", ?) > 0")
                            .param(asked.oneTimePassword())
                            .query(Integer.class)
                            .single())
                    .as(column)
                    .isZero();
        }
        assertThat(jdbc.sql("select distinct NAME_ from ACT_HI_VARINST where PROC_DEF_KEY_ = ?")
                        .param(PersonChangeProcess.KEY)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "changeId", "person", "deciderGroups", "endsAt", "decision", "comment", "outcome");
    }

    @Test // #10
    void nobodyChangesWhatTheProcessKnowsOrWhenItEnds() {
        String change = ask(SIGNATURE_REVIEWERS).change();
        String other = call("admin", "POST", "/v1/admin/people", newPerson(id + "-o", SIGNATURE_REVIEWERS))
                .change();
        String task = task(change);
        String instance = instance(change).getId();
        String timer = timer(change).getId();
        Date due = timer(change).getDuedate();
        String value = "{\"value\": \"" + other + "\", \"type\": \"String\"}";
        claim("admin2", task);

        for (String person : List.of("admin", "admin2", "officer")) {
            for (Answer tried : List.of(
                    call(person, "PUT", "/engine-rest/task/" + task + "/variables/changeId", value),
                    call(person, "PUT", "/engine-rest/task/" + task + "/localVariables/changeId", value),
                    call(person, "PUT", "/engine-rest/process-instance/" + instance + "/variables/changeId", value),
                    call(
                            person,
                            "POST",
                            "/engine-rest/task/" + task + "/complete",
                            "{\"variables\": {\"changeId\": " + value + ", \"decision\": {\"value\": \"approved\"}}}"),
                    call(person, "PUT", "/engine-rest/job/" + timer + "/duedate", "{\"duedate\": null}"),
                    call(person, "POST", "/engine-rest/job/" + timer + "/execute", ""),
                    call(person, "DELETE", "/engine-rest/process-instance/" + instance, ""),
                    call(
                            person,
                            "POST",
                            "/engine-rest/process-definition/key/PersonChangeProcess/start",
                            "{\"variables\": {\"changeId\": " + value + "}}"))) {
                assertThat(tried.status()).as(person + " " + tried.body()).isBetween(400, 409);
            }
        }

        assertThat(runtime.getVariable(instance, ConsentProcesses.CHANGE_ID)).isEqualTo(change);
        assertThat(timer(change).getDuedate()).isEqualTo(due);
        assertThat(running()).hasSize(2);
        assertThat(List.of(state(change), state(other))).containsOnly("WAITING");
    }

    @ParameterizedTest // #10
    @ValueSource(strings = {"zh-CN", "en-US"})
    void theFormSaysWhatItIsAboutAndAsksForADecision(String language) {
        Browser.isNeeded();
        String change = ask(SIGNATURE_REVIEWERS).change();
        String title = call("officer", "GET", CHANGES + "/" + change, "")
                .body()
                .get("whatZh")
                .asText();
        try (TasklistPage tasklist =
                new TasklistPage(server.url(""), "--lang=" + language, "--accept-lang=" + language)) {
            tasklist.logIn("admin2", "admin2");
            tasklist.chooseFilter("人员变更");
            tasklist.openNewestTask(title);
            tasklist.claim();
            assertThat(tasklist.newestTask()).contains(id);
            assertThat(tasklist.formText("facts")).contains("admin");
            tasklist.photograph("decide-person-change-" + language);

            tasklist.pressComplete();
            tasklist.awaitSeen("[data-part=decision-problem]");
            assertThat(tasklist.formText("decision-problem")).contains("请选择");
            tasklist.click("input[value=rejected]");
            tasklist.pressComplete();
            assertThat(tasklist.formText("decision-problem")).contains("请填写原因");
            tasklist.comment("谁？".repeat(251));
            tasklist.pressComplete();
            assertThat(tasklist.formText("decision-problem")).contains("原因最多 500 字");
            tasklist.photograph("decide-person-change-problem-" + language);
            tasklist.comment(Keys.chord(Keys.CONTROL, "a") + Keys.DELETE);
            assertThat(state(change)).isEqualTo("WAITING");

            tasklist.approve();
            tasklist.complete();
        }
        assertThat(state(change)).isEqualTo("CARRIED_OUT");
    }

    private String task(String change) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey("person-change:" + change)
                .singleResult()
                .getId();
    }

    private long tasksOf(String change) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey("person-change:" + change)
                .count();
    }

    private Answer claim(String person, String task) {
        return call(person, "POST", "/engine-rest/task/" + task + "/claim", "{\"userId\": \"" + person + "\"}");
    }

    private Answer complete(String person, String task, String decision, String comment) {
        return call(person, "POST", "/engine-rest/task/" + task + "/complete", decision(decision, comment));
    }

    private static String decision(String decision, String comment) {
        return "{\"variables\": {\"decision\": {\"value\": \"%s\"}, \"comment\": {\"value\": \"%s\"}}}"
                .formatted(decision, comment);
    }

    private Answer claim(String person, String password, String task) {
        return call(
                person, password, "POST", "/engine-rest/task/" + task + "/claim", "{\"userId\": \"" + person + "\"}");
    }
}
