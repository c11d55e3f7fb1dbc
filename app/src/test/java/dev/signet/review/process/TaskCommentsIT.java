package dev.signet.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.review.ReviewSituations;
import dev.signet.review.ReviewSituations.Waiting;
import dev.signet.review.Staff;
import dev.signet.support.SignetTest;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Comments on a task, through the door that Tasklist's button uses. */
@SignetTest
@Import(ReviewSituations.class)
@Tag("engine-doors")
class TaskCommentsIT {

    private static final String WORDS = "已电话联系申请人，<b>待补</b>授权书";

    @Autowired
    ReviewSituations situations;

    @Autowired
    TaskService tasks;

    private Staff holder;
    private Staff colleague;
    private String task;
    private static int count;

    @BeforeEach
    void aClaimedTask() {
        holder = situations.signatureReviewer();
        colleague = situations.signatureReviewer();
        Waiting waiting = situations.thirdPartySignature("海风评论" + "一二三四五六".charAt(count++ % 6));
        task = situations.task(holder, waiting);
        holder.claim(task);
    }

    @Test
    void whoeverHoldsTheTaskCommentsAndTheHistoryShowsIt() {
        assertThat(comment(holder, WORDS).status()).isEqualTo(200);

        assertThat(holder.get("/engine-rest/task/" + task + "/comment").body().findValuesAsText("message"))
                .containsExactly(WORDS);
        assertThat(holder.get("/v1/reviews/" + task)
                        .body()
                        .at("/comments/0/words")
                        .asText())
                .isEqualTo(WORDS);
        assertThat(holder.get("/v1/reviews/" + task)
                        .body()
                        .at("/comments/0/reviewer")
                        .asText())
                .isEqualTo(holder.id());
        assertThat(holder.approve(task).status()).isEqualTo(204);
        String second = tasks.createTaskQuery().taskDefinitionKey("Task_GiveSecondOpinion").list().stream()
                .filter(open -> colleague
                                .get("/v1/reviews/" + open.getId())
                                .body()
                                .path("comments")
                                .size()
                        == 1)
                .map(open -> colleague
                        .get("/v1/reviews/" + open.getId())
                        .body()
                        .at("/comments/0/words")
                        .asText())
                .findFirst()
                .orElse("not shown to the second reviewer");
        assertThat(second).isEqualTo(WORDS);
    }

    @Test
    void nobodyElseComments() {
        assertRefused(comment(colleague, WORDS), "请先认领任务再评论。");
        assertRefused(comment(situations.officer(), WORDS), "Claim the task before commenting on it.");
        assertRefused(comment(situations.administrator(), WORDS), "您的岗位不能执行流程引擎的操作“AddComment”");
        assertThat(comment(situations.templateReviewer(), WORDS).status()).isGreaterThanOrEqualTo(400);
        holder.post("/engine-rest/task/" + task + "/unclaim", Map.of());
        assertRefused(comment(holder, WORDS), "请先认领任务再评论。");

        assertThat(tasks.getTaskComments(task)).isEmpty();
    }

    @Test
    void aCommentHasWordsAndAnEnd() {
        assertRefused(comment(holder, "   "), "评论须为 1 至 500 字，不能只有空白；现有 0 字");
        assertRefused(comment(holder, "长".repeat(501)), "现有 501 字");
        assertThat(comment(holder, "长".repeat(500)).status()).isEqualTo(200);
    }

    @Test // #8
    void aCommentHoldsEveryCharacterButHidesNone() {
        assertThat(comment(holder, "好👍❤️，𠮷野家店已核实").status()).isEqualTo(200);
        assertRefused(comment(holder, "已\u202E核实"), "第 2 个字符 U+202E 不可见");
        assertRefused(comment(holder, "\u202E已核实"), "has U+202E at position 1");
        assertRefused(comment(holder, "已\uE000核实"), "U+E000");
        Staff.Answer decided = holder.complete(
                task,
                Map.of("decision", "approved", "reasonCodes", "", "comment", "已\u202E核实", "unknownAccepted", true));
        assertThat(decided.status()).as(decided.text()).isEqualTo(400);
        assertThat(decided.text()).contains("第 2 个字符 U+202E 不可见");

        assertThat(holder.get("/v1/reviews/" + task)
                        .body()
                        .at("/comments/0/words")
                        .asText())
                .isEqualTo("好👍❤️，𠮷野家店已核实");
        assertThat(holder.get("/v1/reviews/" + task).body().path("comments")).hasSize(1);
    }

    @Test
    void whatWasSaidStandsAndNothingElseIsLeftOnATask() {
        String said = comment(holder, WORDS).body().get("id").asText();

        assertRefused(holder.delete("/engine-rest/task/" + task + "/comment/" + said), "即留存");
        assertThat(holder.put("/engine-rest/task/" + task + "/comment", Map.of("id", said, "message", "anders"))
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(situations
                        .administrator()
                        .delete("/engine-rest/task/" + task + "/comment/" + said)
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertRefused(holder.attach("/engine-rest/task/" + task + "/attachment/create"), "任务不带附件");

        assertThat(tasks.getTaskComments(task))
                .singleElement()
                .satisfies(comment -> assertThat(comment.getFullMessage()).isEqualTo(WORDS));
        assertThat(tasks.getTaskAttachments(task)).isEmpty();
    }

    private Staff.Answer comment(Staff person, String words) {
        return person.post("/engine-rest/task/" + task + "/comment/create", Map.of("message", words));
    }

    private static void assertRefused(Staff.Answer answer, String words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.body().path("message").asText()).as(answer.text()).contains(words);
    }
}
