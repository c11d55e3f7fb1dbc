package dev.signet.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.account.Accounts;
import dev.signet.billing.Ledger;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.run.TaskDriver;
import dev.signet.bulk.task.BulkSettings;
import dev.signet.bulk.task.SendHours;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Browser;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import dev.signet.template.Templates;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The page 群发助手 in a real browser: its requests are signed there, with the browser's own cryptography. */
@SignetTest(properties = "test.time=leaps")
@Tag("faults")
class BulkTasksPageIT {

    private static final int NUMBERS = Integer.getInteger("signet.journey.numbers", 2_000);
    private static final int REJECTED = 4;
    private static final String KEY = "signet-demo-key";
    private static final String SECRET = "signet-demo-secret";
    private static final String SIGN = "示例科技";
    private static final String ELSEWHERE = "signet.example";
    private static final String STANDING = "[data-part=standing]";
    private static final String FORECAST = "[data-part=forecast]";

    @Autowired
    TestServer server;

    @Autowired
    Accounts accounts;

    @Autowired
    Templates templates;

    @Autowired
    RecipientLists lists;

    @Autowired
    Ledger balances;

    @Autowired
    Blacklist blacklist;

    @Autowired
    Scheduler scheduler;

    @Autowired
    BulkSettings settings;

    @Autowired
    SettableClock clock;

    @Autowired
    SimulatorServer simulator;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @TempDir
    Path folder;

    private BulkTasksPage page;
    private BulkSituations situations;
    private TaskDriver driver;
    private long accountId;
    private String template;

    @BeforeAll
    static void needsABrowser() {
        Browser.isNeeded();
    }

    @BeforeEach
    void theDemoAccountAndABrowser() throws IOException {
        accountId = accounts.findByName("demo").orElseThrow().id();
        situations = new BulkSituations(accountId, templates, lists);
        template = situations.template(TemplateKind.PROMOTIONAL).code();
        driver = new TaskDriver(accountId, scheduler, settings, clock, data);
        balances.credit(accountId, new BigDecimal("1000000"), UUID.randomUUID().toString(), "test");
        simulator.follow("receipts: {delay: 20ms}");
        page = new BulkTasksPage(ELSEWHERE, Files.createDirectory(folder.resolve("downloads")));
    }

    @AfterEach
    void closeTheBrowser(TestInfo test) {
        if (page != null) {
            page.photograph("bulk-tasks-" + test.getTestMethod().orElseThrow().getName());
            page.close();
        }
    }

