package dev.signet.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NormIdsTest {

    @Test
    void standInTheOrderOfTheirLettersAndThenOfTheirNumbers() {
        assertThat(Stream.of("SG-2", "FC-10", "SG-01", "FC-2", "FC-2a", "AM-1", "FC-100")
                        .sorted(NormIds.ORDER))
                .containsExactly("AM-1", "FC-2", "FC-2a", "FC-10", "FC-100", "SG-01", "SG-2");
        assertThat(Stream.of("retired", "FC-1").sorted(NormIds.ORDER)).containsExactly("FC-1", "retired");
    }

    @Test
    void openTheNameOfARule() {
        assertThat(NormIds.ofRuleName("SG-01 A signature must be read.")).contains("SG-01");
        assertThat(NormIds.ofRuleName("TP-11a Values.")).contains("TP-11a");
        assertThat(NormIds.ofRuleName("SG-01")).isEmpty();
        assertThat(NormIds.ofRuleName("Concept: a shop")).isEmpty();
        assertThat(NormIds.ofRuleName("sg-01 A signature")).isEmpty();
    }

    @Test
    void areWhatALineSpeaksOf() {
        assertThat(NormIds.ofLine("FC-17/day-warning")).isEqualTo("FC-17");
        assertThat(NormIds.ofLine("FC-17")).isEqualTo("FC-17");
        assertThat(NormIds.letters("SG-01")).isEqualTo("SG");
        assertThat(NormIds.letters("-1")).isEmpty();
    }
}
