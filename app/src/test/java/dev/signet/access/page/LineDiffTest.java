package dev.signet.access.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineDiffTest {

    @ParameterizedTest
    @CsvSource({
        "a b c, a b c, =a =b =c",
        "a b c, a x c, =a -b +x =c",
        "a b, a b c, =a =b +c",
        "a b c, b c, -a =b =c",
        "a, b, -a +b",
        "'', a, +a",
        "a b a b, b a b a, -a =b =a =b +a"
    })
    void keepsWhatStaysAndSaysWhatGoesAndComes(String before, String after, String lines) {
        assertThat(LineDiff.of(before.replace(' ', '\n'), after.replace(' ', '\n')).stream()
                        .map(line -> line.sign() + line.text())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(lines);
    }
}
