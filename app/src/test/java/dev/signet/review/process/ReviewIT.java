package dev.signet.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.application.Reviews;
import dev.signet.review.ReviewSituations;
import dev.signet.review.ReviewSituations.Waiting;
import dev.signet.review.Staff;
import dev.signet.signature.SignatureState;
import dev.signet.signature.Signatures;
import dev.signet.support.SignetTest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reviews through every door that takes a login, against the whole application. */
@SignetTest
@Import(ReviewSituations.class)
@ExtendWith(OutputCaptureExtension.class)
@Tag("engine-doors")
class ReviewIT {

    private static final AtomicInteger RACES = new AtomicInteger();

    @Autowired
    ReviewSituations situations;

    @Autowired
    Signatures signatures;

    @Autowired
    Reviews reviews;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    @Test
    @Tag("S4.1-10")
    void anApprovalMakesTheSignatureUsable() {
        Staff reviewer = situations.signatureReviewer();
        Waiting waiting = situations.productSignature("淘气猫商城");
        String task = situations.task(reviewer, waiting);
        assertThat(state(waiting)).isEqualTo(SignatureState.UNDER_REVIEW);

        reviewer.claim(task);
        assertThat(reviewer.approve(task).status()).isEqualTo(204);

        assertThat(state(waiting)).isEqualTo(SignatureState.APPROVED);
        assertThat(reviews.open("signature", waiting.order().signatureId())).isEmpty();
    }

    @Test
    @Tag("S4.4-1")
    void aRejectionTellsTheApplicantReasonsAdviceAndComment() {
        Staff reviewer = situations.signatureReviewer();
        Waiting waiting = situations.productSignature("淘气狗商城");
        String task = situations.task(reviewer, waiting);

        reviewer.claim(task);
        assertThat(reviewer.reject(task, "R-S04,R-S06", "请上传清晰图片").status()).isEqualTo(204);

        var row = signatures
                .newest(waiting.customer().id(), waiting.order().name())
                .orElseThrow();
        assertThat(row.state()).isEqualTo(SignatureState.REJECTED);
        assertThat(row.reason()).contains("R-S04", "R-S06", "请上传清晰图片");
    }

    @Test
    void theScreenHasEverythingAReviewerNeeds() {
        Staff reviewer = situations.signatureReviewer();
        Waiting waiting = situations.thirdPartySignature("海风贸易");
        String task = situations.task(reviewer, waiting);

        JsonNode screen = reviewer.get("/v1/reviews/" + task).body();

        assertThat(screen.at("/screen/title").asText()).isEqualTo("【海风贸易】");
        assertThat(screen.at("/screen/evidence")).hasSize(2);
        assertThat(screen.at("/screen/evidence/0/id").isTextual()).isTrue();
        assertThat(screen.at("/screen/findings")).isNotEmpty();
        assertThat(screen.at("/screen/account/verifiedName").asText()).isEqualTo("杭州示例科技有限公司");
        assertThat(screen.at("/screen/preview").asText()).startsWith("【海风贸易】");
        assertThat(screen.get("reasons"))
                .allSatisfy(reason -> assertThat(reason.get("code").asText()).startsWith("R-S"));
        assertThat(screen.get("highRisk").asBoolean()).isTrue();
        assertThat(screen.get("dueAt").asText()).isNotBlank();
    }

