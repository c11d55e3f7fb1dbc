package dev.signet.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.ShippedPolicies;
import dev.signet.rules.SignedTexts;
import dev.signet.rules.fact.TemplateKind;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateParamsTest {

    @Test
    void readsAFlatObject() {
        assertThat(TemplateParams.parse("{\"code\":\"0012\",\"n\":12,\"yes\":true}"))
                .isEqualTo(Map.of("code", "0012", "n", "12", "yes", "true"));
        assertThat(TemplateParams.parse(null)).isEmpty();
        assertThat(TemplateParams.parse(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"a\"", "{", "{\"a\":}", "{\"a\":null}", "{\"a\":{}}", "{\"a\":[1]}", "{} {}", "code=1"})
    void refusesEverythingElse(String text) {
        assertThat(TemplateParams.parse(text)).isNull();
    }

    @Test
    @Tag("S5.1-3")
    @Tag("S5.1-4")
    void rendersTheSignatureAndEveryVariable() {
        TemplateText text = new TemplateText("${name}您好，验证码${code}，再说一遍${code}。");

        assertThat(text.variables()).containsExactly("name", "code");
        String content = text.render(Map.of("name", "张三", "code", "$1"));
        assertThat(SignedTexts.of(ShippedPolicies.read()).text("云帆", content, TemplateKind.VERIFICATION))
                .isEqualTo("【云帆】张三您好，验证码$1，再说一遍$1。");
    }
}
