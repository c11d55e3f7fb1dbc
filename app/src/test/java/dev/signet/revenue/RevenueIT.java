package dev.signet.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.billing.Booking;
import dev.signet.billing.Bookings;
import dev.signet.billing.Charge;
import dev.signet.billing.EndedCharge;
import dev.signet.billing.Ledger;
import dev.signet.billing.Purchases;
import dev.signet.billing.Purse;
import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.Prices;
import dev.signet.figures.Cell;
import dev.signet.figures.Counted;
import dev.signet.figures.FiguresDelta;
import dev.signet.figures.FiguresLedger;
import dev.signet.figures.Folding;
import dev.signet.figures.Outcome;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Discrepancies;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.fact.Vendor;
import dev.signet.staff.StaffVisitor;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** 经营统计 and 统计复核: what staff see of revenue, of carriers' costs, and of what the recount found. */
@SignetTest
class RevenueIT {

    private static final String REVENUE = "/v1/admin/revenue";
    private static final String NUMBER = "8613800000000";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    FiguresLedger ledger;

    @Autowired
    Folding folding;

    @Autowired
    SettableClock clock;

    @Autowired
    ObjectMapper json;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @Autowired
    Discrepancies discrepancies;

    @Autowired
    Ledger balances;

    @Autowired
    Prices prices;

    @Autowired
    Purchases purchases;

    @Autowired
    Bookings bookings;

    @Autowired
    Ids ids;

    @Autowired
    @DataPlane
    TransactionTemplate transaction;

    private Customer customer;
    private LocalDate yesterday;
    private String range;

    @BeforeEach
    void anEnterprise() {
        clock.reset();
        customer = accounts.enterprise();
        yesterday = ChinaTime.today(clock).minusDays(1);
        range = "?range=custom&from=" + yesterday + "&to=" + yesterday.plusDays(1) + "&account=" + customer.id();
    }

    private void sent(
            LocalDate day, String channel, Vendor vendor, String place, Outcome outcome, int parts, long micros) {
        sent(day, channel, vendor, place, outcome, parts, micros, false);
    }

    private void sent(
            LocalDate day,
            String channel,
            Vendor vendor,
            String place,
            Outcome outcome,
            int parts,
            long micros,
            boolean byPackage) {
        FiguresDelta delta = new FiguresDelta();
        Cell cell = new Cell(
                customer.id(),
                (int) day.toEpochDay() * 24 + 1,
                "云帆科技",
                "SMS_1",
                TemplateKind.NOTIFICATION,
                place,
                vendor,
                channel,
                "",
                "",
                "",
                0,
                0);
        delta.add(new Counted(cell, outcome, parts, outcome != Outcome.FAILED, byPackage, micros, 4_000));
        ledger.write(delta);
        folding.fold();
    }

