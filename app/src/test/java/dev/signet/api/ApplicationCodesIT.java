package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.AddSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.AddSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.CreateSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.CreateSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.DeleteSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.DeleteSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.GetSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.GetSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.ModifySmsSignRequest;
import com.aliyun.dysmsapi20170525.models.ModifySmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.QuerySmsSignRequest;
import com.aliyun.dysmsapi20170525.models.QuerySmsTemplateRequest;
import com.aliyun.tea.TeaException;
import dev.signet.docs.CodesPage;
import dev.signet.signature.SignatureState;
import dev.signet.support.SdkClients;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.template.TemplateState;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each code with which an application for a signature or template can be refused, seen through the official client. */
@SignetTest
class ApplicationCodesIT extends SdkJourney {

    private static final String CODE_TEXT = "您的登录验证码为${code}，5分钟内有效，请勿泄露。";
    private static final String NOTE_TEXT = "您的订单${order}已发货，请注意查收。";
    private static final int TOO_LARGE = 2_200_000;

    private Client client;

    private void anApplicant(TestAccounts.Customer applicant) throws Exception {
        customer = applicant;
        client = SdkClients.of(server.endpoint(), customer.key());
    }

    private Map<String, Provocation> classic() {
        Map<String, Provocation> table = new LinkedHashMap<>();
        table.put("isv.SIGN_NAME_ILLEGAL", () -> sign("云"));
        table.put("isv.SMS_SIGN_EMOJI_ILLEGAL", () -> sign("云帆😀科技"));
        table.put("isv.SIGNATURE_BLACKLIST", () -> sign("澳门新葡京"));
        table.put("isv.SIGN_SOURCE_ILLEGAL", () -> {
            anApplicant(accounts.individual());
            return add(signRequest("小满记账").setSignSource(4));
        });
        table.put("isv.SIGN_COUNT_OVER_LIMIT", () -> {
            anApplicant(accounts.individual());
            assertThat(add(signRequest("小满记账").setSignSource(2))).isEqualTo("OK");
            return add(signRequest("小满日记").setSignSource(2));
        });
        table.put("isv.SIGN_OVER_LIMIT", () -> add(signRequest("云帆科技").setRemark("字".repeat(201))));
        table.put("isv.SIGN_FILE_LIMIT", () -> file(largePicture()));
        table.put("isv.ERROR_EMPTY_FILE", () -> file("="));
        table.put("isv.ERROR_SIGN_NOT_MODIFY", () -> {
            assertThat(sign("星海云集")).isEqualTo("OK");
            return code(() -> client.modifySmsSign(new ModifySmsSignRequest()
                            .setSignName("星海云集")
                            .setSignSource(0)
                            .setRemark(REMARK)
                            .setSignFileList(List.of()))
                    .getBody()
                    .getCode());
        });
        table.put("isv.ERROR_SIGN_NOT_DELETE", () -> {
            assertThat(sign("星海云集")).isEqualTo("OK");
            return code(() -> client.deleteSmsSign(new DeleteSmsSignRequest().setSignName("星海云集"))
                    .getBody()
                    .getCode());
        });
        table.put(
                "isv.SMS_SIGNATURE_ILLEGAL",
                () -> code(() -> client.querySmsSign(new QuerySmsSignRequest().setSignName("没有的"))
                        .getBody()
                        .getCode()));
        table.put("isv.INVALID_PARAMETERS", () -> template(1, "订单-通知", NOTE_TEXT, "说明"));
        table.put("isv.TEMPLATE_OVER_LIMIT", () -> template(1, "名".repeat(31), NOTE_TEXT, "说明"));
        table.put(
                "template_parameter_count_illegal", () -> template(0, "登录", "尊敬的${name}，您的登录验证码为${code}，请勿泄露。", "说明"));
        table.put(
                "isv.ERROR_TEMPLATE_NOT_MODIFY",
                () -> code(() -> client.modifySmsTemplate(new ModifySmsTemplateRequest()
                                .setTemplateCode(underReview())
                                .setTemplateType(1)
                                .setTemplateName("发货通知")
                                .setTemplateContent(NOTE_TEXT)
                                .setRemark("说明"))
                        .getBody()
                        .getCode()));
        table.put(
                "isv.ERROR_TEMPLATE_NOT_DELETE",
                () -> code(() -> client.deleteSmsTemplate(new DeleteSmsTemplateRequest().setTemplateCode(underReview()))
                        .getBody()
                        .getCode()));
        table.put(
                "isv.SMS_TEMPLATE_ILLEGAL",
                () -> code(() -> client.querySmsTemplate(new QuerySmsTemplateRequest().setTemplateCode("SMS_1"))
                        .getBody()
                        .getCode()));
        return table;
    }

