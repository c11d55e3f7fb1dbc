package dev.signet.console.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S1-8: a description in both languages is read in one's own. */
class BothLanguagesTest {

    @ParameterizedTest
    @CsvSource({
        "群发任务 / a bulk task, 群发任务, A bulk task",
        "申请签名（附文件）/ apply with files, 申请签名（附文件）, Apply with files",
        "最多 5000 行（/v1/log-exports）。 At most 5000 rows., 最多 5000 行（/v1/log-exports）。, At most 5000 rows.",
        "任务名称, 任务名称, 任务名称",
        "The bytes of a file, The bytes of a file, The bytes of a file",
        "状态 / state: DELIVERED 成功, 状态 / state: DELIVERED 成功, 状态 / state: DELIVERED 成功"
    })
    void takesThemApart(String text, String zh, String en) {
        assertThat(BothLanguages.of(text).zh()).isEqualTo(zh);
        assertThat(BothLanguages.of(text).en()).isEqualTo(en);
    }
}