    private JsonNode read(String path) throws IOException {
        StaffVisitor.Answer answer = StaffVisitor.tool(server, "auditor", path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    /** By the shipped price file: the simulator takes 0.028 for each part submitted, abroad 0.180 for Hong Kong, delivered only. */
    @Test // #14
    void revenueLessWhatTheCarriersChargeIsTheMargin() throws IOException {
        sent(yesterday, "simulator", Vendor.MOBILE, "CN-GD", Outcome.DELIVERED, 2, 90_000);
        sent(yesterday, "simulator", Vendor.MOBILE, "CN-GD", Outcome.FAILED, 1, 0);
        sent(yesterday.plusDays(1), "simulator", Vendor.INTERNATIONAL, "HK", Outcome.DELIVERED, 1, 350_000);
        sent(yesterday.plusDays(1), "simulator", Vendor.INTERNATIONAL, "HK", Outcome.FAILED, 4, 0);
        sent(yesterday.plusDays(1), "", Vendor.UNICOM, "CN-GD", Outcome.UNANSWERED, 1, 45_000);

        JsonNode total = read(REVENUE + range).path("total");

        assertThat(total.path("sent").asInt()).isEqualTo(9);
        assertThat(total.path("spend").decimalValue()).isEqualByComparingTo("0.485");
        assertThat(total.path("cost").decimalValue()).isEqualByComparingTo("0.264");
        assertThat(total.path("margin").decimalValue()).isEqualByComparingTo("0.221");
        assertThat(total.path("marginPercent").decimalValue()).isEqualByComparingTo("45.57");
        JsonNode days = read(REVENUE + range + "&by=DAY").path("rows");
        assertThat(days).hasSize(2);
        assertThat(days.path(0).path("day").asText())
                .isEqualTo(yesterday.plusDays(1).toString());
        assertThat(days.path(1).path("takings").path("cost").decimalValue()).isEqualByComparingTo("0.084");
        JsonNode cheapest =
                read(REVENUE + range + "&by=VENDOR&sort=COST&ascending=true").path("rows");
        assertThat(cheapest).hasSize(3);
        assertThat(cheapest.path(0).path("channel").asText()).isEmpty();
        assertThat(cheapest.path(2).path("network").asText()).isEqualTo("INTERNATIONAL");
        assertThat(read(REVENUE + range + "&network=MOBILE")
                        .path("total")
                        .path("sent")
                        .asInt())
                .isEqualTo(3);
        String page = StaffVisitor.of(server, "finance").read("/staff/revenue" + range + "&lang=zh");
        assertThat(page).contains(customer.account().name(), "¥0.485", "¥0.264", "¥0.221", "45.57%", "逐日");
        String csv = StaffVisitor.tool(server, "auditor", REVENUE + "/file" + range + "&by=DAY&format=CSV")
                .body();
        assertThat(csv)
                .contains(yesterday + ",3,2,1,0,0.090000,0.000000,0.084000,0.006000,6.67,0")
                .contains("0.221000,45.57");
    }

    /** Delivered: as sending has it in the ledger. */
    private void paid(int messages) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            Purse purse =
                    balances.hold(List.of(customer.id()), prices.current(), now).get(customer.id());
            List<EndedCharge> ended = new ArrayList<>();
            for (int i = 0; i < messages; i++) {
                Charge charge = purse.reserve(TemplateKind.NOTIFICATION, NUMBER, 1);
                ended.add(new EndedCharge(
                        customer.id(),
                        true,
                        charge.micros(),
                        charge.packageId(),
                        charge.voucherId(),
                        1,
                        TemplateKind.NOTIFICATION,
                        Long.parseLong(NUMBER),
                        Vendor.MOBILE,
                        now));
            }
            balances.write(List.of(purse), now);
            balances.settle(ended, now);
        });
    }

    /** A package of 1,000 for 44 yuan: three are used, 0.132, then it ends. */
    @Test // #14
    void aPackageEarnsAsItIsUsedAndWhatIsLeftOfItWhereItEnds() throws IOException {
        LocalDate today = yesterday.plusDays(1);
        balances.credit(customer.id(), new BigDecimal("50"), "paid in", "test");
        long bought = purchases
                .buy(customer.id(), "DOM-1K", new BigDecimal("44.00"), "revenue-it", "test")
                .holding()
                .id();
        paid(3);
        sent(today, "simulator", Vendor.MOBILE, "CN-GD", Outcome.DELIVERED, 2, 0, true);
        sent(today, "simulator", Vendor.UNICOM, "CN-GD", Outcome.DELIVERED, 1, 0, true);

        JsonNode answer = read(REVENUE + range);
        assertThat(answer.path("total").path("spend").decimalValue()).isZero();
        assertThat(answer.path("total").path("packages").decimalValue()).isEqualByComparingTo("0.132");
        assertThat(answer.path("total").path("revenue").decimalValue()).isEqualByComparingTo("0.132");
        assertThat(answer.path("total").path("margin").decimalValue()).isEqualByComparingTo("0.048");
        assertThat(answer.path("deferred").decimalValue()).isEqualByComparingTo("43.868");
        JsonNode carriers = read(REVENUE + range + "&by=VENDOR&sort=PACKAGES").path("rows");
        assertThat(carriers).hasSize(2);
        assertThat(carriers.path(0).path("network").asText()).isEqualTo("MOBILE");
        assertThat(carriers.path(0).path("takings").path("packages").decimalValue())
                .isEqualByComparingTo("0.088");
        assertThat(carriers.path(1).path("takings").path("packages").decimalValue())
                .isEqualByComparingTo("0.044");
        assertThat(read(REVENUE + range + "&network=UNICOM")
                        .path("total")
                        .path("packages")
                        .decimalValue())
                .isEqualByComparingTo("0.044");
        JsonNode days = read(REVENUE + range + "&by=DAY").path("rows");
        assertThat(days).hasSize(1);
        assertThat(days.path(0).path("takings").path("packages").decimalValue()).isEqualByComparingTo("0.132");

        data.update("update billing_package set valid_until = ? where id = ?", clock.millis(), bought);

        JsonNode ended = read(REVENUE + range);
        assertThat(ended.path("total").path("packages").decimalValue()).isEqualByComparingTo("44");
        assertThat(ended.path("lapsed").decimalValue()).isEqualByComparingTo("43.868");
        assertThat(ended.path("deferred").decimalValue()).isZero();
        JsonNode ofCarriers = read(REVENUE + range + "&by=VENDOR");
        assertThat(ofCarriers.path("rows")).as("what is left is of no carrier").hasSize(2);
        assertThat(ofCarriers.path("total").path("packages").decimalValue()).isEqualByComparingTo("44");
        assertThat(StaffVisitor.of(server, "finance").read("/staff/revenue" + range + "&lang=zh"))
                .contains("套餐包收入", "¥44.00", "含到期未用 ¥43.868");
    }

    @Test // #14
    void whatAVoucherPaysIsNoRevenueOnTheDayOnWhichItPays() throws IOException {
        LocalDate today = yesterday.plusDays(1);
        balances.credit(customer.id(), new BigDecimal("50"), "paid in", "test");
        bookings.giveVoucher(
                new Booking.Order(ids.next(), customer.id(), "finance", "finance2", "赠送"),
                Coverage.DOMESTIC,
                new BigDecimal("0.1"),
                clock.instant(),
                clock.instant().plusSeconds(86_400));
        // No change was asked for and agreed to: there is none to compare with.
        data.update("update billing_booking set compared = true where account_id = ?", customer.id());
        paid(3); // two by the voucher
        sent(today, "simulator", Vendor.MOBILE, "CN-GD", Outcome.DELIVERED, 3, 135_000);

        JsonNode answer = read(REVENUE + range);
        assertThat(answer.path("corrected").decimalValue()).isEqualByComparingTo("0.09");
        assertThat(answer.path("total").path("revenue").decimalValue()).isEqualByComparingTo("0.045");
        for (String by : List.of("ACCOUNT", "DAY")) {
            assertThat(read(REVENUE + range + "&by=" + by)
                            .path("rows")
                            .path(0)
                            .path("takings")
                            .path("spend")
                            .decimalValue())
                    .as(by)
                    .isEqualByComparingTo("0.045");
        }
        assertThat(read(REVENUE + range + "&by=VENDOR")
                        .path("total")
                        .path("spend")
                        .decimalValue())
                .isEqualByComparingTo("0.045");
        assertThat(read(REVENUE + range + "&channel=simulator")
                        .path("total")
                        .path("spend")
                        .decimalValue())
                .as("corrections are of no carrier")
                .isEqualByComparingTo("0.135");
    }

    @Test // #14
    void whatNobodyKnowsThePriceOfCostsNoNothing() throws IOException {
        sent(yesterday, "simulator", Vendor.MOBILE, "CN-GD", Outcome.DELIVERED, 1, 45_000);
        sent(yesterday, "nobodys", Vendor.MOBILE, "CN-GD", Outcome.DELIVERED, 3, 135_000);

        JsonNode total = read(REVENUE + range).path("total");

        assertThat(total.path("cost").isNull()).isTrue();
        assertThat(total.path("margin").isNull()).isTrue();
        assertThat(total.path("unpriced").asInt()).isEqualTo(3);
        assertThat(read(REVENUE + range + "&channel=simulator")
                        .path("total")
                        .path("cost")
                        .decimalValue())
                .isEqualByComparingTo("0.028");
        assertThat(StaffVisitor.of(server, "auditor").read("/staff/revenue" + range + "&by=VENDOR&lang=zh"))
                .contains("nobodys", "未知", "3 条没有运营商价格", "billing/carrier-prices.csv");
    }

    @Test // #14
    void onlyWhoeverReadsMoneySeesIt() {
        for (String page : new String[] {"/staff/revenue", "/staff/figures", "/staff/statements"}) {
            assertThat(StaffVisitor.of(server, "auditor").get(page).status())
                    .as(page)
                    .isEqualTo(200);
            assertThat(StaffVisitor.of(server, "officer").get(page).status())
                    .as(page)
                    .isEqualTo(404);
        }
        assertThat(StaffVisitor.tool(server, "officer", REVENUE).status()).isEqualTo(403);
        assertThat(StaffVisitor.tool(server, "reviewer", "/v1/admin/figures/findings")
                        .status())
                .isEqualTo(403);
        assertThat(StaffVisitor.tool(server, "finance", REVENUE + "?range=soon").status())
                .isEqualTo(400);
        assertThat(StaffVisitor.tool(server, "finance", REVENUE + "?acount=1").status())
                .isEqualTo(400);
        assertThat(StaffVisitor.tool(server, "finance", REVENUE).status()).isEqualTo(200);
    }

    @Test // #14
    void aFindingOfTheRecountNamesAccountDayFigureAndBothValues() throws IOException {
        data.update(
                "insert into figures_finding (day, account_id, by_hour, dimension, time, value, detail, measure, figure,"
                        + " counted, found_at, seen) values (?, ?, false, 2, ?, 'SMS_1', '', 'delivered_parts', 20, 21, ?, ?)",
                yesterday.toEpochDay(),
                customer.id(),
                yesterday.toEpochDay(),
                clock.millis(),
                clock.millis());
        try {
            JsonNode finding =
                    read("/v1/admin/figures/findings").path("findings").path(0);

            assertThat(finding.path("accountId").asText()).isEqualTo(Long.toString(customer.id()));
            assertThat(finding.path("figure").asText()).isEqualTo("delivered_parts");
            assertThat(finding.path("stored").asInt()).isEqualTo(20);
            assertThat(finding.path("counted").asInt()).isEqualTo(21);
            assertThat(StaffVisitor.of(server, "auditor").read("/staff/figures?lang=zh"))
                    .contains(customer.account().name(), yesterday.toString(), "发送成功（计费条数）", "SMS_1", "以短信为准");
        } finally {
            data.update("delete from figures_finding where account_id = ?", customer.id());
        }
    }

    @Test // #14
    void healthLeadsToWhatTheRecountFound() throws IOException {
        discrepancies.left("message-figures", Map.of("2026-11-28 account 1", "1 (figures / messages)"));
        try {
            JsonNode figures = StreamSupport.stream(read("/v1/admin/health").spliterator(), false)
                    .filter(part -> part.path("name").asText().equals("figures"))
                    .findFirst()
                    .orElseThrow();

            assertThat(figures.path("findings").path(0).path("page").asText()).isEqualTo("/staff/figures");
        } finally {
            discrepancies.left("message-figures", Map.of());
        }
    }

    @Test // #14
    void whereAllAgreesThePageSaysWhichDayWasCountedWhen() {
        data.update("delete from figures_recount");
        data.update("delete from figures_finding");
        StaffVisitor auditor = StaffVisitor.of(server, "auditor");
        assertThat(auditor.read("/staff/figures?lang=zh")).contains("还没有复核过");
        data.update(
                "insert into figures_recount (day, differences, counted_at) values (?, 0, ?)",
                yesterday.toEpochDay(),
                clock.millis());

        assertThat(auditor.read("/staff/figures?lang=zh")).contains("最近复核的是 " + yesterday, "一致");
    }
}
