package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.AddSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.AddSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.figures.FiguresCheck;
import dev.signet.platform.DataPlane;
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
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

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

    @Autowired
    @DataPlane
    JdbcTemplate data;

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
        assertThat(rest.put(
                                "/v1/tags",
                                Map.of(
                                        "type",
                                        "template",
                                        "ids",
                                        List.of(template),
                                        "tags",
                                        List.of(Map.of("key", "team", "value", "growth"))))
                        .status())
                .isEqualTo(204);

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

        figuresSay(template);
        String file = exported();
        assertThat(file.lines()).hasSize(3 + 2);
        assertThat(file).contains("MK:0001", "139****0100", NAME).doesNotContain("13922130100");
    }

    /** Folded by their own schedule; the blocked number is outside the total. */
    private void figuresSay(String template) {
        JsonNode day = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> figures("by", "day"),
                        answer -> answer.path("total").path("records").asInt() == 3
                                && answer.path("total").path("unanswered").asInt() == 0);
        assertThat(day.path("rows")).hasSize(1);
        assertThat(day.path("rows").path(0).path("day").asText()).isEqualTo(today());
        JsonNode total = day.path("total");
        assertThat(List.of(
                        total.path("messages").asInt(),
                        total.path("delivered").asInt(),
                        total.path("failed").asInt(),
                        total.path("blacklisted").asInt()))
                .containsExactly(2, 1, 1, 1);
        assertThat(total.path("spend").decimalValue()).isPositive();
        assertThat(figures("by", "template").path("rows").path(0).path("value").asText())
                .isEqualTo(template);
        assertThat(figures("by", "carrierCode").path("rows").findValuesAsText("value"))
                .containsExactlyInAnyOrder("DELIVRD", "MK:0001", "");
        JsonNode place = figures("by", "place").path("rows").path(0);
        assertThat(place.path("value").asText() + " "
                        + place.path("name").path("en").asText())
                .isEqualTo("CN-GD Guangdong");
        JsonNode tag = figures("by", "tag").path("rows").path(0);
        assertThat(tag.path("value").asText() + "=" + tag.path("tagValue").asText())
                .isEqualTo("team=growth");
        assertThat(figures("by", "hour", "dimension", "code", "value", "DELIVERED")
                        .path("total")
                        .path("messages")
                        .asInt())
                .isEqualTo(1);
        assertRefused(Map.of("by", "colour"), "colour", "carrierCode");
        assertRefused(Map.of("from", "2026-01-02", "to", "2026-01-01"), "2026-01-02");
        assertRefused(Map.of("from", "2020-01-02", "to", "2026-01-01"), "1100");
        assertRefused(Map.of("from", "2026-01-01", "to", "2026-02-01", "by", "hour"), "31");
        assertRefused(Map.of("by", "tag", "dimension", "code"), "tag", "code");
        assertRefused(Map.of("size", "0"), "1000");
        new FiguresCheck(data).holds(customer.id());
    }

    private JsonNode figures(String... query) {
        Map<String, String> asked = new TreeMap<>();
        for (int i = 0; i < query.length; i += 2) {
            asked.put(query[i], query[i + 1]);
        }
        return rest.get("/v1/figures", asked).json();
    }

    private void assertRefused(Map<String, String> query, String... named) {
        SignedRest.Reply reply = rest.get("/v1/figures", query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("InvalidParameter");
        assertThat(reply.text()).contains(named);
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