    @Test
    @Tag("S6.3-2")
    @Tag("S6.3-5")
    @Tag("S6.3-8")
    @Tag("S6.3-9")
    @Tag("S6.3-13")
    @Tag("S6.3-14")
    @Tag("S6.3-15")
    @Tag("S6.3-16")
    void carriesATaskFromItsFileOverTheNightToItsLastReceipt() throws Exception {
        Instant closing = BulkSituations.tenOClock(clock).plus(Duration.ofHours(12));
        Instant start = closing.minus(Duration.ofMinutes(1));
        enter();
        String calledOff = scheduledByHand("暂不发送", start);
        String id = scheduledByFile("会员日 <b>促销</b>", start);
        page.search("会员日 <b>");
        page.see("a[href='#/tasks/" + id + "']");
        page.seeNo("a[href='#/tasks/" + calledOff + "']");
        assertThat(page.text("#task-list"))
                .contains("发送时间", "失败号码数量", "发送结果", "待发送", "会员日 <b>促销</b>", "查看详情")
                .containsPattern("(?<!失败)号码数量");
        page.search("暂不");
        page.openDetails(calledOff);

        timeIs(start.minus(Duration.ofMinutes(5)).minusSeconds(1));
        assertThat(page.text("#task")).contains("发送任务详情");
        assertThat(page.text("[data-action=cancel]")).isEqualTo("撤销");
        page.act("cancel");
        page.sure();
        page.seeState("CANCELLED");
        page.backToTheList();
        page.search("会员日");
        page.openDetails(id);
        timeIs(start.minus(Duration.ofMinutes(4)).minusSeconds(59));
        page.act("cancel");
        page.sure();
        page.seeProblem("OperationDenied.BulkTaskTooLate", "5 分钟", SendHours.text(start));
        page.photograph("bulk-tasks-too-late");

        timeIs(start);
        driver.fire(calledOff);
        int beforeTheNight = driver.sendSomeBefore(closing, id, NUMBERS);
        page.timeIs(closing);
        page.seeState("PAUSED");
        assertThat(page.text(STANDING)).contains("到开放时自动继续");
        assertThat(page.fact(STANDING, "sent")).isEqualTo(beforeTheNight).isPositive();
        assertThat(page.fact(STANDING, "remaining"))
                .isEqualTo(NUMBERS - beforeTheNight)
                .isPositive();
        page.photograph("bulk-tasks-paused");
        timeIs(closing.plus(Duration.ofHours(10)));
        driver.fire(id);
        page.seeState("FINISHED");
        page.seeFact(STANDING, "delivered", delivered -> delivered == NUMBERS - 1);

        assertOutcomeAsForecast(id);
        assertThat(driver.messages(calledOff, "count(*)")).isZero();
        assertThat(page.text("[data-part=history]")).contains("开始发送", "推广短信暂停发送", "继续发送", "发送完成");
        assertThat(page.has("#task-title b")).isFalse();
        assertThat(page.traces()).doesNotContain(SECRET);
        page.click("#leave");
        page.see("#enter:not([hidden])");
        assertThat(page.traces()).doesNotContain(KEY, id);
    }

    @Test
    @Tag("S6.3-3")
    @Tag("S6.3-6")
    @Tag("S6.3-9")
    @Tag("S6.3-10")
    @Tag("S6.3-15")
    void saysWhatIsWrongInTheLanguageOfItsReader() {
        Instant now = BulkSituations.tenOClock(clock);
        page.open(server.url(""));
        page.timeIs(now);
        page.enter(KEY, "not the secret");
        page.seeProblem("SignatureDoesNotMatch", "Secret 不正确");
        page.click("#language");
        page.seeProblem("SignatureDoesNotMatch", "the secret is not right");
        page.timeIs(now.plus(Duration.ofHours(1)));
        page.enter(KEY, SECRET);
        page.seeProblem("InvalidTimeStamp.Expired", "Set the date and time of this computer right");
        page.timeIs(now);
        page.enter(KEY, SECRET);

        page.begin("At night", SIGN, template, local(now).withHour(23));
        page.giveByHand(BulkSituations.number(), "1380");
        assertThat(page.text("#report")).contains("1380", "is no valid mobile number");
        page.click("#create");
        page.seeProblem("isv.INVALID_PARAMETERS", "scheduled domestic tasks start between 08:00 and 22:00");
        page.fill("#task-name", "n".repeat(31));
        page.click("#create");
        page.seeProblem("isv.INVALID_PARAMETERS", "must have 1 to 30 characters");

        assertThat(page.text("#task-template")).contains("会员关怀");
        page.choose("#task-sign", "杭州示例科技");
        assertThat(page.text("#task-template")).contains("登录验证码").doesNotContain("会员关怀");
        page.choose(
                "#task-template", situations.template(TemplateKind.VERIFICATION).code());
        page.see("#by-hand:disabled");
        assertThat(page.text("#only-file")).contains("upload a file");
        await().untilAsserted(() ->
                assertThat(page.text("#content")).startsWith("【杭州示例科技】").contains("123456"));
    }

    @Test
    void refusesToTakeAKeyWhereItCannotBeUsed() {
        page.open("http://" + ELSEWHERE + ":" + server.port());

        page.see("#problem .alert");
        assertThat(page.text("#problem")).contains("https");
        assertThat(page.text("#enter")).isEmpty();
    }

