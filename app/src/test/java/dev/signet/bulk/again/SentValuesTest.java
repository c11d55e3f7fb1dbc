package dev.signet.bulk.again;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What values a message was sent with, told from its text. */
class SentValuesTest {

    @Test
    void cutsTheTextAtWhatTheTemplateSays() {
        SentValues values = new SentValues("您的订单${order}已发货，预计${date}送达。");

        assertThat(values.of("【云帆】您的订单A1001已发货，预计12月2日送达。", "云帆")).contains(List.of("A1001", "12月2日"));
        assertThat(values.of("[Yunfan]您的订单A1001已发货，预计12月2日送达。", "Yunfan")).contains(List.of("A1001", "12月2日"));
        assertThat(new SentValues("欢迎光临。").of("【云帆】欢迎光临。", "云帆")).contains(List.of());
    }

    @Test
    void makesTheSameTextAgainWhereItCanBeCutInSeveralWays() {
        assertThat(new SentValues("${a}和${b}").of("【云帆】甲和乙和丙", "云帆")).contains(List.of("甲", "乙和丙"));
        assertThat(new SentValues("${a}，${a}您好，${b}").of("【云帆】李，李您好，再见", "云帆")).contains(List.of("李", "再见"));
    }

    @Test
    void saysNothingWhereTheTemplateHasChanged() {
        SentValues values = new SentValues("您的订单${order}已发货，预计${date}送达。");

        assertThat(values.of("【云帆】您的订单A1001已取消。", "云帆")).isEmpty();
        assertThat(values.of("【云帆】您的订单已发货，预计12月2日送达。", "云帆")).isEmpty();
        assertThat(values.of("【云帆】您", "云帆")).isEmpty();
        assertThat(new SentValues("欢迎光临。").of("【云帆】欢迎！", "云帆")).isEmpty();
        assertThat(new SentValues("${a}，${a}您好").of("【云帆】李，王您好", "云帆")).isEmpty();
    }
}
