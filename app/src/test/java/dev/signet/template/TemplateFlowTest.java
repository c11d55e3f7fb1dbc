package dev.signet.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.signet.application.ReviewDecision;
import dev.signet.application.Reviews;
import dev.signet.audit.AuditTrail;
import dev.signet.notice.Notices;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Refusal;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Severity;
import dev.signet.rules.verdict.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

/** Small questions about an application are answered without the reviewer's screen and its comparisons. */
class TemplateFlowTest {

    private final TemplateStore store = mock(TemplateStore.class);
    private final TemplateJudge judge = mock(TemplateJudge.class);
    private final TemplateReviewScreens screens = mock(TemplateReviewScreens.class);
    private final TemplateFlow subject = new TemplateFlow(
            store,
            judge,
            screens,
            mock(ActiveRulebook.class),
            mock(Reviews.class),
            mock(AuditTrail.class),
            mock(FactsVersions.class),
            mock(Notices.class),
            mock(ApplicationEventPublisher.class),
            Clock.systemUTC());

    /** Both sides of a review: what the norms said when it was applied for, and what they say now. */
    @Test // #10: what was forbidden while an application waited was approved all the same
    void isNotApprovedByAPersonWhereANormForbidsItNow() {
        Template template = TemplateTest.underReview();
        when(store.lock(7)).thenReturn(Optional.of(template));
        when(judge.again(anyLong(), any()))
                .thenReturn(new Verdict(
                        List.of(new Finding("TP-90", Severity.REFUSE, "不得出现。", "Not any more.", "")), false, "v2"));

        assertThatThrownBy(() -> subject.decide(7, approval()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("TP-90");

        assertThat(template.revision().state()).isEqualTo(TemplateState.UNDER_REVIEW);
        verify(store, never()).save(any());
    }

    private static ReviewDecision approval() {
        return new ReviewDecision(true, List.of(), "", "", "", List.of(), List.of("ann"), Instant.EPOCH);
    }

    @Test
    void titleEvidenceAndUnknownFactsNeedNoScreen() {
        Template template = TemplateTest.underReview();
        when(store.find(7)).thenReturn(Optional.of(template));

        assertThat(subject.title(7))
                .isEqualTo(template.revision().facts().claim().name() + " (SMS_100000001)");
        assertThat(subject.evidence(7)).isEmpty();
        subject.missing(7);

        verify(screens, never()).of(any());
        verify(store, never()).decidedBut(anyLong(), anyInt());
    }
}
