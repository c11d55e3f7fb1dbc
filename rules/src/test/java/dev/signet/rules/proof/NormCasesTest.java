package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every case of the shipped rulebook. */
public class NormCasesTest {

    @Test
    void holdsEveryCase() {
        RulebookLoader.Loaded loaded = ShippedRulebook.loaded();

        assertThat(loaded.cases()).hasSizeGreaterThan(800);
        assertThat(loaded.cases().stream().flatMap(normCase -> normCase.run(loaded.rulebook()).stream()))
                .isEmpty();
    }
}
