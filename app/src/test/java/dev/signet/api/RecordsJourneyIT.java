package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.AddSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.AddSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.support.SdkClients;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Messages sent with the official client and answered by a carrier, looked up among the records and exported. */
@SignetTest(properties = "test.time=real")
class RecordsJourneyIT extends SdkJourney {

    private static final String NAME = "云帆旅程";
    private static final String DELIVERED = "13922130100";
    private static final String NO_SUCH_NUMBER = "13922100001";
    private static final String LISTED = "13922130102";

    @Autowired
    SettableClock clock;

    @Autowired
    Blacklist blacklist;

    private Client client;
    private SignedRest rest;

    @Test
    @Tag("S7.3-5")
    @Tag("S7.3-7")
    @Tag("S7.2-2")
    @Tag("S9.4-2")
    @Tag("S9.4-5")
    void showsAndExportsWhatBecameOfEveryMessage() throws Exception {
        client = SdkClients.of(server.endpoint(), customer.key());
        rest = new SignedRest(server, customer.key(), clock);
        blacklist.add(new BlacklistEntry(
                8613922130102L, BlacklistEntry.PLATFORM, BlacklistKind.PLATFORM, null, "test", clock.instant()));
        String template = signatureAndTemplate();

        assertThat(send(template, DELIVERED)).isEqualTo("OK");
        assertThat(send(template, NO_SUCH_NUMBER)).isEqualTo("OK");
        assertThat(send(template, LISTED)).isEqualTo("isv.BLACK_KEY_CONTROL_LIMIT");

        JsonNode delivered = ended(DELIVERED);
        assertThat(delivered.path("stateZh").asText()).isEqualTo("发送成功");
        assertThat(delivered.path("carrierCode").asText()).isEqualTo("DELIVRD");
        assertThat(delivered.path("phoneNumber").asText()).isEqualTo("139****0100");
        JsonNode failed = ended(NO_SUCH_NUMBER);
        assertThat(failed.path("stateZh").asText()).isEqualTo("发送失败");
        assertThat(failed.path("carrierCode").asText()).isEqualTo("MK:0001");
        assertThat(failed.path("errorCode").asText()).isEqualTo("MOBILE_NOT_ON_SERVICE");
        assertThat(failed.path("failure").path("reasonZh").asText()).contains("空号");
        assertThat(failed.path("releasable").asBoolean()).isFalse();
        JsonNode stopped = ended(LISTED);
        assertThat(stopped.path("releasable").asBoolean()).isTrue();
        assertThat(stopped.path("failure").path("code").asText()).isEqualTo("isv.BLACK_KEY_CONTROL_LIMIT");

        String file = exported();
        assertThat(file.lines()).hasSize(3 + 2);
        assertThat(file).contains("MK:0001", "139****0100", NAME).doesNotContain("13922130100");
    }

    private String signatureAndTemplate() throws Exception {
        client.addSmsSign(new AddSmsSignRequest()
                .setSignName(NAME)
                .setSignSource(0)
                .setSignType(1)
                .setRemark(REMARK)
                .setSignFileList(List.of(new AddSmsSignRequest.AddSmsSignRequestSignFileList()
                        .setFileContents(picture())
                        .setFileSuffix("png"))));
        approveSignature(NAME);
        String code = client.addSmsTemplate(new AddSmsTemplateRequest()
                        .setTemplateType(1)
                        .setTemplateName("发货通知")
                        .setTemplateContent("您的订单${order}已发货，请注意查收。")
                        .setRemark("云帆商城发货通知 https://www.example.cn"))
                .getBody()
                .getTemplateCode();
        approveTemplate(code);
        return code;
    }

    private String send(String template, String number) throws Exception {
        return client.sendSms(new SendSmsRequest()
                        .setPhoneNumbers(number)
                        .setSignName(NAME)
                        .setTemplateCode(template)
                        .setTemplateParam("{\"order\":\"A100\"}"))
                .getBody()
                .getCode();
    }

    private JsonNode ended(String number) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> rest.get("/v1/records", Map.of("date", today(), "number", number, "templateName", "发货通知"))
                                .json()
                                .path("records")
                                .path(0),
                        record -> record.has("state")
                                && !record.path("state").asText().equals("WAITING"));
    }

    private String exported() {
        String id = rest.post(
                        "/v1/log-exports",
                        Map.of(
                                "from",
                                today(),
                                "to",
                                today(),
                                "signName",
                                NAME,
                                "purpose",
                                "核对发送结果",
                                "recipient",
                                "运营部",
                                "format",
                                "CSV"))
                .json()
                .path("id")
                .asText();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> rest.get("/v1/log-exports/" + id)
                        .json()
                        .path("state")
                        .asText()
                        .equals("READY"));
        return rest.get("/v1/log-exports/" + id + "/file").text();
    }

    private String today() {
        Instant now = clock.instant();
        return now.atOffset(ZoneOffset.ofHours(8)).toLocalDate().toString();
    }
}
