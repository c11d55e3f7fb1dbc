package dev.signet.api.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonItemsTest {

    @Test
    void keepsTheLettersOfItsItems() {
        JsonItems items = JsonItems.of(
                "TemplateParamJson", " [ {\"code\":100.00} ,{\"code\":1e5, \"a\" : -0},{\"n\":\"\\u4e91\"} ] ");

        assertThat(items.size()).isEqualTo(3);
        assertThat(items.object(0)).isEqualTo("{\"code\":100.00}");
        assertThat(items.object(1)).isEqualTo("{\"code\":1e5, \"a\" : -0}");
        assertThat(items.object(2)).isEqualTo("{\"n\":\"\\u4e91\"}");
    }

    /** What is wrong inside an item is for its reader to say, and to name. */
    @Test
    void leavesNullsListsAndNamesGivenTwiceInPlace() {
        JsonItems items = JsonItems.of("TemplateParamJson", "[{\"a\":null},{\"a\":[1,{\"b\":2}]},{\"a\":1,\"a\":2}]");

        assertThat(items.object(0)).isEqualTo("{\"a\":null}");
        assertThat(items.object(1)).isEqualTo("{\"a\":[1,{\"b\":2}]}");
        assertThat(items.object(2)).isEqualTo("{\"a\":1,\"a\":2}");
    }

    @Test
    void readsTextsOfAnyLength() {
        String long1 = "x".repeat(70_000);
        JsonItems items =
                JsonItems.of("SignNameJson", "[\"" + long1 + "\",{\"k\":\"" + long1 + "\"},\"云\\\"帆\",13800138000]");

        assertThat(items.text(0)).isEqualTo(long1);
        assertThat(items.object(1)).isEqualTo("{\"k\":\"" + long1 + "\"}");
        assertThat(items.text(2)).isEqualTo("云\"帆");
        assertThat(items.text(3)).isEqualTo("13800138000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "\"a\"", "13800138000", "null"})
    void refusesWhatIsNoArray(String text) {
        assertThatThrownBy(() -> JsonItems.of("PhoneNumberJson", text))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("isv.INVALID_JSON_PARAM");
                    assertThat(refusal.messageEn())
                            .isEqualTo("PhoneNumberJson must be a JSON array that is not empty.");
                });
    }

    @ParameterizedTest // #8
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[ | 2",
                "['a'] | 2",
                "[\"a\"] [\"b\"] | 7",
                "[\"a\"]x | 6",
                "[\"a\",] | 6",
                "[\"a\" | 5",
                "[01] | 3",
                "[\"云帆\",NaN] | 10",
                "[{\"code\":\"1\"},{code:\"2\"}] | 16"
            })
    void saysWhereTheJsonBreaks(String text, int place) {
        assertThatThrownBy(() -> JsonItems.of("PhoneNumberJson", text))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("isv.INVALID_JSON_PARAM");
                    assertThat(refusal.messageEn())
                            .isEqualTo(
                                    "PhoneNumberJson must be a JSON array that is not empty; it is no JSON near character "
                                            + place + ".");
                    assertThat(refusal.messageZh()).contains("第 " + place + " 个字符");
                });
    }

    @Test
    void refusesAnArrayOfAnyDepth() {
        assertThatThrownBy(() -> JsonItems.of("PhoneNumberJson", "[".repeat(100_000)))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"null,null", "true,true", "1.38e10,1.38e10", "[1],[…]", "{},{…}"})
    void namesTheItemThatIsNoText(String item, String found) {
        JsonItems items = JsonItems.of("PhoneNumberJson", "[\"13800138000\"," + item + "]");

        assertThatThrownBy(() -> items.text(1))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.messageEn())
                                .isEqualTo("PhoneNumberJson[1] must be a string, not " + found + "."));
    }

    @ParameterizedTest
    @CsvSource({"null,null", "\"text\",text", "12,12", "[],[…]"})
    void namesTheItemThatIsNoObject(String item, String found) {
        JsonItems items = JsonItems.of("TemplateParamJson", "[" + item + "]");

        assertThatThrownBy(() -> items.object(0))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.messageEn())
                                .isEqualTo("TemplateParamJson[0] must be a JSON object, not " + found + "."));
    }
}
