package dev.signet.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of the shipped rulebook, one test each. */
class NormCasesTest {

    @TestFactory
    Stream<DynamicTest> holdsEveryCase() {
        RulebookLoader.Loaded loaded = ShippedRulebook.loaded();
        return loaded.cases().stream()
                .map(normCase -> dynamicTest(
                        String.join(" ", normCase.norms())
                                + (normCase.expected().passes() ? " passes: " : " catches: ")
                                + normCase.name(),
                        () -> assertThat(normCase.run(loaded.rulebook())).isEmpty()));
    }
}
