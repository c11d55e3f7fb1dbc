package dev.signet.billing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.billing.Booking;
import dev.signet.billing.Bookings;
import dev.signet.billing.EndedCharge;
import dev.signet.billing.Ledger;
import dev.signet.billing.LedgerEntries;
import dev.signet.billing.LedgerEntry;
import dev.signet.billing.LedgerEntry.Kind;
import dev.signet.billing.Voucher;
import dev.signet.billing.Vouchers;
import dev.signet.billing.price.Coverage;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Refusal;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChange.State;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffVisitor;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** #14: vouchers are given and taken back by two people: one asks, another agrees, and the ledger has it once. */
@SignetTest
class VoucherIT {

    private static final String WHY = "新春赠送";

    @Autowired
    VoucherDesk desk;

    @Autowired
    MoneyDesk money;

    @Autowired
    StaffChanges changes;

    @Autowired
    BookingComparison comparison;

    @Autowired
    Bookings bookings;

    @Autowired
    Vouchers vouchers;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerEntries entries;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    TestServer server;

    @Autowired
    ObjectMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @Autowired
    @DataPlane
    TransactionTemplate dataTransaction;

    @Autowired
    TransactionTemplate transaction;

    private long account;
    private Instant until;

    @BeforeEach
    void anAccount() {
        account = accounts.enterprise().id();
        until = clock.instant().plus(Duration.ofDays(30));
    }

    private StaffChange ask(String yuan) {
        return desk.ask("finance", account, null, new BigDecimal(yuan), null, until, WHY);
    }

    private Voucher given(String yuan) {
        changes.approve("finance2", ask(yuan).id());
        return vouchers.of(account).get(0);
    }

    /** The consent commits last: here it does not, as where the database or the node goes at that instant. */
    private void agreeAndLoseTheConsent(StaffChange change) {
        transaction.executeWithoutResult(status -> {
            changes.approve("finance2", change.id());
            status.setRollbackOnly();
        });
    }

    private long audited(String action) {
        return jdbc.sql("select count(*) from audit_entry where action = ? and subject_id = ?")
                .params(action, Long.toString(account))
                .query(Long.class)
                .single();
    }

    private List<String> told() {
        return jdbc.sql("select kind from notice_notice where account_id = ?")
                .param(account)
                .query(String.class)
                .list();
    }

    @Test
    void aVoucherWaitsForAnotherPersonAndIsThenThereAndToldOf() {
        StaffChange asked = ask("100.5");
        assertThat(vouchers.of(account)).isEmpty();
        assertThatThrownBy(() -> changes.approve("finance", asked.id())).isInstanceOf(Refusal.class);
        assertThat(changes.told(asked).zh()).contains("代金券", "¥100.50", "全部短信");

        assertThat(changes.approve("finance2", asked.id()).state()).isEqualTo(State.CARRIED_OUT);

        assertThat(vouchers.of(account)).singleElement().satisfies(voucher -> {
            assertThat(voucher.coverage()).isNull();
            assertThat(voucher.amount()).isEqualByComparingTo("100.5");
            assertThat(voucher.left()).isEqualByComparingTo("100.5");
        });
        LedgerEntry entry = entries.list(account, Kind.VOUCHER, null, null, 10).get(0);
        assertThat(entry.voucherYuan()).isEqualByComparingTo("100.5");
        assertThat(entry.yuan()).as("the balance is another thing").isEqualByComparingTo("0");
        assertThat(entry.month()).isEqualTo(YearMonth.from(ChinaTime.today(clock)));
        assertThat(entry.booking())
                .extracting(Booking::id, Booking::act, Booking::askedBy, Booking::agreedBy, Booking::reason)
                .containsExactly(asked.id(), Booking.Act.VOUCHER_GRANTED, "finance", "finance2", WHY);
        assertThat(audited("voucher.granted")).isEqualTo(1);
        assertThat(told()).containsExactly("voucher.granted");
    }

