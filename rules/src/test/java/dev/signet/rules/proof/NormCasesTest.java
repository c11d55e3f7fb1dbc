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

    /** What officers read of a case that fails; the worked cases go by the numbers that the domain rules give them. */
    @Test
    void namesEveryCaseInChineseAndEnglish() {
        assertThat(ShippedRulebook.loaded().cases())
                .extracting(NormCase::name)
                .filteredOn(name -> !name.matches("W[0-9]{2}"))
                .allSatisfy(name -> assertThat(name).matches("[^|]*\\p{IsHan}[^|]* \\| [^|]*[A-Za-z0-9][^|]*"));
    }
}
