package dev.signet.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountState;
import dev.signet.sending.SendingFixture.Sender;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every check of a send with its documented code (api-contract 3.2). */
class SendChecksIT extends SendingIT {

    private static final String GENERAL = "云帆科技";

    @Autowired
    AccountAdministration accounts;

    @Autowired
    Decisions decisions;

    @Test
    @Tag("S4.1-1")
    @Tag("S5.1-4")
    void acceptsAndStoresBeforeTheAnswer() {
        Sender sender = senders.enterprise();
        String number = number();

        SendAnswer answer = send(sender.request("SMS_NOTE", GENERAL, "{\"order\":\"A1\"}", number));

        assertThat(answer.code()).isEqualTo("OK");
        assertThat(jdbc.queryForObject(
                        "select content from sending_message where biz_id = ? and account_id = ?",
                        String.class,
                        biz(answer),
                        sender.accountId()))
                .isEqualTo("【云帆科技】您的订单A1已发货，请注意查收。");
    }

    @Test
    @Tag("S1-5")
    void refusesAnAccountInArrears() {
        Sender sender = senders.enterprise();
        accounts.setState("test", sender.accountId(), AccountState.IN_ARREARS);
        sender.changed();

        assertThat(code(sender.note(number()))).isEqualTo("isv.OUT_OF_SERVICE");
    }

    @Test
    @Tag("S2-2")
    @Tag("S6.2-2")
    void needsAnApprovedSignatureAndTemplate() {
        Sender sender = senders.enterprise();

        assertThat(code(sender.request("SMS_NOTE", "没有的签名", "{\"order\":\"1\"}", number())))
                .isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
        assertThat(code(sender.request("SMS_404", GENERAL, null, number()))).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
    }

    @Test
    @Tag("S4.2-7")
    void keepsVerificationSignaturesToVerificationTemplates() {
        Sender sender = senders.enterprise();

        assertThat(code(sender.request("SMS_NOTE", "云帆验证", "{\"order\":\"1\"}", number())))
                .isEqualTo("isv.SMS_SIGNATURE_SCENE_ILLEGAL");
        assertThat(code(sender.request("SMS_CODE", "云帆验证", "{\"code\":\"123456\"}", number()))).isEqualTo("OK");
    }

    @Test
    void readsTheParametersStrictly() {
        Sender sender = senders.enterprise();

        assertThat(code(sender.request("SMS_NOTE", GENERAL, "{order:1}", number()))).isEqualTo("isv.INVALID_JSON_PARAM");
        assertThat(code(sender.request("SMS_NOTE", GENERAL, "{}", number())))
                .isEqualTo("isv.TEMPLATE_MISSING_PARAMETERS");
        assertThat(code(sender.request("SMS_NOTE", GENERAL, "{\"order\":\"" + "1".repeat(500) + "\"}", number())))
                .isEqualTo("isv.PARAM_LENGTH_LIMIT");
    }

    @Test
    @Tag("S6.2-1")
    void limitsHowManyNumbersOneCallMayHave() {
        Sender sender = senders.enterprise();
        String[] numbers = Collections.nCopies(1001, "x").stream().map(x -> number()).toArray(String[]::new);

        assertThat(code(sender.note(numbers))).isEqualTo("isv.MOBILE_COUNT_OVER_LIMIT");
        assertThat(code(sender.note(java.util.Arrays.copyOf(numbers, 1000)))).isEqualTo("OK");
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThat(code(senders.enterprise().note("12345"))).isEqualTo("isv.MOBILE_NUMBER_ILLEGAL");
    }

    @Test
    @Tag("S3-1")
    void sendsAbroadWithInternationalTemplatesOnly() {
        Sender sender = senders.enterprise();

        assertThat(code(sender.request("SMS_INTL", GENERAL, "{\"order\":\"A1\"}", "85251234567"))).isEqualTo("OK");
        assertThat(code(sender.request("SMS_INTL", GENERAL, "{\"order\":\"A1\"}", number())))
                .isEqualTo("isv.DOMESTIC_NUMBER_NOT_SUPPORTED");
        assertThat(code(sender.note("85251234568"))).isNotEqualTo("OK");
    }

