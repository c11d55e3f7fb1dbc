package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyuncs.AcsRequest;
import com.aliyuncs.AcsResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.dysmsapi.model.v20170525.AddSmsSignRequest;
import com.aliyuncs.dysmsapi.model.v20170525.AddSmsTemplateRequest;
import com.aliyuncs.dysmsapi.model.v20170525.DeleteSmsSignRequest;
import com.aliyuncs.dysmsapi.model.v20170525.DeleteSmsTemplateRequest;
import com.aliyuncs.dysmsapi.model.v20170525.ListTagResourcesRequest;
import com.aliyuncs.dysmsapi.model.v20170525.ModifySmsSignRequest;
import com.aliyuncs.dysmsapi.model.v20170525.ModifySmsTemplateRequest;
import com.aliyuncs.dysmsapi.model.v20170525.QuerySendDetailsRequest;
import com.aliyuncs.dysmsapi.model.v20170525.QuerySmsSignListRequest;
import com.aliyuncs.dysmsapi.model.v20170525.QuerySmsSignRequest;
import com.aliyuncs.dysmsapi.model.v20170525.QuerySmsTemplateListRequest;
import com.aliyuncs.dysmsapi.model.v20170525.QuerySmsTemplateRequest;
import com.aliyuncs.dysmsapi.model.v20170525.SendBatchSmsRequest;
import com.aliyuncs.dysmsapi.model.v20170525.SendSmsRequest;
import com.aliyuncs.dysmsapi.model.v20170525.TagResourcesRequest;
import com.aliyuncs.dysmsapi.model.v20170525.UntagResourcesRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.FormatType;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.profile.DefaultProfile;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every action of {@code com.aliyun:aliyun-java-sdk-dysmsapi:2.2.1}, as it signs by default and in its V3 mode. */
@SignetTest
class ClassicSdkIT extends SdkJourney {

    @Autowired
    SettableClock clock;

    /** How the client signs. */
    enum Mode {
        V1,
        V3
    }

    private DefaultAcsClient client() {
        return client(customer.key().secret());
    }

    private DefaultAcsClient client(String secret) {
        return new DefaultAcsClient(
                DefaultProfile.getProfile("cn-hangzhou", customer.key().id(), secret));
    }

    private <T extends AcsResponse> T call(Mode mode, AcsRequest<T> request) throws ClientException {
        return call(client(), mode, request);
    }

    private <T extends AcsResponse> T call(DefaultAcsClient client, Mode mode, AcsRequest<T> request)
            throws ClientException {
        request.setSysEndpoint(server.endpoint());
        if (mode == Mode.V3) {
            request.setSysSignatureVersion(com.aliyuncs.auth.SignatureVersion.V3);
        }
        return client.getAcsResponse(request);
    }

    private static AddSmsSignRequest sign(String name) {
        AddSmsSignRequest request = new AddSmsSignRequest();
        request.setSignName(name);
        request.setSignSource(0);
        request.setRemark(REMARK);
        AddSmsSignRequest.SignFileList file = new AddSmsSignRequest.SignFileList();
        file.setFileContents(picture());
        file.setFileSuffix("png");
        request.setSignFileLists(List.of(file));
        return request;
    }

    private static QuerySmsSignRequest querySign(String name) {
        QuerySmsSignRequest request = new QuerySmsSignRequest();
        request.setSignName(name);
        return request;
    }

    private static DeleteSmsSignRequest deleteSign(String name) {
        DeleteSmsSignRequest request = new DeleteSmsSignRequest();
        request.setSignName(name);
        return request;
    }

