package dev.signet.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.AddSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.AddSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.QuerySendDetailsResponseBody.QuerySendDetailsResponseBodySmsSendDetailDTOsSmsSendDetailDTO;
import com.aliyun.dysmsapi20170525.models.QuerySmsSignRequest;
import com.aliyun.dysmsapi20170525.models.QuerySmsSignResponseBody;
import com.aliyun.dysmsapi20170525.models.QuerySmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import dev.signet.billing.Ledger;
import dev.signet.support.Browser;
import dev.signet.support.SdkClients;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * The main job: applied for with the official client, decided in Tasklist in a real browser, sent with the official
 * client. Needs Chromium and its driver; required where CI=true.
 */
@SignetTest
@Import(ReviewSituations.class)
@Tag("engine-doors")
class TasklistReviewIT {

    /** What would change when a task is due, or remind of it, which the process says. */
    private static final List<String> DATES = List.of(".meta.dates .followup-date", ".meta.dates .reset-due-date");

    private static final String MARKUP = "<b onclick=alert(1)>加粗</b> {{7*7}}";
    private static final String NUMBER = "13811119001";

    @Autowired
    ReviewSituations situations;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Ledger balances;

    @Autowired
    TestServer server;

    private TasklistPage tasklist;
    private Client client;

    @BeforeAll
    static void needsABrowser() {
        Browser.isNeeded();
    }

    @BeforeEach
    void aCustomerAndABrowser() throws Exception {
        Customer customer = accounts.enterprise();
        balances.credit(customer.id(), new BigDecimal("100"), "start", "test");
        client = SdkClients.of(server.endpoint(), customer.key());
        tasklist = new TasklistPage(server.url(""));
    }

    @AfterEach
    void closeTheBrowser(TestInfo test) {
        if (tasklist != null) {
            tasklist.photograph(test.getTestMethod().orElseThrow().getName());
            tasklist.close();
        }
    }

    @Test
    @Tag("S4.1-10")
    @Tag("S6.1-2")
    void whatAReviewerApprovesTheClientSendsWith() throws Exception {
        applyForSignature("淘气熊商城");
        logIn();
        findAndClaim("签名审核", "【淘气熊商城】");
        assertThat(tasklist.formText("facts")).contains(MARKUP);
        assertThat(tasklist.has("[data-part=facts] b")).isFalse();
        assertThat(tasklist.formText("preview")).startsWith("【淘气熊商城】");
        assertThat(tasklist.formText("account")).contains("杭州示例科技有限公司");
        assertThat(tasklist.formText("due")).contains("时限");
        assertThat(tasklist.formText("due")).contains("Asia/Shanghai");
        assertThat(tasklist.evidenceIsShown()).isTrue();
        assertThat(tasklist.newestTask()).contains("【淘气熊商城】");
        assertThat(tasklist.title()).isEqualTo("Signet 任务 Tasklist");
        assertThat(tasklist.isSeen(".ce-eol-banner")).isFalse();
        tasklist.photograph("review-signature");
        tasklist.approve();
        tasklist.pressComplete();
        assertThat(tasklist.formText("decision-problem")).contains("有事实尚未核实");
        tasklist.confirmUnknownFacts();
        tasklist.complete();
        assertThat(decided("淘气熊商城").getSignStatus()).isEqualTo(1);

        String template = applyForTemplate("到店提醒", "您预约的${item}已到店，请凭单号${order}领取。");
        findAndClaim("模板审核", "到店提醒 (" + template + ")");
        assertThat(tasklist.formText("facts")).contains("您预约的${item}已到店");
        tasklist.photograph("review-template");
        tasklist.approve();
        tasklist.confirmUnknownFacts();
        tasklist.complete();
        patiently().until(() -> templateStatus(template) == 1);

        var sent = client.sendSms(new SendSmsRequest()
                        .setPhoneNumbers(NUMBER)
                        .setSignName("淘气熊商城")
                        .setTemplateCode(template)
                        .setTemplateParam("{\"item\":\"蓝色水壶\",\"order\":\"A100\"}"))
                .getBody();
        assertThat(sent.getCode()).as(sent.getMessage()).isEqualTo("OK");
        var detail = patiently().until(() -> detail(sent.getBizId()), row -> row.getSendStatus() != 1L);
        assertThat(detail.getSendStatus()).as(detail.getErrCode()).isEqualTo(3L);
        assertThat(detail.getErrCode()).isEqualTo("DELIVERED");
        assertThat(detail.getContent()).isEqualTo("【淘气熊商城】您预约的蓝色水壶已到店，请凭单号A100领取。");
    }

