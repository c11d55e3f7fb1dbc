package dev.signet.access.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.platform.Refusal;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a refused name is told: the signs it may have, and nothing of how they are looked for. */
class NamesTest { // #12

    static Stream<Arguments> letters() {
        return Stream.of(
                Arguments.of(Fields.USER, ". _ -"), Arguments.of(Fields.GROUP, "-"), Arguments.of(Fields.ROLE, ". -"));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void isToldTheSignsThatItMayHave(Pattern letters, String signs) {
        Refusal refused = catchThrowableOfType(Refusal.class, () -> Fields.name("UserName", "a b", letters, 64));

        assertThat(refused.messageZh()).endsWith("这些符号：" + signs);
        assertThat(refused.messageEn()).endsWith(": " + signs);
    }
}
