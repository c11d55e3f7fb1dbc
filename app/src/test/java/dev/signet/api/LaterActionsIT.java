package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.AddSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.AddSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.ConversionDataIntlRequest;
import com.aliyun.dysmsapi20170525.models.CreateSmsTemplateRequest;
import com.aliyun.tea.TeaException;
import dev.signet.support.SdkClients;
import dev.signet.support.SignetTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Actions that came late to the clients, some of them without a method of their own in this one. */
@SignetTest
class LaterActionsIT extends SdkJourney {

    @Autowired
    JdbcClient control;

    private Client client;

    @BeforeEach
    void aClient() throws Exception {
        client = SdkClients.of(server.endpoint(), customer.key());
    }

    @Test
    void listsTemplatesByNameStateKindCodeAndSignature() throws Exception {
        anApprovedSignature();
        String approved = client.createSmsTemplate(new CreateSmsTemplateRequest()
                        .setTemplateName("登录验证")
                        .setTemplateType(0)
                        .setTemplateContent("您的登录验证码为${code}，请勿告诉他人，三分钟内有效。")
                        .setTemplateRule("{\"code\":\"numberCaptcha\"}")
                        .setRelatedSignName("云帆科技"))
                .getBody()
                .getTemplateCode();
        approveTemplate(approved);
        String rejected = client.addSmsTemplate(new AddSmsTemplateRequest()
                        .setTemplateType(1)
                        .setTemplateName("发货通知")
                        .setTemplateContent("您的订单${order}已于${time}发出，请注意查收。")
                        .setRemark("云帆商城发货通知 https://www.example.cn"))
                .getBody()
                .getTemplateCode();
        rejectTemplate(rejected, "变量属性不明");

        assertThat(listed(Map.of())).containsExactly(rejected, approved);
        assertThat(listed(Map.of("TemplateName", "登录"))).containsExactly(approved);
        assertThat(listed(Map.of("AuditStatus", "2"))).containsExactly(rejected);
        assertThat(listed(Map.of("TemplateType", "1"))).containsExactly(rejected);
        assertThat(listed(Map.of("TemplateCode", approved))).containsExactly(approved);
        assertThat(listed(Map.of("TemplateCode", "nonsense"))).isEmpty();
        assertThat(listed(Map.of("SignName", "云帆科技"))).containsExactly(approved);
        assertThat(listed(Map.of("SignName", "星海云集"))).isEmpty();
        assertThat(listed(Map.of("PageIndex", "2", "PageSize", "1"))).containsExactly(approved);
        Map<?, ?> row =
                (Map<?, ?>) ((List<?>) templateList(Map.of("AuditStatus", "1")).get("List")).get(0);
        assertThat(row.get("TemplateType")).isEqualTo(0L);
        assertThat(row.get("AuditStatus")).isEqualTo(1L);
        assertThat(row.get("SignName")).isEqualTo("云帆科技");
        assertThat(row.get("TemplateContent")).isEqualTo("您的登录验证码为${code}，请勿告诉他人，三分钟内有效。");
        assertThat(row.get("WorkOrderId"))
                .isEqualTo(String.valueOf(template(approved).orderId()));
        assertThat(templateList(Map.of("PageSize", "1")).get("Total")).isEqualTo(2L);

        assertThat(refusal(Map.of("AuditStatus", "7"))).isEqualTo("InvalidAuditStatus");
        assertThat(refusal(Map.of("TemplateTag", "a"))).as("not ignored").isEqualTo("InvalidTemplateTag");
        assertThat(refusal(Map.of("UsableStateList", "[\"ON\"]")))
                .as("not ignored")
                .isEqualTo("InvalidUsableStateList");
    }

    private void anApprovedSignature() throws Exception {
        var added = client.addSmsSign(new AddSmsSignRequest()
                        .setSignName("云帆科技")
                        .setSignSource(0)
                        .setSignType(1)
                        .setRemark(REMARK)
                        .setSignFileList(List.of(new AddSmsSignRequest.AddSmsSignRequestSignFileList()
                                .setFileContents(picture())
                                .setFileSuffix("png"))))
                .getBody();
        assertThat(added.getCode()).as(added.getMessage()).isEqualTo("OK");
        approveSignature("云帆科技");
    }

    private List<String> listed(Map<String, String> query) throws Exception {
        return ((List<?>) templateList(query).get("List"))
                .stream()
                        .map(row -> String.valueOf(((Map<?, ?>) row).get("TemplateCode")))
                        .toList();
    }

    private Map<?, ?> templateList(Map<String, String> query) throws Exception {
        return (Map<?, ?>) SdkClients.call(client, "GetSmsTemplateList", query).get("Data");
    }

    private String refusal(Map<String, String> query) {
        return catchThrowableOfType(TeaException.class, () -> templateList(query))
                .getCode();
    }

    @Test
    void takesTheShareOfUsedCodes() throws Exception {
        var taken = client.conversionDataIntl(new ConversionDataIntlRequest()
                        .setConversionRate("0.53")
                        .setReportTime(1349055900000L))
                .getBody();
        assertThat(taken.getCode()).as(taken.getMessage()).isEqualTo("OK");
        assertThat(share("1")).isEqualTo("OK");
        assertThat(control.sql(
                                "select details from audit_entry where actor = ? and action = 'conversion-rate.reported'")
                        .param("account:" + customer.id())
                        .query(String.class)
                        .list())
                .hasSize(2)
                .anySatisfy(details -> assertThat(details).contains("0.53", "2012-10-01T01:45:00Z"));

        for (String wrong : List.of("53", "1.1", "-0.1", "0,53", "０.5", "half", "1e-1")) {
            assertThat(share(wrong)).as(wrong).isEqualTo("InvalidConversionRate");
        }
        assertThat(share("")).isEqualTo("MissingConversionRate");
    }

    private String share(String rate) throws Exception {
        try {
            return client.conversionDataIntl(new ConversionDataIntlRequest().setConversionRate(rate))
                    .getBody()
                    .getCode();
        } catch (TeaException e) {
            return e.getCode();
        }
    }

    /** Third-party clients read it into a number and nothing else. */
    @Test
    void countsSendDetailsInANumber() throws Exception {
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).format(DateTimeFormatter.BASIC_ISO_DATE);

        Map<?, ?> answer = SdkClients.call(
                client,
                "QuerySendDetails",
                Map.of("PhoneNumber", freshNumber(), "SendDate", today, "PageSize", "10", "CurrentPage", "1"));

        assertThat(answer.get("TotalCount")).isEqualTo(0L);
    }
}
