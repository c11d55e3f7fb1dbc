package dev.signet.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.policy.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** #13: why an edit does not judge was told in English alone. */
class RefusedEditTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind must be number, decimal, time, date, flag or text, not x | kind 须为 number、decimal、time、date、flag 或 text，不能为 x",
                "signature.max must be a number, not \"$1\" | signature.max 须为 number，不能为“$1”",
                "case \"a\": expected pass, but got reject with findings [SG-01 x] | 用例“a”：应为 pass，实为 reject，发现 [SG-01 x]",
                "this folder lacks table x; if this copy was made by an earlier version of the product, this one has no folder y: delete it"
                        + " | 此文件夹缺少 table x；若此副本由产品的较早版本生成，现版本没有文件夹 y，请删除",
                "mismatched input 'refuze' | 不能使用，编译器的说明为：mismatched input 'refuze'"
            })
    void isToldInChineseAsWell(String english, String chinese) {
        RefusedEdit told = RefusedEdit.of(new Problem("signature/x.drl", 3, english));

        assertThat(told.message()).isEqualTo(english);
        assertThat(told.messageZh()).isEqualTo(chinese);
    }
}