    @Test
    @Tag("S4.4-1")
    void whatAReviewerRejectsTheClientIsToldTheReasonOf() throws Exception {
        applyForSignature("淘气虎商城");
        logIn();
        findAndClaim("签名审核", "【淘气虎商城】");

        tasklist.leaveComment("应用商店里没有这个应用");
        tasklist.reload();
        tasklist.chooseFilter("签名审核");
        tasklist.openNewestTask("【淘气虎商城】");
        tasklist.awaitSeen("[data-part=history] tr");
        assertThat(tasklist.formText("history")).contains("评论 comment").contains("应用商店里没有这个应用");
        tasklist.photograph("review-comment");

        tasklist.pressComplete();
        assertThat(tasklist.formText("decision-problem")).contains("请选择通过或驳回");
        tasklist.reject("R-S04");
        tasklist.comment("请补充应用商店链接");
        tasklist.complete();

        var decided = decided("淘气虎商城");
        assertThat(decided.getSignStatus()).isEqualTo(2);
        assertThat(decided.getReason()).contains("R-S04").contains("请补充应用商店链接");
        var refused = client.sendSms(new SendSmsRequest()
                        .setPhoneNumbers(NUMBER)
                        .setSignName("淘气虎商城")
                        .setTemplateCode("SMS_1"))
                .getBody();
        assertThat(refused.getCode()).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
    }

    private void applyForSignature(String name) throws Exception {
        var file = new AddSmsSignRequest.AddSmsSignRequestSignFileList()
                .setFileContents(Base64.getEncoder().encodeToString(ReviewSituations.picture()))
                .setFileSuffix("png");
        var added = client.addSmsSign(new AddSmsSignRequest()
                        .setSignName(name)
                        .setSignSource(2)
                        .setSignType(1)
                        .setRemark(MARKUP)
                        .setSignFileList(List.of(file)))
                .getBody();
        assertThat(added.getCode()).as(added.getMessage()).isEqualTo("OK");
        assertThat(signature(name).getSignStatus()).as("waits for a person").isZero();
    }

    private String applyForTemplate(String name, String content) throws Exception {
        var added = client.addSmsTemplate(new AddSmsTemplateRequest()
                        .setTemplateType(1)
                        .setTemplateName(name)
                        .setTemplateContent(content)
                        .setRemark("item 为商品名，order 为单号"))
                .getBody();
        assertThat(added.getCode()).as(added.getMessage()).isEqualTo("OK");
        assertThat(templateStatus(added.getTemplateCode()))
                .as("waits for a person")
                .isZero();
        return added.getTemplateCode();
    }

    private void logIn() {
        tasklist.logIn(situations.reviewer().id(), ReviewSituations.PASSWORD);
    }

    private void findAndClaim(String filter, String title) {
        tasklist.chooseFilter(filter);
        tasklist.openNewestTask(title);
        assertThat(DATES)
                .as("the engine's page draws them")
                .allMatch(tasklist::has)
                .noneMatch(tasklist::isSeen);
        tasklist.claim();
    }

    private QuerySmsSignResponseBody decided(String name) {
        return patiently().until(() -> signature(name), answer -> answer.getSignStatus() != 0);
    }

    private QuerySmsSignResponseBody signature(String name) throws Exception {
        return client.querySmsSign(new QuerySmsSignRequest().setSignName(name)).getBody();
    }

    private int templateStatus(String code) throws Exception {
        return client.querySmsTemplate(new QuerySmsTemplateRequest().setTemplateCode(code))
                .getBody()
                .getTemplateStatus();
    }

    private QuerySendDetailsResponseBodySmsSendDetailDTOsSmsSendDetailDTO detail(String bizId) throws Exception {
        return SdkClients.details(client, NUMBER, bizId)
                .getSmsSendDetailDTOs()
                .getSmsSendDetailDTO()
                .get(0);
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(200));
    }
}
