package dev.signet.statistics.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.AccessCheck;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.account.Principal;
import dev.signet.console.ConsoleBrowser;
import dev.signet.console.ConsoleLogins;
import dev.signet.figures.Cell;
import dev.signet.figures.Counted;
import dev.signet.figures.FiguresDelta;
import dev.signet.figures.FiguresLedger;
import dev.signet.figures.Folding;
import dev.signet.figures.Outcome;
import dev.signet.figures.view.DayRange;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.platform.node.Ids;
import dev.signet.rules.access.SourceAddress;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.fact.Vendor;
import dev.signet.statistics.Scope;
import dev.signet.statistics.StatisticsFilter;
import dev.signet.statistics.archive.Archive.Asker;
import dev.signet.statistics.archive.Archive.State;
import dev.signet.support.PdfText;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 导出 (S7.2-11): the report and the workbook, at once, in the background and each month. */
@SignetTest
@Tag("S7.2-11")
class StatisticsArchivesIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final AccessCheck.Origin HERE = new AccessCheck.Origin(SourceAddress.of("127.0.0.1"), false, null);

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    FiguresLedger ledger;

    @Autowired
    Folding folding;

    @Autowired
    ArchiveStore store;

    @Autowired
    ArchiveProducer producer;

    @Autowired
    Archives archives;

    @Autowired
    MonthlyReports monthly;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient control;

    @Autowired
    Ids ids;

    @Autowired
    SettableClock clock;

    private Customer customer;
    private SignedRest api;
    private LocalDate today;
    private FiguresDelta delta = new FiguresDelta();

    @BeforeEach
    void anEnterprise() {
        clock.reset();
        customer = accounts.enterprise("云帆科技");
        api = new SignedRest(server, customer.key(), clock);
        today = LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private void sent(LocalDate day, TemplateKind kind, String template, String sign, Outcome outcome, int parts) {
        sent(day, kind, template, sign, outcome, parts, 4_000);
    }

    private void sent(
            LocalDate day,
            TemplateKind kind,
            String template,
            String sign,
            Outcome outcome,
            int parts,
            long latencyMillis) {
        Cell cell = new Cell(
                customer.id(),
                (int) day.toEpochDay() * 24 + 1,
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
        delta.add(new Counted(cell, outcome, parts, outcome != Outcome.BLACKLISTED, false, 45_000, latencyMillis));
    }

    private void counted() {
        ledger.write(delta);
        delta = new FiguresDelta();
        folding.fold();
    }

    /** 12 of 20 delivered two days ago, one code in two parts yesterday, and one message abroad; 10 eight days ago. */
    private void someDays() {
        LocalDate first = today.minusDays(2);
        IntStream.range(0, 12)
                .forEach(i -> sent(first, TemplateKind.NOTIFICATION, "SMS_1", "云帆科技", Outcome.DELIVERED, 1));
        IntStream.range(0, 5).forEach(i -> sent(first, TemplateKind.NOTIFICATION, "SMS_1", "云帆商城", Outcome.FAILED, 1));
        IntStream.range(0, 3)
                .forEach(i -> sent(first, TemplateKind.NOTIFICATION, "SMS_1", "云帆科技", Outcome.UNANSWERED, 1));
        sent(first, TemplateKind.NOTIFICATION, "SMS_1", "云帆科技", Outcome.BLACKLISTED, 1);
        sent(today.minusDays(1), TemplateKind.VERIFICATION, "SMS_2", "云帆科技", Outcome.DELIVERED, 2);
        sent(today.minusDays(1), TemplateKind.INTERNATIONAL, "SMS_4", "Yunfan", Outcome.DELIVERED, 1);
        IntStream.range(0, 10)
                .forEach(i ->
                        sent(today.minusDays(8), TemplateKind.NOTIFICATION, "SMS_1", "云帆科技", Outcome.DELIVERED, 1));
        counted();
    }

    private static Map<String, byte[]> unpacked(byte[] file) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                zip.transferTo(content);
                files.put(entry.getName(), content.toByteArray());
            }
        }
        return files;
    }

    private static byte[] ending(Map<String, byte[]> files, String ending) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(ending))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** Texts as they are, numbers as they are reckoned with. */
    private static List<List<String>> rows(XSSFSheet sheet) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i <= sheet.getLastRowNum(); i++) {
            List<String> cells = new ArrayList<>();
            XSSFRow row = sheet.getRow(i);
            row.forEach(cell -> cells.add(
                    cell.getCellType() == CellType.NUMERIC
                            ? String.valueOf(cell.getNumericCellValue())
                            : cell.getStringCellValue()));
            rows.add(cells);
        }
        return rows;
    }

    @Test
    void aShortRangeComesAtOnceAsAReportAndAWorkbook() throws Exception {
        someDays();

        Reply reply = api.get("/v1/statistics/archive", Map.of("range", "7d"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("signet-volumes-" + today.minusDays(6)));
        Map<String, byte[]> files = unpacked(reply.body());
        String days = "domestic-" + today.minusDays(6) + "--" + today;
        assertThat(files).containsOnlyKeys("volumes-" + days + ".pdf", "volumes-" + days + ".xlsx");
        byte[] pdf = ending(files, ".pdf");
        assertThat(PdfText.of(pdf))
                .contains("发送量统计报告", "云帆科技", "国内短信", "每日发送量", "与上一时段比较", "第 1 页，共")
                .contains(today.minusDays(2) + " 20 12 5 3 60.00% 70.59%")
                .contains("合计 22 14 5 3 63.64% 73.68%")
                .contains("发送总数（条） 22 10 +12")
                .contains("短信通知 20 12 5 3 60.00%")
                .contains("云帆商城 5 0 5 0 0.00%")
                .contains("统计截至 " + today)
                .contains("95% 的送达用时（秒） ≤ 5 ≤ 5");
        assertThat(PdfText.asPopplerReads(pdf)).contains("发送量统计报告", "已发送未回执", "黑名单拦截的号码不计入");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(ending(files, ".xlsx")))) {
            List<List<String>> daily = rows(workbook.getSheet("每日明细"));
            assertThat(daily.get(0))
                    .containsExactly("发送时间", "发送总数（条）", "发送成功（条）", "发送失败（条）", "已发送未回执（条）", "发送成功率", "已有结果成功率");
            assertThat(daily).hasSize(9);
            assertThat(daily.get(5))
                    .containsExactly(today.minusDays(2).toString(), "20.0", "12.0", "5.0", "3.0", "0.6", "0.7059");
            assertThat(daily.get(7))
                    .as("of nothing the guide's rate is 0, and no other is any")
                    .containsExactly(today.toString(), "0.0", "0.0", "0.0", "0.0", "0.0");
            assertThat(daily.get(8)).startsWith("合计", "22.0", "14.0", "5.0", "3.0");
            assertThat(rows(workbook.getSheet("类型、模板与签名")))
                    .anyMatch(row -> row.subList(0, 4).equals(List.of("短信通知", "SMS_1", "云帆商城", "5.0")))
                    .anyMatch(row -> row.subList(0, 4).equals(List.of("验证码", "SMS_2", "云帆科技", "2.0")));
            assertThat(rows(workbook.getSheet("按签名")).get(1)).startsWith("云帆科技", "17.0");
        }
    }

    @Test
    void itIsOfWhatTheFiltersLeaveInTheReadersLanguage() throws Exception {
        someDays();

        Map<String, byte[]> files = unpacked(api.get(
                        "/v1/statistics/archive",
                        Map.of("range", "7d", "signature", "云帆商城", "kind", "NOTIFICATION", "lang", "en"))
                .body());

        String read = PdfText.of(ending(files, ".pdf"));
        assertThat(read)
                .contains(
                        "Report of volumes",
                        "Kind: Notification",
                        "Signature: 云帆商城",
                        "Total 5 0 5 0 0.00%",
                        "Page 1 of")
                .doesNotContain("发送");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(ending(files, ".xlsx")))) {
            assertThat(rows(workbook.getSheet("By template")))
                    .hasSize(3)
                    .element(1)
                    .asList()
                    .startsWith("SMS_1", "5.0");
        }
        assertThat(PdfText.of(ending(
                        unpacked(api.get("/v1/statistics/archive", Map.of("range", "7d", "kind", "PROMOTIONAL"))
                                .body()),
                        ".pdf")))
                .as("a rate of nothing is none, but in the guide's table")
                .contains("合计 0 0 0 0 0.00% –", "发送成功率 – –", "已有结果成功率 – –");
        String day = PdfText.of(ending(
                unpacked(api.get("/v1/statistics/archive", Map.of("range", "yesterday", "scope", "INTERNATIONAL"))
                        .body()),
                ".pdf"));
        assertThat(day).contains("国际/港澳台短信", "各小时发送量", "01:00 1 1 0 0 100.00%", "合计 1 1 0 0 100.00%");
    }

    @Test // #14: each percentile by itself, and nothing of what another template said
    void itIsOfOneTemplateAndTellsWhenItsMessagesArrived() throws Exception {
        someDays();
        LocalDate day = today.minusDays(3);
        IntStream.range(0, 90)
                .forEach(i -> sent(day, TemplateKind.NOTIFICATION, "SMS_9", "云帆科技", Outcome.DELIVERED, 1, 900));
        IntStream.range(0, 8)
                .forEach(i -> sent(day, TemplateKind.NOTIFICATION, "SMS_9", "云帆科技", Outcome.DELIVERED, 1, 9_000));
        IntStream.range(0, 2)
                .forEach(i -> sent(day, TemplateKind.NOTIFICATION, "SMS_9", "云帆科技", Outcome.DELIVERED, 1, 40_000));
        counted();

        Map<String, byte[]> files =
                unpacked(api.get("/v1/statistics/archive", Map.of("range", "7d", "template", "SMS_9", "lang", "en"))
                        .body());

        assertThat(PdfText.of(ending(files, ".pdf")))
                .contains("SMS_9 100 100 0 0 100.00%", "Total 100 100 0 0 100.00%", "≤ 1", "≤ 10", "≤ 50")
                .doesNotContain("SMS_1", "SMS_2", "云帆商城");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(ending(files, ".xlsx")))) {
            assertThat(rows(workbook.getSheet("By template")))
                    .as("a header, the template, the total")
                    .hasSize(3);
        }
        assertThat(api.get("/v1/statistics", Map.of("range", "7d", "template", "SMS_9"))
                        .json()
                        .at("/total")
                        .toString())
                .contains("\"p50\":1,\"p95\":10,\"p99\":50");
    }

    @Test
    void refusesWhatItCannotMakeWithTheRule() {
        for (Map<String, String> wrong : List.of(
                Map.of(
                        "from",
                        today.plusDays(1).toString(),
                        "to",
                        today.plusDays(3).toString()),
                Map.of("from", today.minusDays(400).toString(), "to", today.toString()),
                Map.of("from", today.toString(), "to", today.minusDays(3).toString()),
                Map.of("range", "ever"),
                Map.of("range", "7d", "lang", "fr"))) {
            for (Reply reply : List.of(
                    api.get("/v1/statistics/archive", wrong), api.post("/v1/statistics/archives", wrong, Map.of()))) {
                assertThat(reply.status()).as("%s", wrong).isEqualTo(400);
                assertThat(reply.code()).startsWith("InvalidParameter");
            }
        }
        assertThat(api.get("/v1/statistics/archive", Map.of("rang", "7d")).text())
                .contains("rang", "range");
        assertThat(api.get(
                                "/v1/statistics/archive",
                                Map.of("from", today.minusDays(40).toString(), "to", today.toString()))
                        .text())
                .contains("31", "41", "/v1/statistics/archives");
    }

    private String asked(Map<String, String> query) {
        Reply reply = api.post("/v1/statistics/archives", query, Map.of());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().get("id").asText();
    }

    private JsonNode made(String id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> api.get("/v1/statistics/archives/" + id).json(),
                        archive -> !archive.get("state").asText().equals("PREPARING"));
    }

    @Test
    void aLongRangeIsMadeInTheBackgroundAndFetchedByItsAccountAlone() throws Exception {
        someDays();
        Map<String, String> year =
                Map.of("from", today.minusDays(365).toString(), "to", today.toString(), "lang", "zh");

        String id = asked(year);

        JsonNode archive = made(id);
        assertThat(archive.get("state").asText()).isEqualTo("READY");
        assertThat(archive.get("progress").asInt()).isEqualTo(100);
        assertThat(Instant.parse(archive.get("asOf").asText())).isBeforeOrEqualTo(clock.instant());
        Reply file = api.get("/v1/statistics/archives/" + id + "/file");
        assertThat(file.body()).hasSize(archive.get("bytes").asInt());
        String read = PdfText.of(ending(unpacked(file.body()), ".pdf"));
        assertThat(read).contains("合计 32 24 5 3 75.00%");
        assertThat(read.lines().filter(line -> line.startsWith("发送时间 发送总数")))
                .as("the header on each page that the table goes on on")
                .hasSizeGreaterThan(8);

        SignedRest stranger = new SignedRest(server, accounts.enterprise().key(), clock);
        for (String path : List.of("/v1/statistics/archives/" + id, "/v1/statistics/archives/" + id + "/file")) {
            Reply reply = stranger.get(path);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.code())
                    .isEqualTo(stranger.get(path.replace(id, "17")).code())
                    .isEqualTo("StatisticsArchiveNotFound");
        }
        assertThat(stranger.get("/v1/statistics/archives").json().get("total").asInt())
                .isZero();
        assertThat(api.get("/v1/statistics/archives")
                        .json()
                        .at("/archives/0/id")
                        .asText())
                .isEqualTo(id);

        control.sql("update statistics_archive set expires_at = ? where id = ?")
                .params(LocalDateTime.of(2020, 1, 1, 0, 0), id)
                .update();
        assertThat(api.get("/v1/statistics/archives/" + id + "/file").status()).isEqualTo(404);
        transaction.executeWithoutResult(status -> store.removeExpired(clock.instant(), 100));
        assertThat(control.sql("select count(*) from statistics_archive_part where archive_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoMayOnlyReadFetchesAndMakesNone() {
        String id = asked(Map.of("range", "7d"));
        made(id);
        ConsoleVisitor reader = logins.user(customer, "rita", "AliyunDysmsReadOnlyAccess");

        assertThat(reader.get("/v1/statistics/archives/" + id).status()).isEqualTo(200);
        assertThat(reader.get("/v1/statistics/archives/" + id + "/file").status())
                .isEqualTo(200);
        assertThat(reader.get("/v1/statistics/archive").status()).isEqualTo(200);
        assertThat(reader.post("/v1/statistics/archives", Map.of()).status()).isEqualTo(403);
        assertThat(reader.put("/v1/statistics/monthly", Map.of("wished", true)).status())
                .isEqualTo(403);
        assertThat(reader.get("/console/statistics?lang=zh&range=custom&from=" + today.minusDays(90) + "&to=" + today)
                        .body())
                .contains("导出列表")
                .doesNotContain("action=\"/console/statistics/archives\"");
    }

    private Archive archive(Principal principal) {
        return new Archive(
                ids.next(),
                new Asker(principal, HERE),
                false,
                new DayRange("30d", today.minusDays(29), today),
                StatisticsFilter.of(Scope.DOMESTIC),
                Language.ZH,
                State.PREPARING,
                0,
                0,
                new Bilingual("", ""),
                clock.instant(),
                null,
                clock.instant().plus(Duration.ofDays(1)),
                null);
    }

    /** As a node leaves it that is killed in its so-manieth attempt. */
    private Archive left(Principal principal, int attempt) {
        Archive archive = archive(principal);
        transaction.executeWithoutResult(status -> {
            store.insert(archive);
            control.sql("update statistics_archive set attempt = ?, progress = 60 where id = ?")
                    .params(attempt, archive.id())
                    .update();
        });
        return archive;
    }

    private Archive now(Archive archive) {
        return archives.show(archive.asker().accountId(), archive.id());
    }

    /** A node was killed while it made the file: another makes it, and what the first may still do counts for nothing. */
    @Test
    void whatAKilledNodeLeftIsMadeOnceByAnother() throws IOException {
        someDays();
        Archive archive = left(Principal.owner(customer.id()), 1);

        producer.produceAll();
        await().until(() -> now(archive).state() == State.READY);

        assertThat(now(archive).attempt()).isEqualTo(2);
        byte[] file = content(archive);
        assertThat(Boolean.TRUE.equals(
                        transaction.execute(status -> store.finish(archive.id(), 1, new byte[10], clock.instant()))))
                .isFalse();
        assertThat(content(archive)).isEqualTo(file);
        assertThat(unpacked(file)).hasSize(2);
        assertThat(store.begin(now(archive))).as("it is not begun again").isEmpty();
    }

    private byte[] content(Archive archive) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        archives.copy(archives.ready(archive.asker().accountId(), archive.id()), out);
        return out.toByteArray();
    }

    @Test
    void whatFailsAgainAndAgainIsGivenUpWithAReason() {
        Archive archive = left(Principal.owner(customer.id()), 5);

        producer.produceAll();
        await().until(() -> now(archive).state() == State.FAILED);

        JsonNode told = api.get("/v1/statistics/archives/" + archive.id()).json();
        assertThat(told.get("reason").asText()).contains("5");
        assertThat(told.get("reasonEn").asText()).contains("Tried 5 times");
        assertThat(api.get("/v1/statistics/archives/" + archive.id() + "/file").code())
                .isEqualTo("OperationDenied.StatisticsArchive");
    }

    /** Whoever asked has lost the right meanwhile. */
    @Test
    void itIsMadeWithTheRightsOfThatMoment() {
        Archive archive = left(Principal.user(customer.id(), 4711, "gone"), 0);

        producer.produceAll();
        await().until(() -> now(archive).state() == State.FAILED);

        assertThat(now(archive).reason().en()).contains("gone", "no longer");
    }

    @Test
    void onlySomeOfAnAccountAreMadeAtATime() {
        Archive one = archive(Principal.owner(customer.id()));

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    for (int i = 0; i < 5; i++) {
                        store.insert(archive(Principal.owner(customer.id())));
                    }
                    archives.ask(one.asker(), one.filter(), one.range(), one.language());
                }))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.code()).isEqualTo("OperationDenied.StatisticsArchive"))
                .hasMessageContaining("5");
    }

    /** By the account's zone, once, however many nodes and however often they try; told in the message centre. */
    @Test
    void theReportOfAMonthComesOnceToTheMessageCentreOfWhoWishesIt() throws Exception {
        someDays();
        LocalDate due = LocalDateTime.ofInstant(clock.instant(), ZONE)
                .minusHours(monthly.hour())
                .toLocalDate()
                .withDayOfMonth(1)
                .minusMonths(1);
        sent(due.plusDays(3), TemplateKind.NOTIFICATION, "SMS_1", "云帆科技", Outcome.DELIVERED, 100);
        sent(due.plusDays(4), TemplateKind.INTERNATIONAL, "SMS_4", "Yunfan", Outcome.DELIVERED, 1);
        counted();
        assertThat(api.get("/v1/statistics/monthly").json().get("wished").asBoolean())
                .isFalse();
        assertThat(api.put("/v1/statistics/monthly", Map.of("wished", true, "lang", "zh"))
                        .json()
                        .get("lang")
                        .asText())
                .isEqualTo("zh");
        monthly.beginDue();
        assertThat(of(customer))
                .as("the first is that of the month in which it was wished for")
                .isEmpty();
        Customer other = accounts.enterprise();

        control.sql("update statistics_account set sent_until = ? where account_id = ?")
                .params(due.minusMonths(1), customer.id())
                .update();
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(monthly::beginDue))
                        .limit(4)
                        .toArray(CompletableFuture[]::new))
                .join();
        monthly.beginDue();
        producer.produceAll();

        List<Archive> begun = of(customer);
        assertThat(begun).hasSize(1);
        await().until(() -> now(begun.get(0)).state() == State.READY);
        Map<String, byte[]> files = unpacked(content(begun.get(0)));
        String month = YearMonth.from(due).toString();
        assertThat(files.keySet())
                .hasSize(4)
                .allMatch(name -> name.contains(month + "-01--"))
                .anyMatch(name -> name.startsWith("volumes-international-"));
        assertThat(of(other)).isEmpty();
        JsonNode notices = api.get("/v1/notices").json();
        assertThat(notices.get("total").asInt()).isEqualTo(1);
        assertThat(notices.at("/notices/0/title").asText()).isEqualTo(month + " 的发送报告已生成");
        assertThat(notices.at("/notices/0/link").asText()).isEqualTo("/console/statistics/archives");
        assertThat(logins.user(customer, "nora", "AdministratorAccess")
                        .get("/console/notices?lang=zh")
                        .body())
                .contains(month + " 的发送报告已生成", "href=\"/console/statistics/archives\"");

        api.put("/v1/statistics/monthly", Map.of("wished", false));
        assertThat(store.wishes()).noneMatch(wish -> wish.asker().accountId() == customer.id());
    }

    private List<Archive> of(Customer whose) {
        return archives.list(whose.id(), 1, 50).archives();
    }

    @Test
    void thePageAsksShowsAndHandsOut() {
        someDays();
        try (ConsoleBrowser browser =
                new ConsoleBrowser(server, logins.user(customer, "alice", "AdministratorAccess"))) {
            browser.open("/console/statistics?lang=zh&range=7d");
            assertThat(browser.find("#export").getDomAttribute("href"))
                    .isEqualTo("/v1/statistics/archive?range=7d&lang=zh");
            browser.open("/console/statistics?range=custom&from=" + today.minusDays(89) + "&to=" + today
                    + "&signature=云帆科技");
            browser.find("#export").click();
            browser.at("/console/statistics/archives").says("已开始生成");
            browser.says("可下载至");
            assertThat(browser.find("#archives tbody").getText())
                    .contains(today.minusDays(89) + " 至 " + today, "签名：云帆科技", "下载");
            browser.click("开启").says("已开启每月发送报告");
            assertThat(browser.find("#monthly").getText()).contains("中文", "关闭");
            for (int width : new int[] {1440, 390}) {
                browser.width(width);
                browser.photograph("statistics-archives-" + width);
                browser.hasNoFaults();
            }
            browser.width(1440);
            browser.dark(true);
            browser.open("/console/statistics/archives?lang=en");
            browser.photograph("statistics-archives-dark");
            browser.hasNoFaults();
            browser.dark(false);
            browser.click("Turn off").says("is off");
        }
    }
}
