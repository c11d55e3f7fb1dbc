package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.AddSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.AddSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.AddSmsTemplateResponseBody;
import com.aliyun.dysmsapi20170525.models.DeleteSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.teaopenapi.models.Config;
import dev.signet.support.SignetTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** First a signature, then a template, then messages: each step is closed until the one before it is approved. */
@SignetTest
class OrderOfWorkIT extends SdkJourney {

    private static final String NAME = "星海云集";
    private static final int NOTIFICATION = 1;
    private static final int INTERNATIONAL = 3;

    private Client client;

    @BeforeEach
    void aClient() throws Exception {
        client = new Client(new Config()
                .setAccessKeyId(customer.key().id())
                .setAccessKeySecret(customer.key().secret())
                .setEndpoint(server.endpoint())
                .setProtocol("HTTP"));
    }

    @Test
    @Tag("S2-6")
    @Tag("S3-3")
    @Tag("S4.2-3")
    @Tag("S4.5-1")
    @Tag("S5.2-1")
    @Tag("S5.3-1")
    @Tag("S5.3-2")
    void signatureThenTemplateThenMessageAtHomeAndAbroad() throws Exception {
        assertNoTemplateYet();
        applyForSignature();
        assertNoTemplateYet();
        approveSignature(NAME);

        String home = accepted(notification());
        String abroad = accepted(international());
        assertThat(toHome(home)).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
        assertThat(toAbroad(abroad)).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");

        approveTemplate(home);
        assertThat(toHome(home)).isEqualTo("OK");
        assertThat(toAbroad(abroad)).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
        approveTemplate(abroad);
        assertThat(toAbroad(abroad)).isEqualTo("OK");
        assertThat(signatures.find(customer.id(), NAME)).hasSize(1);

        client.deleteSmsSign(new DeleteSmsSignRequest().setSignName(NAME));
        assertThat(toHome(home)).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
        assertThat(toAbroad(abroad)).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
    }

    private void assertNoTemplateYet() throws Exception {
        assertThat(add(notification()).getCode()).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
        assertThat(add(international()).getCode()).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
    }

    private void applyForSignature() throws Exception {
        var added = client.addSmsSign(new AddSmsSignRequest()
                        .setSignName(NAME)
                        .setSignSource(0)
                        .setSignType(1)
                        .setRemark(REMARK)
                        .setSignFileList(List.of(new AddSmsSignRequest.AddSmsSignRequestSignFileList()
                                .setFileContents(picture())
                                .setFileSuffix("png"))))
                .getBody();
        assertThat(added.getCode()).as(added.getMessage()).isEqualTo("OK");
    }

    private static AddSmsTemplateRequest notification() {
        return new AddSmsTemplateRequest()
                .setTemplateType(NOTIFICATION)
                .setTemplateName("发货通知")
                .setTemplateContent("您的订单${order}已发货，请注意查收。")
                .setRemark("云帆商城发货通知 https://www.example.cn");
    }

    private static AddSmsTemplateRequest international() {
        return new AddSmsTemplateRequest()
                .setTemplateType(INTERNATIONAL)
                .setTemplateName("Shipping")
                .setTemplateContent("Your order ${order} has been shipped and will arrive within 3 days.")
                .setRemark("shipping notices of https://www.example.cn");
    }

    private AddSmsTemplateResponseBody add(AddSmsTemplateRequest template) throws Exception {
        return client.addSmsTemplate(template).getBody();
    }

    private String accepted(AddSmsTemplateRequest template) throws Exception {
        AddSmsTemplateResponseBody added = add(template);
        assertThat(added.getCode()).as(added.getMessage()).isEqualTo("OK");
        return added.getTemplateCode();
    }

    private String toHome(String template) throws Exception {
        return send(template, freshNumber());
    }

    private String toAbroad(String template) throws Exception {
        return send(template, "85251234567");
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
}