    private static ModifySmsSignRequest modifySign(String name) {
        ModifySmsSignRequest request = new ModifySmsSignRequest();
        request.setSignName(name);
        request.setSignSource(0);
        request.setRemark("补充 说明");
        ModifySmsSignRequest.SignFileList file = new ModifySmsSignRequest.SignFileList();
        file.setFileContents(picture());
        file.setFileSuffix("png");
        request.setSignFileLists(List.of(file));
        return request;
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S4.1-10")
    @Tag("S4.1-15")
    @Tag("S4.4-4")
    @Tag("S4.4-9")
    void leadsASignatureThroughItsLife(Mode mode) throws Exception {
        String name = "星海云集";

        var added = call(mode, sign(name));
        assertThat(added.getCode()).as(added.getMessage()).isEqualTo("OK");
        assertThat(added.getSignName()).isEqualTo(name);
        assertThat(signature(name).claim().remark()).isEqualTo(REMARK);

        var waiting = call(mode, querySign(name));
        assertThat(waiting.getSignStatus()).isZero();
        assertThat(waiting.getReason()).isEqualTo("无审核备注");
        assertThat(call(mode, deleteSign(name)).getCode()).isEqualTo("isv.ERROR_SIGN_NOT_DELETE");
        assertThat(call(mode, modifySign(name)).getCode()).isEqualTo("isv.ERROR_SIGN_NOT_MODIFY");

        rejectSignature(name, "资料不全，请补充<授权书>&\"执照\"=无'引号'");
        var rejected = call(mode, querySign(name));
        assertThat(rejected.getSignStatus()).isEqualTo(2);
        assertThat(rejected.getReason()).contains("资料不全，请补充<授权书>&\"执照\"=无'引号'");

        QuerySmsSignListRequest page = new QuerySmsSignListRequest();
        page.setPageIndex(1);
        page.setPageSize(10);
        var row = call(mode, page).getSmsSignList().stream()
                .filter(one -> one.getSignName().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(row.getAuditStatus()).isEqualTo("AUDIT_STATE_NOT_PASS");
        assertThat(row.getReason().getRejectInfo()).contains("资料不全");

        assertThat(call(mode, modifySign(name)).getCode()).isEqualTo("OK");
        approveSignature(name);
        assertThat(call(mode, querySign(name)).getSignStatus()).isEqualTo(1);
        assertThat(call(mode, deleteSign(name)).getCode()).isEqualTo("OK");
        assertThat(call(mode, querySign(name)).getCode()).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
    }

    private static AddSmsTemplateRequest notice(String content) {
        AddSmsTemplateRequest request = new AddSmsTemplateRequest();
        request.setTemplateType(1);
        request.setTemplateName("发货通知");
        request.setTemplateContent(content);
        request.setRemark("云帆商城发货通知 https://www.example.cn");
        return request;
    }

    private static QuerySmsTemplateRequest queryTemplate(String code) {
        QuerySmsTemplateRequest request = new QuerySmsTemplateRequest();
        request.setTemplateCode(code);
        return request;
    }

    private static DeleteSmsTemplateRequest deleteTemplate(String code) {
        DeleteSmsTemplateRequest request = new DeleteSmsTemplateRequest();
        request.setTemplateCode(code);
        return request;
    }

    private void anApprovedSignature(Mode mode) throws Exception {
        var added = call(mode, sign("云帆科技"));
        assertThat(added.getCode()).as(added.getMessage()).isEqualTo("OK");
        approveSignature("云帆科技");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S5.1-2")
    void leadsATemplateThroughItsLife(Mode mode) throws Exception {
        anApprovedSignature(mode);
        String content = "您的订单已于${time}发出，单号${order}，请注意查收。";

        var added = call(mode, notice(content));
        assertThat(added.getCode()).as(added.getMessage()).isEqualTo("OK");
        String code = added.getTemplateCode();
        var waiting = call(mode, queryTemplate(code));
        assertThat(waiting.getTemplateStatus()).isZero();
        assertThat(waiting.getTemplateType()).isEqualTo(1);
        assertThat(waiting.getTemplateContent()).isEqualTo(content);
        assertThat(waiting.getReason()).isEqualTo("无审批备注");
        assertThat(call(mode, deleteTemplate(code)).getCode()).isEqualTo("isv.ERROR_TEMPLATE_NOT_DELETE");

        rejectTemplate(code, "变量属性不明");
        QuerySmsTemplateListRequest page = new QuerySmsTemplateListRequest();
        page.setPageIndex(1);
        page.setPageSize(10);
        var row = call(mode, page).getSmsTemplateList().stream()
                .filter(one -> one.getTemplateCode().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(row.getTemplateType()).isZero();
        assertThat(row.getAuditStatus()).isEqualTo("AUDIT_STATE_NOT_PASS");
        assertThat(row.getReason().getRejectInfo()).contains("变量属性不明");

        ModifySmsTemplateRequest change = new ModifySmsTemplateRequest();
        change.setTemplateCode(code);
        change.setTemplateType(1);
        change.setTemplateName("发货提醒");
        change.setTemplateContent(content);
        change.setRemark("time 为时间，order 为单号");
        var modified = call(mode, change);
        assertThat(modified.getCode()).as(modified.getMessage()).isEqualTo("OK");
        approveTemplate(code);
        assertThat(call(mode, queryTemplate(code)).getTemplateStatus()).isEqualTo(1);
        assertThat(call(mode, deleteTemplate(code)).getCode()).isEqualTo("OK");
        assertThat(call(mode, queryTemplate(code)).getCode()).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S6.2-1")
    @Tag("S6.1-2")
    @Tag("S6.2-3")
    void sendsAndTellsWhatBecameOfIt(Mode mode) throws Exception {
        anApprovedSignature(mode);
        String code = call(mode, notice("您的订单${order}已发货，请注意查收。")).getTemplateCode();
        approveTemplate(code);
        String number = freshNumber();

        SendSmsRequest send = new SendSmsRequest();
        send.setPhoneNumbers(number);
        send.setSignName("云帆科技");
        send.setTemplateCode(code);
        send.setTemplateParam("{\"order\":\"A100\"}");
        send.setOutId("out ~*+&=号");
        var sent = call(mode, send);
        assertThat(sent.getCode()).as(sent.getMessage()).isEqualTo("OK");
        assertThat(sent.getBizId()).matches("\\d+\\^\\d+");

        QuerySendDetailsRequest query = new QuerySendDetailsRequest();
        query.setPhoneNumber(number);
        query.setBizId(sent.getBizId());
        query.setSendDate(LocalDate.now(ZoneId.of("Asia/Shanghai")).format(DateTimeFormatter.BASIC_ISO_DATE));
        query.setPageSize(10L);
        query.setCurrentPage(1L);
        var details = call(mode, query);
        assertThat(details.getTotalCount()).isEqualTo("1");
        var detail = details.getSmsSendDetailDTOs().get(0);
        assertThat(detail.getPhoneNum()).isEqualTo(number);
        assertThat(detail.getContent()).isEqualTo("【云帆科技】您的订单A100已发货，请注意查收。");
        assertThat(detail.getOutId()).isEqualTo("out ~*+&=号");
        query.setSysAcceptFormat(FormatType.XML);
        assertThat(call(mode, query).getSmsSendDetailDTOs())
                .extracting(row -> row.getOutId())
                .containsExactly("out ~*+&=号");

        SendBatchSmsRequest batch = new SendBatchSmsRequest();
        batch.setPhoneNumberJson("[\"" + freshNumber() + "\",\"" + freshNumber() + "\"]");
        batch.setSignNameJson("[\"云帆科技\",\"云帆科技\"]");
        batch.setTemplateCode(code);
        batch.setTemplateParamJson("[{\"order\":\"B 1\"},{\"order\":\"B2\"}]");
        var sentBatch = call(mode, batch);
        assertThat(sentBatch.getCode()).as(sentBatch.getMessage()).isEqualTo("OK");

        SendSmsRequest thousand = new SendSmsRequest();
        thousand.setPhoneNumbers(thousandNumbers());
        thousand.setSignName("云帆科技");
        thousand.setTemplateCode(code);
        thousand.setTemplateParam("{\"order\":\"C1\"}");
        var sentThousand = call(mode, thousand);
        assertThat(sentThousand.getCode()).as(sentThousand.getMessage()).isEqualTo("OK");

        SendSmsRequest wrong = new SendSmsRequest();
        wrong.setPhoneNumbers(number);
        wrong.setSignName("没有的签名");
        wrong.setTemplateCode(code);
        assertThat(call(mode, wrong).getCode()).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
    }

    private static TagResourcesRequest tag(String code, String key, String value) {
        TagResourcesRequest.Tag tag = new TagResourcesRequest.Tag();
        tag.setKey(key);
        tag.setValue(value);
        TagResourcesRequest request = new TagResourcesRequest();
        request.setResourceType("TEMPLATE");
        request.setProdCode("dysms");
        request.setResourceIds(List.of(code));
        request.setTags(List.of(tag));
        return request;
    }

    private static ListTagResourcesRequest tagsOf(String code) {
        ListTagResourcesRequest request = new ListTagResourcesRequest();
        request.setResourceType("TEMPLATE");
        request.setResourceIds(List.of(code));
        return request;
    }

    @ParameterizedTest // #11
    @EnumSource
    @Tag("S13.1-1")
    @Tag("S13.1-3")
    void tagsATemplate(Mode mode) throws Exception {
        String code = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已送达。", "{}");

        var set = call(mode, tag(code, "部门 ~*+&=", "增长组"));
        assertThat(set.getCode()).isEqualTo("OK");
        assertThat(set.getData()).isEqualTo("true");
        call(mode, tag(code, "部门 ~*+&=", "市场组"));
        var listed = call(mode, tagsOf(code));
        assertThat(listed.getCode()).isEqualTo("OK");
        assertThat(listed.getTagResources()).singleElement().satisfies(row -> {
            assertThat(row.getResourceId()).isEqualTo(code);
            assertThat(row.getResourceType()).isEqualTo("ALIYUN::DYSMS::TEMPLATE");
            assertThat(row.getTagKey()).isEqualTo("部门 ~*+&=");
            assertThat(row.getTagValue()).isEqualTo("市场组");
        });

        assertThat(call(mode, tag(code, "acs:team", "a")).getCode()).isEqualTo("isv.INVALID_PARAMETERS");
        assertThat(call(mode, tag("SMS_1", "team", "a")).getCode()).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
        UntagResourcesRequest untag = new UntagResourcesRequest();
        untag.setResourceType("TEMPLATE");
        untag.setResourceIds(List.of(code));
        untag.setAll(true);
        assertThat(call(mode, untag).getData()).isEqualTo("true");
        assertThat(call(mode, tagsOf(code)).getTagResources()).isEmpty();
    }

    @Test
    void readsXmlAndTakesGet() throws Exception {
        call(Mode.V1, sign("星海云集"));
        QuerySmsSignRequest request = querySign("星海云集");
        request.setSysAcceptFormat(FormatType.XML);
        request.setSysMethod(MethodType.GET);

        var answer = call(Mode.V1, request);

        assertThat(answer.getSignName()).isEqualTo("星海云集");
        assertThat(answer.getSignStatus()).isZero();
        assertThat(answer.getReason()).isEqualTo("无审核备注");
    }

    /** The client rewrites the code only when the canonicalisation agrees to the letter. */
    @Test
    void tellsAWrongSecretFromAWrongSignature() {
        ClientException e = catchThrowableOfType(
                ClientException.class, () -> call(client("wrong"), Mode.V1, querySign("张三 ~*+&=")));

        assertThat(e.getErrCode()).isEqualTo("SDK.InvalidAccessKeySecret");
    }

    @Test
    void saysWhichParameterIsMissing() {
        ClientException e = catchThrowableOfType(ClientException.class, () -> call(Mode.V1, new QuerySmsSignRequest()));

        assertThat(e.getErrCode()).isEqualTo("MissingSignName");
        assertThat(e.getErrMsg()).isEqualTo("SignName is mandatory for this action.");
        assertThat(e.getRequestId()).isNotEmpty();
    }

    @Test
    void refusesAClockThatIsTooFarOff() {
        clock.set(Instant.now().plus(Duration.ofMinutes(16)));

        ClientException e = catchThrowableOfType(ClientException.class, () -> call(Mode.V1, querySign("云帆科技")));

        assertThat(e.getErrCode()).isEqualTo("InvalidTimeStamp.Expired");
    }
}
