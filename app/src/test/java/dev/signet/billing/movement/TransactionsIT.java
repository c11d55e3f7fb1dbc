package dev.signet.billing.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.billing.Booking;
import dev.signet.billing.Bookings;
import dev.signet.billing.Charge;
import dev.signet.billing.EndedCharge;
import dev.signet.billing.EntryKind;
import dev.signet.billing.Ledger;
import dev.signet.billing.LostCharges;
import dev.signet.billing.Purchases;
import dev.signet.billing.Purse;
import dev.signet.billing.Settlement;
import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.Prices;
import dev.signet.console.ConsoleBrowser;
import dev.signet.console.ConsoleLogins;
import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.Amounts;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.fact.Vendor;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** #14: 收支明细, what became of the balance, on its page, under {@code /v1} and as a file. */
@SignetTest
class TransactionsIT {

    private static final String HERE = "/v1/transactions";
    private static final String PAGE = "/console/transactions";
    private static final String NUMBER = "8613900139001";
    /** A part is 0.045 until the month has 100,000 of them, then 0.04, and 0.039 where it has 300,000. */
    private static final int MANY = 40_000;

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    Ledger ledger;

    @Autowired
    Bookings bookings;

    @Autowired
    Purchases purchases;

    @Autowired
    Settlement settlement;

    @Autowired
    Prices prices;

    @Autowired
    Movements movements;

    @Autowired
    DataTransactions transactions;

    @Autowired
    Ids ids;

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
    private YearMonth month;

    @BeforeEach
    void anEnterpriseOfLastMonth() {
        customer = accounts.enterprise();
        api = new SignedRest(server, customer.key(), clock);
        month = YearMonth.from(ChinaTime.dayOf(Clock.systemUTC().instant())).minusMonths(1);
    }

    /** A moment of the month; the clock goes on from there. */
    private void at(int day, String time) {
        clock.set(Instant.parse(month.atDay(day) + "T" + time + "+08:00"));
    }

