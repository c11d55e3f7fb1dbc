package dev.signet.review.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.review.ReviewSituations;
import dev.signet.review.ReviewSituations.Waiting;
import dev.signet.review.Staff;
import dev.signet.review.desk.ReviewFilters;
import dev.signet.review.repair.ReviewHealth;
import dev.signet.review.repair.TaskRepairs;
import dev.signet.signature.SignatureState;
import dev.signet.signature.Signatures;
import dev.signet.support.SignetTest;
import java.lang.reflect.Method;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine does not do for a person, and how tasks that were jammed before come loose. */
@SignetTest
@Import(ReviewSituations.class)
@Tag("engine-doors")
class EngineDoorIT {

    private static int count;

    private static final String OWN_MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
              <process id="own" isExecutable="true" xmlns:c="http://camunda.org/schema/1.0/bpmn">
                <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/>
                <serviceTask id="t" c:expression="${''.getClass().forName('java.lang.Runtime')}"/>
              </process>
            </definitions>""";

    @Autowired
    ReviewSituations situations;

    @Autowired
    Signatures signatures;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskRepairs repairs;

    @Autowired
    ReviewHealth health;

    @Autowired
    ReviewFilters filters;

    @Autowired
    JdbcClient jdbc;

    private Staff holder;
    private Staff colleague;
    private Staff administrator;
    private Waiting waiting;
    private String task;

    @BeforeEach
    void aClaimedTask() {
        holder = situations.signatureReviewer();
        colleague = situations.signatureReviewer();
        administrator = situations.administrator();
        waiting = situations.thirdPartySignature("海风门户" + "一二三四五六七八九".charAt(count++ % 9));
        task = situations.task(holder, waiting);
        holder.claim(task);
    }

    @Test // #9
    void nobodyRewritesATask() {
        Task before = stored();
        Map<String, Object> body = Map.of(
                "name",
                "another",
                "dueDate",
                "2099-01-01T00:00:00.000+0000",
                "priority",
                99,
                "owner",
                "me",
                "assignee",
                colleague.id(),
                "delegationState",
                "PENDING");

        for (Staff person : List.of(holder, colleague, situations.officer(), administrator)) {
            Staff.Answer answer = person.put("/engine-rest/task/" + task, body);
            assertRefused(answer, 403, "任务的名称、时限、优先级等由流程设定");
            assertThat(refusedOf(person)).containsExactly("SaveTask");
        }

        assertThat(stored())
                .usingRecursiveComparison()
                .comparingOnlyFields("name", "dueDate", "priority", "owner", "assignee", "delegationState")
                .isEqualTo(before);
    }

    @Test // #9
    void anAdministratorRunsNothingOfTheirOwnAndTouchesNoReview() {
        String instance = stored().getProcessInstanceId();
        String rest = "/engine-rest";
        String api = "/camunda/api/engine/engine/default";

        assertRefused(administrator.deploy(rest + "/deployment/create", OWN_MODEL), 403, "Deploy");
        assertRefused(administrator.delete(rest + "/process-instance/" + instance), 403, "DeleteProcessInstance");
        assertRefused(administrator.delete(rest + "/task/" + task), 403, "DeleteTask");
        assertRefused(
                put(rest + "/process-instance/" + instance + "/variables/highRisk", Map.of("value", false)),
                403,
                "ExecutionVariables");
        assertRefused(
                put(rest + "/process-instance/" + instance + "/suspended", Map.of("suspended", true)), 403, "Suspend");
        assertRefused(post("/process-definition/key/SignatureReviewProcess/start", Map.of()), 403, "");
        assertRefused(post("/message", Map.of("messageName", "any")), 403, "Correlate");
        assertRefused(post("/signal", Map.of("name", "any", "variables", Map.of("a", serialized()))), 403, "Signal");
        assertRefused(
                post("/message", Map.of("messageName", "any", "processVariables", Map.of("a", serialized()))),
                403,
                "Correlate");
        assertRefused(post("/condition", Map.of("variables", Map.of("a", serialized()))), 403, "Condition");
        assertRefused(
                post("/decision-definition/any/evaluate", Map.of("variables", Map.of("a", serialized()))), 403, "");
        assertRefused(
                post("/filter/create", Map.of("resourceType", "Task", "name", "any", "query", Map.of())),
                403,
                "Filter");
        assertRefused(
                post(
                        "/authorization/create",
                        Map.of(
                                "type",
                                1,
                                "permissions",
                                List.of("ALL"),
                                "userId",
                                "x",
                                "resourceType",
                                7,
                                "resourceId",
                                "*")),
                403,
                "Authorization");
        assertRefused(
                post("/user/create", Map.of("profile", Map.of("id", "second"), "credentials", Map.of("password", "x"))),
                403,
                "User");
        assertRefused(
                put(rest + "/group/signature-reviewers/members/" + administrator.id(), Map.of()), 403, "Membership");
        assertRefused(
                post("/identity/verify", Map.of("username", holder.id(), "password", "guess")), 403, "CheckPassword");
        assertRefused(post("/telemetry/configuration", Map.of("enableTelemetry", true)), 403, "Telemetry");

        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .isOne();
        assertThat(refusedOf(administrator)).hasSizeGreaterThan(12);
        assertThat(administrator.get(api + "/task/" + task).status()).isEqualTo(200);
        assertThat(administrator.get(rest + "/process-definition/count").status())
                .isEqualTo(200);
    }

    @Test // #9
    void noQueryRunsAnExpression() {
        String mine = filter("我的任务 Mine");
        List<String> parameters = Stream.of(TaskQueryDto.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("set") && name.endsWith("Expression"))
                .map(name -> name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4))
                .toList();

        assertThat(parameters)
                .contains("assigneeExpression", "dueBeforeExpression")
                .hasSizeGreaterThan(15);
        for (String parameter : parameters) {
            for (Map<String, ?> query : holding(parameter)) {
                assertRefused(holder.post("/engine-rest/task", query), 400, "查询与筛选器不能含有表达式");
            }
            assertRefused(holder.get("/engine-rest/task?" + parameter + "=%24%7Bnow()%7D"), 400, "查询与筛选器不能含有表达式");
        }
        for (Staff person : List.of(holder, administrator)) {
            for (Map<String, ?> query : holding("assigneeExpression")) {
                for (String path :
                        List.of("/task", "/task/count", "/filter/" + mine + "/list", "/filter/" + mine + "/count")) {
                    assertRefused(person.post("/engine-rest" + path, query), 400, "查询与筛选器不能含有表达式");
                }
            }
            assertThat(refusedOf(person)).contains("TaskQuery", "ExecuteFilterList", "ExecuteFilterCount");
        }
        for (String readyMade : List.of(mine, filter("逾期 Overdue"))) {
            assertThat(holder.get("/engine-rest/filter/" + readyMade + "/list").status())
                    .isEqualTo(200);
            assertThat(holder.post(
                                    "/engine-rest/filter/" + readyMade + "/count",
                                    Map.of("orQueries", List.of(Map.of("name", "a"))))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test // #9
    void aFilterThatRunsAnExpressionIsNotRunAndGoes() {
        String expression = "{\"%sExpression\":\"${''.getClass().forName('java.lang.Runtime')}\"}";
        for (String query : List.of(
                expression.formatted("taskAssignee"),
                "{\"orQueries\":[" + expression.formatted("taskAssignee") + "]}")) {
            jdbc.sql(
                            "insert into ACT_RU_FILTER (ID_, REV_, RESOURCE_TYPE_, NAME_, QUERY_, PROPERTIES_) values ('planted', 1, 'Task', 'planted', ?, '{}')")
                    .param(query)
                    .update();

            assertRefused(administrator.get("/engine-rest/filter/planted/list"), 400, "查询与筛选器不能含有表达式");
            assertRefused(administrator.get("/engine-rest/filter/planted/count"), 400, "查询与筛选器不能含有表达式");
            filters.createMissing();

            assertThat(administrator.get("/engine-rest/filter/planted").status())
                    .isEqualTo(404);
            assertThat(filter("我的任务 Mine")).isNotEmpty();
        }
    }

    /** By itself, in a part joined by "or", and in a part of such a part. */
    private static List<Map<String, ?>> holding(String parameter) {
        Map<String, Object> plain = Map.of(parameter, QueryExpressions.NOW);
        return List.of(
                plain,
                Map.of("orQueries", List.of(plain)),
                Map.of("orQueries", List.of(Map.of("name", "a"), Map.of("orQueries", List.of(plain)))));
    }

    private String filter(String name) {
        return jdbc.sql("select ID_ from ACT_RU_FILTER where NAME_ = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    @Test // #9
    void aJammedTaskDoesNothingAndIsPutRight() {
        Task jammed = stored();
        jammed.setDelegationState(DelegationState.PENDING);
        jammed.setOwner(colleague.id());
        tasks.saveTask(jammed);

        assertRefused(submit(Map.of("decision", value("approved"))), 409, "任务处于委派或挂起状态");
        assertRefused(holder.approve(task), 409, "任务处于委派或挂起状态");
        assertThat(refusedOf(holder)).containsExactly("CompleteTask", "SubmitTaskForm");
        repairs.repairAll();

        assertThat(stored().getDelegationState()).isNull();
        assertThat(stored().getAssignee()).isEqualTo(holder.id());
        assertThat(repairsOf(waiting)).containsExactly("DELEGATED");
        assertThat((Long) health.health().getDetails().get("repairedTasks")).isPositive();
        assertThat(holder.approve(task).status()).isEqualTo(204);
    }

    @Test // #9
    void aTaskWhoseHolderLeftOrWhoseGroupIsAnotherIsPutRight() {
        tasks.setAssignee(task, null);
        tasks.addCandidateGroup(task, "camunda-admin");
        tasks.deleteCandidateGroup(task, "signature-reviewers");
        tasks.addCandidateUser(task, administrator.id());
        jdbc.sql("update ACT_RU_TASK set ASSIGNEE_ = 'left-long-ago', REV_ = REV_ + 1 where ID_ = ?")
                .param(task)
                .update();
        runtime.suspendProcessInstanceById(stored().getProcessInstanceId());

        repairs.repairAll();

        assertThat(repairsOf(waiting)).containsExactlyInAnyOrder("SUSPENDED", "REDIRECTED", "HOLDER_GONE");
        assertThat(holder.claim(task).status()).isEqualTo(204);
        assertThat(administrator.approve(task).status()).isEqualTo(403);
        assertThat(holder.approve(task).status()).isEqualTo(204);
        repairs.repairAll();
        assertThat(repairsOf(waiting)).hasSize(3);
    }

    @Test // #9
    void aReviewThatIsSuspendedAboveItsTaskIsPutRight() {
        String instance = stored().getProcessInstanceId();
        assertThat(holder.approve(task).status()).isEqualTo(204);
        String second = situations.task(colleague, waiting);
        runtime.suspendProcessInstanceById(instance);

        repairs.repairAll();

        assertThat(repairsOf(waiting)).containsExactly("SUSPENDED");
        colleague.claim(second);
        assertThat(colleague.approve(second).status()).isEqualTo(204);
    }

    @Test // #9
    void aTaskWithoutAReviewIsShownUntilItIsGone() {
        Task orphan = tasks.newTask();
        tasks.saveTask(orphan);

        repairs.repairAll();
        assertThat(health.health().getDetails())
                .containsEntry("orphanedTasks", 1L)
                .containsEntry("oldest", List.of(orphan.getId()));
        assertRefused(
                holder.post("/engine-rest/task/" + orphan.getId() + "/claim", Map.of("userId", holder.id())),
                409,
                "不属于任何审核");
        assertThat(administrator.get("/v1/reviews/" + orphan.getId()).status()).isEqualTo(404);

        tasks.deleteTask(orphan.getId(), true);
        repairs.repairAll();
        assertThat(health.health().getDetails())
                .containsEntry("orphanedTasks", 0L)
                .doesNotContainKey("oldest");
    }

    /** Suspended by itself, with its review going on: there is no call of the engine that puts that right. */
    @Test // #9
    void aTaskThatCannotBePutRightIsShown() {
        jdbc.sql(
                        "update ACT_RU_TASK set SUSPENSION_STATE_ = 2, ASSIGNEE_ = 'left-long-ago', REV_ = REV_ + 1 where ID_ = ?")
                .param(task)
                .update();

        repairs.repairAll();
        assertThat(health.health().getDetails())
                .containsEntry("orphanedTasks", 1L)
                .containsEntry("oldest", List.of(task));

        jdbc.sql("update ACT_RU_TASK set SUSPENSION_STATE_ = 1, REV_ = REV_ + 1 where ID_ = ?")
                .param(task)
                .update();
        repairs.repairAll();
        assertThat(health.health().getDetails()).containsEntry("orphanedTasks", 0L);
        assertThat(repairsOf(waiting)).containsExactly("HOLDER_GONE");
    }

    @Test // #9
    void aCompletionCarriesWhatItsFormDeclaresAndNothingElse() {
        String bytes = Base64.getEncoder().encodeToString(new byte[30_000]);
        Map<String, Map<String, Object>> hostile = Map.of(
                "subjectTitle", value("【中国银行】"),
                "accountName", value("another customer"),
                "highRisk", value(false),
                "reviewerGroup", value("camunda-admin"),
                "anything", Map.of("value", bytes, "type", "Bytes"));
        hostile.forEach((name, given) -> {
            Map<String, Object> opinion = opinion();
            opinion.put(name, given);
            assertRefused(
                    submit(opinion),
                    400,
                    "办理时不能提交变量“" + name + "”，此表单只有 comment, decision, reasonCodes, unknownAccepted。");
            assertRefused(complete(opinion), 400, "A completion cannot carry the variable \"" + name + "\"");
        });

        assertWrong("comment", Map.of("value", bytes, "type", "Bytes"), "变量 comment 的类型须为 String");
        assertWrong("comment", value("长".repeat(2001)), "变量 comment 最长 2000 个字符，现有 2001 个");
        assertWrong("decision", value(List.of("approved")), "");
        assertWrong("unknownAccepted", value("yes"), "The variable unknownAccepted must be of the type Boolean");
        assertWrong(
                "decision",
                Map.of("value", "approved", "type", "String", "valueInfo", Map.of("transient", true)),
                "变量 decision");

        assertThat(complete(opinion()).status()).isEqualTo(204);
        String second = situations.task(colleague, waiting);
        assertThat((String) tasks.getVariable(second, "subjectTitle"))
                .contains(waiting.order().name());
        assertThat(signatures
                        .newest(waiting.customer().id(), waiting.order().name())
                        .orElseThrow()
                        .state())
                .isEqualTo(SignatureState.UNDER_REVIEW);
    }

    private void assertWrong(String name, Map<String, Object> given, String words) {
        Map<String, Object> opinion = opinion();
        opinion.put(name, given);
        assertRefused(submit(opinion), 400, words);
        assertRefused(complete(opinion), 400, words);
    }

    private static Map<String, Object> value(Object value) {
        return Map.of("value", value);
    }

    private static Map<String, Object> serialized() {
        return Map.of(
                "value",
                "rO0ABXQAAWE=",
                "type",
                "Object",
                "valueInfo",
                Map.of(
                        "objectTypeName",
                        "java.lang.String",
                        "serializationDataFormat",
                        "application/x-java-serialized-object"));
    }

    private static Map<String, Object> opinion() {
        return new HashMap<>(Map.of(
                "decision",
                value("approved"),
                "reasonCodes",
                value(""),
                "comment",
                value(""),
                "unknownAccepted",
                value(true)));
    }

    private Staff.Answer submit(Map<String, ?> variables) {
        return holder.post("/engine-rest/task/" + task + "/submit-form", Map.of("variables", variables));
    }

    private Staff.Answer complete(Map<String, ?> variables) {
        return holder.post("/engine-rest/task/" + task + "/complete", Map.of("variables", variables));
    }

    private Staff.Answer post(String path, Object body) {
        return administrator.post("/engine-rest" + path, body);
    }

    private Staff.Answer put(String path, Object body) {
        return administrator.put(path, body);
    }

    private Task stored() {
        return tasks.createTaskQuery().taskId(task).singleResult();
    }

    private List<String> refusedOf(Staff person) {
        return jdbc.sql(
                        "select distinct subject_id from audit_entry where action = 'engine.refused' and actor = ? order by 1")
                .param(person.id())
                .query(String.class)
                .list();
    }

    private List<String> repairsOf(Waiting of) {
        return jdbc.sql("""
                        select json_unquote(json_extract(details, '$.trouble')) from audit_entry
                        where action = 'review.task-repaired' and subject_id = ? order by id""").param(of.businessKey()).query(String.class).list();
    }

    private static void assertRefused(Staff.Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().path("message").asText())
                .as(answer.text())
                .isNotBlank()
                .contains(words);
        assertThat(answer.text()).doesNotContain("org.camunda", "java.", "Exception\":", "\tat ");
    }
}
