package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.AddSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.AddSmsSignResponseBody;
import com.aliyun.dysmsapi20170525.models.AddSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.AddSmsTemplateResponseBody;
import com.aliyun.dysmsapi20170525.models.DeleteSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.SendBatchSmsRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountKind;
import dev.signet.platform.Refusal;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.signature.SignatureState;
import dev.signet.support.Approved;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetTest;
import dev.signet.template.TemplateState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** First a signature, then a template, then messages: each step is closed until the one before it is approved. */
@SignetTest
class OrderOfWorkIT extends SdkJourney {

    private static final String NAME = "星海云集";
    private static final int NOTIFICATION = 1;
    private static final int INTERNATIONAL = 3;

    @Autowired
    Approved approved;

    @Autowired
    AccountAdministration administration;

    @Autowired
    SettableClock clock;

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

    /** The same abroad; and what breaks its norm does not even come under review. */
    @Test
    @Tag("S3-3")
    @Tag("S5.3-2")
    void abroadBothFollowTheirNormsAndAreApproved() throws Exception {
        assertThat(apply("【" + NAME + "】").getCode()).isEqualTo("isv.SIGN_NAME_ILLEGAL");
        approved.signature(customer.id(), "云帆商城", Scenario.GENERAL);
        var sale = add(international().setTemplateContent("Summer sale: 50% off everything, shop now!"));
        assertThat(sale.getCode()).isNotEqualTo("OK");
        assertThat(sale.getMessage()).contains("TP-51");

        String template = approved.template(
                customer.id(), TemplateKind.INTERNATIONAL, "Your order ${order} has been shipped.", "{}");
        applyForSignature();
        assertThat(toAbroad(template)).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
        rejectSignature(NAME, "请补充证明文件");
        assertThat(toAbroad(template)).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
        String asked = accepted(international());
        assertThat(send("云帆商城", asked, "85251234567")).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
        rejectTemplate(asked, "请说明用途");
        assertThat(send("云帆商城", asked, "85251234567")).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");

        assertThat(send("云帆商城", template, "85251234567")).isEqualTo("OK");
    }

    /** What is under review, or was rejected, is there but not to be sent with: neither signature nor template. */
    @Test
    @Tag("S2-2")
    @Tag("S2-6")
    @Tag("S4.1-10")
    @Tag("S6.2-2")
    void sendsWithNothingThatIsUnderReviewOrRejected() throws Exception {
        approved.signature(customer.id(), "云帆商城", Scenario.GENERAL);
        String template = approved.template(
                customer.id(), TemplateKind.NOTIFICATION, "您的订单${order}已发货，请注意查收。", "{\"order\":\"other_number2\"}");
        applyForSignature();
        assertThat(signature(NAME).state()).isEqualTo(SignatureState.UNDER_REVIEW);
        assertThat(toHome(template)).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
        assertThat(batchToHome(template)).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
        rejectSignature(NAME, "请补充证明文件");
        assertThat(toHome(template)).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");

        String asked = accepted(notification());
        assertThat(template(asked).state()).isEqualTo(TemplateState.UNDER_REVIEW);
        assertThat(send("云帆商城", asked, freshNumber())).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
        rejectTemplate(asked, "请说明用途");
        assertThat(send("云帆商城", asked, freshNumber())).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");

        assertThat(send("云帆商城", template, freshNumber())).isEqualTo("OK");
    }

    @Test
    @Tag("S2-2")
    @Tag("S2-6")
    @Tag("S6.3-1")
    void makesNoBulkTaskWithWhatIsUnderReviewOrRejected() throws Exception {
        approved.signature(customer.id(), "云帆商城", Scenario.GENERAL);
        String template = approved.template(customer.id(), TemplateKind.NOTIFICATION, "系统将于今晚维护，敬请留意。", "{}");
        applyForSignature();
        assertThat(signature(NAME).state()).isEqualTo(SignatureState.UNDER_REVIEW);
        assertThat(bulkTask(NAME, template).code()).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
        rejectSignature(NAME, "请补充证明文件");
        assertThat(bulkTask(NAME, template).code()).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");

        String asked = accepted(notification().setTemplateContent("您的包裹已由驿站代收，请及时领取。"));
        assertThat(template(asked).state()).isEqualTo(TemplateState.UNDER_REVIEW);
        assertThat(bulkTask("云帆商城", asked).code()).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
        rejectTemplate(asked, "请说明用途");
        assertThat(bulkTask("云帆商城", asked).code()).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");

        Reply made = bulkTask("云帆商城", template);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private Reply bulkTask(String signName, String templateCode) {
        return new SignedRest(server, customer.key(), clock)
                .post(
                        "/v1/bulk-tasks",
                        Map.of(
                                "name",
                                "通知",
                                "signName",
                                signName,
                                "templateCode",
                                templateCode,
                                "phoneNumbers",
                                List.of(freshNumber())));
    }

    /** The service is open to accounts that an administrator opened under the name they were verified with (S1-6). */
    @Test
    @Tag("S6.2-2")
    @Tag("S6.3-1")
    void servesNobodyWithoutAnAccountThatWasVerified() throws Exception {
        assertThatThrownBy(() -> administration.create("test", "unverified-1", AccountKind.ENTERPRISE, " ", null))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.messageEn()).contains("verifiedName"));
        assertThatThrownBy(() -> administration.create("test", "unverified-1", null, "杭州云帆科技有限公司", null))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.messageEn()).contains("kind"));
        administration.setKeyActive("test", customer.id(), customer.key().id(), false);

        assertThat(catchThrowableOfType(TeaException.class, () -> toHome("SMS_1"))
                        .getCode())
                .isEqualTo("InvalidAccessKeyId.Inactive");
        Reply bulk = bulkTask("云帆商城", "SMS_1");
        assertThat(bulk.status()).isEqualTo(400);
        assertThat(bulk.code()).isEqualTo("InvalidAccessKeyId.Inactive");
    }

    private String batchToHome(String template) throws Exception {
        return client.sendBatchSms(new SendBatchSmsRequest()
                        .setPhoneNumberJson("[\"" + freshNumber() + "\"]")
                        .setSignNameJson("[\"" + NAME + "\"]")
                        .setTemplateCode(template)
                        .setTemplateParamJson("[{\"order\":\"A100\"}]"))
                .getBody()
                .getCode();
    }

    private void assertNoTemplateYet() throws Exception {
        assertThat(add(notification()).getCode()).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
        assertThat(add(international()).getCode()).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
    }

    private void applyForSignature() throws Exception {
        var added = apply(NAME);
        assertThat(added.getCode()).as(added.getMessage()).isEqualTo("OK");
    }

    private AddSmsSignResponseBody apply(String name) throws Exception {
        return client.addSmsSign(new AddSmsSignRequest()
                        .setSignName(name)
                        .setSignSource(0)
                        .setSignType(1)
                        .setRemark(REMARK)
                        .setSignFileList(List.of(new AddSmsSignRequest.AddSmsSignRequestSignFileList()
                                .setFileContents(picture())
                                .setFileSuffix("png"))))
                .getBody();
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
        return send(NAME, template, number);
    }

    private String send(String signName, String template, String number) throws Exception {
        return client.sendSms(new SendSmsRequest()
                        .setPhoneNumbers(number)
                        .setSignName(signName)
                        .setTemplateCode(template)
                        .setTemplateParam("{\"order\":\"A100\"}"))
                .getBody()
                .getCode();
    }
}
