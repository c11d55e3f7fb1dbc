package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.Rulebook;
import dev.signet.rules.content.VariableAttributes;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureApplication;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.PolicyReader;
import dev.signet.rules.policy.Table;
import dev.signet.rules.send.FrequencyLimit;
import dev.signet.rules.verdict.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was written in two places is written in one: a change there changes all that follows from it. */
class PairsTest {

    private static Map<String, String> shipped() {
        Map<String, String> texts = new HashMap<>();
        PolicyFiles shipped = PolicyFiles.shipped();
        shipped.contents().keySet().forEach(path -> texts.put(path, shipped.text(path)));
        return texts;
    }

    private static void replace(Map<String, String> texts, String file, String what, String with) {
        assertThat(texts.get(file)).contains(what);
        texts.put(file, texts.get(file).replace(what, with));
    }

    @Test
    void keepsOneCeilingForTheFrequenciesThatAnEnterpriseSets() {
        Map<String, String> texts = shipped();
        replace(
                texts,
                "sending/parameters.csv",
                "sending.verification.own.highest,40",
                "sending.verification.own.highest,33");
        Policies policies = new PolicyReader(PolicyFiles.of(texts), new ArrayList<>()).read();
        Table table = policies.table("frequency-limits");

        assertThat(table.rows("rule", "FC-1"))
                .hasSize(3)
                .allSatisfy(row -> assertThat(
                                FrequencyLimit.of(table, row, policies).highest())
                        .isEqualTo(33));
    }

    @Test
    void saysTheLengthsOfAnAttributeAsTheyAreInItsLine() {
        Map<String, String> texts = shipped();
        replace(
                texts,
                "template/variable-attributes.csv",
                "user_nick,用户昵称,nickname,notification|promotional,1,20,",
                "user_nick,用户昵称,nickname,notification|promotional,1,24,");
        replace(
                texts,
                "template/variable-attributes.csv",
                "numberCaptcha,仅数字验证码,digits-only code,verification,4,6,",
                "numberCaptcha,仅数字验证码,digits-only code,verification,5,8,");
        VariableAttributes attributes =
                VariableAttributes.of(new PolicyReader(PolicyFiles.of(texts), new ArrayList<>()).read());

        assertThat(attributes.find("user_nick").shapeZh()).isEqualTo("不超过24个字符，不全为空格");
        assertThat(attributes.find("numberCaptcha").shapeEn()).isEqualTo("5 to 8 digits");
    }

    @Test
    void reportsABracketThatAnOfficerAddsOnce() throws RulebookRejected {
        Map<String, String> texts = shipped();
        texts.keySet().removeIf(path -> path.endsWith("cases.yaml"));
        texts.put("signature/brackets/brackets.txt", texts.get("signature/brackets/brackets.txt") + "⟦\n⟧\n");
        texts.keySet().removeIf(path -> path.endsWith(".drl") && !path.matches("signature/(brackets|characters)/.*"));
        texts.put("signature/brackets/cases.yaml", PolicyFiles.shipped().text("signature/brackets/cases.yaml"));
        texts.put("signature/characters/cases.yaml", PolicyFiles.shipped().text("signature/characters/cases.yaml"));
        Rulebook rulebook = new RulebookLoader(Set.of())
                .read(PolicyFiles.of(texts), new ArrayList<>())
                .rulebook();

        assertThat(rulebook.judge(SignatureApplication.of(
                                        ApplicantKind.ENTERPRISE,
                                        "杭州云帆科技有限公司",
                                        "⟦云帆⟧",
                                        Scenario.GENERAL,
                                        SignatureSource.COMPANY)
                                .build())
                        .findings())
                .extracting(Finding::normId)
                .containsOnly("SG-03");
    }
}
