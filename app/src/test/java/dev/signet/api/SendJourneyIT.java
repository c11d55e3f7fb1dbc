package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.AddSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.AddSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.SendBatchSmsRequest;
import com.aliyun.dysmsapi20170525.models.SendBatchSmsResponseBody;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsResponseBody;
import com.aliyun.dysmsapi20170525.models.SmsConversionIntlRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signet.account.Accounts;
import dev.signet.billing.Ledger;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.figures.FiguresCheck;
import dev.signet.platform.DataPlane;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.signature.Signatures;
import dev.signet.support.Approved;
import dev.signet.support.SdkClients;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import dev.signet.template.TemplateRow;
import dev.signet.template.TemplateState;
import dev.signet.template.Templates;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A message on its whole way, from the official client to the carrier and back to the account. */
@SignetTest(properties = "signet.event.allow-private-targets=true")
class SendJourneyIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String SIGN = "云帆科技";
    private static final List<String> EVENTS = List.of("SmsReport", "SmsUp", "SignSmsReport", "TemplateSmsReport");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBERS = new AtomicInteger(31_115_000);

    @Autowired
    TestAccounts testAccounts;

    @Autowired
    Accounts accounts;

    @Autowired
    Ledger balances;

    @Autowired
    Approved approved;

    @Autowired
    TestServer server;

    @Autowired
    SimulatorServer simulator;

    @Autowired
    Signatures signatures;

    @Autowired
    Templates templates;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    ActiveRulebook rulebook;

    @Autowired
    Environment environment;

    @Autowired
    MeterRegistry meters;

    @Autowired
    @DataPlane
    JdbcClient data;

    @Autowired
    @DataPlane
    JdbcTemplate statements;

    private final List<JsonNode> pushed = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private TestAccounts.Customer customer;
    private Client client;
    private String note;
    private String promotion;
    private String number;

    @BeforeEach
    void aSenderWhoListens() throws Exception {
        simulator.follow("receipts: {delay: 20ms}");
        customer = testAccounts.enterprise("杭州云帆科技有限公司");
        balances.credit(customer.id(), new BigDecimal("100"), "start", "test");
        approved.signature(customer.id(), SIGN, Scenario.GENERAL);
        note = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的订单已发货，请注意查收。", "{}");
        promotion = approved.template(customer.id(), TemplateKind.PROMOTIONAL, "云帆商城周年庆，会员全场8折，拒收请回复R", "{}");
        client = SdkClients.of(server.endpoint(), customer.key());
        number = "138" + NUMBERS.incrementAndGet();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    @AfterEach
    void stopReceiver() {
        EVENTS.forEach(type -> push(type, false));
        receiver.stop(0);
        new FiguresCheck(statements).holds(customer.id());
    }

    private void receive(HttpExchange exchange) throws IOException {
        JSON.readTree(exchange.getRequestBody()).forEach(pushed::add);
        byte[] reply = "{\"code\":0,\"msg\":\"接收成功\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    private void push(String type, boolean enabled) {
        RawClient raw = new RawClient(server.port(), customer.key());
        String path = "/v1/settings/push/" + type;
        byte[] body = ("{\"url\":\"http://127.0.0.1:" + receiver.getAddress().getPort() + "/\",\"enabled\":" + enabled
                        + "}")
                .getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                raw.acs3("PUT", path, Map.of(), new TreeMap<>(Map.of("content-type", "application/json")), body);
        assertThat(raw.send("PUT", path, headers, body).status()).isEqualTo(200);
    }

    private SendSmsResponseBody send(String template) throws Exception {
        return sendTo(number, template);
    }

    private SendSmsResponseBody sendTo(String phoneNumber, String template) throws Exception {
        return client.sendSms(new SendSmsRequest()
                        .setPhoneNumbers(phoneNumber)
                        .setSignName(SIGN)
                        .setTemplateCode(template))
                .getBody();
    }

    private void delivered(String bizId) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(SdkClients.details(client, number, bizId)
                                .getSmsSendDetailDTOs()
                                .getSmsSendDetailDTO()
                                .get(0)
                                .getErrCode())
                        .isEqualTo("DELIVERED"));
    }

    @Test
    @Tag("UP-8")
    @Tag("UP-10")
    @Tag("S9.4-1")
    @Tag("S9.1-3")
    void aReplyOptsOutIsAcknowledgedAndIsToldToTheAccount() throws Exception {
        push("SmsUp", true);
        SendSmsResponseBody sent = send(note);
        assertThat(sent.getCode()).as(sent.getMessage()).isEqualTo("OK");
        delivered(sent.getBizId());

        simulator.uplink("86" + number, "10690001", " ｔｄ。");

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pushed).singleElement().satisfies(up -> {
                    assertThat(up.path("phone_number").asText()).isEqualTo(number);
                    assertThat(up.path("content").asText()).isEqualTo(" ｔｄ。");
                    assertThat(up.path("sign_name").asText()).isEqualTo(SIGN);
                    assertThat(up.path("sequence_id").asText()).isNotBlank();
                }));
        await().atMost(LONG).untilAsserted(() -> assertThat(acknowledgements()).containsExactly("DELIVERED"));
        assertThat(send(promotion).getCode()).isEqualTo("isv.CUSTOMER_REFUSED");

        simulator.uplink("86" + number, "10690001", "TD");
        await().atMost(LONG).untilAsserted(() -> assertThat(pushed).hasSize(2));
        assertThat(acknowledgements()).hasSize(1);

        simulator.uplink("86" + number, "10690001", "jc0000");
        await().atMost(LONG).untilAsserted(() -> assertThat(pushed).hasSize(3));
        assertThat(send(promotion).getCode()).isNotEqualTo("isv.CUSTOMER_REFUSED");
    }

    /** What a carrier says of its own blacklist is remembered: nobody sends to the number again for a while. */
    @Test
    @Tag("S9.4-1")
    @Tag("S9.4-4")
    void whomACarrierHasOnItsBlacklistGetsNoMoreMessages() throws Exception {
        String listed = "13822300011"; // the simulated carrier's blacklist
        String other = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已送达，请注意查收。", "{}");
        SendSmsResponseBody first = sendTo(listed, note);
        assertThat(first.getCode()).as(first.getMessage()).isEqualTo("OK");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(SdkClients.details(client, listed, first.getBizId())
                                .getSmsSendDetailDTOs()
                                .getSmsSendDetailDTO()
                                .get(0)
                                .getErrCode())
                        .isEqualTo("MOBILE_IN_BLACK"));

        SendSmsResponseBody second = sendTo(listed, other);

        assertThat(second.getCode()).isEqualTo("isv.BLACK_KEY_CONTROL_LIMIT");
        assertThat(second.getMessage()).contains("运营商");
        assertThat(sendTo(number, other).getCode()).isEqualTo("OK");
    }

    /** The four types of messages to the account, from what happened to what its address gets. */
    @Test
    @Tag("S9.1-3")
    @Tag("S9.1-4")
    void reportsAndDecisionsOfReviewsAreToldToTheAccount() throws Exception {
        push("SmsReport", true);
        push("SignSmsReport", true);
        push("TemplateSmsReport", true);
        Desk desk = new Desk(tasks, identities);

        String bizId = send(note).getBizId();
        JsonNode report = pushedWith("success");
        assertThat(report.path("biz_id").asText()).isEqualTo(bizId);
        assertThat(report.path("phone_number").asText()).isEqualTo(number);
        assertThat(report.path("success").isBoolean() && report.path("success").booleanValue())
                .isTrue();

        var applied = client.addSmsSign(new AddSmsSignRequest()
                        .setSignName("星海云集")
                        .setSignSource(0)
                        .setSignType(1)
                        .setRemark("用于订单通知")
                        .setSignFileList(List.of(new AddSmsSignRequest.AddSmsSignRequestSignFileList()
                                .setFileContents(SdkJourney.picture())
                                .setFileSuffix("png"))))
                .getBody();
        assertThat(applied.getCode()).as(applied.getMessage()).isEqualTo("OK");
        long signature = signatures.newest(customer.id(), "星海云集").orElseThrow().signatureId();
        assertThat(pushed).noneMatch(event -> event.has("sign_status"));
        desk.reject("signature:" + signature, reasonCode("signature"), "资料不全");
        JsonNode rejected = pushedWith("sign_status");
        assertThat(rejected.path("sign_name").asText()).isEqualTo("星海云集");
        assertThat(rejected.path("sign_status").asText()).isEqualTo("rejected");
        assertThat(rejected.path("reason").asText()).contains("资料不全");

        String code = client.addSmsTemplate(new AddSmsTemplateRequest()
                        .setTemplateType(1)
                        .setTemplateName("发货通知")
                        .setTemplateContent("您的订单${order}已发货，请注意查收。")
                        .setRemark("云帆商城发货通知 https://www.example.cn"))
                .getBody()
                .getTemplateCode();
        TemplateRow template = templates.find(customer.id(), code).orElseThrow();
        if (template.state() == TemplateState.UNDER_REVIEW) {
            desk.approve("template:" + template.templateId());
        }
        JsonNode approvedTemplate = pushedWith("template_status");
        assertThat(approvedTemplate.path("template_code").asText()).isEqualTo(code);
        assertThat(approvedTemplate.path("template_status").asText()).isEqualTo("approved");
    }

    private JsonNode pushedWith(String field) {
        await().atMost(LONG).until(() -> pushed.stream().anyMatch(event -> event.has(field)));
        return pushed.stream().filter(event -> event.has(field)).findFirst().orElseThrow();
    }

    private String reasonCode(String kind) {
        return rulebook.current().rejectionReasons().stream()
                .filter(reason -> reason.applies().equals(kind))
                .findFirst()
                .orElseThrow()
                .code();
    }

    /** How the platform's own messages to the number ended. */
    private List<String> acknowledgements() {
        return data.sql("""
                        select coalesce(error_code, '') from sending_message
                        where account_id = ? and number = ? and content like '%退订%'""")
                .params(accounts.findByName("signet-platform").orElseThrow().id(), Long.parseLong("86" + number))
                .query(String.class)
                .list();
    }

    /** The id that the caller holds finds every line of its message in the JSON logs, up to the receipt. */
    @Test
    void oneIdLeadsFromTheRequestToTheReceiptInTheLogs() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.list = new CopyOnWriteArrayList<>();
        lines.start();
        root.addAppender(lines);
        try {
            SendSmsResponseBody sent = send(note);
            delivered(sent.getBizId());

            List<JsonNode> ours = new ArrayList<>();
            for (JsonNode line : json(root, lines.list)) {
                if (line.path("requestId").asText().equals(sent.getRequestId())) {
                    ours.add(line);
                }
            }
            JsonNode submitted = line(ours, "submitted message=");
            JsonNode ended = line(ours, "ended message=");
            assertThat(message(ended)).isEqualTo(message(submitted));
            assertThat(ended.path("message").asText())
                    .contains("code=DELIVERED", "biz=" + sent.getBizId(), "number=138****" + number.substring(7));
            assertThat(ours).allSatisfy(line -> assertThat(line.toString()).doesNotContain(number));
        } finally {
            root.detachAppender(lines);
        }
    }

    @Test
    @Tag("S11.1-1")
    void takesReportsOfUsedCodesByBothDoors() throws Exception {
        String code = approved.template(
                customer.id(),
                TemplateKind.VERIFICATION,
                "您的登录验证码为${code}，5分钟内有效，请勿泄露。",
                "{\"code\":\"numberCaptcha\"}");
        String bizId = client.sendSms(new SendSmsRequest()
                        .setPhoneNumbers(number)
                        .setSignName(SIGN)
                        .setTemplateCode(code)
                        .setTemplateParam("{\"code\":\"123456\"}"))
                .getBody()
                .getBizId();

        RawClient.Reply taken =
                conversion("{\"bizId\":\"" + bizId + "\",\"phoneNumber\":\"" + number + "\",\"converted\":true}");
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(taken.json().path("messages").asInt()).isEqualTo(1);
        assertThat(conversion("{\"bizId\":\"1^0\",\"converted\":true}").status())
                .isEqualTo(404);
        assertThat(conversion("{\"bizId\":\"" + bizId + "\"}").status()).isEqualTo(400);

        assertThat(reported(bizId)).isEqualTo("OK");
        assertThat(reported("900000000000000000^0")).isEqualTo("isv.INVALID_PARAMETERS");
        assertThat(data.sql(
                                "select count(*) from sending_conversion c join sending_message m on m.id = c.message_id where m.account_id = ?")
                        .param(customer.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test // #8
    void sendsTheOthersOfABatchAndShowsWhichWasRefused() throws Exception {
        String order = approved.template(
                customer.id(), TemplateKind.NOTIFICATION, "您的订单${text}已发货，请注意查收。", "{\"text\":\"others\"}");
        String refused = "138" + NUMBERS.incrementAndGet();

        SendBatchSmsResponseBody answer = sendBoth(order, refused, "{\"text\":\"见http://a-shop.cn/1\"}");

        assertThat(answer.getCode()).as(answer.getMessage()).isEqualTo("OK");
        var shown = SdkClients.details(client, refused, answer.getBizId())
                .getSmsSendDetailDTOs()
                .getSmsSendDetailDTO()
                .get(0);
        assertThat(shown.getSendStatus()).isEqualTo(2L);
        assertThat(shown.getErrCode()).isEqualTo("isv.PARAM_NOT_SUPPORT_URL");
        delivered(answer.getBizId());

        assertThat(sendBoth(order, refused, "{}").getCode()).isEqualTo("isv.TEMPLATE_MISSING_PARAMETERS");
    }

    private SendBatchSmsResponseBody sendBoth(String template, String other, String values) throws Exception {
        ObjectMapper json = new ObjectMapper();
        return client.sendBatchSms(new SendBatchSmsRequest()
                        .setPhoneNumberJson(json.writeValueAsString(List.of(number, other)))
                        .setSignNameJson(json.writeValueAsString(List.of(SIGN, SIGN)))
                        .setTemplateCode(template)
                        .setTemplateParamJson("[{\"text\":\"A1\"}," + values + "]"))
                .getBody();
    }

    @Test // #8
    void takesReportsOfCodesAbroadWhichTheMonitorDoesNotCount() throws Exception {
        String code = approved.template(
                customer.id(),
                TemplateKind.INTERNATIONAL,
                "Your login code is ${code}, valid for 5 minutes.",
                "{\"code\":\"numberCaptcha\"}");
        String bizId = client.sendSms(new SendSmsRequest()
                        .setPhoneNumbers("447911188101")
                        .setSignName(SIGN)
                        .setTemplateCode(code)
                        .setTemplateParam("{\"code\":\"123456\",\"extra\":{\"a\":null}}"))
                .getBody()
                .getBizId();

        RawClient.Reply taken =
                conversion("{\"bizId\":\"" + bizId + "\",\"phoneNumber\":\"447911188101\",\"converted\":true}");
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(taken.json().path("messages").asInt()).isEqualTo(1);
        assertThat(reported(bizId)).isEqualTo("OK");
        assertThat(data.sql("select coalesce(sum(converted), 0) from sending_abuse_hour where account_id = ?")
                        .param(customer.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private RawClient.Reply conversion(String json) {
        RawClient raw = new RawClient(server.port(), customer.key());
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return raw.send(
                "POST",
                "/v1/conversions",
                raw.acs3(
                        "POST",
                        "/v1/conversions",
                        Map.of(),
                        new TreeMap<>(Map.of("content-type", "application/json")),
                        body),
                body);
    }

    private String reported(String bizId) throws Exception {
        return client.smsConversionIntl(new SmsConversionIntlRequest()
                        .setMessageId(bizId)
                        .setDelivered(true)
                        .setConversionTime(1L))
                .getBody()
                .getCode();
    }

    @Test
    void showsHowAdmissionFares() throws Exception {
        assertThat(send(note).getCode()).isEqualTo("OK");

        assertThat(meters.get("signet.admission.batch.recipients").summary().count())
                .isPositive();
        assertThat(meters.get("signet.admission.batch.recipients").summary().max())
                .isGreaterThanOrEqualTo(1);
        assertThat(meters.get("signet.admission.locks").timer().count()).isPositive();
        assertThat(meters.get("signet.admission.batch").timer().count()).isPositive();
        for (String lane : List.of("urgent", "ordinary", "bulk")) {
            assertThat(meters.get("signet.admission.waiting")
                            .tag("lane", lane)
                            .gauge()
                            .value())
                    .isZero();
        }
    }

    private static String message(JsonNode line) {
        return line.path("message").asText().replaceAll(".*message=(\\d+).*", "$1");
    }

    private static JsonNode line(List<JsonNode> lines, String start) {
        return lines.stream()
                .filter(line -> line.path("message").asText().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line '" + start + "' in " + lines));
    }

    /** As {@code logging.structured.format.console=ecs} writes them. */
    private List<JsonNode> json(Logger root, List<ILoggingEvent> events) throws IOException {
        var context = root.getLoggerContext();
        context.putObject(Environment.class.getName(), environment);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        List<JsonNode> lines = new ArrayList<>();
        for (ILoggingEvent event : events) {
            lines.add(JSON.readTree(encoder.encode(event)));
        }
        return lines;
    }
}
