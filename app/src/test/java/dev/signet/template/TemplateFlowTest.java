package dev.signet.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.signet.application.Reviews;
import dev.signet.audit.AuditTrail;
import dev.signet.notice.Notices;
import dev.signet.platform.FactsVersions;
import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

/** Small questions about an application are answered without the reviewer's screen and its comparisons. */
class TemplateFlowTest {

    private final TemplateStore store = mock(TemplateStore.class);
    private final TemplateReviewScreens screens = mock(TemplateReviewScreens.class);
    private final TemplateFlow subject = new TemplateFlow(
            store,
            mock(TemplateJudge.class),
            screens,
            mock(ActiveRulebook.class),
            mock(Reviews.class),
            mock(AuditTrail.class),
            mock(FactsVersions.class),
            mock(Notices.class),
            mock(ApplicationEventPublisher.class),
            Clock.systemUTC());

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
