package dev.signet.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.QuerySendStatisticsRequest;
import com.aliyun.dysmsapi20170525.models.QuerySendStatisticsResponseBody;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.dysmsapi20170525.models.SmsConversionIntlRequest;
import com.aliyun.tea.TeaException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.account.AccountAdministration;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.console.ConsoleBrowser;
import dev.signet.console.ConsoleLogins;
import dev.signet.figures.Cell;
import dev.signet.figures.Counted;
import dev.signet.figures.FiguresDelta;
import dev.signet.figures.FiguresLedger;
import dev.signet.figures.Folding;
import dev.signet.figures.Outcome;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.fact.Vendor;
import dev.signet.support.Approved;
import dev.signet.support.CountedMessages;
import dev.signet.support.SdkClients;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SentMessages.State;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import dev.signet.template.Templates;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** 发送量统计 (S7.2) at its three doors: the official SDK, {@code /v1} and the page. */
@SignetTest
class StatisticsIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String PLAIN = "云帆科技";
    private static final String OTHER = "云帆商城";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    AccountAdministration administration;

    @Autowired
    Approved approved;

    @Autowired
    Templates templates;

    @Autowired
    FiguresLedger ledger;

    @Autowired
    Folding folding;

    @Autowired
    ApplicationContext context;

    @Autowired
    SettableClock clock;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @Autowired
    Blacklist blacklist;

    private Customer customer;
    private LocalDate today;

    @BeforeEach
    void anEnterprise() {
        clock.reset();
        customer = accounts.enterprise();
        administration.setBalance("test", customer.id(), new BigDecimal("10"), "test");
        today = LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private FiguresDelta delta = new FiguresDelta();

    private void sent(LocalDate day, TemplateKind kind, String template, String sign, Outcome outcome, int parts) {
        sent(day, 1, kind, template, sign, outcome, parts);
    }

    private void sent(
            LocalDate day, int hour, TemplateKind kind, String template, String sign, Outcome outcome, int parts) {
        Cell cell = new Cell(
                customer.id(),
                (int) day.toEpochDay() * 24 + hour,
                sign,
                template,
                kind,
                "CN-GD",
                Vendor.MOBILE,
                "",
                "",
                "",
                "",
                0,
                0);
        delta.add(new Counted(cell, outcome, parts, outcome != Outcome.BLACKLISTED, false, 45_000, 4_000));
    }

    private void counted() {
        ledger.write(delta);
        delta = new FiguresDelta();
        folding.fold();
    }

    /** Two days ago: 12 of 20 delivered in one part each; yesterday one of each other kind of thing. */
    private void twoDays() {
        LocalDate first = today.minusDays(2);
        LocalDate second = today.minusDays(1);
        IntStream.range(0, 12)
                .forEach(i -> sent(first, TemplateKind.NOTIFICATION, "SMS_1", PLAIN, Outcome.DELIVERED, 1));
        IntStream.range(0, 5).forEach(i -> sent(first, TemplateKind.NOTIFICATION, "SMS_1", OTHER, Outcome.FAILED, 1));
        IntStream.range(0, 3)
                .forEach(i -> sent(first, TemplateKind.NOTIFICATION, "SMS_1", PLAIN, Outcome.UNANSWERED, 1));
        sent(first, TemplateKind.NOTIFICATION, "SMS_1", PLAIN, Outcome.BLACKLISTED, 1);
        sent(second, TemplateKind.VERIFICATION, "SMS_2", PLAIN, Outcome.DELIVERED, 2);
        sent(second, TemplateKind.PROMOTIONAL, "SMS_3", OTHER, Outcome.REFUSED, 3);
        sent(second, TemplateKind.INTERNATIONAL, "SMS_4", "Yunfan", Outcome.DELIVERED, 1);
        counted();
    }

    private static String wire(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private QuerySendStatisticsRequest asked() {
        return new QuerySendStatisticsRequest()
                .setIsGlobe(1)
                .setStartDate(wire(today.minusDays(2)))
                .setEndDate(wire(today))
                .setPageIndex(1)
                .setPageSize(10);
    }

    private QuerySendStatisticsResponseBody answer(QuerySendStatisticsRequest request) throws Exception {
        return client().querySendStatistics(request).getBody();
    }

    private Client client() throws Exception {
        return SdkClients.of(server.endpoint(), customer.key());
    }

    private static List<String> rows(QuerySendStatisticsResponseBody body) {
        return body.getData().getTargetList().stream()
                .map(row -> row.getSendDate() + " " + row.getTotalCount() + " " + row.getRespondedSuccessCount() + " "
                        + row.getRespondedFailCount() + " " + row.getNoRespondedCount())
                .toList();
    }

    @Test
    @Tag("S7.2-2")
    @Tag("S7.2-3")
    @Tag("S7.2-4")
    void theOfficialClientReadsEachDayInPartsNarrowedTogether() throws Exception {
        twoDays();

        QuerySendStatisticsResponseBody all = answer(asked());
        assertThat(all.getCode()).isEqualTo("OK");
        assertThat(all.getData().getTotalSize()).isEqualTo(3);
        assertThat(rows(all))
                .containsExactly(
                        wire(today.minusDays(2)) + " 20 12 5 3",
                        wire(today.minusDays(1)) + " 5 2 3 0",
                        wire(today) + " 0 0 0 0");
        assertThat(rows(answer(asked().setPageIndex(2).setPageSize(2)))).containsExactly(wire(today) + " 0 0 0 0");
        assertThat(rows(answer(asked().setPageIndex(99)))).isEmpty();
        assertThat(rows(answer(asked().setSignName(PLAIN)))).startsWith(wire(today.minusDays(2)) + " 15 12 0 3");
        assertThat(rows(answer(asked().setTemplateType(2)))).contains(wire(today.minusDays(1)) + " 3 0 3 0");
        assertThat(rows(answer(asked().setTemplateType(0).setSignName(OTHER))))
                .allMatch(row -> row.endsWith(" 0 0 0 0"));
        assertThat(rows(answer(asked().setIsGlobe(2)))).contains(wire(today.minusDays(1)) + " 1 1 0 0");
        assertThat(rows(answer(asked().setEndDate(wire(today.plusDays(40)))))).hasSize(3);
    }

    @Test
    @Tag("S7.2-1")
    void refusesWhatItCannotAnswerWithTheRule() throws Exception {
        assertThat(answer(asked().setStartDate("2026-11-01")).getMessage())
                .contains("StartDate", "2026-11-01", "yyyyMMdd");
        assertThat(answer(asked().setEndDate("20260230")).getCode()).isEqualTo("isv.INVALID_PARAMETERS");
        assertThat(answer(asked().setStartDate(wire(today.plusDays(1)))).getMessage())
                .contains(wire(today.plusDays(1)), wire(today));
        assertThat(answer(asked().setStartDate("20200101")).getMessage()).contains("1100");
        assertThat(answer(asked().setTemplateType(3)).getMessage()).contains("IsGlobe", "3");
        for (QuerySendStatisticsRequest wrong : List.of(
                asked().setPageSize(51),
                asked().setPageSize(0),
                asked().setPageIndex(0),
                asked().setIsGlobe(3),
                asked().setTemplateType(7))) {
            assertThatThrownBy(() -> answer(wrong))
                    .isInstanceOfSatisfying(
                            TeaException.class, e -> assertThat(e.getCode()).startsWith("Invalid"));
        }
    }

    @Test
    @Tag("S7.2-1")
    @Tag("S7.2-4")
    @Tag("S7.2-7")
    @Tag("S7.2-8")
    @Tag("S7.2-9")
    void thePageShowsDaysRatesAndWhatFailed() {
        twoDays();
        new SentMessages(data)
                .store(Message.delivered(
                                customer.id(),
                                today.minusDays(2).atTime(9, 0).atZone(ZONE).toInstant(),
                                8613900139001L)
                        .state(State.FAILED, "MC_ZY559", "MC_ZY559"));
        String day = today.minusDays(2).toString();
        try (ConsoleBrowser browser =
                new ConsoleBrowser(server, logins.user(customer, "alice", "AdministratorAccess"))) {
            browser.open("/console/statistics?lang=zh&range=7d");
            assertThat(browser.find("#days thead").getText())
                    .contains("发送时间", "发送总数（条）", "发送成功（条）", "发送失败（条）", "已发送未回执（条）", "发送成功率", "操作");
            assertThat(browser.texts("#days tbody tr")).hasSize(7).contains(day + " 20 12 5 3 60.00%\n失败详情\n发送记录");
            assertThat(browser.texts("#days tbody tr").get(0)).isEqualTo(today + " 0 0 0 0 0.00%");
            assertThat(browser.find("#days tfoot").getText()).isEqualTo("合计 25 14 8 3 56.00%");
            assertThat(browser.find("#figures").getText()).contains("25 条", "56.00%", "已有结果中 63.64%", "≤ 5 秒");
            for (int width : new int[] {1440, 390}) {
                browser.width(width);
                browser.photograph("statistics-" + width);
                browser.hasNoFaults();
            }
            browser.width(1440);

            browser.open("/console/statistics?range=7d&template=SMS_999999");
            assertThat(browser.find("main").getText()).contains("这段时间没有发送");
            assertThat(browser.find("#figures").getText())
                    .as("a rate of nothing is none")
                    .contains("已有结果中 – · 上一时段 –")
                    .doesNotContain("0.00%");

            browser.open("/console/statistics?range=7d&signature=" + OTHER + "&kind=NOTIFICATION");
            assertThat(browser.find("#days tfoot").getText()).isEqualTo("合计 5 0 5 0 0.00%");
            browser.find("#days a[href*='failures']").click();
            browser.at("/console/statistics/failures");
            assertThat(browser.texts("#failures tbody tr"))
                    .as("those of the figures it was reached from")
                    .hasSize(1)
                    .allMatch(row -> row.contains("5"));
            browser.open("/console/statistics/failures?date=" + today);
            assertThat(browser.find("main").getText()).contains("这一天没有失败");
            CountedMessages.count(context, data, customer.id());
            browser.open("/console/statistics/failures?date=" + day);
            assertThat(browser.texts("#failures tbody tr")).hasSize(2);
            browser.open("/console/statistics/failures?date=" + day + "&signature=" + PLAIN);
            assertThat(browser.find("#failures tbody").getText())
                    .contains("接口发送", "MC_ZY559", "运营商未知错误", "联系客服查询", "1");
            browser.photograph("statistics-failures");
            assertThat(browser.find(".head a[href*='failures/file']").getText()).isEqualTo("下载失败详情");
            browser.find("#failures .acts a").click();
            browser.at("/console/records");
            assertThat(browser.find("#records").getText()).contains("139****9001", "MC_ZY559");

            browser.open("/console/statistics?scope=INTERNATIONAL&range=yesterday");
            assertThat(browser.find("#days tfoot").getText()).startsWith("合计 1 1 0 0 100.00%");
            assertThat(browser.texts("#days tbody tr")).hasSize(24).contains("01:00 1 1 0 0 100.00%\n发送记录");
            browser.open("/console/statistics?lang=en&range=month");
            assertThat(browser.find("h1").getText()).isEqualTo("Volumes");
            browser.hasNoFaults();
        }
    }

    /** The guide's figures of one signature are a day old; these say until when everything is in. */
    @Test
    @Tag("S7.2-4")
    @Tag("S7.2-5")
    void oneTemplateIsFoundByItsNameAndFiguresSayHowFreshTheyAre() {
        String code = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的订单已发货。", "{}");
        String name = templates
                .list(customer.id(), null, null, 1, 10)
                .rows()
                .get(0)
                .claim()
                .name();
        sent(today, TemplateKind.NOTIFICATION, code, PLAIN, Outcome.DELIVERED, 1);
        sent(today, TemplateKind.NOTIFICATION, "SMS_9", PLAIN, Outcome.DELIVERED, 1);
        counted();
        SignedRest api = new SignedRest(server, customer.key(), clock);

        JsonNode named = api.get("/v1/statistics", Map.of("range", "today", "templateName", name, "signature", PLAIN))
                .json();
        assertThat(named.at("/total/sent").asLong()).isEqualTo(1);
        assertThat(Instant.parse(named.at("/asOf").asText()))
                .isBetween(clock.instant().minusSeconds(60), clock.instant());
        for (Map<String, String> none : List.of(
                Map.of("range", "today", "templateName", "没有这个模板"),
                Map.of("range", "today", "templateName", name, "template", "SMS_9"))) {
            assertThat(api.get("/v1/statistics", none).json().at("/total/sent").asLong())
                    .as("%s", none)
                    .isZero();
        }
        assertThat(logins.user(customer, "dora", "AdministratorAccess")
                        .get("/console/statistics?lang=zh&range=today")
                        .body())
                .contains("统计截至 " + today);
    }

    @Test // #14: a morning is no fall against a whole day
    void todayIsComparedWithAsMuchOfYesterday() {
        LocalDate tomorrow = today.plusDays(1);
        sent(today, 10, TemplateKind.NOTIFICATION, "SMS_1", PLAIN, Outcome.DELIVERED, 4);
        sent(today, 11, TemplateKind.NOTIFICATION, "SMS_1", PLAIN, Outcome.DELIVERED, 8);
        sent(tomorrow, 9, TemplateKind.NOTIFICATION, "SMS_1", PLAIN, Outcome.DELIVERED, 5);
        counted();
        clock.set(tomorrow.atTime(10, 30).atZone(ZONE).toInstant());
        SignedRest api = new SignedRest(server, customer.key(), clock);

        assertThat(sentBefore(api, "today")).isEqualTo(4);
        clock.advance(Duration.ofHours(1));
        assertThat(sentBefore(api, "today")).isEqualTo(12);
        clock.advance(Duration.ofDays(1));
        assertThat(sentBefore(api, "yesterday"))
                .as("a day that is over is compared with a whole one")
                .isEqualTo(12);
    }

    private static long sentBefore(SignedRest api, String range) {
        return api.get("/v1/statistics", Map.of("range", range))
                .json()
                .at("/before/sent")
                .asLong();
    }

    @Test
    @Tag("S7.2-2")
    void programsReadTheSameAndNobodyElsesFigures() throws Exception {
        twoDays();
        SignedRest api = new SignedRest(server, customer.key(), clock);
        JsonNode found = api.get("/v1/statistics", Map.of("range", "7d")).json();
        assertThat(found.at("/total").toString())
                .isEqualTo(
                        "{\"sent\":25,\"delivered\":14,\"failed\":8,\"unanswered\":3,\"p50\":5,\"p95\":5,\"p99\":5}");
        assertThat(found.at("/rows").size()).isEqualTo(7);
        assertThat(api.get("/v1/statistics", Map.of("range", "7d", "template", "SMS_1", "signature", OTHER))
                        .json()
                        .at("/total/failed")
                        .asLong())
                .isEqualTo(5);
        assertThat(api.get("/v1/statistics", Map.of("kind", "INTERNATIONAL"))
                        .json()
                        .at("/total/sent")
                        .asLong())
                .as("not domestic")
                .isZero();
        Customer stranger = accounts.enterprise();
        SignedRest others = new SignedRest(server, stranger.key(), clock);
        assertThat(others.get("/v1/statistics", Map.of("range", "7d", "signature", PLAIN))
                        .json()
                        .at("/total/sent")
                        .asLong())
                .isZero();
        assertThat(others.get(
                                "/v1/statistics/failures",
                                Map.of("date", today.minusDays(2).toString()))
                        .json())
                .isEmpty();
    }

    /** More ways to fail than a page lists at once: each task has one of its own. */
    @Test // #14
    @Tag("S7.2-10")
    void theFileHasAlsoWhatThePageDoesNotList() {
        IntStream.rangeClosed(1, 1_001)
                .forEach(task -> delta.add(new Counted(
                        new Cell(
                                customer.id(),
                                (int) today.toEpochDay() * 24 + 1,
                                PLAIN,
                                "SMS_1",
                                TemplateKind.NOTIFICATION,
                                "CN-GD",
                                Vendor.MOBILE,
                                "",
                                "MC_ZY559",
                                "",
                                "",
                                0,
                                task),
                        Outcome.FAILED,
                        1,
                        false,
                        false,
                        0,
                        0)));
        counted();
        SignedRest api = new SignedRest(server, customer.key(), clock);

        assertThat(api.get("/v1/statistics/failures").json()).hasSize(1_000);
        for (String path : List.of("/v1/statistics/failures", "/v1/statistics/failures/file")) {
            assertThat(api.get(path, Map.of("range", "last-month")).text())
                    .as("#14: a range was left out unseen")
                    .contains("InvalidParameter", "date");
        }
        assertThat(api.get("/v1/statistics/failures/file", Map.of("format", "CSV"))
                        .text()
                        .lines())
                .as("a header and all")
                .hasSize(1_002);
        ConsoleVisitor reader = logins.user(customer, "carol", "AliyunDysmsReadOnlyAccess");
        assertThat(reader.get("/console/statistics/failures?lang=zh").body()).contains("失败条数最多的 1,000 项");
    }

    @Test
    @Tag("S7.2-10")
    void whatFailedIsTakenAlongAsAWorkbook() throws Exception {
        Instant at = today.minusDays(1).atTime(9, 0).atZone(ZONE).toInstant();
        new SentMessages(data)
                .store(List.of(
                        Message.delivered(customer.id(), at, 8613900139001L)
                                .state(State.FAILED, "MC_ZY559", "MC_ZY559"),
                        Message.delivered(customer.id(), at, 8613900139002L)
                                .state(State.FAILED, "MC_ZY559", "MC_ZY559"),
                        Message.delivered(customer.id(), at, 8613900139003L)
                                .state(State.REFUSED, "isv.BLACK_KEY_CONTROL_LIMIT", null),
                        Message.delivered(customer.id(), at, 8613900139004L)));
        CountedMessages.count(context, data, customer.id());
        byte[] file = file("/v1/statistics/failures/file?date=" + today.minusDays(1));

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getLastRowNum())
                    .as("one reason, and the blacklist is none")
                    .isEqualTo(1);
            assertThat(cells(sheet.getRow(0))).startsWith("日期 / Day", "任务 / Task", "错误码 / Code");
            assertThat(cells(sheet.getRow(1)))
                    .startsWith(today.minusDays(1).toString(), "接口发送 / By API", "MC_ZY559", "MC_ZY559", "2", "2")
                    .anyMatch(cell -> cell.contains("运营商未知错误"));
        }
    }

    private byte[] file(String path) throws Exception {
        String cookies = logins.user(customer, "bob", "AdministratorAccess").cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url(path)))
                                .header("Cookie", cookies)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private static List<String> cells(Row row) {
        List<String> texts = new ArrayList<>();
        row.forEach(cell -> texts.add(cell.getStringCellValue()));
        return texts;
    }

    @Test
    @Tag("S7.2-1")
    void anIndividualHasNoFiguresAbroad() {
        ConsoleVisitor one = logins.user(accounts.individual(), "carol", "AdministratorAccess");

        assertThat(one.get("/console/statistics?lang=zh").body())
                .contains("发送量统计", "这段时间没有发送")
                .doesNotContain("国际/港澳台短信");
    }

    /** What is sent of, to and failed with, told apart by one thing at a time. */
    private void told(String code, String place, Vendor vendor, String template, Outcome outcome, int parts) {
        Cell cell = new Cell(
                customer.id(),
                (int) today.minusDays(1).toEpochDay() * 24 + 1,
                PLAIN,
                template,
                place.startsWith("CN") ? TemplateKind.VERIFICATION : TemplateKind.INTERNATIONAL,
                place,
                vendor,
                "",
                code,
                "",
                "",
                0,
                0);
        delta.add(new Counted(cell, outcome, parts, outcome != Outcome.BLACKLISTED, false, 45_000, 4_000));
    }

    @Test
    void whatFailedMostAndWhatMostWasSentOfIsListedWithItsShare() {
        String known = approved.template(customer.id(), TemplateKind.VERIFICATION, "您的验证码为${code}。", "{}");
        told("IS_CLOSE", "CN-GD", Vendor.MOBILE, known, Outcome.FAILED, 3);
        told("USER_REJECT", "CN-BJ", Vendor.UNICOM, known, Outcome.FAILED, 1);
        told("isv.BLACK_KEY_CONTROL_LIMIT", "CN-BJ", Vendor.UNICOM, known, Outcome.BLACKLISTED, 1);
        told("DELIVERED", "CN-GD", Vendor.MOBILE, known, Outcome.DELIVERED, 4);
        told("", "SG", Vendor.INTERNATIONAL, "SMS_9", Outcome.UNANSWERED, 2);
        counted();
        SignedRest api = new SignedRest(server, customer.key(), clock);

        JsonNode codes =
                api.get("/v1/statistics/breakdown", Map.of("range", "7d")).json();
        assertThat(codes.at("/rows").findValuesAsText("value")).containsExactly("IS_CLOSE", "USER_REJECT");
        assertThat(codes.at("/rows/0/name/zh").asText()).isEqualTo("提交时通道已关闭");
        assertThat(codes.at("/rows/0/parts").toString())
                .isEqualTo("{\"sent\":3,\"delivered\":0,\"failed\":3,\"unanswered\":0}");
        assertThat(codes.at("/total/failed").asLong()).isEqualTo(4);
        assertThat(codes.at("/others/failed").asLong()).isZero();
        assertThat(api.get("/v1/statistics/breakdown", Map.of("by", "PLACE"))
                        .json()
                        .at("/rows")
                        .findValuesAsText("zh"))
                .containsExactly("广东省", "新加坡", "北京市");
        assertThat(api.get("/v1/statistics/breakdown", Map.of("by", "PLACE", "dimension", "KIND"))
                        .status())
                .isEqualTo(400);
        assertThat(new SignedRest(server, accounts.enterprise().key(), clock)
                        .get("/v1/statistics/breakdown")
                        .json()
                        .at("/rows"))
                .isEmpty();

        try (ConsoleBrowser browser =
                new ConsoleBrowser(server, logins.user(customer, "erin", "AdministratorAccess"))) {
            browser.open("/console/statistics?lang=zh&range=7d").click("分布").at("/console/statistics/breakdown");
            assertThat(browser.texts("#top tbody tr"))
                    .as("of several days nothing leads to the records of one")
                    .containsExactly("IS_CLOSE 提交时通道已关闭 3 75.00%", "USER_REJECT 用户已退订此业务 1 25.00%");
            look(browser, "statistics-codes");
            browser.click("运营商");
            assertThat(browser.texts("#top tbody tr"))
                    .containsExactly("中国移动 7 3 70.00% 57.14%", "国际/港澳台 2 0 20.00% 0.00%", "中国联通 1 1 10.00% 0.00%");
            browser.click("模板");
            assertThat(browser.texts("#top tbody tr").get(0)).contains(known, "8", "80.00%", "50.00%");
            look(browser, "statistics-templates");
            browser.open("/console/statistics/breakdown?lang=en&range=today");
            assertThat(browser.text()).contains("Nothing failed in this time");
            browser.hasNoFaults();
        }
    }

    private static void look(ConsoleBrowser browser, String name) {
        for (int width : new int[] {1440, 390}) {
            browser.width(width);
            browser.photograph(name + "-" + width);
            browser.hasNoFaults();
        }
        browser.dark(true);
        browser.photograph(name + "-dark");
        browser.hasNoFaults();
        browser.dark(false);
        browser.width(1440);
    }

    /** Reported twice it counts once, reported otherwise the last report holds. */
    @Test
    void codesCountAsUsedOnTheDayOnWhichTheyWereSent() throws Exception {
        approved.signature(customer.id(), PLAIN, Scenario.GENERAL);
        String code = approved.template(
                customer.id(), TemplateKind.VERIFICATION, "您的验证码为${code}。", "{\"code\":\"numberCaptcha\"}");
        SignedRest api = new SignedRest(server, customer.key(), clock);
        List<String> sends = new ArrayList<>();
        for (String number : List.of("13900139084", "13900139085", "13800138086")) {
            sends.add(client().sendSms(new SendSmsRequest()
                            .setPhoneNumbers(number)
                            .setSignName(PLAIN)
                            .setTemplateCode(code)
                            .setTemplateParam("{\"code\":\"4821\"}"))
                    .getBody()
                    .getBizId());
        }
        folding.fold();
        assertThat(logins.user(customer, "fay", "AdministratorAccess")
                        .get("/console/statistics/conversion?lang=zh")
                        .body())
                .contains("还没有上报");

        for (int i = 0; i < 2; i++) {
            assertThat(api.post("/v1/conversions", Map.of("bizId", sends.get(0), "converted", true))
                            .status())
                    .isEqualTo(200);
        }
        client().smsConversionIntl(new SmsConversionIntlRequest()
                .setMessageId(sends.get(1))
                .setDelivered(true)
                .setConversionTime(clock.millis()));
        api.post("/v1/conversions", Map.of("bizId", sends.get(1), "converted", false));
        JsonNode found = api.get("/v1/statistics/conversion").json();

        for (JsonNode use : List.of(
                found.at("/total"),
                found.at("/templates/0"),
                found.at("/days/" + (found.at("/days").size() - 1)))) {
            assertThat(List.of(
                            use.at("/sent").asInt(),
                            use.at("/reported").asInt(),
                            use.at("/used").asInt()))
                    .as("%s", use)
                    .containsExactly(3, 2, 1);
        }
        assertThat(found.at("/templates/0/value").asText()).isEqualTo(code);
        int sent = 0;
        int used = 0;
        for (JsonNode place : found.at("/places")) {
            sent += place.at("/sent").asInt();
            used += place.at("/used").asInt();
            assertThat(place.at("/value").asText()).startsWith("CN");
        }
        assertThat(List.of(sent, used)).containsExactly(3, 1);
        assertThat(new SignedRest(server, accounts.enterprise().key(), clock)
                        .get("/v1/statistics/conversion")
                        .json()
                        .at("/total/reported")
                        .asInt())
                .isZero();
        try (ConsoleBrowser browser =
                new ConsoleBrowser(server, logins.user(customer, "gail", "AdministratorAccess"))) {
            browser.open("/console/statistics?lang=zh").click("验证码转化").at("/console/statistics/conversion");
            assertThat(browser.find("#figures").getText()).contains("3 条消息", "1 条消息", "共上报 2 条", "33.33%");
            assertThat(browser.find("#templates").getText()).contains(code, "33.33%");
            look(browser, "statistics-conversion");
            browser.open("/console/statistics/conversion?lang=en&scope=INTERNATIONAL");
            assertThat(browser.text()).contains("Nothing was sent that could be reported");
            browser.hasNoFaults();
        }
    }

    /** S7.2-6: the shipped first day is the guide's. */
    @Test
    @Tag("S7.2-6")
    void figuresOfOneSignatureBeginOnTheFirstDay() throws Exception {
        LocalDate first = LocalDate.of(2019, 1, 1);
        sent(first.minusDays(1), TemplateKind.NOTIFICATION, "SMS_1", PLAIN, Outcome.DELIVERED, 1);
        sent(first, TemplateKind.NOTIFICATION, "SMS_1", PLAIN, Outcome.DELIVERED, 1);
        counted();
        SignedRest api = new SignedRest(server, customer.key(), clock);
        Map<String, String> range = Map.of("from", "2018-12-01", "to", "2019-01-31");
        Map<String, String> signed = new HashMap<>(range);
        signed.put("signature", PLAIN);

        JsonNode all = api.get("/v1/statistics", range).json();
        JsonNode ofOne = api.get("/v1/statistics", signed).json();

        assertThat(all.at("/total/sent").asInt()).isEqualTo(2);
        assertThat(ofOne.at("/total/sent").asInt()).isEqualTo(1);
        assertThat(ofOne.at("/from").asText()).isEqualTo("2019-01-01");
        assertThat(ofOne.at("/rows").size()).isEqualTo(31);
        ConsoleVisitor reader = logins.user(customer, "hugo", "AdministratorAccess");
        String page = "/console/statistics?lang=zh&range=custom&from=2018-12-01&to=2019-01-31";
        assertThat(reader.get(page + "&signature=" + PLAIN).body()).contains("数据自 2019-01-01 起");
        assertThat(reader.get(page).body()).doesNotContain("数据自");
        assertThat(reader.get("/console/statistics?lang=zh&range=custom&from=2018-01-01&to=2018-01-31&signature="
                                + PLAIN)
                        .body())
                .contains("数据自 2019-01-01 起");
    }

    /** S7.2-2, S7.2-3: of what is really sent. */
    @Test
    @Tag("S7.2-2")
    @Tag("S7.2-3")
    void aLongTextCountsAsItIsBilledAndAListedNumberOnlyInTheRecords() throws Exception {
        approved.signature(customer.id(), PLAIN, Scenario.GENERAL);
        String text = "您的订单已发货，请注意查收，如有疑问请联系客服。".repeat(3).substring(0, 67);
        String code = approved.template(customer.id(), TemplateKind.NOTIFICATION, text, "{}");
        assertThat(("【" + PLAIN + "】" + text).length()).isEqualTo(73);
        blacklist.add(new BlacklistEntry(
                8613900139087L, customer.id(), BlacklistKind.ACCOUNT, null, "test", clock.instant()));
        assertThat(client().sendSms(new SendSmsRequest()
                                .setPhoneNumbers("13900139086,13900139087")
                                .setSignName(PLAIN)
                                .setTemplateCode(code))
                        .getBody()
                        .getCode())
                .isEqualTo("OK");
        folding.fold();

        String page = "/console/statistics?lang=zh&range=today&template=" + code;
        try (ConsoleBrowser browser =
                new ConsoleBrowser(server, logins.user(customer, "iris", "AdministratorAccess"))) {
            browser.open(page);
            assertThat(browser.find("#days tfoot").getText()).startsWith("合计 2 ");
            browser.open("/console/records?lang=zh&date=" + today + "&template=" + code);
            assertThat(browser.texts("#records tbody tr"))
                    .hasSize(2)
                    .anyMatch(row -> row.contains("139****9087") && row.contains("黑名单"));
        }
    }
}