    private void enter() {
        page.open(server.url(""));
        page.timeIs(clock.instant());
        page.enter(KEY, SECRET);
        page.see("#tasks:not([hidden])");
        assertThat(page.text("#who")).contains("杭州示例科技有限公司", "Asia/Shanghai");
    }

    private String scheduledByHand(String name, Instant start) {
        page.begin(name, SIGN, template, local(start));
        assertThat(page.text("#task-form"))
                .contains("任务名称", "短信签名", "短信模板", "接收号码", "范例下载", "导入号码", "发送时间", "定时发送", "提交发送任务");
        assertThat(page.text("#new")).contains("验证码经群发可能延迟，不适用于注册、登录。");
        page.see("#task-template optgroup[label=推广短信] option[value=" + template + "]");
        page.giveByHand(BulkSituations.number(), BulkSituations.number(), "1380013");
        assertThat(page.text("#report")).contains("有效 2 个", "1380013", "不是有效的手机号码");
        return confirmed();
    }

    private String scheduledByFile(String name, Instant start) throws IOException {
        List<String> numbers = BulkSituations.numbers(NUMBERS);
        page.begin(name, SIGN, template, local(start));
        Path sample = page.download("#sample-csv");
        assertThat(sample).hasFileName("sample-" + template + ".csv").content().contains("手机号码");
        page.upload(file(numbers));
        assertThat(page.report())
                .isEqualTo(Map.of(
                        "rows",
                        NUMBERS + REJECTED,
                        "valid",
                        NUMBERS,
                        "duplicate",
                        1,
                        "malformed",
                        1,
                        "foreign",
                        1,
                        "blacklisted",
                        1));
        assertThat(page.text("#report")).contains("会员.xlsx", "1380013", "不是有效的手机号码");
        assertThat(page.download("#rejected"))
                .isNotEmptyFile()
                .extracting(Path::toString)
                .asString()
                .endsWith(".xlsx");
        page.photograph("bulk-tasks-report");
        // Listed after the file was read: the list still has it, sending has not.
        list(numbers.get(NUMBERS - 1));
        return confirmed();
    }

    private Path file(List<String> numbers) throws IOException {
        String blacklisted = BulkSituations.number();
        list(blacklisted);
        List<String> rows = new ArrayList<>(numbers);
        rows.addAll(List.of(numbers.get(0), "1380013", "+14155552671", blacklisted));
        return Files.write(folder.resolve("会员.xlsx"), situations.workbook(TemplateKind.PROMOTIONAL, rows));
    }

    private String confirmed() {
        String id = page.submit();
        assertThat(driver.messages(id, "count(*)")).isZero();
        page.act("confirm");
        page.seeState("SCHEDULED");
        page.backToTheList();
        return id;
    }

    private void assertOutcomeAsForecast(String id) {
        assertThat(page.fact(FORECAST, "accepted")).isEqualTo(NUMBERS - 1).isEqualTo(page.fact(STANDING, "sent"));
        assertThat(page.fact(FORECAST, "refused")).isEqualTo(1).isEqualTo(page.fact(STANDING, "failed-numbers"));
        assertThat(page.fact(FORECAST, "segments"))
                .isEqualTo(driver.messages(id, "sum(if(error_code = 'DELIVERED', segments, 0))")
                        .intValue());
        assertThat(new BigDecimal(page.text(FORECAST + " [data-fact=cost] dd").replace(" 元", "")))
                .isEqualByComparingTo(driver.messages(id, "sum(price_micros)").movePointLeft(6));
        assertThat(page.text("[data-fact=result] dd")).contains("成功 " + (NUMBERS - 1), "失败 1");
        assertThat(driver.messages(id, "count(distinct number)").intValue()).isEqualTo(NUMBERS);
    }

    /** The server's and the browser's. */
    private void timeIs(Instant now) {
        clock.set(now);
        page.timeIs(now);
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneId.of("Asia/Shanghai"));
    }

    private void list(String number) {
        blacklist.add(new BlacklistEntry(
                Long.parseLong("86" + number), accountId, BlacklistKind.ACCOUNT, null, "test", clock.instant()));
    }
}