    @Test
    void evidenceIsShownToItsReviewersOnly() {
        Staff reviewer = situations.signatureReviewer();
        Waiting waiting = situations.thirdPartySignature("海风物流");
        Waiting other = situations.thirdPartySignature("海风旅行");
        String task = situations.task(reviewer, waiting);
        String file = firstFile(reviewer, task);
        String foreign = firstFile(reviewer, situations.task(reviewer, other));

        var image = reviewer.get("/v1/reviews/" + task + "/evidence/" + file);

        assertThat(image.whole().body()).isEqualTo(ReviewSituations.picture());
        assertThat(image.whole().headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(image.whole().headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("inline");
        assertThat(image.whole().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(reviewer.get("/v1/reviews/" + task + "/evidence/" + foreign).status())
                .isEqualTo(404);
        assertThat(situations
                        .templateReviewer()
                        .get("/v1/reviews/" + task + "/evidence/" + file)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aReviewerOfAnotherGroupNeitherSeesNorFinishesTheTask() {
        Staff reviewer = situations.signatureReviewer();
        Staff stranger = situations.templateReviewer();
        Waiting waiting = situations.productSignature("淘气鸟商城");
        String task = situations.task(reviewer, waiting);

        assertThat(stranger.get("/v1/reviews/" + task).status()).isEqualTo(404);
        assertThat(stranger.get("/engine-rest/task?processInstanceBusinessKey=" + waiting.businessKey())
                        .body())
                .isEmpty();
        assertThat(stranger.claim(task).status()).isGreaterThanOrEqualTo(400);
        assertThat(stranger.approve(task).status()).isGreaterThanOrEqualTo(400);
        assertThat(state(waiting)).isEqualTo(SignatureState.UNDER_REVIEW);
    }

    @Test
    void onlyTheClaimerCompletes() {
        Staff reviewer = situations.signatureReviewer();
        Staff colleague = situations.signatureReviewer();
        Waiting waiting = situations.productSignature("淘气鱼商城");
        String task = situations.task(reviewer, waiting);

        assertRefused(reviewer.approve(task), "请先认领");
        reviewer.claim(task);

        assertRefused(colleague.approve(task), "只有认领人可以办理。 The task is claimed by " + reviewer.id());
        assertThat(state(waiting)).isEqualTo(SignatureState.UNDER_REVIEW);
    }

    @Test
    void nobodyTakesAClaimAwayByResolvingTheTask() {
        Staff reviewer = situations.signatureReviewer();
        Staff colleague = situations.signatureReviewer();
        String task = situations.task(reviewer, situations.productSignature("淘气马商城"));
        reviewer.claim(task);

        assertRefused(colleague.post("/engine-rest/task/" + task + "/resolve", Map.of()), 403, "never resolved");

        assertThat(reviewer.approve(task).status()).isLessThan(300);
    }

    @Test
    void aClaimIsOnesOwnAndALostOneASentence() {
        Staff reviewer = situations.signatureReviewer();
        Staff colleague = situations.signatureReviewer();
        String task = situations.task(reviewer, situations.productSignature("淘气鹿商城"));
        String claim = "/engine-rest/task/" + task + "/claim";

        assertRefused(reviewer.post(claim, Map.of("userId", colleague.id())), "不能替 " + colleague.id() + " 认领");
        assertRefused(reviewer.post(claim, Map.of("userId", "nobody-at-all")), "not in the name of nobody-at-all");
        reviewer.claim(task);
        assertRefused(colleague.claim(task), 409, "任务已由 " + reviewer.id() + " 认领，请刷新任务列表。");
        assertThat(colleague
                        .post("/engine-rest/task/" + task + "/unclaim", Map.of())
                        .status())
                .isEqualTo(403);

        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo(reviewer.id());
        assertRefused(
                reviewer.post("/engine-rest/task/" + task + "/assignee", Map.of("userId", colleague.id())), "不能替");
        assertRefused(
                reviewer.post(
                        "/engine-rest/task/" + task + "/identity-links/delete",
                        Map.of("groupId", "signature-reviewers", "type", "candidate")),
                403,
                "the model's business");
        assertThat(reviewer.post("/engine-rest/task/" + task + "/unclaim", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(colleague.claim(task).status()).isEqualTo(204);
        assertRefused(reviewer.post("/engine-rest/task/" + task + "/unclaim", Map.of()), "can give it back");
    }

    @RepeatedTest(3)
    void ofReviewersWhoClaimAtOnceOneGetsTheTaskAndTheOthersASentence() {
        List<Staff> reviewers =
                Stream.generate(situations::signatureReviewer).limit(4).toList();
        String task = situations.task(reviewers.get(0), situations.productSignature("淘气猿" + raced()));

        List<Staff.Answer> answers =
                reviewers.parallelStream().map(reviewer -> reviewer.claim(task)).toList();

        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 204))
                .allSatisfy(answer -> assertRefused(answer, 409, "任务"));
    }

    @RepeatedTest(3) // #9 12
    void whoClaimsAgainAndAgainBesideOthersHearsOfNoFault() {
        List<Staff> both = List.of(situations.signatureReviewer(), situations.signatureReviewer());
        String task = situations.task(both.get(0), situations.productSignature("淘气狐" + raced()));

        List<Staff.Answer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> both.get(i % 2).claim(task))
                .toList();

        assertThat(answers).anySatisfy(answer -> assertThat(answer.status()).isEqualTo(204));
        assertThat(answers.stream().filter(answer -> answer.status() != 204))
                .allSatisfy(answer -> assertRefused(answer, 409, "任务"));
    }

    @RepeatedTest(3)
    void ofDecisionsMadeAtOnceOneCountsAndTheOthersAreOutrun() {
        Staff reviewer = situations.signatureReviewer();
        Waiting waiting = situations.productSignature("淘气兔" + raced());
        String task = situations.task(reviewer, waiting);
        reviewer.claim(task);

        List<Staff.Answer> answers = Stream.generate(() -> task)
                .limit(4)
                .parallel()
                .map(reviewer::approve)
                .toList();

        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 204))
                .allSatisfy(answer -> assertRefused(answer, 409, ""));
        assertThat(opinions(waiting)).containsExactly(reviewer.id());
    }

    @Test
    void errorsOfTheEngineNameNothingOfItsInsides() {
        Staff reviewer = situations.signatureReviewer();

        assertRefused(reviewer.get("/engine-rest/task?sortBy=colour&sortOrder=asc"), 400, "");
        assertRefused(reviewer.post("/engine-rest/task", Map.of("taskVariables", "no list")), 400, "error number");
        assertRefused(reviewer.get("/engine-rest/task/none"), 404, "");
        assertRefused(
                reviewer.post(
                        "/engine-rest/task",
                        Map.of("taskVariables", List.of(Map.of("name", "a", "operator", "x", "value", 1)))),
                400,
                "");
    }

    @Test
    void anAdministratorMayGiveATaskToAReviewer() {
        Staff reviewer = situations.signatureReviewer();
        String task = situations.task(reviewer, situations.productSignature("淘气象商城"));

        var answer = situations
                .administrator()
                .post("/engine-rest/task/" + task + "/assignee", Map.of("userId", reviewer.id()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(reviewer.approve(task).status()).isEqualTo(204);
    }

    @Test
    void noReviewEndsWithoutADecisionAndADecidedOneIsGone() {
        Staff reviewer = situations.signatureReviewer();
        Waiting waiting = situations.productSignature("淘气鼠商城");
        String task = situations.task(reviewer, waiting);
        reviewer.claim(task);

        assertRefused(
                reviewer.post("/engine-rest/task/" + task + "/bpmnError", Map.of("errorCode", "any")),
                403,
                "ends by a decision");
        assertRefused(
                reviewer.post("/engine-rest/task/" + task + "/bpmnEscalation", Map.of("escalationCode", "any")),
                403,
                "ends by a decision");
        assertThat(state(waiting)).isEqualTo(SignatureState.UNDER_REVIEW);
        reviewer.approve(task);
        assertRefused(reviewer.approve(task), 409, "任务不存在，或已办结、已被申请人撤回。");
        assertRefused(reviewer.claim(task), 409, "任务不存在，或已办结、已被申请人撤回。");
    }

    @Test
    void aRefusalIsASentenceForThePersonAndNothingInTheLog(CapturedOutput output) {
        Staff reviewer = situations.signatureReviewer();
        Waiting waiting = situations.productSignature("淘气蜂商城");
        String task = situations.task(reviewer, waiting);
        reviewer.claim(task);

        assertRefused(reviewer.complete(task, Map.of()), "审核结果须为 approved 或 rejected");
        assertRefused(reviewer.reject(task, "", ""), "驳回时至少选择一个原因。 Choose at least one reason to reject.");
        assertRefused(reviewer.reject(task, "R-X99", ""), "原因代码 R-X99 不在原因目录中。");
        assertRefused(reviewer.reject(task, "R-S04", "字".repeat(501)), "最多 500 字，现有 501 字。");

        assertThat(output.getAll()).doesNotContain("ReviewRefused");
        assertThat(state(waiting)).isEqualTo(SignatureState.UNDER_REVIEW);
    }

    /** Another character for every race, also where a race is run again. */
    private static String raced() {
        return "一二三四五六七八九十百千万春夏秋冬东南西北".substring(RACES.get(), RACES.incrementAndGet());
    }

    /** The caller's mistake, in both languages, and nothing of the engine's insides. */
    private static void assertRefused(Staff.Answer answer, String words) {
        assertRefused(answer, 400, words);
    }

    private static void assertRefused(Staff.Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).doesNotContain("org.camunda", "java.", "SQL", "ACT_RU");
        assertThat(answer.body().path("message").asText())
                .as(answer.text())
                .contains(words)
                .doesNotContain("ENGINE-", "TaskListener", "Exception");
    }

    @Test
    void anAdministratorIsNoReviewer() {
        Staff reviewer = situations.signatureReviewer();
        Staff administrator = situations.administrator();
        Waiting waiting = situations.productSignature("淘气马商城");
        String task = situations.task(reviewer, waiting);

        assertRefused(administrator.claim(task), 403, "您的岗位不能执行流程引擎的操作“ClaimTask”");

        assertThat(administrator.approve(task).status()).isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
        assertThat(state(waiting)).isEqualTo(SignatureState.UNDER_REVIEW);
    }

    @Test
    void thirdPartyRightsTakeTwoPeople() {
        Staff first = situations.signatureReviewer();
        Staff second = situations.signatureReviewer();
        Waiting waiting = situations.thirdPartySignature("海风超市");
        String task = situations.task(first, waiting);
        first.claim(task);
        assertThat(first.approve(task).status()).isEqualTo(204);
        assertThat(state(waiting)).isEqualTo(SignatureState.UNDER_REVIEW);
        String opinion = situations.task(first, waiting);

        assertRefused(first.claim(opinion), "复核须由另一人进行。 ");
        assertThat(first.approve(opinion).status()).isGreaterThanOrEqualTo(400);
        assertThat(second.get("/v1/reviews/" + opinion)
                        .body()
                        .at("/opinions/0/reviewer")
                        .asText())
                .isEqualTo(first.id());
        second.claim(opinion);
        assertThat(second.approve(opinion).status()).isEqualTo(204);

        assertThat(state(waiting)).isEqualTo(SignatureState.APPROVED);
        assertThat(opinions(waiting)).containsExactly(first.id(), second.id());
    }

    @Test
    void noVariableOfACompletionSparesTheSecondPerson() {
        Staff reviewer = situations.signatureReviewer();
        Waiting waiting = situations.thirdPartySignature("海风酒店");
        String task = situations.task(reviewer, waiting);
        reviewer.claim(task);

        var answer = reviewer.complete(task, Map.of("decision", "approved", "highRisk", false));

        assertRefused(answer, "办理时不能提交变量“highRisk”");
        assertThat(opinions(waiting)).isEmpty();
    }

    @Test
    void aFactFilledInIsJudgedAndMayAskForASecondPerson() {
        Staff reviewer = situations.signatureReviewer();
        Waiting waiting = situations.signatureOfUnknownOwner("淘气羊商城");
        String task = situations.task(reviewer, waiting);
        Map<String, String> facts = Map.of("thirdParty", "true");

        assertThat(reviewer.put("/v1/reviews/" + task + "/facts", facts)
                        .body()
                        .get("code")
                        .asText())
                .isEqualTo("ReviewTaskNotClaimed");
        reviewer.claim(task);
        var answer = reviewer.put("/v1/reviews/" + task + "/facts", facts);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().get("highRisk").asBoolean()).isTrue();
        assertThat(reviewer.put("/v1/reviews/" + task + "/facts", Map.of("colour", "red"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anOverdueReviewIsRaised() {
        Staff reviewer = situations.signatureReviewer();
        Waiting waiting = situations.productSignature("淘气牛商城");
        String task = situations.task(reviewer, waiting);
        Job timer = management.createJobQuery().activityId("BoundaryEvent_ReviewOverdue").list().stream()
                .filter(job -> job.getProcessInstanceId()
                        .equals(tasks.createTaskQuery()
                                .taskId(task)
                                .singleResult()
                                .getProcessInstanceId()))
                .findFirst()
                .orElseThrow();

        management.executeJob(timer.getId());

        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getPriority())
                .isEqualTo(60);
        assertThat(jdbc.sql("select action from audit_entry where subject_type = 'signature' and subject_id = ?")
                        .param(Long.toString(waiting.order().signatureId()))
                        .query(String.class)
                        .list())
                .contains("review.overdue");
        reviewer.claim(task);
        assertThat(reviewer.approve(task).status()).isEqualTo(204);
        assertThat(state(waiting)).isEqualTo(SignatureState.APPROVED);
    }

    @Test
    void theReadyMadeFiltersCountWhatEachPersonMaySee() {
        Staff reviewer = situations.signatureReviewer();
        Waiting waiting = situations.productSignature("淘气兔商城");
        reviewer.claim(situations.task(reviewer, waiting));

        assertThat(filters(reviewer)).containsExactly("我的任务 Mine", "签名审核 Signatures", "逾期 Overdue");
        assertThat(filters(situations.templateReviewer())).containsExactly("我的任务 Mine", "模板审核 Templates", "逾期 Overdue");
        assertThat(count(reviewer, "我的任务 Mine")).isOne();
        assertThat(count(reviewer, "签名审核 Signatures")).isPositive();
    }

    /** In the order in which Tasklist lists them. */
    private static List<String> filters(Staff person) {
        return StreamSupport.stream(person.get("/engine-rest/filter").body().spliterator(), false)
                .sorted(Comparator.comparing(
                        filter -> filter.at("/properties/priority").asInt()))
                .map(filter -> filter.get("name").asText())
                .toList();
    }

    private static int count(Staff person, String filter) {
        for (JsonNode row : person.get("/engine-rest/filter").body()) {
            if (row.get("name").asText().equals(filter)) {
                return person.get("/engine-rest/filter/" + row.get("id").asText() + "/count")
                        .body()
                        .get("count")
                        .asInt();
            }
        }
        throw new AssertionError("no filter " + filter);
    }

    private static String firstFile(Staff reviewer, String task) {
        return reviewer.get("/v1/reviews/" + task)
                .body()
                .at("/screen/evidence/0/id")
                .asText();
    }

    private SignatureState state(Waiting waiting) {
        return signatures
                .newest(waiting.customer().id(), waiting.order().name())
                .orElseThrow()
                .state();
    }

    private List<String> opinions(Waiting waiting) {
        return jdbc.sql("""
                        select reviewer from review_opinion o join review_file f on f.id = o.review_id
                        where f.kind = 'signature' and f.subject_id = ? order by ordinal""")
                .param(waiting.order().signatureId())
                .query(String.class)
                .list();
    }
}
