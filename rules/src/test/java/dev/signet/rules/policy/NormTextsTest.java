package dev.signet.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.policy.NormText.Advice;
import dev.signet.rules.policy.NormText.Effect;
import dev.signet.rules.policy.NormText.Limit;
import dev.signet.rules.policy.NormText.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** #12: the norms that an applicant reads are those of the files that judge. */
class NormTextsTest {

    private static final String RULE = """
            rule "DE-01 名称不得过长 | A name must not be too long."
            when
                SignatureApplication( $name : name, $name.length() > policies.number("demo.max") )
            then
                findings.refuse("DE-01", "part", $name, "max", policies.number("demo.max"));
            end

            rule "DE-01 长名称须人工判断 | A long name is judged by a person."
            when
                SignatureApplication( $name : name )
            then
                findings.human("DE-01/judged", "part", $name);
            end
            """;

    private static NormTexts read(String max) {
        PolicyFiles files = PolicyFiles.of(Map.of(
                "signature/demo/Demo.drl",
                RULE,
                "signature/signature-texts.csv",
                """
                rule,message_zh,message_en,advice_zh,advice_en
                DE-01,最多{max}字：{part}。,At most {max}: {part}.,请缩短。,Shorten it.
                DE-01/judged,须人工判断。,A person judges.,,
                """,
                "signature/parameters.csv",
                "name,value,kind,meaning\ndemo.max," + max + ",number,最多字数 / Most characters (DE-01)\n"));
        return NormTexts.of(files, new PolicyReader(files, new ArrayList<>()).read());
    }

    @Test
    @Tag("S5.2-11")
    void joinsTheRulesOfANormWithItsLimitsAndSentences() {
        assertThat(read("12").area("signature"))
                .containsExactly(new NormText(
                        "DE-01",
                        List.of(
                                new Sentence("名称不得过长", "A name must not be too long."),
                                new Sentence("长名称须人工判断", "A long name is judged by a person.")),
                        List.of(new Limit("demo.max", "12", "最多字数", "Most characters")),
                        List.of(
                                new Advice(Effect.REFUSE, "最多12字：…。", "At most 12: ….", "请缩短。", "Shorten it."),
                                new Advice(Effect.HUMAN, "须人工判断。", "A person judges.", "", ""))));
    }

    @Test
    void followsAnEditOfTheOfficers() {
        assertThat(read("30").area("signature").get(0).limits())
                .extracting(Limit::value)
                .containsExactly("30");
        assertThat(read("30").area("template")).isEmpty();
    }

    @Test
    void knowsEveryNormOfTheShippedRulebook() {
        PolicyFiles files = PolicyFiles.shipped();
        NormTexts texts = NormTexts.of(files, new PolicyReader(files, new ArrayList<>()).read());

        for (String area : List.of("signature", "template")) {
            assertThat(texts.area(area)).hasSizeGreaterThan(15).allSatisfy(norm -> {
                assertThat(norm.sentences()).allSatisfy(sentence -> {
                    assertThat(sentence.zh()).isNotBlank().isNotEqualTo(sentence.en());
                    assertThat(sentence.en()).isNotBlank();
                });
                assertThat(norm.advice())
                        .allSatisfy(
                                advice -> assertThat(advice.zh() + advice.en()).doesNotContain("{", "}"));
            });
        }
    }
}
