package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.aliyun.mns.client.CloudAccount;
import com.aliyun.mns.client.CloudQueue;
import com.aliyun.mns.client.MNSClient;
import com.aliyun.mns.model.Message;
import com.aliyuncs.CommonRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.dysmsapi.model.v20170525.AddSmsSignRequest;
import com.aliyuncs.dysmsapi.model.v20170525.AddSmsTemplateRequest;
import com.aliyuncs.dysmsapi.model.v20170525.SendSmsRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.profile.DefaultProfile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.support.SignetTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a customer's puller does: a token, a queue, a receipt and an uplink out of it, with the official clients. */
@SignetTest
class QueuePullIT extends SdkJourney {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    SimulatorServer simulator;

    @Test
    @Tag("S6.2-4")
    @Tag("S9.1-1")
    void pullsTheReceiptOfAMessageAndTheReplyToIt() throws Exception {
        switchOnQueue("SmsReport");
        switchOnQueue("SmsUp");
        String number = freshNumber();
        String bizId = send(number);

        JsonNode report = pullOne("SmsReport");
        assertThat(report.path("biz_id").asText()).isEqualTo(bizId);
        assertThat(report.path("phone_number").asText()).isEqualTo(number);
        assertThat(report.path("success").booleanValue()).isTrue();
        assertThat(report.path("err_code").asText()).isEqualTo("DELIVERED");
        assertThat(report.path("err_msg").asText()).isEqualTo("用户接收成功");
        assertThat(report.path("out_id").asText()).isEqualTo("order-1");

        simulator.uplink(number, "10690001", "收到，谢谢");
        JsonNode uplink = pullOne("SmsUp");
        assertThat(uplink.path("phone_number").asText()).isEqualTo(number);
        assertThat(uplink.path("content").asText()).isEqualTo("收到，谢谢");
        assertThat(uplink.path("dest_code").asText()).isEqualTo("10690001");
    }

    @Test
    @Tag("S9.1-4")
    void offersTokensForReceiptsAndUplinksOnly() throws Exception {
        JsonNode token = token("SmsReport");
        LocalDateTime created = LocalDateTime.parse(token.path("CreateTime").asText(), TIME);
        LocalDateTime expires = LocalDateTime.parse(token.path("ExpireTime").asText(), TIME);
        assertThat(created).isBeforeOrEqualTo(LocalDateTime.now(ZoneId.of("Asia/Shanghai")));
        assertThat(expires).isEqualTo(created.plusHours(1));

        for (String type : List.of("SignSmsReport", "TemplateSmsReport", "smsreport")) {
            ClientException refused = catchThrowableOfType(ClientException.class, () -> token(type));
            assertThat(refused.getErrCode()).isEqualTo("InvalidMessageType");
        }
    }

    /** The generations of pullers differ in version, method and whether they name their queue. */
    @ParameterizedTest
    @CsvSource({"2017-05-25, POST", "2017-05-25, GET", "2018-05-01, POST", "2018-05-01, GET"})
    @Tag("S6.2-4")
    void offersTokensToEveryGenerationOfPullers(String version, MethodType method) throws Exception {
        String own = "Alicom-Queue-" + customer.id() + "-SmsReport";

        assertThat(token(version, method, "SmsReport", null)
                        .path("SecurityToken")
                        .asText())
                .isNotEmpty();
        assertThat(token(version, method, "SmsReport", own)
                        .path("SecurityToken")
                        .asText())
                .isNotEmpty();
        ClientException foreign = catchThrowableOfType(
                ClientException.class, () -> token(version, method, "SmsReport", "Alicom-Queue-1-SmsReport"));
        assertThat(foreign.getErrCode()).isEqualTo("InvalidQueueName");
        ClientException other =
                catchThrowableOfType(ClientException.class, () -> token("2019-01-01", method, "SmsReport", null));
        assertThat(other.getErrCode()).isEqualTo("InvalidVersion");
        assertThat(other.getErrMsg()).contains("2017-05-25 or 2018-05-01");
    }

