package dev.signet.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsResponseBody;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.billing.Ledger;
import dev.signet.console.ConsoleBrowser;
import dev.signet.evidence.Pictures;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SdkClients;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;

/** #13: an account from nothing to its first message, from the pages of the platform's people. */
@SignetTest
class NewAccountJourneyIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String NAME = "from-nothing";
    private static final String SIGN = "云帆科技";
    private static final String NUMBER = "13831197001";

    @Autowired
    TestServer server;

    @Autowired
    Accounts accounts;

    @Autowired
    Ledger balances;

    @Autowired
    Approved approved;

    @TempDir
    Path files;

    private ConsoleBrowser browser;

    @Test // #13
    void anAccountIsMadeGetsItsLoginByTwoAndSendsItsFirstMessage() throws Exception {
        String password;
        Client client;
        try (ConsoleBrowser staff = new ConsoleBrowser(server, new ConsoleVisitor(server, "127.0.0.1"))) {
            browser = staff;
            logsIn("admin");
            client = makesTheAccount();
            password = asksForItsLogin();
            looksAtItsPages();
        }
        agreesToTheLogin(password);

        SendSmsResponseBody sent = client.sendSms(new SendSmsRequest()
                        .setPhoneNumbers(NUMBER)
                        .setSignName(SIGN)
                        .setTemplateCode(readyToSend()))
                .getBody();
        assertThat(sent.getCode()).as(sent.getMessage()).isEqualTo("OK");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(SdkClients.details(client, NUMBER, sent.getBizId())
                                .getSmsSendDetailDTOs()
                                .getSmsSendDetailDTO()
                                .get(0)
                                .getErrCode())
                        .isEqualTo("DELIVERED"));
    }

    private void logsIn(String person) {
        browser.open("/login");
        browser.find("[name=username]").sendKeys(person);
        browser.find("[name=password]").sendKeys(person);
        browser.find("[name=password]").submit();
        new WebDriverWait(browser.driver(), LONG)
                .until(driver -> !browser.path().startsWith("/login"));
    }

    private Client makesTheAccount() throws Exception {
        Path licence = Files.write(files.resolve("licence.png"), Pictures.png());
        browser.open("/staff/accounts?lang=zh").click("新建账号").at("/staff/accounts/new");
        browser.fill("verifiedName", "杭州云帆科技有限公司");
        browser.find("#licence").sendKeys(licence.toString());
        browser.find("[name=firstKey]").click();
        browser.fill("name", NAME).click("创建");
        String id = appears("#once-key-id").getText();
        String secret = browser.find("#once-key-secret").getText();
        browser.photograph("staff-account-once");
        browser.click("已保存，继续").says("杭州云帆科技有限公司").says("licence.png");
        assertThat(browser.driver().getPageSource()).doesNotContain(secret);
        return SdkClients.of(server.endpoint(), id, secret);
    }

    private String asksForItsLogin() {
        browser.click("登记或更换").fill("name", "李雷").fill("phoneNumber", "13800138000");
        browser.click("保存").says("主联系人已保存").says("138****8000");
        browser.click("生成首次登录").fill("reason", "新客户").click("提交申请");
        String password = appears("#once-password").getText();
        browser.click("已保存，继续").says("等待同意").says("新客户");
        return password;
    }

    private WebElement appears(String selector) {
        return new WebDriverWait(browser.driver(), LONG)
                .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
    }

    /** As everybody sees them, and as some cannot. */
    private void looksAtItsPages() {
        String at = "/staff/accounts/" + account().id();
        for (String page : List.of(
                "/staff/accounts", "/staff/accounts/new", at, at + "/keys", at + "/verification", at + "/history")) {
            browser.open(page).hasNoFaults();
        }
        browser.width(390);
        for (String page : List.of("/staff/accounts", at, at + "/history")) {
            browser.open(page).hasNoFaults();
        }
    }

    private Account account() {
        return accounts.findByName(NAME).orElseThrow();
    }

    private void agreesToTheLogin(String password) {
        ConsoleVisitor owner = new ConsoleVisitor(server, "127.0.0.1");
        assertThat(owner.login(NAME, password).code()).isEqualTo("LoginFailed");
        Staff admin2 = new Staff(server, "admin2");
        String change = admin2.get("/v1/admin/staff-changes?state=WAITING&accountId="
                        + account().id())
                .is(200)
                .json()
                .get(0)
                .path("id")
                .asText();
        admin2.agree(change).is(200);
        assertThat(owner.login(NAME, password).stage()).isEqualTo("NEW_PASSWORD");
        assertThat(owner.post("/v1/console/login/password", Map.of("password", "Correct horse 7"))
                        .stage())
                .isEqualTo("OPEN");
    }

    private String readyToSend() {
        long id = account().id();
        balances.credit(id, new BigDecimal("10"), "start", "test");
        approved.signature(id, SIGN, Scenario.GENERAL);
        return approved.template(id, TemplateKind.NOTIFICATION, "您的订单已发货，请注意查收。", "{}");
    }
}
