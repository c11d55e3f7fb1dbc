package dev.signet.rules.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureApplication;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.fact.TemplateApplication;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.proof.ShippedRulebook;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Officers write expressions, strangers the texts that are held against them: none goes on for ever (9.5). */
class TextPatternTest {

    private static TextPattern pattern(String expression) {
        return TextPattern.compile("test", expression);
    }

    @Test
    void answersAsTheExpressionDoes() {
        TextPattern digits = pattern("(\\d)\\d");

        assertThat(digits.matches("12")).isTrue();
        assertThat(digits.matches("123")).isFalse();
        assertThat(digits.occursIn("a12")).isTrue();
        assertThat(digits.occursIn("a1")).isFalse();
        assertThat(digits.results("12a34").stream().map(MatchResult::start)).containsExactly(0, 3);
        assertThat(digits.first("a123")).isEqualTo("12");
        assertThat(digits.first("a")).isNull();
        assertThat(digits.replaceAll("12a345", found -> "$" + found.group(1))).isEqualTo("$1a$35");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a|aa)+)\\1?c",
                "(a+)+\\1c",
                "(?:a|a|aa)*?(b)?\\1",
                "(?=((a|aa)+)\\1c)a",
                "(?<!x)((a|aa)+)\\2{2}c"
            })
    void endsWithTheNameOfThePatternAndWhatItRead(String expression) {
        TextPattern slow = pattern(expression);

        assertThatThrownBy(() -> slow.occursIn("a".repeat(200)))
                .hasMessage("the pattern test does not come to an end: it read more than 50000000 characters");
        // The next one has as much again.
        assertThat(slow.occursIn("a".repeat(2))).isIn(true, false);
    }

    @Test
    void endsWhateverIsAskedOfIt() {
        TextPattern slow = pattern("(a+)+\\1c");
        String text = "a".repeat(200);

        assertThatThrownBy(() -> slow.matches(text)).hasMessageContaining("does not come to an end");
        assertThatThrownBy(() -> slow.results(text)).hasMessageContaining("does not come to an end");
        assertThatThrownBy(() -> slow.first(text)).hasMessageContaining("does not come to an end");
        assertThatThrownBy(() -> slow.replaceAll(text, MatchResult::group))
                .hasMessageContaining("does not come to an end");
    }

    @Test
    void endsWhatComesBackToTooManyPlaces() {
        assertThatThrownBy(() -> pattern("(?:a|b)*c").matches("a".repeat(1_000_000)))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the pattern test does not come to an end");
    }

    @Test
    void valuesAreHeldAgainstTheirShapeWithinTheSameBound() {
        assertThatThrownBy(() -> ValuePattern.compile("((a|aa)+)\\1?c").matches("a".repeat(200)))
                .hasMessageContaining("the pattern ((a|aa)+)\\1?c does not come to an end");
    }

    /** Where a text has ended no character is read, and a search may go on among such parts all the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "x(|)y; two alternatives may match nothing",
                "x(?:a?|b*)y; two alternatives may match nothing",
                "x(?:a|\\b|c|(?=d))y; two alternatives may match nothing",
                "(?:|(?:a|))y; two alternatives may match nothing",
                "x(){9}y; what may match nothing is repeated",
                "x(?:a?)?y; what may match nothing is repeated",
                "x(?:a*b*)+y; what may match nothing is repeated",
                "x(?:a{0}){2,}y; what may match nothing is repeated",
                "x(?:a{0,3}+)*y; what may match nothing is repeated",
                "x^{9}y; what may match nothing is repeated",
                "x(?=a)*y; what may match nothing is repeated",
                "x(?<!a)?y; what may match nothing is repeated",
                "x(?>a?)*y; what may match nothing is repeated",
                "x(?<n>a?)*y; what may match nothing is repeated",
                "x(?i:a?)*y; what may match nothing is repeated",
                "(a?)\\1?y; what may match nothing is repeated",
                "(?<n>a?)\\k<n>*y; what may match nothing is repeated",
                "(a\\1?)y; what may match nothing is repeated",
                "(?<!^a{0,9})y; a look behind holds something of no width",
                "(?<=a|\\bb)y; a look behind holds something of no width",
                "(?<=(?<!a)b)y; a look behind holds something of no width",
                "(?:\\2(a)(b?))*y; it is written in a way that the rulebook does not read",
                "(?x)(a)y; it is written in a way that the rulebook does not read",
                "a{2}{9}y; it is written in a way that the rulebook does not read",
                "[a\\c]]y; it is written in a way that the rulebook does not read",
            })
    void refusesWhatTriesWithoutReading(String expression, String why) {
        assertThat(Pattern.compile(expression)).isNotNull();

        assertThatThrownBy(() -> pattern(expression))
                .isInstanceOf(PatternSyntaxException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(pattern("a".repeat(2000)).occursIn("a")).isFalse();
        assertThatThrownBy(() -> pattern("a".repeat(2001))).isInstanceOf(PatternSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a|",
                "(a|)b",
                "(?:a?b)+",
                "^\\s*a$",
                "(?i)a(?-i)b",
                "(?is:a)*",
                "(?<n>a)\\k<n>+",
                "(a)(b)\\2*",
                "(?>a+)?",
                "a{2,3}?b{2}+c*+",
                "[a\\]][[bc]d]{2}",
                "[^\\[(|)*]+",
                "[a-c&&[^b]]?",
                "\\Qa|(b\\E+c",
                "\\p{IsHan}*\\pL?\\x{5143}\\x61\\u5143+",
                "\\(\\|\\)*\\{",
                "\\R\\X\\h",
                "(?<=[a-z]{0,60}|b)c",
                "(?<!a|b(?:c|d))e",
                "(?!a?)b",
                "𠮷?b𠮷",
                "x{0,5}y}"
            })
    void takesOrdinaryExpressions(String expression) {
        assertThat(pattern(expression)).hasToString(expression);
    }

    /** Texts of the greatest length a customer may write, of what the shipped patterns look at longest. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "a.", "1", "a1.b-", "加", "加的", "http://", "@", "a@", "a.a@", "-", " ", "1 ", "满1", "{", "#{",
                "${a}", "有限", "qq", "微信号", "。"
            })
    void leavesRoomForTheLongestTexts(String piece) {
        for (TemplateKind kind : TemplateKind.values()) {
            assertThat(ShippedRulebook.rulebook()
                            .judge(TemplateApplication.of(
                                            ApplicantKind.ENTERPRISE,
                                            "甲",
                                            kind,
                                            "名称",
                                            piece.repeat(1000 / piece.length()))
                                    .build())
                            .findings())
                    .isNotEmpty();
        }
        assertThat(ShippedRulebook.rulebook()
                        .judge(SignatureApplication.of(
                                        ApplicantKind.ENTERPRISE,
                                        piece.repeat(200 / piece.length()),
                                        piece.repeat(200 / piece.length()),
                                        Scenario.GENERAL,
                                        SignatureSource.COMPANY)
                                .build())
                        .findings())
                .isNotEmpty();
    }
}
