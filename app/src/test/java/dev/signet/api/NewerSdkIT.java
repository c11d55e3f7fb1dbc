package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.AddSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.AddSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.CreateSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.CreateSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.DeleteSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.DeleteSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.GetSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.GetSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.ListTagResourcesRequest;
import com.aliyun.dysmsapi20170525.models.ModifySmsSignRequest;
import com.aliyun.dysmsapi20170525.models.ModifySmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.QuerySendDetailsRequest;
import com.aliyun.dysmsapi20170525.models.QuerySmsSignListRequest;
import com.aliyun.dysmsapi20170525.models.QuerySmsSignRequest;
import com.aliyun.dysmsapi20170525.models.QuerySmsTemplateListRequest;
import com.aliyun.dysmsapi20170525.models.QuerySmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.SendBatchSmsRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.dysmsapi20170525.models.TagResourcesRequest;
import com.aliyun.dysmsapi20170525.models.UntagResourcesRequest;
import com.aliyun.dysmsapi20170525.models.UpdateSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.UpdateSmsTemplateRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.SdkClients;
import dev.signet.support.SignetTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every action through {@code com.aliyun:dysmsapi20170525:4.1.2}, in both of its signature modes. */
@SignetTest
class NewerSdkIT extends SdkJourney {

    /** How the client signs. */
    enum Mode {
        ACS3(null),
        HMAC_SHA1("v2");

        private final @Nullable String algorithm;

        Mode(@Nullable String algorithm) {
            this.algorithm = algorithm;
        }
    }

    private Client client(Mode mode) throws Exception {
        return client(mode, customer.key().secret());
    }

    private Client client(Mode mode, String secret) throws Exception {
        Config config = new Config()
                .setAccessKeyId(customer.key().id())
                .setAccessKeySecret(secret)
                .setEndpoint(server.endpoint())
                .setProtocol("HTTP");
        if (mode.algorithm != null) {
            config.setSignatureAlgorithm(mode.algorithm);
        }
        return new Client(config);
    }