    private Map<String, Provocation> newer() {
        Map<String, Provocation> table = new LinkedHashMap<>();
        table.put("SignName.Exists", () -> {
            assertThat(sign("云帆科技")).isEqualTo("OK");
            return create(newSign("云帆科技"));
        });
        table.put("InvalidSignName", () -> create(newSign("12345")));
        table.put("MissingSignName", () -> create(newSign(null)));
        table.put("InvalidSignSource", () -> create(newSign("云帆科技").setSignSource(9)));
        table.put("QualificationNotFound", () -> create(newSign("云帆科技").setQualificationId(7L)));
        table.put("MissApplySceneContent", () -> create(newSign("云帆科技").setSignSource(1)));
        table.put(
                "InvalidApplySceneContent",
                () -> create(newSign("云帆科技").setSignSource(1).setApplySceneContent("网站")));
        table.put("SmsAuthorizationLetterNotExist", () -> create(newSign("云帆科技").setAuthorizationLetterId(7L)));
        table.put("InvalidMoreData", () -> create(newSign("云帆科技").setMoreData(List.of("a.png"))));
        table.put(
                "SignatureNotFound",
                () -> code(() -> client.getSmsSign(new GetSmsSignRequest().setSignName("没有的"))
                        .getBody()
                        .getCode()));
        table.put("AssocSignUnapproved", () -> {
            assertThat(sign("云帆商城")).isEqualTo("OK");
            return create(newTemplate().setRelatedSignName("云帆商城"));
        });
        table.put("SmsSignatureNotFound", () -> create(newTemplate().setRelatedSignName("没有的")));
        table.put("InvalidTemplateRule", () -> create(newTemplate().setTemplateRule("{\"code\":\"name\"}")));
        table.put("InvalidTemplateRule.Format", () -> create(newTemplate().setTemplateRule("code")));
        table.put("InvalidTemplateContent.Format", () -> create(newTemplate().setTemplateContent("字".repeat(501))));
        table.put(
                "TemplateVarLimitExceeded",
                () -> create(newTemplate()
                        .setTemplateContent("尊敬的${name}，您的登录验证码为${code}，请勿泄露。")
                        .setTemplateRule(null)));
        table.put("MissingTemplateName", () -> create(newTemplate().setTemplateName(null)));
        table.put("InvalidTemplateType", () -> create(newTemplate().setTemplateType(8)));
        table.put(
                "TemplateNotFound",
                () -> code(() -> client.getSmsTemplate(new GetSmsTemplateRequest().setTemplateCode("SMS_1"))
                        .getBody()
                        .getCode()));
        return table;
    }