    private void switchOnQueue(String type) {
        RawClient client = new RawClient(server.port(), customer.key());
        String path = "/v1/settings/push/" + type + "/queue";
        byte[] body = "{\"enabled\":true,\"waitSeconds\":1}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                client.acs3("PUT", path, Map.of(), new TreeMap<>(Map.of("content-type", "application/json")), body);
        RawClient.Reply reply = client.send("PUT", path, headers, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().findValuesAsText("queueName")).contains("Alicom-Queue-" + customer.id() + "-" + type);
        assertThat(reply.json().findValuesAsText("queueWaitSeconds")).contains("1");
    }

    /** @return the id of the sending */
    private String send(String number) throws ClientException {
        AddSmsSignRequest sign = new AddSmsSignRequest();
        sign.setSignName("云帆科技");
        sign.setSignSource(0);
        sign.setRemark(REMARK);
        AddSmsSignRequest.SignFileList file = new AddSmsSignRequest.SignFileList();
        file.setFileContents(picture());
        file.setFileSuffix("png");
        sign.setSignFileLists(List.of(file));
        sign.setSysEndpoint(server.endpoint());
        assertThat(classic().getAcsResponse(sign).getCode()).isEqualTo("OK");
        approveSignature("云帆科技");

        AddSmsTemplateRequest template = new AddSmsTemplateRequest();
        template.setTemplateType(1);
        template.setTemplateName("发货通知");
        template.setTemplateContent("您的订单${order}已发货，请注意查收。");
        template.setRemark("云帆商城发货通知 https://www.example.cn");
        template.setSysEndpoint(server.endpoint());
        String code = classic().getAcsResponse(template).getTemplateCode();
        approveTemplate(code);

        SendSmsRequest send = new SendSmsRequest();
        send.setPhoneNumbers(number);
        send.setSignName("云帆科技");
        send.setTemplateCode(code);
        send.setTemplateParam("{\"order\":\"A100\"}");
        send.setOutId("order-1");
        send.setSysEndpoint(server.endpoint());
        var sent = classic().getAcsResponse(send);
        assertThat(sent.getCode()).as(sent.getMessage()).isEqualTo("OK");
        return sent.getBizId();
    }

    /** One JSON object, deleted after it was read; nothing is left. */
    private JsonNode pullOne(String type) throws Exception {
        JsonNode token = token(type);
        MNSClient client = new CloudAccount(
                        token.path("AccessKeyId").asText(),
                        token.path("AccessKeySecret").asText(),
                        server.url("/"),
                        token.path("SecurityToken").asText())
                .getMNSClient();
        try {
            CloudQueue queue = client.getQueueRef("Alicom-Queue-" + customer.id() + "-" + type);
            Message message = await().atMost(LONG).until(() -> queue.popMessage(10), found -> found != null);
            queue.deleteMessage(message.getReceiptHandle());
            assertThat(queue.popMessage()).isNull();
            return JSON.readTree(message.getMessageBodyAsString());
        } finally {
            client.close();
        }
    }

    private JsonNode token(String type) throws Exception {
        return token("2017-05-25", MethodType.POST, type, null);
    }

    private JsonNode token(String version, MethodType method, String type, @Nullable String queueName)
            throws Exception {
        CommonRequest request = new CommonRequest();
        request.setSysDomain(server.endpoint());
        request.setSysVersion(version);
        request.setSysMethod(method);
        request.putQueryParameter("OwnerId", "4711");
        if (queueName != null) {
            request.putQueryParameter("QueueName", queueName);
        }
        request.setSysAction("QueryTokenForMnsQueue");
        request.putQueryParameter("MessageType", type);
        JsonNode answer = JSON.readTree(classic().getCommonResponse(request).getData());
        assertThat(answer.path("Code").asText()).isEqualTo("OK");
        return answer.path("MessageTokenDTO");
    }

    private DefaultAcsClient classic() {
        return new DefaultAcsClient(DefaultProfile.getProfile(
                "cn-hangzhou", customer.key().id(), customer.key().secret()));
    }
}