    private static AddSmsSignRequest sign(String name) {
        return new AddSmsSignRequest()
                .setSignName(name)
                .setSignSource(0)
                .setSignType(1)
                .setRemark(REMARK)
                .setSignFileList(List.of(new AddSmsSignRequest.AddSmsSignRequestSignFileList()
                        .setFileContents(picture())
                        .setFileSuffix("png")));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S4.1-10")
    @Tag("S4.1-15")
    @Tag("S4.4-4")
    @Tag("S4.4-9")
    void leadsASignatureThroughItsLife(Mode mode) throws Exception {
        Client client = client(mode);
        String name = "星海云集";

        var added = client.addSmsSign(sign(name)).getBody();
        assertThat(added.getCode()).as(added.getMessage()).isEqualTo("OK");
        assertThat(added.getSignName()).isEqualTo(name);
        assertThat(signature(name).claim().remark()).isEqualTo(REMARK);
        assertThat(signature(name).evidence()).hasSize(1);

        var waiting =
                client.querySmsSign(new QuerySmsSignRequest().setSignName(name)).getBody();
        assertThat(waiting.getSignStatus()).isZero();
        assertThat(waiting.getReason()).isEqualTo("无审核备注");
        assertThat(waiting.getCreateDate()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(client.deleteSmsSign(new DeleteSmsSignRequest().setSignName(name))
                        .getBody()
                        .getCode())
                .isEqualTo("isv.ERROR_SIGN_NOT_DELETE");
        var early = client.modifySmsSign(new ModifySmsSignRequest()
                        .setSignName(name)
                        .setSignSource(0)
                        .setRemark(REMARK)
                        .setSignFileList(List.of()))
                .getBody();
        assertThat(early.getCode()).isEqualTo("isv.ERROR_SIGN_NOT_MODIFY");

        rejectSignature(name, "资料不全，请补充<授权书>&\"执照\"");
        var rejected =
                client.querySmsSign(new QuerySmsSignRequest().setSignName(name)).getBody();
        assertThat(rejected.getSignStatus()).isEqualTo(2);
        assertThat(rejected.getReason()).contains("资料不全，请补充<授权书>&\"执照\"");

        var list = client.querySmsSignList(
                        new QuerySmsSignListRequest().setPageIndex(1).setPageSize(10))
                .getBody();
        assertThat(list.getTotalCount()).isEqualTo((long) list.getSmsSignList().size());
        assertThat(list.getCurrentPage()).isEqualTo(1);
        assertThat(list.getPageSize()).isEqualTo(10);
        var row = list.getSmsSignList().stream()
                .filter(one -> one.getSignName().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(row.getAuditStatus()).isEqualTo("AUDIT_STATE_NOT_PASS");
        assertThat(row.getBusinessType()).isEqualTo("通用类型");
        assertThat(row.getAuthorizationLetterAuditPass()).isFalse();
        assertThat(row.getReason().getRejectInfo()).contains("资料不全");
        assertThat(row.getReason().getRejectDate()).isNotEmpty();

        var modified = client.modifySmsSign(new ModifySmsSignRequest()
                        .setSignName(name)
                        .setSignSource(0)
                        .setRemark("补充说明")
                        .setSignType(1)
                        .setSignFileList(List.of(new ModifySmsSignRequest.ModifySmsSignRequestSignFileList()
                                .setFileContents(picture())
                                .setFileSuffix("png"))))
                .getBody();
        assertThat(modified.getCode()).as(modified.getMessage()).isEqualTo("OK");
        assertThat(modified.getSignName()).isEqualTo(name);

        approveSignature(name);
        assertThat(client.querySmsSign(new QuerySmsSignRequest().setSignName(name))
                        .getBody()
                        .getSignStatus())
                .isEqualTo(1);
        var all = client.getSmsSign(new GetSmsSignRequest().setSignName(name)).getBody();
        assertThat(all.getSignStatus()).isEqualTo(1L);
        assertThat(all.getRemark()).isEqualTo("补充说明");
        assertThat(all.getQualificationId()).isEqualTo(customer.id());
        assertThat(all.getSignTag()).isEqualTo("2");
        assertThat(all.getSignCode()).isNotEmpty();
        assertThat(all.getThirdParty()).isFalse();
        assertThat(all.getAuthorizationLetterAuditPass()).isFalse();
        assertThat(all.getOrderId()).isEqualTo(String.valueOf(signature(name).orderId()));
        assertThat(all.getFileUrlList()).hasSize(1);
        assertThat(all.getAuditInfo().getAuditDate()).isNotEmpty();

        var deleted = client.deleteSmsSign(new DeleteSmsSignRequest().setSignName(name))
                .getBody();
        assertThat(deleted.getCode()).isEqualTo("OK");
        assertThat(deleted.getSignName()).isEqualTo(name);
        var gone =
                client.querySmsSign(new QuerySmsSignRequest().setSignName(name)).getBody();
        assertThat(gone.getCode()).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
        assertThat(gone.getMessage()).contains("该账号下找不到对应签名").contains(name);
    }

    @ParameterizedTest
    @EnumSource
    void servesTheNewerSignatureActions(Mode mode) throws Exception {
        Client client = client(mode);
        String name = "星海严选";

        var created = client.createSmsSign(new CreateSmsSignRequest()
                        .setSignName(name)
                        .setSignSource(1)
                        .setSignType(1)
                        .setQualificationId(customer.id())
                        .setThirdParty(false)
                        .setApplySceneContent("https://www.example.cn/入口?x=1")
                        .setRemark(REMARK))
                .getBody();
        assertThat(created.getCode()).as(created.getMessage()).isEqualTo("OK");
        assertThat(created.getSignName()).isEqualTo(name);
        assertThat(created.getOrderId())
                .isEqualTo(String.valueOf(signature(name).orderId()));
        assertThat(signature(name).claim().domain()).isEqualTo("www.example.cn");

        rejectSignature(name, "网站无法打开");
        var updated = client.updateSmsSign(new UpdateSmsSignRequest()
                        .setSignName(name)
                        .setSignSource(1)
                        .setQualificationId(customer.id())
                        .setApplySceneContent("https://shop.example.cn/"))
                .getBody();
        assertThat(updated.getCode()).as(updated.getMessage()).isEqualTo("OK");
        var got = client.getSmsSign(new GetSmsSignRequest().setSignName(name)).getBody();
        assertThat(got.getSignStatus()).isZero();
        assertThat(got.getApplyScene()).isEqualTo("https://shop.example.cn/");
        assertThat(got.getSignUsage()).contains("备案网站");
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheNewerSignatureActionsInTheEnvelope(Mode mode) throws Exception {
        Client client = client(mode);
        CreateSmsSignRequest request =
                new CreateSmsSignRequest().setSignName("星海优选").setSignSource(1);

        assertRefused(404, "SignatureNotFound", () -> client.getSmsSign(new GetSmsSignRequest().setSignName("没有的")));
        assertRefused(400, "MissingSignName", () -> client.getSmsSign(new GetSmsSignRequest()));
        assertRefused(400, "MissApplySceneContent", () -> client.createSmsSign(request.setQualificationId(null)));
        assertRefused(400, "InvalidApplySceneContent", () -> client.createSmsSign(request.setApplySceneContent("网站")));
        assertRefused(404, "QualificationNotFound", () -> client.createSmsSign(request.setQualificationId(7L)));
        assertRefused(
                400,
                "InvalidMoreData",
                () -> client.createSmsSign(request.setQualificationId(null).setMoreData(List.of("a.png"))));
        assertRefused(
                400,
                "InvalidSignSource",
                () -> client.createSmsSign(
                        new CreateSmsSignRequest().setSignName("星海优选").setSignSource(9)));
    }

    /** What must be thrown. */
    private interface Call {
        void run() throws Exception;
    }

    private static void assertRefused(int status, String code, Call call) {
        TeaException e = catchThrowableOfType(TeaException.class, call::run);
        assertThat(e).as(code).isNotNull();
        assertThat(e.getCode()).isEqualTo(code);
        assertThat(e.getStatusCode()).isEqualTo(status);
        assertThat(e.getData()).containsKeys("RequestId", "HostId", "Recommend");
    }

    private static AddSmsTemplateRequest notice(String content) {
        return new AddSmsTemplateRequest()
                .setTemplateType(1)
                .setTemplateName("发货通知")
                .setTemplateContent(content)
                .setRemark("云帆商城发货通知 https://www.example.cn");
    }

    private void anApprovedSignature(Client client, String name) throws Exception {
        var added = client.addSmsSign(sign(name)).getBody();
        assertThat(added.getCode()).as(added.getMessage()).isEqualTo("OK");
        approveSignature(name);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S5.1-2")
    void leadsATemplateThroughItsLife(Mode mode) throws Exception {
        Client client = client(mode);
        anApprovedSignature(client, "云帆科技");
        String content = "您的订单已于${time}发出，单号${order}，请注意查收。";

        var added = client.addSmsTemplate(notice(content)).getBody();
        assertThat(added.getCode()).as(added.getMessage()).isEqualTo("OK");
        String code = added.getTemplateCode();
        assertThat(code).startsWith("SMS_");

        var waiting = client.querySmsTemplate(new QuerySmsTemplateRequest().setTemplateCode(code))
                .getBody();
        assertThat(waiting.getTemplateStatus()).isZero();
        assertThat(waiting.getTemplateType()).isEqualTo(1);
        assertThat(waiting.getTemplateContent()).isEqualTo(content);
        assertThat(waiting.getTemplateName()).isEqualTo("发货通知");
        assertThat(waiting.getReason()).isEqualTo("无审批备注");
        assertThat(client.deleteSmsTemplate(new DeleteSmsTemplateRequest().setTemplateCode(code))
                        .getBody()
                        .getCode())
                .isEqualTo("isv.ERROR_TEMPLATE_NOT_DELETE");

        rejectTemplate(code, "变量属性不明");
        var list =
                client.querySmsTemplateList(new QuerySmsTemplateListRequest()).getBody();
        var row = list.getSmsTemplateList().stream()
                .filter(one -> one.getTemplateCode().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(row.getTemplateType()).isZero();
        assertThat(row.getOuterTemplateType()).isEqualTo(1);
        assertThat(row.getAuditStatus()).isEqualTo("AUDIT_STATE_NOT_PASS");
        assertThat(row.getReason().getRejectInfo()).contains("变量属性不明");
        assertThat(list.getTotalCount())
                .isEqualTo((long) list.getSmsTemplateList().size());

        var modified = client.modifySmsTemplate(new ModifySmsTemplateRequest()
                        .setTemplateCode(code)
                        .setTemplateType(1)
                        .setTemplateName("发货提醒")
                        .setTemplateContent(content)
                        .setRemark("time 为时间，order 为单号"))
                .getBody();
        assertThat(modified.getCode()).as(modified.getMessage()).isEqualTo("OK");
        assertThat(modified.getTemplateCode()).isEqualTo(code);
        approveTemplate(code);
        assertThat(client.modifySmsTemplate(new ModifySmsTemplateRequest()
                                .setTemplateCode(code)
                                .setTemplateType(1)
                                .setTemplateName("发货提醒")
                                .setTemplateContent(content)
                                .setRemark("再改"))
                        .getBody()
                        .getCode())
                .isEqualTo("isv.ERROR_TEMPLATE_NOT_MODIFY");

        assertThat(client.deleteSmsTemplate(new DeleteSmsTemplateRequest().setTemplateCode(code))
                        .getBody()
                        .getCode())
                .isEqualTo("OK");
        assertThat(client.querySmsTemplate(new QuerySmsTemplateRequest().setTemplateCode(code))
                        .getBody()
                        .getCode())
                .isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
    }

    @ParameterizedTest
    @EnumSource
    void servesTheNewerTemplateActions(Mode mode) throws Exception {
        Client client = client(mode);
        anApprovedSignature(client, "云帆科技");

        var created = client.createSmsTemplate(new CreateSmsTemplateRequest()
                        .setTemplateName("登录验证")
                        .setTemplateType(0)
                        .setTemplateContent("您的登录验证码为${code}，请勿告诉他人，三分钟内有效。")
                        .setTemplateRule("{\"code\":\"numberCaptcha\"}")
                        .setRelatedSignName("云帆科技")
                        .setApplySceneContent("https://www.example.cn")
                        .setRemark("登录"))
                .getBody();
        assertThat(created.getCode()).as(created.getMessage()).isEqualTo("OK");
        assertThat(created.getTemplateName()).isEqualTo("登录验证");
        String code = created.getTemplateCode();
        assertThat(created.getOrderId()).isEqualTo(String.valueOf(template(code).orderId()));

        rejectTemplate(code, "请说明用途");
        var updated = client.updateSmsTemplate(new UpdateSmsTemplateRequest()
                        .setTemplateCode(code)
                        .setTemplateName("登录验证")
                        .setTemplateType(0)
                        .setTemplateContent("您的登录验证码为${code}，请勿告诉他人，五分钟内有效。")
                        .setTemplateRule("{\"code\":\"numberCaptcha\"}")
                        .setRelatedSignName("云帆科技"))
                .getBody();
        assertThat(updated.getCode()).as(updated.getMessage()).isEqualTo("OK");

        var got = client.getSmsTemplate(new GetSmsTemplateRequest().setTemplateCode(code))
                .getBody();
        assertThat(got.getTemplateStatus()).isEqualTo("0");
        assertThat(got.getTemplateType()).isEqualTo("0");
        assertThat(got.getTemplateTag()).isEqualTo(2);
        assertThat(got.getVariableAttribute()).isEqualTo("{\"code\":\"numberCaptcha\"}");
        assertThat(got.getRelatedSignName()).isEqualTo("云帆科技");
        assertThat(got.getFileUrlList().getFileUrl()).isEmpty();

        assertRefused(
                404,
                "TemplateNotFound",
                () -> client.getSmsTemplate(new GetSmsTemplateRequest().setTemplateCode("SMS_1")));
        assertRefused(
                404,
                "MissingTemplateName",
                () -> client.createSmsTemplate(
                        new CreateSmsTemplateRequest().setTemplateType(0).setTemplateContent("x")));
        assertRefused(
                400,
                "InvalidTemplateRule.Format",
                () -> client.createSmsTemplate(new CreateSmsTemplateRequest()
                        .setTemplateName("登录")
                        .setTemplateType(0)
                        .setTemplateContent("验证码${code}")
                        .setTemplateRule("code")));
        assertRefused(
                400,
                "InvalidTemplateRule.Format",
                () -> client.createSmsTemplate(new CreateSmsTemplateRequest()
                        .setTemplateName("登录验证")
                        .setTemplateType(0)
                        .setTemplateContent("您的登录验证码为${code}，请勿告诉他人，三分钟内有效。")
                        .setTemplateRule("{\"code\":\"numberCaptcha\",\"code\":\"characterWithNumber\"}")));
        assertRefused(
                400,
                "InvalidTemplateType",
                () -> client.createSmsTemplate(new CreateSmsTemplateRequest()
                        .setTemplateName("登录")
                        .setTemplateType(8)
                        .setTemplateContent("x")));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S6.2-1")
    @Tag("S6.1-2")
    @Tag("S6.2-3")
    void sendsAndTellsWhatBecameOfIt(Mode mode) throws Exception {
        Client client = client(mode);
        anApprovedSignature(client, "云帆科技");
        String code = client.addSmsTemplate(notice("您的订单${order}已发货，请注意查收。"))
                .getBody()
                .getTemplateCode();
        approveTemplate(code);
        String number = freshNumber();

        var sent = client.sendSms(new SendSmsRequest()
                        .setPhoneNumbers("+86" + number)
                        .setSignName("云帆科技")
                        .setTemplateCode(code)
                        .setTemplateParam("{\"order\":\"A100\"}")
                        .setSmsUpExtendCode("")
                        .setOutId("out ~*+&=号"))
                .getBody();
        assertThat(sent.getCode()).as(sent.getMessage()).isEqualTo("OK");
        assertThat(sent.getMessage()).isEqualTo("OK");
        assertThat(sent.getBizId()).matches("\\d+\\^\\d+");

        var details = client.querySendDetails(new QuerySendDetailsRequest()
                        .setPhoneNumber(number)
                        .setBizId(sent.getBizId())
                        .setSendDate(today())
                        .setPageSize(10L)
                        .setCurrentPage(1L))
                .getBody();
        assertThat(details.getCode()).as(details.getMessage()).isEqualTo("OK");
        assertThat(details.getTotalCount()).isEqualTo("1");
        var detail = details.getSmsSendDetailDTOs().getSmsSendDetailDTO().get(0);
        assertThat(detail.getPhoneNum()).isEqualTo(number);
        assertThat(detail.getContent()).isEqualTo("【云帆科技】您的订单A100已发货，请注意查收。");
        assertThat(detail.getOutId()).isEqualTo("out ~*+&=号");
        assertThat(detail.getTemplateCode()).isEqualTo(code);
        assertThat(detail.getSendStatus()).isIn(1L, 3L);

        var batch = client.sendBatchSms(new SendBatchSmsRequest()
                        .setPhoneNumberJson("[\"" + freshNumber() + "\",\"" + freshNumber() + "\"]")
                        .setSignNameJson("[\"云帆科技\",\"云帆科技\"]")
                        .setTemplateCode(code)
                        .setTemplateParamJson("[{\"order\":\"B 1\"},{\"order\":\"B2\"}]"))
                .getBody();
        assertThat(batch.getCode()).as(batch.getMessage()).isEqualTo("OK");
        assertThat(batch.getBizId()).isNotEqualTo(sent.getBizId());

        var thousand = client.sendSms(new SendSmsRequest()
                        .setPhoneNumbers(thousandNumbers())
                        .setSignName("云帆科技")
                        .setTemplateCode(code)
                        .setTemplateParam("{\"order\":\"C1\"}"))
                .getBody();
        assertThat(thousand.getCode()).as(thousand.getMessage()).isEqualTo("OK");
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    @ParameterizedTest
    @EnumSource
    void refusesSendsWithTheirDocumentedCodes(Mode mode) throws Exception {
        Client client = client(mode);
        anApprovedSignature(client, "云帆科技");
        SendSmsRequest request = new SendSmsRequest()
                .setPhoneNumbers("13811110005")
                .setSignName("云帆科技")
                .setTemplateCode("SMS_1")
                .setTemplateParam("");

        assertThat(client.sendSms(request).getBody().getCode()).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
        assertThat(client.sendSms(request.setSignName("没有的签名")).getBody().getCode())
                .isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
        var sorry = client.sendSms(request).getBody();
        assertThat(sorry.getMessage()).isNotEmpty();
        assertThat(sorry.getRequestId()).isNotEmpty();
        assertThat(sorry.getBizId()).isNull();
        assertRefused(400, "MissingPhoneNumbers", () -> client.sendSms(request.setPhoneNumbers("")));
        assertThat(client.sendBatchSms(new SendBatchSmsRequest()
                                .setPhoneNumberJson("13811110005")
                                .setSignNameJson("[\"云帆科技\"]")
                                .setTemplateCode("SMS_1"))
                        .getBody()
                        .getCode())
                .isEqualTo("isv.INVALID_JSON_PARAM");
        assertThat(client.sendBatchSms(new SendBatchSmsRequest()
                                .setPhoneNumberJson("[\"13811110005\",\"13811110006\"]")
                                .setSignNameJson("[\"云帆科技\"]")
                                .setTemplateCode("SMS_1"))
                        .getBody()
                        .getCode())
                .isEqualTo("isv.INVALID_PARAMETERS");
        assertThat(client.querySendDetails(details("2018-12-28")).getBody().getCode())
                .isEqualTo("isv.INVALID_PARAMETERS");
        assertRefused(
                400,
                "InvalidPageSize",
                () -> client.querySendDetails(details(today()).setPageSize(51L)));
    }

    private static QuerySendDetailsRequest details(String day) {
        return new QuerySendDetailsRequest()
                .setPhoneNumber("13811110005")
                .setSendDate(day)
                .setPageSize(10L)
                .setCurrentPage(1L);
    }

    @ParameterizedTest
    @EnumSource
    void showsTheGatewaysRefusalsAsExceptions(Mode mode) throws Exception {
        Client wrong = client(mode, "not-the-secret");

        assertRefused(400, "SignatureDoesNotMatch", () -> wrong.querySmsSignList(new QuerySmsSignListRequest()));
        assertRefused(
                404,
                "InvalidAction.NotFound",
                () -> client(mode)
                        .queryShortUrl(new com.aliyun.dysmsapi20170525.models.QueryShortUrlRequest().setShortUrl("x")));
    }

    private static TagResourcesRequest tags(String code, String... keysAndValues) {
        List<TagResourcesRequest.TagResourcesRequestTag> tags = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            tags.add(new TagResourcesRequest.TagResourcesRequestTag()
                    .setKey(keysAndValues[i])
                    .setValue(keysAndValues[i + 1]));
        }
        return new TagResourcesRequest()
                .setRegionId("cn-hangzhou")
                .setProdCode("dysms")
                .setResourceType("TEMPLATE")
                .setResourceId(List.of(code))
                .setTag(tags);
    }

    private static ListTagResourcesRequest tagged(String key, String value) {
        return new ListTagResourcesRequest()
                .setRegionId("cn-hangzhou")
                .setResourceType("TEMPLATE")
                .setTag(List.of(new ListTagResourcesRequest.ListTagResourcesRequestTag()
                        .setKey(key)
                        .setValue(value)));
    }

    @ParameterizedTest // #11
    @EnumSource
    @Tag("S13.1-1")
    @Tag("S13.1-2")
    void tagsTemplatesAndFindsThemByTheirTags(Mode mode) throws Exception {
        Client client = client(mode);
        String first = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已送达。", "{}");
        String second = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已取走。", "{}");

        var set = client.tagResources(tags(first, "team", "growth", "城市", "", "Team", "x"))
                .getBody();
        assertThat(set.getCode()).isEqualTo("OK");
        assertThat(set.getData()).isEqualTo("true");
        client.tagResources(tags(second, "team", "sales"));

        var found = client.listTagResources(tagged("team", "growth")).getBody();
        assertThat(found.getTagResources().getTagResource())
                .extracting(row -> row.getResourceId() + " " + row.getTagKey() + " " + row.getTagValue())
                .containsExactly(first + " team growth");
        assertThat(found.getNextToken()).isNull();
        var page = client.listTagResources(tagged("team", null).setPageSize(1)).getBody();
        assertThat(page.getTagResources().getTagResource())
                .extracting(row -> row.getResourceId())
                .containsExactly(first);
        assertThat(client.listTagResources(tagged("team", null).setNextToken(page.getNextToken()))
                        .getBody()
                        .getTagResources()
                        .getTagResource())
                .extracting(row -> row.getResourceId())
                .containsExactly(second);

        var untagged = client.untagResources(new UntagResourcesRequest()
                        .setRegionId("cn-hangzhou")
                        .setResourceType("TEMPLATE")
                        .setResourceId(List.of(first))
                        .setTagKey(List.of("team", "none"))
                        .setAll(true))
                .getBody();
        assertThat(untagged.getData()).isEqualTo("true");
        assertThat(client.listTagResources(new ListTagResourcesRequest()
                                .setResourceType("TEMPLATE")
                                .setResourceId(List.of(first)))
                        .getBody()
                        .getTagResources()
                        .getTagResource())
                .as("All counts where no key is named")
                .extracting(row -> row.getTagKey())
                .containsExactly("Team", "城市");

        List<String> most = new ArrayList<>();
        IntStream.rangeClosed(1, 20).forEach(n -> most.addAll(List.of("k" + n, "v")));
        var tooMany =
                client.tagResources(tags(first, most.toArray(String[]::new))).getBody();
        assertThat(tooMany.getCode()).isEqualTo("isv.INVALID_PARAMETERS");
        assertThat(tooMany.getData()).isNull();
        assertThat(client.tagResources(tags(second, most.toArray(String[]::new)))
                        .getBody()
                        .getCode())
                .as("sales makes it 21")
                .isEqualTo("isv.INVALID_PARAMETERS");
    }

    @ParameterizedTest // #11
    @CsvSource({
        "ResourceType=SIGNATURE, InvalidResourceType",
        "ResourceType=template, InvalidResourceType",
        "ResourceType=, MissingResourceType",
        "ProdCode=ecs, InvalidProdCode",
        "ResourceId.1=, MissingResourceId",
        "Tag.1.Key=, MissingTag.1.Key",
        "Tag.1.Key=|Tag.1.Value=, MissingTag",
        "Tag.1.Value=a\u0007b, InvalidTag.1.Value",
    })
    void namesTheParameterOfATagThatIsMissingOrWrong(String changes, String code) throws Exception {
        Map<String, String> query = new TreeMap<>(Map.of(
                "ResourceType", "TEMPLATE", "ResourceId.1", "SMS_1", "Tag.1.Key", "team", "Tag.1.Value", "growth"));
        for (String change : changes.split("[|]")) {
            query.put(change.split("=", -1)[0], change.split("=", -1)[1]);
        }

        assertThat(catchThrowableOfType(
                                TeaException.class, () -> SdkClients.call(client(Mode.ACS3), "TagResources", query))
                        .getCode())
                .isEqualTo(code);
    }
}
