package dev.signet.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountState;
import dev.signet.account.InternationalService;
import dev.signet.billing.Packages;
import dev.signet.billing.price.Coverage;
import dev.signet.console.ConsoleBrowser;
import dev.signet.console.ConsoleLogins;
import dev.signet.notice.Announcement;
import dev.signet.notice.Announcements;
import dev.signet.platform.Bilingual;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SdkClients;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The first page of the console (chapter 1) as those see it who have just logged in. */
@SignetTest
class HomePageIT {

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    AccountAdministration administration;

    @Autowired
    InternationalService international;

    @Autowired
    Packages packages;

    @Autowired
    Announcements announcements;

    @Autowired
    Approved approved;

    @Autowired
    SettableClock clock;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    private ConsoleBrowser browser;

    @BeforeEach
    void inRealTime() {
        clock.reset();
    }

    @AfterEach
    void end() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Somebody who may do everything. */
    private void comeIn(Customer customer) {
        comeIn(logins.user(customer, "alice", "AdministratorAccess"));
    }

    private void comeIn(ConsoleVisitor visitor) {
        browser = new ConsoleBrowser(server, visitor).open("/console?lang=zh");
    }

    private String text(String css) {
        return browser.find(css).getText();
    }

    private boolean shows(String css) {
        return !browser.driver().findElements(By.cssSelector(css)).isEmpty();
    }

    private void isSoundAt(String picture, int... widths) {
        for (int width : widths) {
            browser.width(width);
            browser.photograph("home-" + picture + "-" + width);
            browser.hasNoFaults();
        }
        browser.width(1440);
    }

    @Test
    @Tag("S1-1")
    @Tag("S1-2")
    @Tag("S1-3")
    @Tag("S1-6")
    @Tag("S1-8")
    @Tag("S1-12")
    void anEnterpriseFindsItsAreasAndTheNextStep() {
        Customer customer = accounts.enterprise("杭州云帆科技有限公司");
        administration.setBalance("test", customer.id(), new BigDecimal("1234.5"), "test");
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        approved.template(customer.id(), TemplateKind.INTERNATIONAL, "Hello", "{}");
        announcements.write(
                "admin",
                new Announcement.Form(
                        new Bilingual("年终优惠", "Year-end offer"),
                        new Bilingual("套餐包<b>八折</b>", "Packages at 80 %"),
                        "https://signet.example/sale",
                        clock.instant(),
                        clock.instant().plusSeconds(600)));

        comeIn(customer);

        assertThat(text(".head")).contains("杭州云帆科技有限公司", "企业用户", "正常", "按量计费", "¥1,234.50");
        assertThat(text("#guide")).contains("已完成 4 / 6 步", "发送第一条短信");
        assertThat(text("#guide [aria-current=step]")).isEqualTo("发送");
        assertThat(browser.texts("#guide li")).containsExactly("实名认证", "签名", "模板", "发送", "AccessKey", "接收回执");
        assertThat(browser.find("#guide a.button").getDomAttribute("href")).isEqualTo("/console/bulk-tasks/new");
        assertThat(text("#entries").lines()).contains("签名 1 1", "模板 0 1", "群发任务 0 0");
        assertThat(text("#announcements")).contains("年终优惠", "套餐包<b>八折</b>");
        assertThat(browser.find("#announcements a").getDomAttribute("href")).isEqualTo("https://signet.example/sale");
        assertThat(text("#announcements a")).isEqualTo("查看详情");
        assertThat(text("#notices")).contains("消息中心");
        assertThat(browser.find("#notices a").getDomAttribute("href")).isEqualTo("/console/notices");
        assertThat(shows("#figures")).as("nothing was sent yet").isFalse();
        isSoundAt("enterprise", 1440, 1024, 390);
        for (String area : List.of("/console/", "/console/international/")) {
            for (String kind : List.of("signatures", "templates", "bulk-tasks")) {
                browser.open("/console?lang=zh");
                browser.find("#entries a[href='" + area + kind + "']").click();
                browser.at(area + kind);
                assertThat(browser.find(".nav a[aria-current=page]").getDomAttribute("href"))
                        .isEqualTo(area + kind);
            }
        }

        browser.open("/console?lang=en");
        assertThat(text(".head")).contains("Enterprise", "Normal", "Pay as you go");
        assertThat(text("#announcements")).contains("Year-end offer", "Packages at 80 %");
        assertThat(text("#guide")).contains("4 of 6 done");
        isSoundAt("enterprise-en", 1440, 390);
    }