    @Test
    @Tag("S3-2")
    void sendsAbroadFromTheMainlandAndFromElsewhere() {
        for (Sender sender : List.of(senders.enterprise(), senders.enterpriseIn("America/New_York"))) {
            for (String abroad : List.of("85251234567", "85366123456", "886912345678", "12025550143", "6581234567")) {
                assertThat(code(sender.request("SMS_INTL", GENERAL, "{\"order\":\"A1\"}", abroad)))
                        .as("%s", abroad)
                        .isEqualTo("OK");
            }
        }
    }

    @Test
    @Tag("S2-1")
    void sendsPlainTextToDomesticMobilesForBothKindsOfAccount() {
        for (Sender sender : List.of(senders.enterprise(), senders.individual())) {
            SendAnswer answer = send(sender.request("SMS_PLAIN", GENERAL, null, number()));

            assertThat(answer.code()).isEqualTo("OK");
            assertThat(content(answer)).isEqualTo("【云帆科技】系统将于今晚维护，敬请留意。");
            assertThat(code(sender.note("+86" + number()))).isEqualTo("OK");
            assertThat(code(sender.note("0571-85022088"))).isEqualTo("isv.MOBILE_NUMBER_ILLEGAL");
        }
    }

    @Test
    @Tag("S2-5")
    void sendsPromotionExactlyAsItWasApproved() {
        clock.set(MORNING);
        Sender sender = senders.enterprise();

        SendAnswer answer = send(sender.request("SMS_PROMO", GENERAL, "{\"name\":\"张三\"}", number()));

        assertThat(answer.code()).isEqualTo("OK");
        assertThat(content(answer)).isEqualTo("【云帆科技】云帆商城周年庆，会员全场8折，拒收请回复R");
    }

    @Test
    @Tag("S4.1-7")
    @Tag("S1-7")
    void keepsPromotionAndTheInternationalServiceFromIndividuals() {
        clock.set(MORNING);
        Sender individual = senders.individual();

        assertThat(code(individual.promo(number()))).isNotEqualTo("OK");
        assertThat(code(individual.request("SMS_INTL", GENERAL, "{\"order\":\"A1\"}", "85251234567"))).isNotEqualTo("OK");
        assertThat(code(individual.note(number()))).isEqualTo("OK");
    }

    @Test
    void sendsToTheOthersWhenOneNumberIsWrong() {
        Sender sender = senders.enterprise();

        SendAnswer answer = send(sender.note(number(), "12345", number()));

        assertThat(answer.code()).isEqualTo("OK");
        assertThat(jdbc.queryForList(
                        "select error_code from sending_message where biz_id = ? order by id", String.class, biz(answer)))
                .containsExactly(null, "isv.MOBILE_NUMBER_ILLEGAL", null);
    }

    @Test
    void tellsTheFirstReasonWhenAllAreRefused() {
        SendAnswer answer = send(senders.enterprise().note("12345", "23456"));

        assertThat(answer.code()).isEqualTo("isv.MOBILE_NUMBER_ILLEGAL");
        assertThat(answer.bizId()).isNull();
    }

    @Test
    void explainsARefusal() {
        Sender sender = senders.enterprise();

        SendAnswer answer = send(sender.request("SMS_404", GENERAL, null, number()));

        assertThat(answer.messageZh()).contains("SMS_404").contains(answer.decisionId());
        Decision decision = decisions.find(sender.accountId(), answer.decisionId()).orElseThrow();
        assertThat(decision.code()).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
        assertThat(decision.facts()).containsEntry("templateCode", "SMS_404");
        assertThat(decision.adviceZh()).isNotBlank();
        assertThat(decision.requestId()).isEqualTo(answer.requestId());
        assertThat(decisions.find(sender.accountId() + 1, answer.decisionId())).isEmpty();
    }

    private String content(SendAnswer answer) {
        return jdbc.queryForObject(
                "select content from sending_message where biz_id = ?", String.class, biz(answer));
    }
}
