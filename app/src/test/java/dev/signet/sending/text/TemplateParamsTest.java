package dev.signet.sending.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.rules.ShippedPolicies;
import dev.signet.rules.content.SignedTexts;
import dev.signet.rules.fact.TemplateKind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateParamsTest {

    private static final Set<String> VARIABLES = Set.of("code", "n", "yes", "a", "list", "o", "收货 人", "nick");

    private static Map<String, String> parse(@Nullable String text) throws TemplateParams.Unfit {
        return TemplateParams.parse(text, VARIABLES);
    }

    @Test
    void readsAFlatObject() throws Exception {
        assertThat(parse("{\"code\":\"0012\",\"n\":12,\"yes\":true}"))
                .isEqualTo(Map.of("code", "0012", "n", "12", "yes", "true"));
        assertThat(parse(null)).isEmpty();
        assertThat(parse(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100.00",
                "1e5",
                "1E+05",
                "-0",
                "-0.0",
                "0.10",
                "12345678901234567890123",
                "3.14159265358979323846",
                "true",
                "false"
            })
    void keepsTheLettersOfNumbers(String written) throws Exception {
        assertThat(parse("{\"a\": " + written + " }")).isEqualTo(Map.of("a", written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "1.0", " 1 ", "null", "[1]", "", "\uD83D\uDE00"})
    void keepsTheLettersOfTexts(String written) throws Exception {
        assertThat(parse("{\"a\":\"" + written + "\"}")).isEqualTo(Map.of("a", written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\":}",
                "{\"a\":1",
                "{} {}",
                "{\"a\":1}x",
                "{\"a\":1},",
                "code=1",
                "{'a':'1'}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "\uFEFF{\"a\":1}",
                "{\"a\":\"1\n2\"}"
            })
    void refusesWhatIsNoJson(String text) {
        assertRefused(text, "json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"a\"", "null", "1", "[{\"a\":1}]", "true"})
    void refusesWhatIsNoObject(String text) {
        assertRefused(text, "jsonNoObject");
    }

    @Test
    void refusesAnObjectOfAnyDepthAndLength() {
        assertRefused("[".repeat(100_000), "jsonNoObject");
        assertRefused("{\"a\":" + "[".repeat(100_000), "jsonValue", "a", "[…]");
        assertRefused("{\"a\":" + "{\"a\":".repeat(100_000), "jsonValue", "a", "{…}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"code\":null} | code | null",
                "{\"a\":1,\"list\":[1,2]} | list | […]",
                "{\"o\":{}} | o | {…}",
                "{\"收货 人\":{\"a\":1}} | 收货 人 | {…}"
            })
    void namesTheVariableWhoseValueIsNone(String text, String variable, String found) {
        assertRefused(text, "jsonValue", variable, found);
    }

    @ParameterizedTest // #8
    @ValueSource(
            strings = {
                "null",
                "[]",
                "[1,{\"a\":2}]",
                "{\"code\":1,\"code\":{}}",
                "1e5",
                "true",
                "\"text\"",
                "\"\\ud83d\""
            })
    void ignoresWhatIsOfNoVariable(String value) throws Exception {
        assertThat(parse("{\"extra\":" + value + ",\"code\":\"7\"}")).isEqualTo(Map.of("code", "7"));
        assertThat(TemplateParams.parse("{\"extra\":" + value + "}", Set.of())).isEmpty();
    }

    @ParameterizedTest // #8
    @ValueSource(
            strings = {
                "{\"extra\":{}",
                "{\"extra\":[}",
                "{\"extra\":NaN}",
                "{\"extra\":\"1\n2\"}",
                "{\"extra\":{'b':1}}"
            })
    void refusesBrokenJsonWhereverItBreaks(String text) {
        assertRefused(text, "json");
    }

    @Test // #8
    void endsInWhatIsOfNoVariableAtAnyDepth() {
        assertRefused("{\"extra\":" + "[".repeat(100_000), "json");
        assertRefused("{\"extra\":" + "{\"a\":".repeat(100_000), "json");
    }

    @Test
    void namesTheVariableThatIsGivenTwice() {
        assertRefused("{\"extra\":null,\"extra\":null}", "jsonTwice", "extra");
        assertRefused("{\"code\":\"1\",\"a\":\"2\",\"code\":\"1\"}", "jsonTwice", "code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\uD83D", "a\\uDE00b", "\\uDE00\\uD83D", "\\uD83D\\uD83D\\uDE00"})
    void namesTheVariableThatHoldsHalfACharacter(String value) {
        assertRefused("{\"nick\":\"" + value + "\"}", "jsonHalf", "nick");
    }

    private static void assertRefused(String text, String reason, String... named) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(TemplateParams.Unfit.class, unfit -> {
            assertThat(unfit.reason).isEqualTo(reason);
            if (named.length > 0) {
                assertThat(unfit.named).containsExactly(named);
            }
        });
    }

    @Test
    void saysWhereTheJsonBreaks() {
        assertThatThrownBy(() -> parse("{\"code\":\"1\"} tail"))
                .isInstanceOfSatisfying(
                        TemplateParams.Unfit.class,
                        unfit ->
                                assertThat(Integer.parseInt(unfit.named.get(0))).isBetween(13, 19));
    }

    @Test
    @Tag("S5.1-3")
    @Tag("S5.1-4")
    void rendersTheSignatureAndEveryVariable() {
        PreparedText text = new PreparedText("${name}您好，验证码${code}，再说一遍${code}。");

        assertThat(text.variables()).containsExactly("name", "code");
        String content = text.render(Map.of("name", "张三", "code", "$1"));
        assertThat(SignedTexts.of(ShippedPolicies.read()).text("云帆", content, TemplateKind.VERIFICATION))
                .isEqualTo("【云帆】张三您好，验证码$1，再说一遍$1。");
    }
}
