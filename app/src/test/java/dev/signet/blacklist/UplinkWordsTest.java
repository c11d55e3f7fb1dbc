package dev.signet.blacklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.signet.blacklist.OptOuts.Reply;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.proof.RulebookLoader;
import dev.signet.rules.proof.RulebookRejected;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

/** How the shipped lists read what subscribers send back. */
class UplinkWordsTest {

    private static final String NUMBER = "8613800138000";
    private static final long ACCOUNT = 7;
    private static final Instant AT = Instant.parse("2026-11-28T02:00:00Z");

    private static Rulebook shipped;

    private final Blacklist blacklist = mock(Blacklist.class);
    private final NearMisses nearMisses = mock(NearMisses.class);

    @BeforeAll
    static void readShippedLists() throws RulebookRejected {
        shipped = new RulebookLoader().load(PolicyFiles.shipped());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "退订",
                "T",
                "td",
                "ＴＤ",
                "我要退订",
                "我要退订。",
                "退订，谢谢！",
                "退訂",
                "取消訂閱",
                "STOPALL",
                "StopAll",
                "stop all",
                "QUIT",
                "quit.",
                "ＱＵＩＴ",
                "END",
                "End!",
                "REVOKE",
                "OPT OUT",
                "opt-out",
                "OptOut",
                "Please stop",
                "unsubscribe",
                "S\u200BT\u200BO\u200BP",
                "\uFEFF退订",
                "“退订”",
                "【退订】",
                "stop\u0000"
            })
    void anUnmistakableWishIsAnOptOut(String text) {
        assertThat(read(text, TemplateKind.NOTIFICATION)).isEqualTo(Reply.OPTED_OUT);

        verify(nearMisses, never()).put(anyLong(), anyLong(), any(), any(), any());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "不要再发了",
                "不要再發了！",
                "别再给我发短信了",
                "請勿再發",
                "怎么退订",
                "我不想再收到你们的短信",
                "帮我取消订阅吧",
                "退訂簡訊",
                "烦不烦，停止发送",
                "STOP IT",
                "Stop texting me",
                "please unsubscribe me from this list",
                "Do not contact me again",
                "No more messages",
                "Ｏｐｔ　ｏｕｔ please",
                "remove me",
                "勿 扰",
                "退 订 吧",
                "I want to opt-out",
                "拒收请回复R 我拒收",
                "回复TD",
                "TDTD",
                "TD1",
                "quit please",
                "退出",
                "屏蔽",
                "投诉你们",
                "别烦我",
                "回复T",
                "TTD",
                "骚扰",
                "删除我",
                "不想要",
                "取消",
                "STOP\nSent from my iPhone",
                "STOP --张三",
                "TD——张三",
                "退出\r\n张三",
                "你好\nTD",
                "Please cancel."
            })
    void whatLooksLikeOneIsPutBeforeAnOfficer(String text) {
        assertThat(read(text, TemplateKind.NOTIFICATION)).isEqualTo(Reply.NEAR_MISS);

        verify(blacklist, never()).add(any(), any());
        verify(nearMisses).put(Long.parseLong(NUMBER), ACCOUNT, "云帆科技", text.strip(), AT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "好的",
                "1",
                "Y",
                "N",
                "谢谢",
                "收到",
                "地址错了，请改到东门",
                "Thanks, see you at the bus stop",
                "The end of the day",
                "123456",
                "谢谢\n张三",
                "T恤收到 -- 张三",
                "不想要红色的，换一件"
            })
    void ordinaryAnswersAreNothing(String text) {
        assertThat(read(text, TemplateKind.NOTIFICATION)).isEqualTo(Reply.NOTHING);

        verify(nearMisses, never()).put(anyLong(), anyLong(), any(), any(), any());
    }

    @ParameterizedTest
    @CsvSource({
        "N, PROMOTIONAL, OPTED_OUT", "取消, PROMOTIONAL, OPTED_OUT", "CANCEL, PROMOTIONAL, OPTED_OUT",
        "取消, NOTIFICATION, NEAR_MISS", "cancel, NOTIFICATION, NEAR_MISS", "CANCEL, INTERNATIONAL, NEAR_MISS",
        "N, NOTIFICATION, NOTHING", "N--张三, NOTIFICATION, NOTHING", "N--张三, PROMOTIONAL, NEAR_MISS"
    })
    void aWeakWordCountsAfterAPromotion(String text, TemplateKind last, Reply reply) {
        assertThat(read(text, last)).isEqualTo(reply);
    }

    @Test
    void whoOptedOutAlreadyIsAskedAboutNoMore() {
        when(blacklist.entries(any(), any()))
                .thenReturn(Map.of(
                        Long.parseLong(NUMBER),
                        List.of(new BlacklistEntry(
                                Long.parseLong(NUMBER), ACCOUNT, BlacklistKind.OPT_OUT, "云帆科技", "TD", AT))));

        assertThat(read("怎么退订", TemplateKind.PROMOTIONAL)).isEqualTo(Reply.ALREADY_OPTED_OUT);
        verify(nearMisses, never()).put(anyLong(), anyLong(), any(), any(), any());
    }

    @Test
    void anOptOutOfAnotherSignatureIsAskedAbout() {
        when(blacklist.entries(any(), any()))
                .thenReturn(Map.of(
                        Long.parseLong(NUMBER),
                        List.of(new BlacklistEntry(
                                Long.parseLong(NUMBER), ACCOUNT, BlacklistKind.OPT_OUT, "云帆物流", "TD", AT))));

        assertThat(read("怎么退订", TemplateKind.PROMOTIONAL)).isEqualTo(Reply.NEAR_MISS);
    }

    @Test
    void anOptOutSettlesOnlyWhatItCovers() {
        read("TD", TemplateKind.PROMOTIONAL);

        var which = ArgumentCaptor.<Predicate<BlacklistEntry>>captor();
        verify(nearMisses).settle(eq(Long.parseLong(NUMBER)), eq(NearMiss.State.OPT_OUT), which.capture());
        assertThat(which.getValue().test(rest(ACCOUNT, "云帆科技"))).isTrue();
        assertThat(which.getValue().test(rest(ACCOUNT, "云帆物流"))).isFalse();
        assertThat(which.getValue().test(rest(8, "云帆科技"))).isFalse();
    }

    private static BlacklistEntry rest(long account, String sign) {
        return new BlacklistEntry(Long.parseLong(NUMBER), account, BlacklistKind.NEAR_MISS, sign, "", AT);
    }

    private Reply read(String text, TemplateKind last) {
        ActiveRulebook rulebook = mock(ActiveRulebook.class);
        when(rulebook.current()).thenReturn(shipped);
        when(blacklist.add(any(), any())).thenReturn(true);
        return new UplinkWords(rulebook, blacklist, nearMisses).uplink(NUMBER, text, ACCOUNT, "云帆科技", last, AT);
    }
}
