package dev.signet.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.signet.application.ReviewScreen.MissingFact;
import dev.signet.application.Reviews;
import dev.signet.audit.AuditTrail;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.notice.Notices;
import dev.signet.platform.FactsVersions;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.Scenario;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

/** Small questions about an application are answered without the reviewer's screen and its comparisons. */
class SignatureFlowTest {

    private final SignatureStore store = mock(SignatureStore.class);
    private final SignatureReviewScreens screens = mock(SignatureReviewScreens.class);
    private final SignatureFlow subject = new SignatureFlow(
            store,
            mock(SignatureJudge.class),
            screens,
            mock(EvidenceFiles.class),
            mock(ActiveRulebook.class),
            mock(Reviews.class),
            mock(AuditTrail.class),
            mock(FactsVersions.class),
            mock(Notices.class),
            mock(ApplicationEventPublisher.class),
            Clock.systemUTC());

    @BeforeEach
    void anOpenApplication() {
        when(store.find(7)).thenReturn(Optional.of(SignatureFixtures.underReview(Scenario.GENERAL)));
    }

    @Test
    void titleEvidenceAndUnknownFactsNeedNoScreen() {
        assertThat(subject.title(7)).isEqualTo("【" + SignatureFixtures.NAME + "】");
        assertThat(subject.evidence(7)).isEmpty();
        assertThat(subject.missing(7))
                .filteredOn(MissingFact::unknown)
                .extracting(MissingFact::name)
                .contains("thirdParty");

        verify(screens, never()).of(any());
        verify(store, never()).decidedBut(anyLong(), anyInt());
    }
}
