package dev.signet.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.figures.Cell;
import dev.signet.figures.Counted;
import dev.signet.figures.FiguresDelta;
import dev.signet.figures.FiguresLedger;
import dev.signet.figures.Folding;
import dev.signet.figures.Outcome;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Discrepancies;
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
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** 经营统计 and 统计复核: what staff see of revenue, of carriers' costs, and of what the recount found. */
@SignetTest
class RevenueIT {

    private static final String REVENUE = "/v1/admin/revenue";

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
        delta.add(new Counted(cell, outcome, parts, outcome != Outcome.FAILED, false, micros, 4_000));
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
                .contains(yesterday + ",3,2,1,0,0.090000,0.084000,0.006000,6.67,0")
                .contains("0.221000,45.57");
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