    private void passed(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    private Booking.Order order(String reason) {
        return new Booking.Order(ids.next(), customer.id(), "finance", "finance2", reason);
    }

    private List<EndedCharge> reserve(int... parts) {
        Instant now = clock.instant();
        return transaction.execute(status -> {
            Purse purse =
                    ledger.hold(List.of(customer.id()), prices.current(), now).get(customer.id());
            List<EndedCharge> reserved = Arrays.stream(parts)
                    .mapToObj(units -> {
                        Charge charge = purse.reserve(TemplateKind.NOTIFICATION, NUMBER, units);
                        assertThat(charge).isNotNull();
                        return ended(charge, units, true, now);
                    })
                    .toList();
            ledger.write(List.of(purse), now);
            return reserved;
        });
    }

    private EndedCharge ended(Charge charge, int units, boolean earned, Instant sent) {
        return new EndedCharge(
                customer.id(),
                earned,
                charge.micros(),
                charge.packageId(),
                charge.voucherId(),
                units,
                TemplateKind.NOTIFICATION,
                Long.parseLong(NUMBER),
                Vendor.MOBILE,
                sent);
    }

    private void earned(List<EndedCharge> reserved) {
        transaction.executeWithoutResult(status -> ledger.settle(reserved, clock.instant()));
    }

    private void lost(List<EndedCharge> reserved) {
        earned(LostCharges.of(reserved));
    }

    /** All that there is goes into the sums. */
    private void fold() {
        new FlowFolding(data, transactions, Clock.fixed(Instant.parse("2060-01-01T00:00:00Z"), ZoneOffset.UTC)).fold();
    }

    /** A month in which everything happens that can, settled; then the real time again. */
    private void aMonthOfAllKinds() {
        at(3, "10:00:00");
        bookings.topUp(order("预付款"), new BigDecimal("20000"), "F-" + UUID.randomUUID());
        passed(5);
        bookings.correct(order("=多收的退回"), new BigDecimal("-1.5"), BigDecimal.TEN);
        passed(5);
        Booking voucher = bookings.giveVoucher(
                order("赠送"), Coverage.DOMESTIC, new BigDecimal("1800.92"), clock.instant(), after());
        passed(5);
        List<EndedCharge> byVoucher = reserve(MANY, 10, 10);
        at(3, "11:00:00");
        List<EndedCharge> byBalance = reserve(7, MANY, MANY, MANY, MANY, MANY, MANY, MANY, MANY, 1);
        passed(5);
        earned(byVoucher.subList(0, 1));
        lost(byVoucher.subList(1, 2));
        passed(5);
        lost(byBalance.subList(0, 1));
        at(4, "09:30:00");
        earned(byBalance.subList(1, 5)); // the month comes to 200,000 parts, and is priced anew
        passed(5);
        earned(byBalance.subList(5, 10)); // and to 360,001
        passed(5);
        bookings.endVoucher(order("到此为止"), voucher.voucherId());
        at(5, "23:59:59.999");
        Booking granted = bookings.grant(order("补偿"), Coverage.DOMESTIC, 500, clock.instant(), after(), null);
        at(6, "00:00:00");
        reserve(3, 2);
        bookings.end(order("发错了"), granted.packageId());
        passed(5);
        purchases.buy(
                customer.id(), "DOM-1K", new BigDecimal("44"), UUID.randomUUID().toString(), "user/alice");
        passed(5);
        earned(reserve(5));
        at(30, "23:59:59.999");
        ledger.credit(
                customer.id(), new BigDecimal("0.003"), UUID.randomUUID().toString(), "a secret of the platform's");
        // No change was asked for and agreed to: there is none to compare with.
        data.update("update billing_booking set compared = true where account_id = ?", customer.id());
        clock.set(after().plusSeconds(300));
        discount();
        settlement.settleWhatHasEnded();
        clock.reset();
    }

    private Instant after() {
        return ChinaTime.startOf(month.plusMonths(1).atDay(1));
    }

    private int number() {
        return month.getYear() * 100 + month.getMonthValue();
    }

    /** As the settlement takes one where the rulebook has any. */
    private void discount() {
        data.update("""
                insert into billing_entry (id, account_id, kind, month, balance_micros, reserved_micros, reference, made_at)
                values (?, ?, 6, ?, 700000, 0, 'discount', ?)""", ids.next(), customer.id(), number(), clock.millis());
        data.update(
                "update billing_account set balance_micros = balance_micros + 700000 where account_id = ?",
                customer.id());
    }

    private Map<String, String> allOfIt() {
        return Map.of(
                "range",
                "custom",
                "from",
                month.atDay(1).toString(),
                "to",
                month.plusMonths(1).atDay(1).toString());
    }

    private Map<String, String> with(String... more) {
        Map<String, String> query = new HashMap<>(allOfIt());
        for (int i = 0; i < more.length; i += 2) {
            query.put(more[i], more[i + 1]);
        }
        return query;
    }

    private JsonNode ask(Map<String, String> query) {
        SignedRest.Reply reply = api.get(HERE, query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static List<JsonNode> lines(JsonNode answer) {
        return StreamSupport.stream(answer.at("/transactions").spliterator(), false)
                .toList();
    }

    private static BigDecimal yuan(JsonNode line, String name) {
        return line.get(name).decimalValue();
    }

    private static List<String> kinds(List<JsonNode> lines) {
        return lines.stream().map(line -> line.get("kind").asText()).toList();
    }

    private BigDecimal sum(String column, String condition, Object... values) {
        List<Object> all = new ArrayList<>(List.of(customer.id()));
        all.addAll(Arrays.asList(values));
        return BigDecimal.valueOf(
                data.queryForObject(
                        "select coalesce(sum(" + column + "), 0) from billing_entry where account_id = ? and "
                                + condition,
                        Long.class,
                        all.toArray()),
                6);
    }

    /** What the ledger itself says the balance was after the last entry of a line. */
    private BigDecimal balanceAfter(JsonNode line) {
        long at = Instant.parse(line.get("at").asText()).toEpochMilli();
        long last = line.get("summed").asBoolean()
                ? data.queryForObject(
                        "select max(id) from billing_entry where account_id = ? and made_at = ? and kind = ? and (voucher_id is not null) = ?",
                        Long.class,
                        customer.id(),
                        at,
                        kindOf(line).ordinal(),
                        line.get("kind").asText().startsWith("VOUCHER"))
                : data.queryForObject(
                        "select max(id) from billing_entry where account_id = ? and made_at = ? and reference is not null and balance_micros = ? and voucher_micros = ?",
                        Long.class,
                        customer.id(),
                        at,
                        yuan(line, "yuan").movePointRight(6).longValueExact(),
                        yuan(line, "voucherYuan").movePointRight(6).longValueExact());
        return sum("balance_micros", "(made_at < ? or made_at = ? and id <= ?)", at, at, last);
    }

    private static EntryKind kindOf(JsonNode line) {
        return switch (MovementKind.valueOf(line.get("kind").asText())) {
            case CHARGE, VOUCHER_USED -> EntryKind.RESERVE;
            case REFUND, VOUCHER_RETURNED -> EntryKind.REFUND;
            default -> EntryKind.REPRICE;
        };
    }

    @Test
    void everyKindIsALineAndTheLinesLeadFromTheOpeningToTheClosingBalance() {
        aMonthOfAllKinds();

        JsonNode before = ask(with("size", "500"));
        fold();
        JsonNode answer = ask(with("size", "500"));

        assertThat(answer).as("summed up or not, it says the same").isEqualTo(before);
        List<JsonNode> lines = lines(answer);
        assertThat(kinds(lines))
                .contains(Arrays.stream(MovementKind.values()).map(Enum::name).toArray(String[]::new));
        assertThat(yuan(answer, "opening")).isEqualByComparingTo("0");
        assertThat(yuan(answer, "closing")).isEqualByComparingTo(ledger.available(customer.id()));
        BigDecimal moved = lines.stream().map(line -> yuan(line, "yuan")).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(yuan(answer, "opening").add(moved)).isEqualByComparingTo(yuan(answer, "closing"));
        assertThat(yuan(answer, "opening").add(yuan(answer, "in")).subtract(yuan(answer, "out")))
                .isEqualByComparingTo(yuan(answer, "closing"));
        assertThat(lines.stream().map(line -> yuan(line, "voucherYuan")).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(sum("voucher_micros", "true"));
        assertThat(lines)
                .allSatisfy(line -> assertThat(yuan(line, "balance"))
                        .as("the balance after %s", line)
                        .isEqualByComparingTo(balanceAfter(line)));
        assertThat(answer.get("lines").asInt()).isEqualTo(lines.size());

        Map<String, JsonNode> byKind = new TreeMap<>();
        lines.forEach(
                line -> byKind.put(line.get("day").asText() + line.get("kind").asText(), line));
        JsonNode charged = byKind.get(month.atDay(3) + "CHARGE");
        assertThat(yuan(charged, "yuan")).as("320,008 parts at 0.045").isEqualByComparingTo("-14400.36");
        assertThat(charged.get("messages").asInt()).isEqualTo(10);
        assertThat(yuan(byKind.get(month.atDay(3) + "REFUND"), "yuan")).isEqualByComparingTo("0.315");
        assertThat(yuan(byKind.get(month.atDay(4) + "REPRICE"), "yuan").signum())
                .isPositive();
        assertThat(byKind.get(month.atDay(4) + "REPRICE").get("month").asText()).isEqualTo(month.toString());
        assertThat(byKind.get(month.atDay(3) + "TOP_UP").get("payment").asText())
                .startsWith("F-");
        assertThat(byKind.get(month.atDay(6) + "PURCHASE").get("units").asInt()).isEqualTo(1000);
        JsonNode rounding = byKind.get(month.plusMonths(1).atDay(1) + "ROUNDING");
        assertThat(rounding.get("bill").asText()).isEqualTo(number() + "-" + customer.id());
        assertThat(rounding.get("month").asText()).isEqualTo(month.toString());
        assertThat(answer.toString())
                .as("who of the platform's people it was, and what they wrote for themselves")
                .doesNotContain("finance", "secret", "发错了");

        JsonNode ofMonth = ask(Map.of("range", "last-month"));
        JsonNode next = ask(Map.of(
                "range",
                "custom",
                "from",
                after().atZone(ChinaTime.ZONE).toLocalDate().toString(),
                "to",
                LocalDate.now(clock).toString()));
        assertThat(yuan(next, "opening")).isEqualByComparingTo(yuan(ofMonth, "closing"));
    }

    @Test
    void whatIsPartlySummedUpSaysTheSame() {
        at(3, "10:00:00");
        ledger.credit(customer.id(), new BigDecimal("100"), "first", "test");
        passed(1);
        reserve(3);
        fold();
        passed(1);
        lost(reserve(4));
        passed(1);
        ledger.credit(customer.id(), new BigDecimal("5"), "second", "test");
        clock.reset();

        JsonNode half = ask(allOfIt());
        fold();

        assertThat(ask(allOfIt())).isEqualTo(half);
        assertThat(yuan(lines(half).get(0), "yuan"))
                .as("all of the day in one line")
                .isEqualByComparingTo("-0.315");
        assertThat(lines(half))
                .allSatisfy(line -> assertThat(yuan(line, "balance")).isEqualByComparingTo(balanceAfter(line)));
        assertThat(data.queryForObject(
                        "select sum(messages) from billing_flow where account_id = ?", Long.class, customer.id()))
                .as("each once, however often it is summed up")
                .isEqualTo(3);
    }

    @Test
    void aDayBeginsAtMidnightOfTheAccountsZoneAlsoWhereClocksArePutBack() {
        for (String zone : List.of("Asia/Shanghai", "America/New_York", "Asia/Kathmandu")) {
            customer = accounts.enterprise();
            ZoneId there = ZoneId.of(zone);
            LocalDate day = LocalDate.of(2026, 11, 1); // in New York 25 hours long
            Instant midnight = day.plusDays(1).atStartOfDay(there).toInstant();
            clock.set(day.atStartOfDay(there).toInstant().minusMillis(1));
            ledger.credit(customer.id(), new BigDecimal("100"), "first", "test");
            clock.set(day.atStartOfDay(there).toInstant());
            reserve(1);
            clock.set(midnight.minusMillis(1));
            reserve(10);
            ledger.credit(customer.id(), new BigDecimal("7"), "last of the day", "test");
            clock.set(midnight);
            reserve(100);
            ledger.credit(customer.id(), new BigDecimal("9"), "first of the next", "test");
            clock.reset();

            for (boolean summed : new boolean[] {false, true}) {
                if (summed) {
                    fold();
                }
                Period one = movements.of(customer.id(), there, day, day, null, null, 50);
                Period next = movements.of(customer.id(), there, day.plusDays(1), day.plusDays(1), null, null, 50);
                Period both = movements.of(customer.id(), there, day, day.plusDays(1), null, null, 50);

                assertThat(one.opening()).as(zone).isEqualByComparingTo("100");
                assertThat(one.movements())
                        .as(zone)
                        .extracting(Movement::kind, each -> each.yuan().stripTrailingZeros())
                        .containsExactly(
                                tuple(MovementKind.CHARGE, new BigDecimal("-0.495")),
                                tuple(MovementKind.CORRECTION, new BigDecimal("7")));
                assertThat(one.closing()).as(zone).isEqualByComparingTo("106.505");
                assertThat(next.opening()).as(zone).isEqualByComparingTo(one.closing());
                assertThat(next.closing()).as(zone).isEqualByComparingTo("111.005");
                assertThat(both.movements()).as(zone).hasSize(4);
                assertThat(both.movements().subList(2, 4)).as(zone).isEqualTo(one.movements());
            }
        }
    }

    @Test
    void pagesHaveEveryLineOnceWhateverComesMeanwhile() {
        aMonthOfAllKinds();
        List<JsonNode> all = lines(ask(with("size", "500")));
        List<JsonNode> paged = new ArrayList<>();
        String after = "";
        int pages = 0;
        while (after != null && pages++ < 100) {
            JsonNode page = ask(with("size", "3", "after", after));
            assertThat(page.at("/transactions").size()).isBetween(1, 3);
            paged.addAll(lines(page));
            after = page.get("next").isNull() ? null : page.get("next").asText();
            ledger.credit(customer.id(), BigDecimal.ONE, UUID.randomUUID().toString(), "comes meanwhile");
        }
        assertThat(paged).isEqualTo(all);

        JsonNode vouchers = ask(with("kind", "VOUCHER_USED", "size", "1"));
        assertThat(kinds(lines(vouchers))).containsExactly("VOUCHER_USED");
        JsonNode topUps = ask(with("kind", "TOP_UP"));
        assertThat(kinds(lines(topUps))).containsExactly("TOP_UP");
        assertThat(yuan(topUps, "shown")).isEqualByComparingTo("20000");
        assertThat(topUps.get("lines").asInt()).isEqualTo(1);
        assertThat(yuan(topUps, "in")).as("of all kinds").isGreaterThan(yuan(topUps, "shown"));
    }

    @Test
    void whatIsNotUnderstoodIsRefusedAndWhatIsAnothersIsNotThere() {
        aMonthOfAllKinds();
        for (Map<String, String> wrong : List.of(
                Map.of("rnge", "7d"),
                Map.of("range", "century"),
                Map.of("range", "custom"),
                Map.of("from", "2026-11-31", "to", "2026-12-01"),
                Map.of("from", "2026-11-02"),
                Map.of(
                        "from",
                        LocalDate.now(clock).plusDays(3).toString(),
                        "to",
                        LocalDate.now(clock).plusDays(9).toString()),
                Map.of("kind", "GIFT"),
                Map.of("after", "2026-11-01"),
                Map.of("after", "2026-13-01_-1_0_0"),
                Map.of("size", "0"),
                Map.of("size", "501"))) {
            SignedRest.Reply reply = api.get(HERE, wrong);
            assertThat(reply.status()).as(wrong + reply.text()).isEqualTo(400);
            assertThat(reply.json().at("/messageEn").asText()).as("%s", wrong).isNotEmpty();
        }
        assertThat(api.get(HERE + "/file", Map.of("format", "XLS")).status()).isEqualTo(400);
        assertThat(api.get(HERE + "/file", Map.of("mode", "all")).status()).isEqualTo(400);
        assertThat(api.get("/v1/costs/file", Map.of("format", "PDF")).status()).isEqualTo(400);

        Customer stranger = accounts.enterprise();
        SignedRest others = new SignedRest(server, stranger.key(), clock);
        JsonNode nothing = others.get(HERE, allOfIt()).json();
        assertThat(lines(nothing)).isEmpty();
        assertThat(yuan(nothing, "closing")).isEqualByComparingTo("0");
        assertThat(api.get(HERE).status())
                .as("the present month, where nothing is asked")
                .isEqualTo(200);

        ConsoleVisitor sender = logins.user(customer, "sender", "AliyunLogReadOnlyAccess");
        assertThat(sender.get(PAGE).status()).isEqualTo(403);
    }

    @Test
    void theFileIsWhatThePageShowsWithNumbersAsNumbersAndNoFormula() throws Exception {
        aMonthOfAllKinds();
        List<JsonNode> lines = lines(ask(with("size", "500")));

        SignedRest.Reply xlsx = api.get(HERE + "/file", with("lang", "zh"));
        assertThat(xlsx.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("transactions-", ".xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx.body()))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(lines.size());
            IntStream.range(0, lines.size()).forEach(at -> {
                XSSFRow row = sheet.getRow(at + 1);
                assertThat(row.getCell(2).getCellType()).isEqualTo(CellType.NUMERIC);
                assertThat(BigDecimal.valueOf(row.getCell(2).getNumericCellValue()))
                        .isEqualByComparingTo(yuan(lines.get(at), "yuan"));
                assertThat(BigDecimal.valueOf(row.getCell(3).getNumericCellValue()))
                        .isEqualByComparingTo(yuan(lines.get(at), "balance"));
            });
            assertThat(workbook.getSheetAt(1).getRow(4).getCell(1).getNumericCellValue())
                    .isEqualTo(ledger.available(customer.id()).doubleValue());
            assertThat(texts(sheet)).contains("'=多收的退回").doesNotContain("=多收的退回");
        }

        List<CSVRecord> csv = csv(api.get(HERE + "/file", with("format", "CSV", "lang", "en")));
        assertThat(csv.get(0).toList()).contains("Amount (yuan)", "Balance (yuan)");
        assertThat(csv).hasSize(lines.size() + 1);
        for (int at = 0; at < lines.size(); at++) {
            assertThat(new BigDecimal(csv.get(at + 1).get(2))).isEqualByComparingTo(yuan(lines.get(at), "yuan"));
            assertThat(new BigDecimal(csv.get(at + 1).get(3))).isEqualByComparingTo(yuan(lines.get(at), "balance"));
        }
        assertThat(csv(api.get(HERE + "/file", with("format", "CSV", "kind", "TOP_UP"))))
                .as("of what is asked for only")
                .hasSize(2);
    }

    private static List<String> texts(XSSFSheet sheet) {
        List<String> texts = new ArrayList<>();
        sheet.forEach(row -> row.forEach(cell -> {
            if (cell.getCellType() == CellType.STRING) {
                texts.add(cell.getStringCellValue());
            }
        }));
        return texts;
    }

    private static List<CSVRecord> csv(SignedRest.Reply reply) throws IOException {
        String text = new String(reply.body(), StandardCharsets.UTF_8).substring(1);
        return CSVFormat.RFC4180.parse(new StringReader(text)).getRecords();
    }

    @Test
    void whatTheMonthCostsSoFarIsAWorkbook() throws Exception {
        ledger.credit(customer.id(), new BigDecimal("10"), "first", "test");
        earned(reserve(3, 2));

        SignedRest.Reply file = api.get("/v1/costs/file", Map.of("lang", "en"));

        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("costs-" + month.plusMonths(1) + ".xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file.body()))) {
            assertThat(workbook.getNumberOfSheets())
                    .as("nothing of the balance")
                    .isEqualTo(3);
            XSSFRow row = workbook.getSheetAt(0).getRow(1);
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("Notifications");
            assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(0.045);
            assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(5);
            assertThat(row.getCell(4).getNumericCellValue()).isEqualTo(0.225);
            assertThat(texts(workbook.getSheetAt(2))).anyMatch(text -> text.contains("indicative"));
        }
        assertThat(api.get("/v1/costs/file", Map.of("month", "2026-13")).status())
                .isEqualTo(400);
    }

    @Test
    void millionsOfEntriesAreReadOfTheirSums() {
        at(3, "10:00:00");
        ledger.credit(customer.id(), new BigDecimal("100"), "first", "test");
        reserve(1);
        clock.reset();
        fold();

        String partOfAQuarter =
                "explain select sum(balance_micros) from billing_entry force index (billing_entry_by_time)"
                        + " where account_id = ? and made_at >= ? and made_at <= ? and (made_at < ? or id <= ?)";
        Map<String, Object> part = data.queryForMap(partOfAQuarter, customer.id(), 0, 900_000, 900_000, 1);
        Map<String, Object> sums = data.queryForMap(
                "explain select sum(balance_micros) from billing_flow where account_id = ? and quarter >= ?",
                customer.id(),
                0);

        assertThat(part).contains(entry("key", "billing_entry_by_time"));
        assertThat(part.get("Extra").toString()).as("read of the index alone").contains("Using index");
        assertThat(sums).contains(entry("key", "PRIMARY"));
    }

    @Test
    void thePageShowsWhatBecameOfTheBalanceAndWhereEachLineLeads() {
        aMonthOfAllKinds();
        control.sql("update account_account set created_at = ? where id = ?")
                .params(month.minusMonths(1).atDay(10).atStartOfDay(), customer.id())
                .update();
        ConsoleVisitor alice = logins.user(customer, "alice", "AdministratorAccess");
        String days = "?range=custom&from=" + month.atDay(1) + "&to="
                + month.plusMonths(1).atDay(1);
        try (ConsoleBrowser browser = new ConsoleBrowser(server, alice)) {
            browser.open("/console?lang=zh");
            assertThat(browser.find(".line a[href='" + PAGE + "']").getText())
                    .isEqualTo("¥" + Amounts.decimal(ledger.available(customer.id())));
            browser.open("/console/costs?lang=zh").click("收支明细");
            browser.at(PAGE);
            browser.open(PAGE + days + "&lang=zh");
            assertThat(browser.find(".nav a[href='" + PAGE + "']").getText()).isEqualTo("收支明细");
            assertThat(browser.texts("#transactions thead th"))
                    .containsExactly("时间", "类型", "金额（元）", "余额（元）", "账单月份", "备注", "操作");
            assertThat(browser.find("#sums").getText()).contains("期初余额", "¥0.00", "收入", "支出", "期末余额");
            String rows = browser.find("#transactions tbody").getText().replace('\n', ' ');
            assertThat(rows)
                    .contains(
                            "充值 +20,000.00",
                            "短信扣费 -14,400.36",
                            "当天合计，末笔 11:00:00",
                            "=多收的退回",
                            "重新计价",
                            "抹零",
                            "套餐包",
                            "代金券 +¥1,800.92");
            assertThat(browser.text()).contains("按天（Asia/Shanghai）和类型各合计为一行", "期初余额 + 收入 − 支出 = 期末余额");
            for (String lang : List.of("zh", "en")) {
                browser.open(PAGE + days + "&lang=" + lang);
                for (int width : new int[] {1440, 390}) {
                    browser.width(width);
                    browser.photograph("transactions-" + lang + "-" + width);
                    browser.hasNoFaults();
                }
                browser.driver().executeScript("document.getElementById('transactions').scrollIntoView()");
                browser.photograph("transactions-lines-" + lang);
                browser.width(1440);
            }
            browser.dark(true);
            browser.photograph("transactions-dark");
            browser.hasNoFaults();
            browser.dark(false);
            browser.open(PAGE + days + "&lang=zh");
            browser.find("#transactions a[href='/console/bills/" + month + "']").click();
            browser.at("/console/bills/" + month);
            browser.find("a[href^='" + PAGE + "?range=custom']").click();
            browser.at(PAGE);
            browser.find("#transactions a[href^='/console/costs/by']").click();
            browser.at("/console/costs/by");
            browser.open(PAGE + "?lang=zh&range=today&kind=TOP_UP");
            assertThat(browser.text()).contains("没有符合条件的收支");
            browser.hasNoFaults();
        }
    }
}