    @Test
    @Tag("S1-15")
    void theInternationalServiceIsOpenedWithAButtonAndShowsItsPrices() {
        Customer customer = accounts.enterprise();
        international.set("test", customer.id(), false);
        comeIn(customer);
        assertThat(text("#international")).contains("未开通", "免费开通").doesNotContain("中国香港");
        browser.open("/console/international/templates?lang=zh");
        assertThat(text("main .banner")).contains("服务未开通", "去开通");
        browser.find("main .banner a").click();
        browser.at("/console#international");

        browser.find("#international [data-opens=open]").click();
        assertThat(text("#open")).contains("开通国际/港澳台消息服务？");
        browser.photograph("home-international-ask");
        browser.find("#open button[type=submit]").click();
        browser.says("国际/港澳台消息服务已开通");
        assertThat(text("#international")).contains("已开通", "中国香港", "¥0.35 / 条");
        assertThat(browser.texts("#international .steps li")).containsExactly("申请国际模板", "通过审核", "发送");
        assertThat(browser.texts("#international .steps li.done")).isEmpty();
        assertThat(administration.require(customer.id()).international()).isTrue();

        browser.find("#international [data-opens=close]").click();
        browser.find("#close button[type=submit]").click();
        browser.says("国际/港澳台消息服务已关闭");
        assertThat(administration.require(customer.id()).international()).isFalse();
    }

