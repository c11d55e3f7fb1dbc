package dev.signet.sending.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuePlacesTest {

    private static String ended(String template, Map<String, String> values) {
        PreparedText text = new PreparedText(template);
        String content = "【云帆】" + text.render(values);
        String places = ValuePlaces.of(text.places(values, 4));
        return places == null ? content : ValuePlaces.without(content, places);
    }

    @ParameterizedTest
    @CsvSource({
        "您的验证码为${code}，5分钟内有效, 【云帆】您的验证码为****，5分钟内有效",
        "${code}, 【云帆】****",
        "${code}${other}。, 【云帆】****。",
        "验证码${code}，序号${no}，${code}, 【云帆】验证码****，序号**，****",
        "验证码${empty}。, 【云帆】验证码。"
    })
    void putsAsterisksWhereTheValuesStood(String template, String expected) {
        Map<String, String> values = Map.of("code", "482913", "other", "7", "no", "12", "empty", "");

        assertThat(ended(template, values)).isEqualTo(expected);
    }

    @Test
    void leavesATextWithoutVariablesAsItIs() {
        assertThat(ValuePlaces.of(new PreparedText("系统维护").places(Map.of(), 4))).isNull();
    }

    /** A row has room for so many; then what stands between the rest goes too. */
    @Test
    void hidesEveryValueOfHoweverMany() {
        StringBuilder template = new StringBuilder();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            template.append('第').append("${v").append(i).append('}');
            values.put("v" + i, "Q" + (char) ('A' + i % 26) + "9");
        }
        PreparedText text = new PreparedText(template.toString());
        String content = "【云帆】" + text.render(values);

        String places = ValuePlaces.of(text.places(values, 4));

        assertThat(places).hasSizeLessThanOrEqualTo(100);
        assertThat(ValuePlaces.without(content, places))
                .startsWith("【云帆】第***第***")
                .doesNotContain("Q")
                .hasSizeLessThan(content.length());
    }
}
