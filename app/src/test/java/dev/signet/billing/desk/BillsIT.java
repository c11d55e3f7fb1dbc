package dev.signet.billing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.AccountSearch;
import dev.signet.account.Accounts;
import dev.signet.billing.Bills;
import dev.signet.billing.Ledger;
import dev.signet.billing.Settlement;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Discrepancies;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.proof.RulebookLoader;
import dev.signet.staff.StaffVisitor;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** #14: bills as staff see them: of an account, of a month, and what is not settled and why; and the settlement run by hand. */
@SignetTest
class BillsIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    /** Ids of entries in a month that ended before the test began. */
    private static final AtomicLong EARLIER = new AtomicLong();

    @Autowired
    BillOverview desk;

    @Autowired
    MoneyDesk money;

    @Autowired
    Accounts all;

    @Autowired
    AccountSearch opened;

    @Autowired
    StrayDiscounts strays;

    @Autowired
    Bills bills;

    @Autowired
    Settlement settlement;

    @Autowired
    Ledger ledger;

    @Autowired
    Discrepancies discrepancies;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    TestServer server;

    @Autowired
    ObjectMapper json;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    private YearMonth month;

    @BeforeEach
    void theMonthThatEndedLast() {
        month = desk.lastEnded();
    }

    private int number() {
        return month.getYear() * 100 + month.getMonthValue();
    }

    /** Of somebody who paid ten yuan and sent 21 notifications in the month, of 0.945 yuan; nothing of it is settled. */
    private long anAccountWithAMonth() {
        long account = accounts.enterprise().id();
        ledger.credit(account, BigDecimal.ZERO, "first", "test");
        data.update("delete from billing_entry where account_id = ?", account);
        entry(account, 4, 10_000_000, 0, 0);
        entry(account, 1, -945_000, 945_000, 21);
        entry(account, 2, 0, -945_000, 21);
        data.update(
                "update billing_account set balance_micros = ?, reserved_micros = 0 where account_id = ?",
                9_055_000,
                account);
        data.update("""
                insert into billing_charge (account_id, month, kind, vendor, prefix, since, source, source_id, units, micros, messages)
                values (?, ?, 1, 'MOBILE', '', 0, 0, 0, 21, 945000, 21)""", account, number());
        return account;
    }

    private void entry(long account, int kind, long balance, long reserved, int messages) {
        long id = Ids.lowestAt(ChinaTime.startOf(month.atDay(15))) + EARLIER.incrementAndGet();
        data.update(
                """
                insert into billing_entry (id, account_id, kind, month, balance_micros, reserved_micros, package_units, messages,
                    reference, note, made_at) values (?, ?, ?, ?, ?, ?, 0, ?, ?, '', ?)""",
                id,
                account,
                kind,
                number(),
                balance,
                reserved,
                messages,
                kind == 4 ? "paid" : null,
                ChinaTime.startOf(month.atDay(15)).toEpochMilli());
    }

    private String ledgerOf(long account) {
        return data.queryForObject(
                "select concat(count(*), ' ', sum(balance_micros), ' ', max(id)) from billing_entry where account_id = ?",
                String.class,
                account);
    }

    private JsonNode read(String person, String path) throws Exception {
        StaffVisitor.Answer answer = StaffVisitor.tool(server, person, path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private void run() {
        StaffVisitor admin = StaffVisitor.of(server, "admin");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(admin.post("/staff/jobs/billing/settle-months/run", Map.of())
                                .location())
                        .startsWith("/staff/jobs?ran="));
    }

    @Test
    void settlementRunByHandTwiceChangesNothingTheSecondTime() throws Exception {
        long account = anAccountWithAMonth();
        assertThat(read("auditor", "/v1/admin/accounts/" + account + "/bills")).hasSize(1);

        run();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(bills.find(account, month)).isPresent());
        JsonNode bill = read("auditor", "/v1/admin/accounts/" + account + "/bills/" + month);
        String written = ledgerOf(account);
        long second = anAccountWithAMonth();
        run();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(bills.find(second, month)).isPresent());

        assertThat(bill.get("payable").decimalValue()).isEqualByComparingTo("0.94");
        assertThat(bill.get("closing").decimalValue()).isEqualByComparingTo("9.06");
        assertThat(bill.get("items")).hasSize(1);
        assertThat(read("auditor", "/v1/admin/accounts/" + account + "/bills/" + month))
                .isEqualTo(bill);
        assertThat(ledgerOf(account)).isEqualTo(written);
        assertThat(read("officer", "/v1/admin/accounts/" + account + "/bills").findValuesAsText("number"))
                .containsExactly("null", number() + "-" + account);
        JsonNode job = json.readTree(
                StaffVisitor.tool(server, "admin", "/v1/admin/jobs").body());
        assertThat(job.findValues("title").toString()).contains("出账", "Months settled");
    }

    @Test
    void settlementByTwoAtOnceMakesOneBill() {
        long account = anAccountWithAMonth();
        CyclicBarrier together = new CyclicBarrier(2);

        List<Map<String, String>> left = Stream.of(1, 2)
                .map(n -> CompletableFuture.supplyAsync(() -> {
                    try {
                        together.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return settlement.settleWhatHasEnded();
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(left).allSatisfy(one -> assertThat(one).doesNotContainKey(account + "/" + month));
        assertThat(bills.list(account, 9)).hasSize(1);
        assertThat(ledger.available(account)).isEqualByComparingTo("9.06");
        assertThat(ledgerOf(account)).startsWith("4 ");
    }

    @Test
    void whereBillAndLedgerDisagreeItIsFoundWithBothSumsAndWhatToDo() throws Exception {
        long account = anAccountWithAMonth();
        String subject = account + "/" + month;
        data.update("update billing_charge set units = 22, micros = 990000 where account_id = ?", account);
        try {
            discrepancies.left(BillOverview.PAIR, settlement.settleWhatHasEnded());

            assertThat(bills.list(account, 9)).isEmpty();
            JsonNode late =
                    found(read("finance", "/v1/admin/bills?month=" + month).get("unsettled"), account);
            assertThat(late.get("month").asText()).isEqualTo(month.toString());
            assertThat(late.get("sums").get("billed").decimalValue()).isEqualByComparingTo("0.99");
            assertThat(late.get("sums").get("ledger").decimalValue()).isEqualByComparingTo("0.945");
            assertThat(late.get("why").get("en").asText()).contains("disagree", "¥0.99");
            assertThat(StaffVisitor.of(server, "finance").read("/staff/bills?lang=zh&month=" + month))
                    .contains("计费明细合计 ¥0.99，账本合计 ¥0.945", "不能出账", "/staff/accounts/" + account + "/bills/" + month);
            assertThat(StaffVisitor.of(server, "admin").read("/staff/repairs?lang=zh"))
                    .contains(subject, "账单与账本", "billing/settle-months")
                    .as("which sum is which, in the reader's language")
                    .contains("计费明细：余额支付 0.990000 元", "账本：余额支付 0.945000 元")
                    .doesNotContain("is not settled");
            assertThat(StaffVisitor.of(server, "admin").read("/staff/repairs?lang=en"))
                    .contains("is not settled", "billed 0.990000 yuan");
            JsonNode part = health();
            assertThat(part.get("level").asText()).isEqualTo("LOOK");
            assertThat(part.toString()).contains(subject);
            assertThat(desk(strays, Duration.ofMillis(1)).overdue()).isPositive();

            data.update("update billing_charge set units = 21, micros = 945000 where account_id = ?", account);
            run();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(bills.find(account, month)).isPresent());
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(health().toString()).doesNotContain(subject));
        } finally {
            data.update("delete from billing_charge where account_id = ? and micros <> 945000", account);
            discrepancies.left(BillOverview.PAIR, Map.of());
        }
    }

    private JsonNode health() throws Exception {
        for (JsonNode part : read("admin", "/v1/admin/health")) {
            if (part.get("name").asText().equals("bills")) {
                assertThat(part.get("title").get("zh").asText()).isEqualTo("账单");
                return part;
            }
        }
        throw new AssertionError("no health of bills");
    }

    private static JsonNode found(JsonNode rows, long account) {
        for (JsonNode row : rows) {
            if (row.get("accountId").asText().equals(Long.toString(account))) {
                return row;
            }
        }
        throw new AssertionError(account + " is not among " + rows);
    }

    @Test
    void aMonthsBillsStandWithTheirSumAndEachWithItsItems() throws Exception {
        long account = anAccountWithAMonth();
        settlement.settleWhatHasEnded();

        JsonNode whole = read("finance", "/v1/admin/bills");
        assertThat(whole.get("month").asText()).isEqualTo(month.toString());
        assertThat(whole.get("ended").asBoolean()).isTrue();
        assertThat(found(whole.get("bills"), account).get("payable").decimalValue())
                .isEqualByComparingTo("0.94");
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode bill : whole.get("bills")) {
            sum = sum.add(bill.get("payable").decimalValue());
        }
        assertThat(whole.get("total").get("payable").decimalValue()).isEqualByComparingTo(sum);
        assertThat(read("finance", "/v1/admin/bills?month=" + month.plusMonths(1))
                        .get("ended")
                        .asBoolean())
                .isFalse();

        StaffVisitor auditor = StaffVisitor.of(server, "auditor");
        assertThat(auditor.read("/staff/bills?lang=zh&month=" + month)).contains("余额支付", "账单数");
        assertThat(auditor.read("/staff/accounts/" + account + "/money?lang=zh"))
                .contains(number() + "-" + account, "未出账", "/bills/" + month);
        assertThat(auditor.read("/staff/accounts/" + account + "/bills/" + month + "?lang=zh"))
                .contains("¥0.945", "¥0.94", "中国移动", "短信通知", number() + "-" + account)
                .doesNotContain("??");
        assertThat(auditor.read("/staff/accounts/" + account + "/bills/" + month.plusMonths(1) + "?lang=en"))
                .contains("The month has not ended")
                .doesNotContain("??");
        assertThat(auditor.read("/staff/accounts/" + account + "/money?lang=zh&kind=ROUNDING"))
                .contains("抹零", "+¥0.005", "计入 " + month);
    }

    /** The desk as it is with another time for settling. */
    private BillOverview desk(StrayDiscounts strays, Duration within) {
        return new BillOverview(
                money, all, opened, bills, settlement, discrepancies, strays, new BillingSettings(within), clock);
    }

    @Test
    void discountsForNobodyAreNamedByTheirLines() throws Exception {
        long account = accounts.enterprise().id();
        var files = new TreeMap<>(PolicyFiles.shipped().contents());
        String lines = "account,coverage,percent,valid_from,valid_until\n4711,,5,2026-01-01,\n" + account
                + ",,5,2026-01-01,\n,,1,2026-01-01,\n815,,9,2026-01-01,\n";
        files.put("billing/discounts.csv", lines.getBytes(StandardCharsets.UTF_8));
        Rulebook loaded = new RulebookLoader().load(PolicyFiles.ofBytes(files));
        ActiveRulebook active = mock(ActiveRulebook.class);
        when(active.current()).thenReturn(loaded);

        StrayDiscounts found = new StrayDiscounts(active, all);
        assertThat(found.all())
                .containsExactly(
                        new StrayDiscounts.Stray("billing/discounts.csv", 2, "4711"),
                        new StrayDiscounts.Stray("billing/discounts.csv", 5, "815"));
        assertThat(new BillsHealth(desk(found, Duration.ofHours(6)), found, discrepancies)
                        .health()
                        .getDetails()
                        .get("discountsOfNobody"))
                .asString()
                .contains("billing/discounts.csv line 2: 4711");
        assertThat(read("finance", "/v1/admin/bills").get("strayDiscounts"))
                .as("of the shipped rulebook")
                .isEmpty();
    }

    @Test
    void aForgedMonthAndOneToComeAreRefusedAtEachDoorAndStrangersSeeNothing() throws Exception {
        long account = accounts.enterprise().id();
        StaffVisitor finance = StaffVisitor.of(server, "finance");
        List<String> forged = List.of(
                month.plusMonths(2).toString(),
                "9999-12",
                "2026-13",
                "2026-00",
                "2026-1",
                "202611",
                "-001-01",
                "abc",
                "2026-11-01",
                "%2B99999-01",
                "2026-11%00");
        for (String wrong : forged) {
            for (String door :
                    List.of("/v1/admin/bills?month=" + wrong, "/v1/admin/accounts/" + account + "/bills/" + wrong)) {
                StaffVisitor.Answer answer = StaffVisitor.tool(server, "finance", door);
                assertThat(answer.status()).as(door).isEqualTo(400);
            }
            for (String page :
                    List.of("/staff/bills?month=" + wrong, "/staff/accounts/" + account + "/bills/" + wrong)) {
                assertThat(finance.get(page).status()).as(page).isEqualTo(400);
            }
        }
        assertThat(StaffVisitor.tool(server, "finance", "/v1/admin/bills?month=" + month.plusMonths(2))
                        .body())
                .contains("yyyy-MM", month.plusMonths(1).toString());
        assertThat(finance.get("/staff/bills?month=" + month.plusMonths(2)).body())
                .contains("yyyy-MM", month.plusMonths(1).toString());
        String early = month.minusMonths(1).toString();
        StaffVisitor.Answer before =
                StaffVisitor.tool(server, "finance", "/v1/admin/accounts/" + account + "/bills/" + early);
        assertThat(before.status()).as("the account was not there then").isEqualTo(400);
        assertThat(before.body()).contains(early, month.plusMonths(1).toString(), "早于账号开通的月份");
        assertThat(finance.get("/staff/accounts/" + account + "/bills/" + early).status())
                .isEqualTo(400);

        assertThat(StaffVisitor.tool(server, "finance", "/v1/admin/bills?moth=2026-11")
                        .status())
                .isEqualTo(400);
        for (String door : List.of(
                "/v1/admin/bills",
                "/v1/admin/accounts/" + account + "/bills",
                "/v1/admin/accounts/" + account + "/bills/" + month.plusMonths(1))) {
            assertThat(StaffVisitor.tool(server, "reviewer", door).status())
                    .as(door)
                    .isEqualTo(403);
            assertThat(StaffVisitor.tool(server, "auditor", door).status())
                    .as(door)
                    .isEqualTo(200);
        }
        for (String page : List.of("/staff/bills", "/staff/accounts/" + account + "/bills/" + month)) {
            assertThat(StaffVisitor.of(server, "reviewer").get(page).status())
                    .as(page)
                    .isNotEqualTo(200);
        }
        for (String nobody :
                List.of("/v1/admin/accounts/1/bills", "/v1/admin/accounts/1/bills/" + month.plusMonths(1))) {
            assertThat(StaffVisitor.tool(server, "finance", nobody).status())
                    .as(nobody)
                    .isEqualTo(404);
        }
    }
}