    @Test
    void whatIsLeftIsTakenBackOnceWhateverHappensToTheConsent() {
        StaffChange granted = ask("10");
        agreeAndLoseTheConsent(granted);
        agreeAndLoseTheConsent(granted);
        changes.approve("finance2", granted.id());
        Voucher voucher = vouchers.of(account).get(0);
        assertThat(vouchers.of(account)).hasSize(1);
        data.update(
                "update billing_voucher set left_micros = left_micros - 3000000, reserved_micros = 3000000 where id = ?",
                voucher.id());

        StaffChange ended = desk.askEnd("finance", account, voucher.id(), "误发");
        assertThat(changes.told(ended).en()).contains("voucher " + voucher.id(), "¥7.00");
        agreeAndLoseTheConsent(ended);
        changes.approve("admin", ended.id());
        dataTransaction.executeWithoutResult(status -> ledger.settle(
                List.of(new EndedCharge(
                        account,
                        false,
                        3_000_000,
                        null,
                        voucher.id(),
                        1,
                        TemplateKind.NOTIFICATION,
                        8613800000000L,
                        null,
                        clock.instant())),
                clock.instant()));

        assertThat(vouchers.of(account)).singleElement().satisfies(now -> {
            assertThat(now.left()).as("comes back, and pays for nothing").isEqualByComparingTo("3");
            assertThat(now.reserved()).isEqualByComparingTo("0");
            assertThat(now.validUntil()).isBeforeOrEqualTo(clock.instant());
        });
        assertThat(entries.list(account, null, null, null, 10))
                .extracting(LedgerEntry::kind, entry -> entry.voucherYuan().intValueExact())
                .containsExactly(tuple(Kind.REFUND, 3), tuple(Kind.VOUCHER, -7), tuple(Kind.VOUCHER, 10));
        assertThat(audited("voucher.ended")).isEqualTo(1);
        assertThatThrownBy(() -> desk.askEnd("finance", account, voucher.id(), "再次"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(Long.toString(voucher.id()));
    }

    @Test
    void aGrantThatTwoAgreeToAtOnceGivesOneVoucher() {
        StaffChange asked = ask("5");
        CyclicBarrier together = new CyclicBarrier(2);

        List<State> ends = Stream.of("finance2", "admin")
                .map(person -> CompletableFuture.supplyAsync(() -> {
                    try {
                        together.await();
                        return changes.approve(person, asked.id()).state();
                    } catch (Refusal ended) {
                        return State.WAITING;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(ends).containsExactlyInAnyOrder(State.CARRIED_OUT, State.WAITING);
        assertThat(vouchers.of(account)).hasSize(1);
        assertThat(entries.list(account, null, null, null, 10)).hasSize(1);
    }

    @Test
    void theLedgerItselfGivesAVoucherOnceAlsoForTwoAtOnce() {
        var order = new Booking.Order(ask("7").id(), account, "finance", "finance2", WHY);
        CyclicBarrier together = new CyclicBarrier(2);

        List<Booking> booked = Stream.of(1, 2)
                .map(n -> CompletableFuture.supplyAsync(() -> {
                    try {
                        together.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return bookings.giveVoucher(order, Coverage.DOMESTIC, new BigDecimal("7"), clock.instant(), until);
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(booked.get(0)).isEqualTo(booked.get(1));
        assertThat(vouchers.of(account)).hasSize(1);
    }

    @Test
    void aConsentThatBecameARefusalIsToldOfWithTheVoucherAndWhatToDo() {
        StaffChange asked = ask("20");
        agreeAndLoseTheConsent(asked);
        changes.refuse("admin", asked.id(), "单据不符");
        clock.advance(Duration.ofMinutes(2));

        comparison.compare();

        assertThat(jdbc.sql("select note from platform_discrepancy where pair = ? and subject = ?")
                        .params(BookingComparison.PAIR, Long.toString(asked.id()))
                        .query(String.class)
                        .single())
                .contains(
                        "VOUCHER_GRANTED " + vouchers.of(account).get(0).id(),
                        "20.000000 yuan",
                        "take the voucher back");
        data.update("update billing_booking set compared = true where id = ?", asked.id());
        comparison.compare();
    }

    @Test
    void whatIsNoVoucherIsRefusedWithWhatWouldBeRight() {
        for (String yuan : List.of("0", "-1", "0.001", "10000000.01", "1E+999999999", "1E-999999999")) {
            assertThatThrownBy(() -> ask(yuan))
                    .as(yuan)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("10000000");
        }
        assertThatThrownBy(() -> desk.ask("finance", account, null, null, null, until, WHY))
                .isInstanceOf(Refusal.class);
        Instant now = clock.instant();
        assertThatThrownBy(() -> desk.ask("finance", account, null, BigDecimal.ONE, null, null, WHY))
                .hasMessageContaining("失效时间");
        assertThatThrownBy(() -> desk.ask("finance", account, null, BigDecimal.ONE, until, until, WHY))
                .hasMessageContaining("失效时间");
        assertThatThrownBy(() -> desk.ask(
                        "finance", account, null, BigDecimal.ONE, now.minusSeconds(60), now.minusSeconds(1), WHY))
                .hasMessageContaining("失效时间");
        for (Instant far : List.of(Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z"))) {
            assertThatThrownBy(() -> desk.ask("finance", account, null, BigDecimal.ONE, null, far, WHY))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("1970");
        }
        for (Instant never : List.of(Instant.MIN, Instant.EPOCH.minusSeconds(1), Instant.MAX)) {
            assertThatThrownBy(() -> desk.ask("finance", account, null, BigDecimal.ONE, never, until, WHY))
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> desk.ask("finance", 1, null, BigDecimal.ONE, null, until, WHY))
                .isInstanceOf(Refusal.class);
        assertThat(vouchers.of(account)).isEmpty();
        assertThat(money.waiting(account, 9)).isEmpty();
    }

    @Test
    void financeDoesItWithNothingButHttpAndNobodyElseDoes() throws Exception {
        String path = "/v1/admin/accounts/" + account + "/vouchers";
        String body = "{\"yuan\": 50, \"coverage\": \"DOMESTIC\", \"validUntil\": \"%s\", \"reason\": \"%s\"}"
                .formatted(until, WHY);
        for (String other : List.of("auditor", "admin", "officer", "reviewer")) {
            assertThat(call(other, "POST", path, body).statusCode()).as(other).isEqualTo(403);
        }
        assertThat(call("finance", "POST", path, body.replace("50", "0.005")).statusCode())
                .isEqualTo(400);
        assertThat(call("finance", "POST", path, body.replace("50", "0E-2000000"))
                        .statusCode())
                .as("of millions of digits")
                .isEqualTo(400);
        for (String far : List.of("+1000000000-12-31T00:00:00Z", "+292278995-01-01T00:00:00Z")) {
            for (String door : List.of("vouchers", "packages")) {
                assertThat(call(
                                        "finance",
                                        "POST",
                                        path.replace("vouchers", door),
                                        body.replace(until.toString(), far).replace("{", "{\"units\": 5, "))
                                .statusCode())
                        .as(door + far)
                        .isEqualTo(400);
            }
        }
        JsonNode asked = ok(call("finance", "POST", path, body), 202);
        assertThat(asked.get("whatEn").asText()).contains("voucher", "¥50.00");
        String change = "/v1/admin/staff-changes/" + asked.get("id").asText() + "/approve";
        for (String other : List.of("finance", "auditor", "officer")) {
            assertThat(call(other, "POST", change, null).statusCode()).as(other).isEqualTo(403);
        }
        ok(call("finance2", "POST", change, null), 200);

        JsonNode voucher = ok(call("auditor", "GET", path, null), 200).get(0);
        assertThat(voucher.get("yuanLeft").decimalValue()).isEqualByComparingTo("50");
        assertThat(voucher.get("coverage").asText()).isEqualTo("DOMESTIC");
        String id = voucher.get("id").asText();
        JsonNode entry = ok(call("auditor", "GET", "/v1/admin/accounts/" + account + "/ledger?kind=VOUCHER", null), 200)
                .get(0);
        assertThat(entry.get("voucherId").asText()).isEqualTo(id);
        assertThat(entry.get("voucherYuan").decimalValue()).isEqualByComparingTo("50");
        assertThat(entry.get("month").asText())
                .isEqualTo(YearMonth.from(ChinaTime.today(clock)).toString());
        assertThat(entry.get("booking").get("act").asText()).isEqualTo("VOUCHER_GRANTED");

        assertThat(call("reviewer", "GET", path, null).statusCode()).isEqualTo(403);
        assertThat(call("finance", "GET", path + "?acount=1", null).statusCode())
                .isEqualTo(400);
        assertThat(call("finance", "GET", "/v1/admin/accounts/1/vouchers", null).statusCode())
                .isEqualTo(404);
        String end = "/v1/admin/accounts/" + account + "/vouchers/" + id + "/end";
        String why = "{\"reason\": \"误发\"}";
        assertThat(call("auditor", "POST", end, why).statusCode()).isEqualTo(403);
        long stranger = accounts.enterprise().id();
        assertThat(call("finance", "POST", end.replace("/" + account + "/", "/" + stranger + "/"), why)
                        .statusCode())
                .as("another account's is none of this one")
                .isEqualTo(404);
        JsonNode ending = ok(call("finance", "POST", end, why), 202);
        ok(call("admin", "POST", "/v1/admin/staff-changes/" + ending.get("id").asText() + "/approve", null), 200);
        assertThat(ok(call("auditor", "GET", path, null), 200)
                        .get(0)
                        .get("yuanLeft")
                        .decimalValue())
                .isEqualByComparingTo("0");
    }

    @Test
    void thePageHasVouchersAndTheLedgersKindsInWords() {
        Voucher voucher = given("80");
        StaffVisitor finance = StaffVisitor.of(server, "finance");
        String page = "/staff/accounts/" + account + "/money";

        String body = finance.read(page + "?lang=zh");

        assertThat(body)
                .contains("¥80.00 / ¥80.00", "全部短信", "/vouchers/" + voucher.id() + "/end", "+¥80.00")
                .contains("阶梯调价", "优惠", "抹零", "购买套餐包", "代金券发放与收回")
                .doesNotContain("??");
        assertThat(finance.read(page + "?lang=en"))
                .contains("priced anew", "all messages")
                .doesNotContain("??");
        assertThat(StaffVisitor.of(server, "auditor").read(page))
                .contains("¥80.00 / ¥80.00")
                .doesNotContain("/vouchers/" + voucher.id() + "/end", "data-opens=\"voucher\"");

        StaffVisitor.Answer asked = finance.form(
                page,
                "/staff/accounts/" + account + "/vouchers",
                Map.of("yuan", "1,000", "coverage", "", "until", "2099-12-31", "reason", WHY));
        assertThat(asked.status()).as(asked.body()).isEqualTo(303);
        StaffChange waiting = money.waiting(account, 1).get(0);
        assertThat(waiting.wish().value("yuan")).isEqualTo("1000");
        assertThat(waiting.wish().value("coverage")).isEqualTo("ALL");
        assertThat(waiting.wish().value("validUntil")).isEqualTo("2099-12-31T16:00:00Z");
        assertThat(StaffVisitor.of(server, "finance2").read("/staff/changes"))
                .contains("¥1,000.00", "全部短信", "2099-12-31", "/staff/accounts/" + account + "/money");
        assertThat(StaffVisitor.of(server, "auditor")
                        .form(page, "/staff/accounts/" + account + "/vouchers", Map.of("yuan", "1"))
                        .status())
                .isEqualTo(403);
    }

    private JsonNode ok(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> call(String person, String method, String path, @Nullable String body)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((person + ":" + person).getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
