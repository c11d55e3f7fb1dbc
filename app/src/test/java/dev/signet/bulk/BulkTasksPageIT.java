package dev.signet.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.login.ConsoleVisitor;
import dev.signet.account.AccessKey;
import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.billing.Ledger;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.run.TaskDriver;
import dev.signet.bulk.task.BulkSettings;
import dev.signet.bulk.task.SendHours;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.console.ConsoleLogins;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Browser;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
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

/** 群发助手 in the console, in a real browser: from the choice of a text to the last receipt. */
@SignetTest(properties = "test.time=leaps")
@Tag("faults")
class BulkTasksPageIT {

    private static final int NUMBERS = Integer.getInteger("signet.journey.numbers", 2_000);
    private static final int REJECTED = 4;
    private static final String SIGN = "示例科技";
    private static final String STANDING = "#standing [data-fact=%s] b";
    private static final String FORECAST = "#forecast [data-fact=%s] .num";

    @Autowired
    TestServer server;

    @Autowired
    Accounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    TestAccounts customers;

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
    private Instant now;

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
        now = BulkSituations.tenOClock(clock);
        page = new BulkTasksPage(server, owner(), Files.createDirectory(folder.resolve("downloads")));
    }

    /** Sessions of a browser end with time. */
    private ConsoleVisitor owner() {
        Account demo = accounts.findByName("demo").orElseThrow();
        return logins.owner(new Customer(demo, new AccessKey("", demo.id(), true, "")));
    }

    @AfterEach
    void closeTheBrowser(TestInfo test) {
        if (page != null) {
            page.photograph("bulk-tasks-" + test.getTestMethod().orElseThrow().getName());
            page.close();
        }
    }

    @Test
    @Tag("S6.1-1")
    @Tag("S6.3-4")
    @Tag("S6.3-5")
    @Tag("S6.3-8")
    @Tag("S6.3-9")
    @Tag("S6.3-13")
    @Tag("S6.3-14")
    @Tag("S6.3-15")
    @Tag("S6.3-16")
    void carriesATaskFromItsFileOverTheNightToItsLastReceipt() throws Exception {
        Instant closing = now.plus(Duration.ofHours(12));
        Instant start = closing.minus(Duration.ofMinutes(1));
        String calledOff = scheduledByHand("暂不发送", start);
        String id = scheduledByFile("会员日 <i>促销</i>", start);
        page.openList();
        page.search("会员日 <i>");
        assertThat(page.has("a[href='/console/bulk-tasks/" + id + "']")).isTrue();
        assertThat(page.has("a[href='/console/bulk-tasks/" + calledOff + "']")).isFalse();
        assertThat(page.text("#tasks"))
                .contains("发送时间", "失败号码数量", "发送结果", "待发送", "会员日 <i>促销</i>", "查看详情")
                .containsPattern("(?<!失败)号码数量");

        clock.set(start.minus(Duration.ofMinutes(5)).minusSeconds(1));
        page.enter(owner());
        page.openList();
        page.search("暂不");
        page.click("a[href='/console/bulk-tasks/" + calledOff + "'][aria-label]");
        page.seeState("SCHEDULED");
        assertThat(page.text(".crumbs")).contains("发送任务详情");
        assertThat(page.text("#cancel")).isEqualTo("撤销");
        page.act("cancel");
        page.seeState("CANCELLED");
        page.openTask(id);
        clock.set(start.minus(Duration.ofMinutes(4)).minusSeconds(59));
        page.act("cancel");
        page.seeProblem("OperationDenied.BulkTaskTooLate", "5 分钟", SendHours.text(start));
        page.photograph("bulk-tasks-too-late");

        clock.set(start);
        driver.fire(calledOff);
        page.openTask(id);
        int beforeTheNight = driver.sendSomeBefore(closing, id, NUMBERS);
        page.seeState("PAUSED");
        assertThat(page.text("#standing")).contains("到开放时自动继续");
        assertThat(page.fact("#standing [data-fact=sent]"))
                .isEqualTo(beforeTheNight)
                .isPositive();
        assertThat(page.fact(STANDING.formatted("remaining")))
                .isEqualTo(NUMBERS - beforeTheNight)
                .isPositive();
        page.photograph("bulk-tasks-paused");
        clock.set(closing.plus(Duration.ofHours(10)));
        page.enter(owner());
        page.openTask(id);
        driver.fire(id);
        page.seeState("FINISHED");
        page.seeFact(STANDING.formatted("delivered"), delivered -> delivered == NUMBERS - 1);

        assertOutcomeAsForecast(id);
        assertThat(driver.messages(calledOff, "count(*)")).isZero();
        assertThat(page.text("#history")).contains("开始发送", "推广短信暂停发送", "继续发送", "发送完成");
        assertThat(page.has("h1 i")).isFalse();
        page.hasNoFaults();
    }

    @Test
    @Tag("S6.3-2")
    @Tag("S6.3-3")
    @Tag("S6.3-6")
    @Tag("S6.3-9")
    @Tag("S6.3-10")
    @Tag("S6.3-15")
    void saysWhatIsWrongInTheLanguageOfItsReader() {
        page.open("/console/bulk-tasks/new?lang=en");
        assertThat(page.text("#name-hint")).contains("30 characters");
        page.choose("n".repeat(31), SIGN, template);
        page.goOn();
        page.seeProblem("isv.INVALID_PARAMETERS", "must have 1 to 30 characters");
        assertThat(page.has("#name[aria-invalid=true]")).as("told at its field").isTrue();
        page.fill("#name", "At night");
        page.toTheRecipients();
        page.type("1380", BulkSituations.number(), "1380");
        assertThat(page.text("entry-list")).contains("2 numbers", "Already there: 1380");
        page.check();
        assertThat(page.text("#report")).contains("1380", "is no valid mobile number");
        page.schedule(local(now).withHour(23));
        page.click("#create");
        page.seeProblem("isv.INVALID_PARAMETERS", "scheduled domestic tasks start between 08:00 and 22:00");
        page.photograph("bulk-tasks-at-night");

        String codes = situations.template(TemplateKind.VERIFICATION).code();
        page.open("/console/bulk-tasks/new?name=codes&sign=" + SIGN + "&template=" + template);
        assertThat(page.text("#choice")).contains("会员关怀").doesNotContain("for registration or login");
        page.choose("codes", "杭州示例科技", codes);
        assertThat(page.text("#choice"))
                .contains("登录验证码", "Codes sent in bulk may arrive late", "do not use them for registration or login")
                .doesNotContain("会员关怀");
        assertThat(page.text("#message")).startsWith("【杭州示例科技】").contains("123456");
        page.toTheRecipients();
        assertThat(page.has("#by-hand")).isFalse();
        assertThat(page.text("#only-file")).contains("come from a file");
        page.hasNoFaults();
    }

    @Test
    @Tag("S6.3-4")
    void beginsWithTheSignatureOrTheTemplateItIsCalledFrom() {
        page.open("/console/bulk-tasks/new?lang=zh&sign=" + SIGN);
        assertThat(page.has("#sign option[value='" + SIGN + "'][selected]")).isTrue();
        page.open("/console/bulk-tasks/new?template=" + template);
        assertThat(page.has("#template-" + template + ":checked")).isTrue();
        assertThat(page.has("#kind-PROMOTIONAL:checked")).isTrue();
    }

    @Test
    @Tag("S6.3-7")
    void offersASignatureToWhoeverHasNone() {
        page.enter(logins.owner(customers.enterprise()));
        for (String path : List.of("/console/bulk-tasks?lang=zh", "/console/bulk-tasks/new")) {
            page.open(path);
            assertThat(page.text("main")).contains("还没有签名", "添加签名");
            assertThat(page.has("#add-signature[href='/console/signatures/new']"))
                    .as(path)
                    .isTrue();
            page.hasNoFaults();
        }
    }

    private void begin(String name) {
        page.openList();
        page.click("#add");
        page.see("#content-form");
        assertThat(page.text("#content-form")).contains("任务名称", "短信签名", "短信模板", "推广短信");
        page.choose(name, SIGN, template);
        assertThat(page.text("#message")).startsWith("【" + SIGN + "】");
        page.toTheRecipients();
        assertThat(page.text("#give")).contains("接收号码", "范例下载", "导入号码");
    }

    private String scheduledByHand(String name, Instant start) {
        begin(name);
        page.type(BulkSituations.number(), BulkSituations.number(), "1380013");
        page.check();
        assertThat(page.text("#report")).contains("有效 2 个", "1380013", "不是有效的手机号码");
        return confirmed(start);
    }

    private String scheduledByFile(String name, Instant start) throws IOException {
        List<String> numbers = BulkSituations.numbers(NUMBERS);
        begin(name);
        Path sample = page.download("#sample-csv");
        assertThat(sample).hasFileName("sample-" + template + ".csv").content().contains("手机号码");
        page.upload(Files.writeString(folder.resolve("wrong <i>.csv"), "号码\n" + numbers.get(0)));
        page.see("#failed");
        assertThat(page.text("#failed")).contains("wrong <i>.csv", "手机号码");
        page.upload(file(numbers));
        page.seeReport();
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
        assertThat(page.text("#report")).contains("会员 <i>.xlsx", "1380013", "不是有效的手机号码");
        assertThat(page.has("#report i")).isFalse();
        assertThat(page.download("#rejected"))
                .isNotEmptyFile()
                .extracting(Path::toString)
                .asString()
                .endsWith(".xlsx");
        page.photograph("bulk-tasks-report");
        page.hasNoFaults();
        // Listed after the file was read: the list still has it, sending has not.
        list(numbers.get(NUMBERS - 1));
        return confirmed(start);
    }

    private Path file(List<String> numbers) throws IOException {
        String blacklisted = BulkSituations.number();
        list(blacklisted);
        List<String> rows = new ArrayList<>(numbers);
        rows.addAll(List.of(numbers.get(0), "1380013", "+14155552671", blacklisted));
        return Files.write(folder.resolve("会员 <i>.xlsx"), situations.workbook(TemplateKind.PROMOTIONAL, rows));
    }

    private String confirmed(Instant start) {
        page.schedule(local(start));
        assertThat(page.text("#task-form")).contains("设置定时", "定时发送", "提交发送任务");
        String id = page.submit();
        assertThat(driver.messages(id, "count(*)")).isZero();
        assertThat(page.text(".steps [aria-current]")).isEqualTo("确认");
        page.act("confirm");
        page.seeState("SCHEDULED");
        return id;
    }

    private void assertOutcomeAsForecast(String id) {
        assertThat(page.fact(FORECAST.formatted("accepted")))
                .isEqualTo(NUMBERS - 1)
                .isEqualTo(page.fact("#standing [data-fact=sent]"));
        assertThat(page.fact(FORECAST.formatted("refused")))
                .isEqualTo(1)
                .isEqualTo(page.fact(STANDING.formatted("failed")));
        assertThat(page.text("#standing [data-fact=failed] a")).isEqualTo("查看失败记录");
        assertThat(page.fact(FORECAST.formatted("segments")))
                .isEqualTo(driver.messages(id, "sum(if(error_code = 'DELIVERED', segments, 0))")
                        .intValue());
        assertThat(new BigDecimal(page.text(FORECAST.formatted("cost")).replaceAll("[¥,]", "")))
                .isEqualByComparingTo(driver.messages(id, "sum(price_micros)").movePointLeft(6));
        assertThat(driver.messages(id, "count(distinct number)").intValue()).isEqualTo(NUMBERS);
        page.openList();
        page.search("会员日");
        assertThat(page.text("#task-" + id)).contains("成功 " + "%,d".formatted(NUMBERS - 1), "失败 1", "发送完成");
        page.openTask(id);
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneId.of("Asia/Shanghai"));
    }

    private void list(String number) {
        blacklist.add(new BlacklistEntry(
                Long.parseLong("86" + number), accountId, BlacklistKind.ACCOUNT, null, "test", clock.instant()));
    }
}
