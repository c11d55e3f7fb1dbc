package dev.signet.review.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.ReviewedKind;
import dev.signet.platform.Wording;
import dev.signet.review.desk.ReviewFilters.ReadyMade;
import java.util.List;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.junit.jupiter.api.Test;

/** Issue 10: a further kind of application has its list in Tasklist by its own word, and everybody's lists show it. */
class ReviewFiltersTest {

    private static final ReviewedKind SIGNATURE = new ReviewedKind(
            "signature",
            "SignatureReviewProcess",
            "signatureId",
            "signature-reviewers",
            "signatures",
            Wording.of("signature"));
    /** Texts of any domain say something of themselves here. */
    private static final ReviewedKind NUMBER = new ReviewedKind(
            "number", "NumberReviewProcess", "numberId", "number-reviewers", "numbers", Wording.of("template"));

    @Test
    void listsOnesOwnTasksThenEachKindThenWhatIsLate() {
        List<ReadyMade> lists = ReviewFilters.readyMade(List.of(SIGNATURE, NUMBER));

        assertThat(lists).extracting(ReadyMade::key).containsExactly("mine", "signatures", "numbers", "overdue");
        assertThat(lists)
                .extracting(ReadyMade::title)
                .containsExactly("我的任务 Mine", "签名审核 Signatures", "模板审核 Templates", "逾期 Overdue");
    }

    @Test
    void showsAKindToItsReviewersAndTheCommonListsToAll() {
        List<ReadyMade> lists = ReviewFilters.readyMade(List.of(SIGNATURE, NUMBER));

        assertThat(lists)
                .extracting(ReadyMade::groups)
                .containsExactly(
                        List.of("signature-reviewers", "number-reviewers"),
                        List.of("signature-reviewers"),
                        List.of("number-reviewers"),
                        List.of("signature-reviewers", "number-reviewers"));
    }

    @Test
    void findsFirstAndSecondOpinionsOfAKindByItsBusinessKey() {
        var query = (TaskQueryImpl) ReviewFilters.readyMade(List.of(SIGNATURE, NUMBER))
                .get(2)
                .query()
                .apply(new TaskQueryImpl());

        assertThat(query.getProcessInstanceBusinessKeyLike()).isEqualTo("number:%");
        assertThat(query.getCandidateGroup()).isEqualTo("number-reviewers");
    }
}
