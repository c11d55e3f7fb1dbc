package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.signet.rules.review.ApiCodesTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * All that the shipped rulebook is asked, as one test for {@code -Pmutants}: it reads the rulebook once, after the fault
 * was planted, and ends with the first class that finds it.
 */
class ShippedRulebookMutants {

    private static final List<Class<?>> TESTS = List.of(
            NormCasesTest.class,
            RequirementCasesTest.class,
            SignatureRequirementsTest.class,
            SendRulesTest.class,
            RulebookTest.class,
            ApiCodesTest.class,
            FolderCasesTest.class,
            SignatureCatalogueTest.class,
            TemplateCatalogueTest.class);

    @Test
    void answersAsItShould() {
        ShippedRulebook.readAnew();
        for (Class<?> tests : TESTS) {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(tests))
                                    .build(),
                            listener);
            TestExecutionSummary summary = listener.getSummary();
            assertThat(summary.getTestsFoundCount()).isPositive();
            assertThat(summary.getFailures())
                    .extracting(TestExecutionSummary.Failure::getException)
                    .isEmpty();
        }
    }
}