    @TestFactory
    Stream<DynamicTest> answersApplicationsWith() {
        return Stream.concat(classic().entrySet().stream(), newer().entrySet().stream())
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    anApplicant(accounts.enterprise("杭州云帆科技有限公司"));
                    assertThat(entry.getValue().provoke()).isEqualTo(entry.getKey());
                }));
    }

    @Test
    void tellsOfEveryCodeInTheDocumentation() {
        assertThat(CodesPage.codes("Codes of applications, classic actions"))
                .containsExactlyInAnyOrderElementsOf(classic().keySet());
        assertThat(CodesPage.codes("Codes of applications, newer actions"))
                .containsExactlyInAnyOrderElementsOf(newer().keySet());
    }

    /** Whatever is too long is told as too long, and how long it may be. */
    @ParameterizedTest
    @CsvSource({"31, 10, 10, 30", "10, 501, 10, 500", "10, 10, 101, 100"})
    void saysOfATemplateWhatIsTooLong(int name, int content, int remark, String most) throws Exception {
        anApplicant(accounts.enterprise("杭州云帆科技有限公司"));
        assertThat(sign("云帆科技")).isEqualTo("OK");
        approveSignature("云帆科技");

        var refused = client.addSmsTemplate(new AddSmsTemplateRequest()
                        .setTemplateType(1)
                        .setTemplateName("名".repeat(name))
                        .setTemplateContent("您的订单已发货请注意查收".repeat(content / 10).concat("。"))
                        .setRemark("说".repeat(remark)))
                .getBody();

        assertThat(refused.getCode()).as(refused.getMessage()).isEqualTo("isv.TEMPLATE_OVER_LIMIT");
        assertThat(refused.getMessage()).contains(most);
    }

    /** Beyond U+FFFF there are letters of names and places, and what every telephone writes. */
    @Test // #8
    void keepsEveryCharacterOfAnApplication() throws Exception {
        anApplicant(accounts.enterprise("𠮷野家店餐饮有限公司"));
        String remark = "𠮷野家店👍，用于会员登录";
        assertThat(add(signRequest("𠮷野家店").setRemark(remark))).isEqualTo("OK");
        approveSignature("𠮷野家店");
        assertThat(signature("𠮷野家店").state()).isEqualTo(SignatureState.APPROVED);

        var added = client.addSmsTemplate(new AddSmsTemplateRequest()
                        .setTemplateType(1)
                        .setTemplateName("𠮷通知")
                        .setTemplateContent("您在𠮷野家店的订单已确认，\n请注意查收。")
                        .setRemark(remark))
                .getBody();

        assertThat(added.getCode()).as(added.getMessage()).isEqualTo("OK");
        approveTemplate(added.getTemplateCode());
        var kept = client.querySmsTemplate(new QuerySmsTemplateRequest().setTemplateCode(added.getTemplateCode()))
                .getBody();
        assertThat(kept.getTemplateName()).isEqualTo("𠮷通知");
        assertThat(kept.getTemplateContent()).isEqualTo("您在𠮷野家店的订单已确认，\n请注意查收。");
        assertThat(template(added.getTemplateCode()).state()).isEqualTo(TemplateState.APPROVED);
    }

    @Test // #8
    void refusesWhatHidesInAnApplication() throws Exception {
        for (String hidden :
                List.of("\u202E", "\u200B", "\u3164", "\uFFF9", "\uE000", "\uFDD0", "\u001B", "\uDB40\uDC41")) {
            anApplicant(accounts.enterprise("杭州云帆科技有限公司"));
            assertThat(sign("云" + hidden + "帆科技")).as(hidden).isIn("isv.SIGN_NAME_ILLEGAL", "InvalidSignName");
            assertThat(add(signRequest("云帆商城").setRemark("用于" + hidden + "登录")))
                    .as(hidden)
                    .isEqualTo("InvalidRemark");
            assertThat(template(1, "订单" + hidden + "通知", NOTE_TEXT, "说明"))
                    .as(hidden)
                    .isNotEqualTo("OK");
            assertThat(code(() -> client.addSmsTemplate(new AddSmsTemplateRequest()
                                    .setTemplateType(1)
                                    .setTemplateName("订单通知")
                                    .setTemplateContent("您的订单" + hidden + "已发货，请注意查收。")
                                    .setRemark("说明"))
                            .getBody()
                            .getCode()))
                    .as(hidden)
                    .isIn("isv.INVALID_PARAMETERS", "InvalidTemplateContent");
        }
    }

    private String sign(String name) throws Exception {
        return add(signRequest(name));
    }

    private static AddSmsSignRequest signRequest(String name) {
        return new AddSmsSignRequest()
                .setSignName(name)
                .setSignSource(0)
                .setSignType(1)
                .setRemark(REMARK)
                .setSignFileList(List.of(new AddSmsSignRequest.AddSmsSignRequestSignFileList()
                        .setFileContents(picture())
                        .setFileSuffix("png")));
    }

    private String add(AddSmsSignRequest request) throws Exception {
        return code(() -> client.addSmsSign(request).getBody().getCode());
    }

    private String file(String contents) throws Exception {
        return add(signRequest("云帆科技")
                .setSignFileList(List.of(new AddSmsSignRequest.AddSmsSignRequestSignFileList()
                        .setFileContents(contents)
                        .setFileSuffix("png"))));
    }

    private static String largePicture() {
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOf(Base64.getDecoder().decode(picture()), TOO_LARGE));
    }

    private String template(int type, String name, String content, String remark) throws Exception {
        approved();
        return code(() -> client.addSmsTemplate(new AddSmsTemplateRequest()
                        .setTemplateType(type)
                        .setTemplateName(name)
                        .setTemplateContent(content)
                        .setRemark(remark))
                .getBody()
                .getCode());
    }

    private void approved() throws Exception {
        assertThat(sign("云帆科技")).isEqualTo("OK");
        approveSignature("云帆科技");
    }

    private String underReview() throws Exception {
        approved();
        return client.addSmsTemplate(new AddSmsTemplateRequest()
                        .setTemplateType(1)
                        .setTemplateName("发货通知")
                        .setTemplateContent("您的订单${order}已于${time}发出，请注意查收。")
                        .setRemark("说明"))
                .getBody()
                .getTemplateCode();
    }

    private CreateSmsSignRequest newSign(@org.jspecify.annotations.Nullable String name) {
        return new CreateSmsSignRequest().setSignName(name).setSignSource(0).setQualificationId(customer.id());
    }

    private String create(CreateSmsSignRequest request) throws Exception {
        return code(() -> client.createSmsSign(request).getBody().getCode());
    }

    private static CreateSmsTemplateRequest newTemplate() {
        return new CreateSmsTemplateRequest()
                .setTemplateName("登录验证")
                .setTemplateType(0)
                .setTemplateContent(CODE_TEXT)
                .setTemplateRule("{\"code\":\"numberCaptcha\"}");
    }

    private String create(CreateSmsTemplateRequest request) throws Exception {
        approved();
        return code(() -> client.createSmsTemplate(request).getBody().getCode());
    }

    private static String code(Provocation call) throws Exception {
        try {
            return call.provoke();
        } catch (TeaException e) {
            assertThat(e.getMessage()).isNotBlank();
            return e.getCode();
        }
    }

    /** What provokes a code: the code that came back. */
    private interface Provocation {
        String provoke() throws Exception;
    }
}
