package dev.signet.application.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.OperationRecord;
import dev.signet.platform.Bilingual;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What whoever applied reads of the operation records, on pages and by {@code /v1}. */
class OperationViewTest {

    private enum State {
        UNDER_REVIEW,
        DECIDED
    }

    private static OperationView view(String actor, String action, String note, @Nullable Bilingual reason) {
        return OperationView.of(
                new OperationRecord<>(Instant.EPOCH, actor, action, State.UNDER_REVIEW, State.DECIDED, 1, note),
                reason);
    }

    @ParameterizedTest
    @CsvSource({
        "account:12, account:12, 主账号",
        "account:12/user/li.lei, account:12/user/li.lei, li.lei",
        "rulebook, rulebook, 自动审核",
        "reviewer2, platform, 平台",
    })
    void namesItsOwnPeopleOnly(String actor, String shown, String words) {
        OperationView view = view(actor, "apply", "", null);

        assertThat(view.actor()).isEqualTo(shown);
        assertThat(view.who().zh()).contains(words);
    }

    @Test
    void aReviewersNoteStaysWithReviewers() {
        Bilingual told = new Bilingual("签名过长", "The name is too long");

        assertThat(view("reviewer", "reject", "looks like a phisher", told).note())
                .isEqualTo(told);
        assertThat(view("reviewer", "approve", "not sure", null).note().zh()).isEmpty();
        assertThat(view("account:12", "apply", "用于物流通知", null).note().zh()).isEqualTo("用于物流通知");
    }
}
