package dev.signet.rules.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.PolicyReader;
import dev.signet.rules.proof.RulebookRejected;
import dev.signet.rules.text.Segments;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignedTextsTest {

    private static Policies policies;

    @BeforeAll
    static void readRulebook() throws RulebookRejected {
        policies = new PolicyReader(PolicyFiles.shipped(), new ArrayList<>()).read();
    }

    @Test
    @Tag("BL-1")
    @Tag("BL-4")
    void aTextAbroadThatIsGsm7ButForItsBracketsStaysGsm7() {
        String text = signed("YunFan", "a".repeat(150), TemplateKind.INTERNATIONAL);

        assertThat(text).startsWith("[YunFan]aaa");
        assertThat(Segments.count(text, true)).isEqualTo(1); // 2 + 6 + 2 + 150 septets
        assertThat(Segments.count(signed("YunFan", "a".repeat(151), TemplateKind.INTERNATIONAL), true))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"云帆,Your parcel is here.", "YunFan,Ваш код 1234", "YunFan,Votre çolis", "Yun“Fan,Hello"})
    void anyOtherTextAbroadCarriesTheUsualBrackets(String name, String content) {
        assertThat(signed(name, content, TemplateKind.INTERNATIONAL)).isEqualTo("【" + name + "】" + content);
    }

    @ParameterizedTest
    @EnumSource(value = TemplateKind.class, names = "INTERNATIONAL", mode = EnumSource.Mode.EXCLUDE)
    void everyTextAtHomeCarriesTheUsualBrackets(TemplateKind kind) {
        assertThat(signed("YunFan", "Hello", kind)).isEqualTo("【YunFan】Hello");
    }

    @Test
    void anOfficerCanSetTheUsualBracketsBack() {
        Policies usual = policies.withParameters(Map.of("sending.signature.gsm7-brackets", "no"));

        assertThat(SignedTexts.of(usual).text("YunFan", "Hello", TemplateKind.INTERNATIONAL))
                .isEqualTo("【YunFan】Hello");
    }

    @Test
    void findsWhereTheContentBegins() {
        assertThat("[YunFan]Hello".substring(SignedTexts.contentStart("[YunFan]Hello", "YunFan")))
                .isEqualTo("Hello");
        assertThat("【YunFan】Hello".substring(SignedTexts.contentStart("【YunFan】Hello", "YunFan")))
                .isEqualTo("Hello");
        assertThat(SignedTexts.contentStart("Hello 【YunFan】", "YunFan")).isZero();
        assertThat(SignedTexts.contentStart("[1234] is your code", "YunFan")).isZero();
    }

    private static String signed(String name, String content, TemplateKind kind) {
        return SignedTexts.of(policies).text(name, content, kind);
    }
}
