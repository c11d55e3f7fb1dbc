package dev.signet.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.billing.Charge;
import dev.signet.billing.EndedCharge;
import dev.signet.billing.Ledger;
import dev.signet.billing.Purse;
import dev.signet.billing.price.Prices;
import dev.signet.console.ConsoleBrowser;
import dev.signet.console.ConsoleLogins;
import dev.signet.figures.Cell;
import dev.signet.figures.Counted;
import dev.signet.figures.FiguresDelta;
import dev.signet.figures.FiguresLedger;
import dev.signet.figures.Folding;
import dev.signet.figures.Outcome;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.fact.Vendor;
import dev.signet.support.PdfText;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 费用统计, 套餐包 and 账单 (S7.1) on their pages and under {@code /v1}. */
@SignetTest
class CostsIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String MONTH = "month";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    Ledger ledger;

    @Autowired
    Prices prices;

    @Autowired
    FiguresLedger figures;

    @Autowired
    Folding folding;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient control;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @Autowired
    @DataPlane
    TransactionTemplate transaction;

    private Customer customer;
    private SignedRest api;
    private YearMonth current;
    private YearMonth last;

    @BeforeEach
    void anEnterprise() {
        customer = accounts.enterprise();
        api = new SignedRest(server, customer.key(), clock);
        current = YearMonth.from(clock.instant().atZone(ZONE));
        last = current.minusMonths(1);
        ledger.credit(customer.id(), new BigDecimal("1000"), UUID.randomUUID().toString(), "test");
    }

    /** Delivered messages of one part each. */
    private void delivered(TemplateKind kind, String number, Vendor vendor, int messages) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            Purse purse =
                    ledger.hold(List.of(customer.id()), prices.current(), now).get(customer.id());
            List<EndedCharge> ended = new ArrayList<>();
            IntStream.range(0, messages).forEach(i -> {
                Charge charge = purse.reserve(kind, number, 1);
                assertThat(charge).isNotNull();
                ended.add(new EndedCharge(
                        customer.id(),
                        true,
                        charge.micros(),
                        charge.packageId(),
                        charge.voucherId(),
                        1,
                        kind,
                        Long.parseLong(number),
                        vendor,
                        now));
            });
            ledger.write(List.of(purse), now);
            ledger.settle(ended, now);
        });
    }

    /** The guide's example of a month, frozen as the settlement freezes it: 2.00 + 0.80 - 2.52 + 4.86 = 5.14 (S7.1-3). */
    private void lastMonthIsSettled() {
        control.sql("update account_account set created_at = ? where id = ?")
                .params(last.minusMonths(1).atDay(10).atStartOfDay(), customer.id())
                .update();
        int month = last.getYear() * 100 + last.getMonthValue();
        data.update(
                """
                insert into billing_bill (account_id, month, number, rulebook, settled_at, opening_micros, top_up_micros,
                    correction_micros, purchase_micros, charged_micros, discount_micros, voucher_micros, rounding_micros,
                    payable_micros, closing_micros, told, holder)
                values (?, ?, ?, 'v7', ?, 20000000, 5000000, -1000000, 3000000, 8162000, 2520000, 500000, 2000, 5140000, 15860000, true, '从前叫云帆')""",
                customer.id(),
                month,
                month + "-" + customer.id(),
                current.atDay(1).atTime(0, 5).atZone(ZONE).toInstant().toEpochMilli());
        line(month, 0, TemplateKind.PROMOTIONAL, "MOBILE", "", 0, 400_000, 5, 2_000_000);
        line(month, 1, TemplateKind.PROMOTIONAL, "UNICOM", "", 0, 400_000, 2, 800_000);
        line(month, 2, TemplateKind.INTERNATIONAL, "INTERNATIONAL", "852", 0, 350_000, 4, 1_400_000);
        line(month, 3, TemplateKind.INTERNATIONAL, "INTERNATIONAL", "1", 0, 80_000, 20, 1_600_000);
        line(month, 4, TemplateKind.INTERNATIONAL, "INTERNATIONAL", "", 0, 295_250, 8, 2_362_000);
        line(month, 5, TemplateKind.NOTIFICATION, "TELECOM", "", 1, 0, 11, 0);
    }

    private void line(
            int month,
            int position,
            TemplateKind kind,
            String vendor,
            String prefix,
            int source,
            int unit,
            int units,
            long micros) {
        data.update(
                "insert into billing_bill_line values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)",
                customer.id(),
                month,
                position,
                kind.name(),
                vendor,
                prefix,
                source,
                source == 0 ? 0 : 4711,
                unit,
                units,
                micros,
                units);
    }

    private ConsoleVisitor visitor() {
        return logins.user(customer, "alice", "AdministratorAccess");
    }

    @Test
    @Tag("S7.1-1")
    @Tag("S7.1-2")
    @Tag("S7.1-3")
    @Tag("S7.1-4")
    @Tag("S7.1-5")
    @Tag("BL-16")
    void aSettledMonthHasItemsByNetworkAndIsExportedInTheFeeCentre() {
        lastMonthIsSettled();
        try (ConsoleBrowser browser = new ConsoleBrowser(server, visitor())) {
            browser.open("/console/costs?lang=zh&month=" + last);
            assertThat(browser.texts("nav.tabs a")).startsWith("标准资费", "套餐包资费");
            assertThat(browser.find(".nav a[href='/console/costs']").getText()).isEqualTo("费用统计");
            assertThat(browser.texts("#charges thead th")).startsWith("计费项目", "运营商类型", "计费单价（元/条）", "计费量（条）", "金额（元）");
            assertThat(browser.texts("#charges tbody tr").stream().map(row -> row.replace('\n', ' ')))
                    .containsExactly(
                            "推广短信 移动 0.40 5 2.00 发送量",
                            "推广短信 联通 0.40 2 0.80 发送量",
                            "国际/港澳台消息 各地区明细（3） 按地区计价 32 5.362 发送量",
                            "优惠 -2.52",
                            "代金券 -0.50",
                            "抹零 -0.002");
            assertThat(browser.find("#charges tfoot").getText()).isEqualTo("合计 39 5.14");
            browser.find("#charges summary").click();
            assertThat(browser.find("#charges details").getText())
                    .contains("中国香港", "+852", "4 × ¥0.35 = ¥1.40", "8 × ¥0.29525 = ¥2.362");
            assertThat(browser.find("#final").getText()).contains("已结算", "不再变化");
            for (int width : new int[] {1440, 390}) {
                browser.width(width);
                browser.photograph("costs-" + width);
                browser.hasNoFaults();
            }
            browser.width(1440);

            browser.action("导出").click();
            browser.at("/console/bills/" + last);
            assertThat(browser.texts("#balance tbody tr"))
                    .containsExactly(
                            "期初余额 20.00",
                            "充值 5.00",
                            "调整 -1.00",
                            "购买套餐包 -3.00",
                            "短信费用 -8.162",
                            "代金券支付 0.50",
                            "优惠 2.52",
                            "抹零 0.002");
            assertThat(browser.find("#balance tfoot").getText()).isEqualTo("期末余额 15.86");
            assertThat(browser.texts("#packages tbody tr"))
                    .as("what packages paid for, as in the files")
                    .containsExactly("短信通知 电信 11");
            assertThat(browser.action("导出 PDF").getAttribute("href"))
                    .endsWith("/v1/bills/" + last + "/file?format=PDF&lang=zh");
            browser.photograph("bill");
            browser.hasNoFaults();

            browser.open("/console/costs?lang=zh");
            assertThat(browser.find("#indicative").getText()).contains("当月金额仅供参考", "最终以月底结算的账单为准");
            browser.action("导出").click();
            browser.at("/console/bills");
            assertThat(browser.find("#bills tbody").getText())
                    .contains(last.toString(), "¥5.14", "v7", "导出 PDF", "导出 Excel");
            browser.hasNoFaults();
            browser.open("/console/bills?lang=en");
            browser.hasNoFaults();
        }
    }

    @Test
    @Tag("S7.1-4")
    @Tag("S7.1-5")
    void theOfficialBillIsTheSameHoweverOftenItIsExported() throws Exception {
        lastMonthIsSettled();
        String file = "/v1/bills/" + last + "/file";
        SignedRest.Reply pdf = api.get(file, Map.of("format", "PDF"));
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        String text = PdfText.of(pdf.body());
        assertThat(text)
                .contains("短信服务账单 " + last, "推广短信", "移动", "按地区计价", "-2.52", "合计", "5.14", "期末余额", "15.86")
                .as("regions by their names, as on the page")
                .contains("中国香港 +852", "其他国家和地区");
        assertThat(PdfText.of(
                        api.get(file, Map.of("format", "PDF", "lang", "en")).body()))
                .contains("SMS bill " + last, "price by region", "Closing balance", "Hong Kong (China) +852");

        assertThat(text).as("the name of then, whatever it is now").contains("从前叫云帆 (" + customer.id() + ")");

        delivered(TemplateKind.NOTIFICATION, "8613900139001", Vendor.MOBILE, 3);
        assertThat(api.get(file, Map.of("format", "PDF")).body())
                .as("what comes later changes nothing")
                .isEqualTo(pdf.body());

        List<List<String>> rows = sheet(api.get(file, Map.of("format", "XLSX")).body());
        assertThat(rows)
                .contains(
                        List.of("推广短信", "移动", "0.4", "5.0", "2.0"),
                        List.of("国际/港澳台消息", "按地区计价", "32.0", "5.362"),
                        List.of("优惠", "-2.52"),
                        List.of("合计", "39.0", "5.14"),
                        List.of("短信通知", "电信", "11.0"),
                        List.of("期末余额", "15.86"));
    }

    private static List<List<String>> sheet(byte[] file) throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            List<List<String>> rows = new ArrayList<>();
            for (Row row : (Iterable<Row>) () -> StreamSupport.stream(workbook.spliterator(), false)
                    .flatMap(sheet -> StreamSupport.stream(sheet.spliterator(), false))
                    .iterator()) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(
                        cell.getCellType() == CellType.NUMERIC
                                ? String.valueOf(cell.getNumericCellValue())
                                : cell.getStringCellValue()));
                rows.add(cells);
            }
            return rows;
        }
    }

    @Test
    @Tag("S7.1-1")
    @Tag("S7.1-4")
    void aMonthThatIsNotTheAccountsHasNoCostsAndNoBill() {
        lastMonthIsSettled();
        for (String month :
                List.of("2026-13", "2026-1", "x", current.plusMonths(1).toString(), "2019-01")) {
            SignedRest.Reply costs = api.get("/v1/costs", Map.of(MONTH, month));
            assertThat(costs.status()).as(month).isEqualTo(400);
            assertThat(costs.json().at("/message").asText()).as(month).contains(month);
            assertThat(api.get("/v1/bills/" + month).status()).as(month).isEqualTo(400);
            assertThat(api.get("/v1/bills/" + month + "/file").status())
                    .as(month)
                    .isEqualTo(400);
        }
        assertThat(api.get("/v1/bills/" + current).code()).isEqualTo("OperationDenied.NotSettled");
        assertThat(api.get("/v1/bills/" + last.minusMonths(1)).code()).isEqualTo("BillNotFound");
        assertThat(api.get("/v1/costs", Map.of("mnth", "2026-11")).code())
                .as("a mistyped name")
                .isEqualTo("InvalidParameter");

        Customer stranger = accounts.enterprise();
        control.sql("update account_account set created_at = ? where id = ?")
                .params(last.minusMonths(1).atDay(10).atStartOfDay(), stranger.id())
                .update();
        SignedRest others = new SignedRest(server, stranger.key(), clock);
        assertThat(others.get("/v1/bills").json().size()).isZero();
        assertThat(others.get("/v1/bills/" + last).code()).isEqualTo("BillNotFound");
        assertThat(others.get("/v1/costs", Map.of(MONTH, last.toString()))
                        .json()
                        .at("/rows")
                        .size())
                .isZero();
    }

    /** What a package pays for is on its own tab only, and brings no tier nearer. */
    @Test
    @Tag("S7.1-8")
    @Tag("S7.1-9")
    @Tag("S7.1-10")
    @Tag("S7.1-11")
    @Tag("S7.1-12")
    @Tag("BL-12")
    void aPackageIsBoughtPaysFirstAndIsNoStandardCharge() {
        delivered(TemplateKind.NOTIFICATION, "8613900139001", Vendor.MOBILE, 3);
        ConsoleVisitor alice = visitor();
        try (ConsoleBrowser browser = new ConsoleBrowser(server, alice)) {
            browser.open("/console/packages?lang=zh");
            assertThat(browser.find("#floor").getText()).contains("0.036 元/条");
            assertThat(browser.text()).contains("还没有套餐包", "没有代金券");
            browser.photograph("packages-empty");
            browser.hasNoFaults();
            browser.action("立即购买").click();
            browser.at("/console/packages/new");
            assertThat(browser.find("#balance").getText()).contains("¥999.865");
            assertThat(browser.find("#offers").getText())
                    .contains("国内通用短信 1千条", "¥44.00", "0.044", "24 个月", "余额不足", "国际/港澳台消息 1千条", "1 个月");
            browser.photograph("buy");
            browser.hasNoFaults();
            browser.find("[data-opens='buy-DOM-1K']").click();
            assertThat(browser.find("#buy-DOM-1K").getText()).contains("购买 国内通用短信 1千条？", "¥44.00", "¥999.865");
            browser.find("#buy-DOM-1K [type='submit']").click();
            browser.says("已购买套餐包，共 1,000 条");
            browser.at("/console/packages");

            delivered(TemplateKind.VERIFICATION, "8613000139001", Vendor.UNICOM, 20);
            browser.open("/console/packages?lang=zh");
            assertThat(browser.find("#left").getText())
                    .contains("国内通用短信", "980", "可用余量", "剩余 98%，共 1,000 条", "适用于所有类型的国内文本短信");
            assertThat(browser.find("#packages thead").getText())
                    .contains("资源包类型", "购买时间", "总条数", "剩余量（条）", "失效时间", "状态", "全部");
            assertThat(browser.texts("#packages tbody tr"))
                    .singleElement()
                    .asString()
                    .contains("1,000 980", "有效");
            browser.open("/console/packages?lang=zh&state=EXPIRED");
            assertThat(browser.find("#packages").getText()).contains("没有符合条件的套餐包");
            data.update("update billing_package set valid_until = 1 where account_id = ?", customer.id());
            browser.open("/console/packages?lang=zh&state=EXPIRED&kind=DOMESTIC");
            assertThat(browser.texts("#packages tbody tr"))
                    .singleElement()
                    .asString()
                    .contains("已失效");
            for (int width : new int[] {1440, 390}) {
                browser.width(width);
                browser.photograph("packages-" + width);
                browser.hasNoFaults();
            }
            browser.width(1440);

            delivered(TemplateKind.VERIFICATION, "8613000139001", Vendor.UNICOM, 2);
            browser.open("/console/costs?lang=zh");
            assertThat(browser.texts("#charges tbody tr"))
                    .as("what the package paid for is not among them, what came thereafter is")
                    .containsExactly("验证码 联通 0.045 2 0.09 发送量", "短信通知 移动 0.045 3 0.135 发送量");
            assertThat(browser.find(".tier").getText())
                    .contains("本月已计费 5 条", "再计费 99,995 条（共 100,000 条）", "整月按新单价计算", "短信通知 0.045 0.04");
            browser.open("/console/costs/packages?lang=zh");
            assertThat(browser.texts("#bought thead th")).containsExactly("套餐包名称", "实付价", "购买时间", "失效时间", "状态");
            assertThat(browser.texts("#bought tbody tr"))
                    .singleElement()
                    .asString()
                    .contains("国内通用短信 1千条", "¥44.00", "已失效");
            assertThat(browser.texts("#used tbody tr")).containsExactly("国内通用短信 1千条 20 20");
            browser.photograph("costs-packages");
            browser.hasNoFaults();
        }
        JsonNode costs = api.get("/v1/costs").json();
        assertThat(costs.at("/units").asLong()).isEqualTo(5);
        assertThat(costs.at("/packages/0/units").asLong()).isEqualTo(20);
        assertThat(costs.at("/tiers/0/units").asLong()).isEqualTo(5);
    }

    @Test
    @Tag("S7.1-10")
    void aPackageIsBoughtOnceForEachReferenceAtThePriceThatWasSeen() {
        String reference = UUID.randomUUID().toString();
        Map<String, String> wanted = Map.of("offer", "DOM-1K", "price", "44", "reference", reference);
        SignedRest.Reply first = api.post("/v1/packages", wanted);
        assertThat(first.status()).isEqualTo(200);
        assertThat(api.post("/v1/packages", wanted).json().at("/id"))
                .isEqualTo(first.json().at("/id"));
        assertThat(api.get("/v1/packages").json().at("/packages").size()).isEqualTo(1);
        assertThat(ledger.of(customer.id())).isEqualByComparingTo("956");

        assertThat(api.post("/v1/packages", Map.of("offer", "DOM-5K", "price", "210", "reference", reference))
                        .code())
                .isEqualTo("OperationDenied.ReferenceUsed");
        assertThat(api.post("/v1/packages", Map.of("offer", "DOM-1K", "price", "4", "reference", "other-one"))
                        .code())
                .isEqualTo("InvalidParameter");
        assertThat(api.post("/v1/packages", Map.of("offer", "DOM-1K", "price", "1e999999999", "reference", "other-one"))
                        .status())
                .as("a number that nobody can write out")
                .isEqualTo(400);
        assertThat(api.post("/v1/packages", Map.of("offer", "DOM-50K", "price", "2000", "reference", "too-dear-1"))
                        .code())
                .isEqualTo("OperationDenied.Balance");
        assertThat(api.post("/v1/packages", Map.of("offer", "NONE", "price", "1", "reference", "nothing-1"))
                        .status())
                .isEqualTo(404);
        assertThat(ledger.of(customer.id())).isEqualByComparingTo("956");
        assertThat(control.sql("select count(*) from audit_entry where action = 'package.bought' and account_id = ?")
                        .param(customer.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(new SignedRest(server, accounts.individual().key(), clock)
                        .get("/v1/packages/offers")
                        .text())
                .as("an individual sends nothing abroad")
                .doesNotContain("INTL");
    }

    private void counted(FiguresDelta delta, String sign, String principal, long task, int micros) {
        counted(delta, LocalDate.ofInstant(clock.instant(), ZONE), sign, principal, task, micros);
    }

    private void counted(FiguresDelta delta, LocalDate today, String sign, String principal, long task, int micros) {
        Cell cell = new Cell(
                customer.id(),
                (int) today.toEpochDay() * 24 + 1,
                sign,
                "SMS_1",
                TemplateKind.NOTIFICATION,
                "CN-GD",
                Vendor.MOBILE,
                "",
                "",
                "",
                principal,
                0,
                task);
        delta.add(new Counted(cell, Outcome.DELIVERED, 1, true, micros == 0, micros, 4_000));
    }

    /** Reserved at 0.045 each; billed at 0.135 in all. */
    @Test // #14
    void costsGoBackToWhoCausedThemAndLeadToWhatTheMonthComesTo() {
        FiguresDelta delta = new FiguresDelta();
        counted(delta, "云帆科技", "", 0, 45_000);
        counted(delta, "云帆科技", "user/alice", 77, 90_000);
        counted(delta, "云帆商城", "user/alice", 77, 45_000);
        counted(delta, "云帆商城", "user/alice", 0, 0);
        figures.write(delta);
        folding.fold();
        delivered(TemplateKind.NOTIFICATION, "8613900139001", Vendor.MOBILE, 3);

        JsonNode signatures = api.get("/v1/costs/by", Map.of("by", "SIGNATURE")).json();
        assertThat(signatures.at("/rows").findValuesAsText("value")).containsExactly("云帆科技", "云帆商城");
        assertThat(signatures.at("/rows/0/spend").decimalValue()).isEqualByComparingTo("0.135");
        assertThat(signatures.at("/rows/1/units").asLong()).isEqualTo(1);
        assertThat(signatures.at("/rows/1/ofPackages").asLong()).isEqualTo(1);
        assertThat(signatures.at("/total/spend").decimalValue()).isEqualByComparingTo("0.18");
        assertThat(signatures.at("/bill/difference").decimalValue()).isEqualByComparingTo("-0.045");
        assertThat(signatures.at("/bill/payable").decimalValue()).isEqualByComparingTo("0.135");
        assertThat(api.get("/v1/costs/by", Map.of("by", "TASK"))
                        .json()
                        .at("/rows/0/value")
                        .asText())
                .isEqualTo("77");
        assertThat(api.get("/v1/costs/by", Map.of("by", "TAG", "range", "7d"))
                        .json()
                        .at("/bill")
                        .isNull())
                .as("seven days are no month")
                .isTrue();
        assertThat(api.get("/v1/costs/by", Map.of("range", "century")).status()).isEqualTo(400);
        String day = current.atDay(1).toString();
        SignedRest.Reply both = api.get("/v1/costs/by", Map.of("range", "7d", "from", day, "to", day));
        assertThat(both.status()).as("either a range or days").isEqualTo(400);
        assertThat(both.json().at("/message").asText()).contains("from、to", "不能与其他 range 同用");
        assertThat(api.get("/v1/costs/by", Map.of("from", day, "to", day))
                        .json()
                        .at("/to")
                        .asText())
                .isEqualTo(day);
        Customer stranger = accounts.enterprise();
        assertThat(new SignedRest(server, stranger.key(), clock)
                        .get("/v1/costs/by")
                        .json()
                        .at("/rows")
                        .size())
                .isZero();
        try (ConsoleBrowser browser = new ConsoleBrowser(server, visitor())) {
            browser.open("/console/costs/by?lang=zh&by=PRINCIPAL");
            assertThat(browser.texts("#shares tbody tr").stream().map(row -> row.replace('\n', ' ')))
                    .containsExactly("alice 2 1 0.135 75.0%", "主账号 1 0 0.045 25.0%");
            assertThat(browser.find("#bridge").getText()).contains("¥0.18", "-¥0.045", "¥0.135");
            browser.photograph("cost-shares");
            browser.hasNoFaults();
        }
    }

    /** On the first of a month as on any other day: by whole days, whatever month they are of. */
    @Test // #14
    void theForecastGoesByTheWholeDaysThatTheAccountHasBehindIt() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        control.sql("update account_account set created_at = ? where id = ?")
                .params(
                        today.minusDays(3)
                                .atTime(12, 0)
                                .atZone(ZONE)
                                .withZoneSameInstant(java.time.ZoneOffset.UTC)
                                .toLocalDateTime(),
                        customer.id())
                .update();
        FiguresDelta delta = new FiguresDelta();
        counted(delta, today.minusDays(1), "云帆科技", "", 0, 3_000_000);
        counted(delta, today.minusDays(2), "云帆科技", "", 0, 1_000_000);
        figures.write(delta);
        folding.fold();

        JsonNode budget = api.get("/v1/budget").json();

        assertThat(budget.at("/days").asInt()).isEqualTo(2);
        assertThat(budget.at("/daily").decimalValue()).isEqualByComparingTo("2");
        assertThat(budget.at("/forecast").decimalValue())
                .isEqualByComparingTo(budget.at("/daysLeft").decimalValue().multiply(new BigDecimal("2")));
    }

    @Test // #14
    void theBudgetIsSetByWhoMaySaysHowFarItHasComeAndIsOnRecord() {
        delivered(TemplateKind.NOTIFICATION, "8613900139001", Vendor.MOBILE, 20);
        ConsoleVisitor reader = logins.user(customer, "bob", "AliyunDysmsReadOnlyAccess");
        assertThat(reader.form("/console/costs/budget", "warn=1&stop=2").status())
                .isEqualTo(403);
        try (ConsoleBrowser browser = new ConsoleBrowser(server, visitor())) {
            browser.open("/console/costs?lang=zh");
            assertThat(browser.find("#budget").getText())
                    .contains("本月已用", "¥0.90", "不限", "未设置预警值")
                    .as("nothing to forecast by")
                    .contains("预计月底\n–", "还没有一个完整的自然日");
            browser.find("[data-opens='budget-ask']").click();
            browser.fill("warn", "5").fill("stop", "2");
            browser.find("#budget-ask [type='submit']").click();
            browser.says("InvalidParameter");
            assertThat(browser.faults()).as("the refusal, and nothing else").hasSize(2);
            browser.fill("warn", "0.5").fill("stop", "1,200.50");
            browser.find("#budget-ask [type='submit']").click();
            browser.says("预算已保存");
            assertThat(browser.find("#budget").getText()).contains("限额 ¥1,200.50", "预警值 ¥0.50", "已达到预警值", "预计月底");
            browser.photograph("budget");
            browser.hasNoFaults();
        }
        for (String none : List.of("0", "-1", "0.001", "123456789012E8", "1E12", "1E+999999999", "1E-999999999")) {
            assertThat(api.put("/v1/budget", Map.of("stop", new BigDecimal(none)))
                            .code())
                    .as(none)
                    .isEqualTo("InvalidParameter");
        }
        JsonNode budget = api.get("/v1/budget").json();
        assertThat(budget.at("/stop").decimalValue()).isEqualByComparingTo("1200.5");
        assertThat(budget.at("/charged").decimalValue()).isEqualByComparingTo("0.9");
        assertThat(budget.at("/days").asInt()).as("of an account of today").isZero();
        assertThat(budget.at("/daily").isNull()).isTrue();
        assertThat(budget.at("/forecast").isNull()).isTrue();
        SignedRest.Reply set = api.put("/v1/budget", Map.of("warn", "3"));
        assertThat(set.status()).isEqualTo(204);
        assertThat(set.body()).as("what is spent is for who may read costs").isEmpty();
        assertThat(api.get("/v1/budget").json().at("/stop").isNull())
                .as("what is left out is none")
                .isTrue();
        assertThat(control.sql(
                                "select count(*) from audit_entry where action = 'account.budget-set' and account_id = ?")
                        .param(customer.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }
}