    @Test
    @Tag("S1-15")
    void theWayAbroadShowsWhatIsDone() throws Exception {
        Customer customer = accounts.enterprise();
        administration.setBalance("test", customer.id(), new BigDecimal("100"), "test");
        approved.signature(customer.id(), "Yunfan", Scenario.GENERAL);
        String template = approved.template(customer.id(), TemplateKind.INTERNATIONAL, "Your parcel is here.", "{}");
        comeIn(customer);
        assertThat(browser.texts("#international .steps li.done")).containsExactly("申请国际模板", "通过审核");

        SendSmsRequest request = new SendSmsRequest()
                .setPhoneNumbers("85261234567")
                .setSignName("Yunfan")
                .setTemplateCode(template);
        assertThat(SdkClients.of(server.endpoint(), customer.key())
                        .sendSms(request)
                        .getBody()
                        .getCode())
                .isEqualTo("OK");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            browser.open("/console?lang=zh");
            return browser.texts("#international .steps li.done").size() == 3;
        });
    }

    @Test
    @Tag("S1-2")
    @Tag("S1-6")
    @Tag("S1-7")
    void anIndividualIsNotOfferedTheInternationalService() {
        comeIn(accounts.individual());

        assertThat(text(".head")).contains("张三", "个人用户");
        assertThat(shows("#international")).isFalse();
        assertThat(text("#entries")).doesNotContain("国际");
        isSoundAt("individual", 1440, 390);
    }

    @Test
    @Tag("S1-4")
    @Tag("S1-5")
    void anAccountInArrearsIsToldToTopUp() {
        Customer customer = accounts.enterprise();
        administration.setState("test", customer.id(), AccountState.IN_ARREARS);

        comeIn(customer);

        assertThat(text(".head")).contains("欠费").doesNotContain("正常");
        assertThat(text(".banner.bad")).contains("已停止发送", "充值");
        isSoundAt("arrears", 1440, 390);
    }

    @Test // #13: whom the platform stopped is not told to top up
    void aSuspendedAccountIsToldWhy() {
        Customer customer = accounts.enterprise();
        administration.suspend("admin", customer.id(), "投诉过多");

        comeIn(customer);

        assertThat(text(".head")).contains("已停用");
        assertThat(text(".banner.bad")).contains("停用", "投诉过多").doesNotContain("欠费", "admin");
    }

    @Test
    @Tag("S1-11")
    @Tag("S1-13")
    @Tag("S1-14")
    void packagesAreShownWithTheirWarningValueWhichIsSetThere() {
        Customer customer = accounts.enterprise();
        packages.grant(
                customer.id(),
                Coverage.DOMESTIC,
                10_000,
                clock.instant(),
                clock.instant().plus(Duration.ofDays(30)),
                null);
        data.update("update billing_package set units_left = 7500 where account_id = ?", customer.id());
        comeIn(customer);
        assertThat(text(".head")).contains("套餐包计费");
        assertThat(text("#packages .figure")).contains("7,500", "/ 10,000 条", "剩余 75%");
        assertThat(text("#packages")).contains("7,500 / 10,000", "剩余 30 天", "未设置预警值");

        browser.find("#packages [data-opens=warning]").click();
        browser.fill("warning", "9999999999");
        browser.find("#warning button[type=submit]").click();
        browser.says("isv.INVALID_PARAMETERS");
        browser.photograph("home-warning-refused");
        browser.fill("warning", "7501");
        browser.find("#warning button[type=submit]").click();
        browser.says("预警值已设为 7501 条");
        assertThat(text("#packages")).contains("低于预警值", "预警值 7,501 条");
        assertThat(text("#needs")).contains("国内套餐包剩余 7500 条，低于预警值 7501 条。");
    }

    @Test
    @Tag("S1-1")
    @Tag("S1-2")
    @Tag("S1-9")
    @Tag("S1-10")
    @Tag("S9.4-5")
    void whatWasSentIsShownForRangesWithALine() throws Exception {
        Customer customer = accounts.enterprise();
        administration.setBalance("test", customer.id(), new BigDecimal("100"), "test");
        sendToThree(customer);
        sendToABlacklistedNumber(customer);

        comeIn(customer);

        assertThat(text("#figures")).contains("今日发送", "3 条", "今日成功率", "今日未回执", "本月费用", "¥0.135");
        assertThat(text("#volume .totals").lines()).containsExactly("发送总量", "3", "发送成功", "3", "发送失败", "0", "未回执", "0");
        assertThat(text("#volume .ranges [aria-current]")).isEqualTo("近7天");
        await().until(() -> shows("#volume-chart canvas"));
        browser.photograph("home-chart");
        browser.click("表格");
        assertThat(rows()).hasSize(7).last().asString().contains(" 3 ");
        isSoundAt("figures", 1440, 1024, 390);

        browser.click("昨天").says("这段时间没有发送。");
        assertThat(browser.path()).isEqualTo("/console?range=yesterday");
        browser.click("今天");
        await().until(() -> text("#volume .totals").contains("3"));
        await().until(() -> shows("#volume-chart canvas"));
        browser.click("表格");
        assertThat(rows())
                .hasSize(LocalTime.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"))
                                .getHour()
                        + 1);
        browser.driver()
                .executeScript("document.querySelector('#volume [name=from]').value = '2026-01-01';"
                        + "document.querySelector('#volume [name=to]').value = '2026-01-31'");
        browser.click("查询").says("这段时间没有发送。");
        assertThat(browser.path()).isEqualTo("/console?range=custom&from=2026-01-01&to=2026-01-31");
        browser.find(".menu summary").click();
        browser.find(".menu button[value=dark]").click();
        browser.shows("html[data-theme=dark]");
        assertThat(browser.path()).isEqualTo("/console?range=custom&from=2026-01-01&to=2026-01-31");
        assertThat(browser.find(".menu button[value=dark]").getDomAttribute("aria-pressed"))
                .isEqualTo("true");
        browser.open(browser.path()).says("这段时间没有发送。");
        assertThat(browser.find("#volume [name=from]").getDomProperty("value")).isEqualTo("2026-01-01");
    }

    private List<String> rows() {
        return browser.driver().findElements(By.cssSelector("#volume-chart tbody tr")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private void sendToThree(Customer customer) throws Exception {
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        String template = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的订单已发货，请注意查收。", "{}");
        Client client = SdkClients.of(server.endpoint(), customer.key());
        for (String number : List.of("13900139081", "13900139082", "13900139083")) {
            SendSmsRequest request = new SendSmsRequest()
                    .setPhoneNumbers(number)
                    .setSignName("云帆科技")
                    .setTemplateCode(template);
            assertThat(client.sendSms(request).getBody().getCode()).isEqualTo("OK");
        }
        SignedRest api = new SignedRest(server, customer.key(), clock);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/v1/figures", Map.of("from", today(), "to", today()))
                                .json()
                                .at("/total/delivered")
                                .asLong()
                        == 3);
    }

    /** It is in the records, and in no figure of the page. */
    private void sendToABlacklistedNumber(Customer customer) throws Exception {
        SignedRest api = new SignedRest(server, customer.key(), clock);
        assertThat(api.post("/v1/blacklist", Map.of("number", "13900139084")).status())
                .isLessThan(300);
        SendSmsRequest request = new SendSmsRequest()
                .setPhoneNumbers("13900139084")
                .setSignName("云帆科技")
                .setTemplateCode(approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的订单已签收。", "{}"));
        assertThat(SdkClients.of(server.endpoint(), customer.key())
                        .sendSms(request)
                        .getBody()
                        .getCode())
                .isEqualTo("isv.BLACK_KEY_CONTROL_LIMIT");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/v1/figures", Map.of("from", today(), "to", today()))
                                .json()
                                .at("/total/blacklisted")
                                .asLong()
                        == 1);
    }

    private String today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).toString();
    }

    @Test
    @Tag("S1-8")
    void beginnersFindQuickStartAndReference() {
        comeIn(accounts.enterprise());

        browser.find("#start a[href='/console/access/keys']").click();
        assertThat(text("h1")).isEqualTo("AccessKey");
        assertThat(text("main")).contains("创建 AccessKey");
        browser.open("/console?lang=zh");
        browser.find("#start a[href='/console/quick-start']").click();
        assertThat(text("h1")).isEqualTo("快速入门");
        assertThat(text("main")).contains("127.0.0.1:" + server.port());
        isSoundAt("quick-start", 1440, 390);
        browser.open("/console?lang=zh");
        browser.find("#start a[href='/console/api']").click();
        browser.at("/console/api");
        assertThat(text("main")).contains("SendSms");
        isSoundAt("api", 1440, 390);
        browser.open("/console/api?door=v1");
        assertThat(text("main")).contains("/v1/account/needs");
    }

    @Test
    @Tag("S1-2")
    void whoMayOnlyReadSignaturesSeesOnlyThat() {
        Customer customer = accounts.enterprise();
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        comeIn(logins.userWith(customer, "bob", """
                {"Version": "1", "Statement": [{"Effect": "Allow", "Resource": "*",
                  "Action": ["dysms:GetAccount", "dysms:QuerySmsSignList"]}]}"""));

        assertThat(text("#entries")).contains("签名").doesNotContain("模板");
        assertThat(shows("#packages")).isFalse();
        assertThat(shows("#announcements")).isFalse();
        assertThat(shows("[data-opens]")).isFalse();
        assertThat(text(".head")).doesNotContain("余额");
    }
}
