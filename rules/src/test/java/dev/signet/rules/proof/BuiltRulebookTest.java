package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.Shipped;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the build did need not be done at a start, and nothing else is left out. */
class BuiltRulebookTest {

    private static final String CASES = "sending/window/cases.yaml";

    private final PolicyFiles shipped = PolicyFiles.shipped();
    private final PolicyFiles wrong = withAWrongCase();

    private PolicyFiles withAWrongCase() {
        SortedMap<String, byte[]> files = new TreeMap<>(shipped.contents());
        String cases = shipped.text(CASES).replaceFirst("expect: pass", "expect: refuse");
        files.put(CASES, cases.getBytes(StandardCharsets.UTF_8));
        return PolicyFiles.ofBytes(files);
    }

    private static RulebookLoader loader(String proved) {
        BuiltRulebook built =
                new BuiltRulebook(proved, BuiltRulebook.ofProduct().compiled());
        return new RulebookLoader(Shipped.rulebook().areas(), true, () -> built);
    }

    @Test
    void theBuildCompiledAndProvedWhatIsShipped() {
        assertThat(BuiltRulebook.ofProduct().proved()).isEqualTo(shipped.hash());
        assertThat(BuiltRulebook.ofProduct().compiled().keySet())
                .containsAll(Shipped.rulebook().areas());
    }

    @Test
    void theCasesOfOtherFilesAreTried() {
        assertThatThrownBy(() -> loader(shipped.hash()).load(wrong))
                .isInstanceOf(RulebookRejected.class)
                .hasMessageContaining(CASES);
    }

    @Test
    void theCasesAreTriedWhereTheBuildDidNotProveThem() {
        assertThatThrownBy(() -> loader("").load(wrong))
                .isInstanceOf(RulebookRejected.class)
                .hasMessageContaining(CASES);
    }

    @Test
    void theCasesThatTheBuildProvedAreNotTriedOnceMore() throws RulebookRejected {
        Rulebook rulebook = loader(wrong.hash()).load(wrong);

        assertThat(rulebook.files().hash()).isEqualTo(wrong.hash());
    }
}
