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
import dev.signet.billing.Packages;
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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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

/** Money of accounts: {@code finance} asks, {@code finance2} agrees, and the ledger has it once, whatever fails between. */
@SignetTest
class MoneyIT {

    private static final String WHY = "对公转账";

    @Autowired
    MoneyDesk desk;

    @Autowired
    StaffChanges changes;

    @Autowired
    BookingComparison comparison;

    @Autowired
    Bookings bookings;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerEntries entries;

    @Autowired
    Packages packages;

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
    private String payment;

    @BeforeEach
    void anAccount() {
        account = accounts.enterprise().id();
        payment = "P-" + UUID.randomUUID();
    }

    private StaffChange askTopUp(String yuan) {
        return desk.askTopUp("finance", account, new BigDecimal(yuan), payment, WHY);
    }

    private void assertBalance(String yuan) {
        assertThat(ledger.available(account)).isEqualByComparingTo(yuan);
        assertThat(data.queryForObject(
                        "select coalesce(sum(balance_micros), 0) from billing_entry where account_id = ?",
                        Long.class,
                        account))
                .isEqualTo(new BigDecimal(yuan).movePointRight(6).longValueExact());
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

    @Test // #13
    void aTopUpWaitsForAnotherPersonAndIsThenInTheLedgerAndToldOf() {
        StaffChange asked = askTopUp("500");
        assertBalance("0");
        assertThatThrownBy(() -> changes.approve("finance", asked.id())).isInstanceOf(Refusal.class);

        StaffChange done = changes.approve("finance2", asked.id());

        assertThat(done.state()).isEqualTo(State.CARRIED_OUT);
        assertBalance("500");
        LedgerEntry entry = entries.list(account, null, null, null, 10).get(0);
        assertThat(entry.kind()).isEqualTo(Kind.TOP_UP);
        assertThat(entry.booking())
                .extracting(Booking::id, Booking::payment, Booking::askedBy, Booking::agreedBy, Booking::reason)
                .containsExactly(asked.id(), payment, "finance", "finance2", WHY);
        assertThat(audited("balance.topped-up")).isEqualTo(1);
        assertThat(told()).containsExactly("balance.topped-up");
        assertThat(desk.topUps(1)).extracting(booked -> booked.booking().id()).containsExactly(asked.id());
    }

    @Test // #13
    void whoDecidesReadsWordsAndNoNumbersOfPhones() {
        payment = "13812345678 of " + payment.substring(0, 20);
        desk.askTopUp("finance", account, new BigDecimal("1234.5"), payment, "by call of 13887654321");
        Instant until = clock.instant().plus(Duration.ofDays(30));
        desk.askPackage("finance", account, Coverage.DOMESTIC, 20000, null, until, null, WHY);

        String page = StaffVisitor.of(server, "finance2").read("/staff/changes");

        assertThat(page)
                .contains("¥1,234.50", "20,000", ChinaTime.text(until), "138****5678", "138****4321")
                .doesNotContain("13812345678", "13887654321", "DOMESTIC", until.toString());
    }

    @Test // #13
    void whatIsBookedWhenItsConsentIsLostIsBookedOnceAndAgreedToAgain() {
        StaffChange asked = askTopUp("500");

        agreeAndLoseTheConsent(asked);
        assertBalance("500");
        assertThat(changes.show(asked.id()).state()).isEqualTo(State.WAITING);
        assertThat(told()).isEmpty();
        agreeAndLoseTheConsent(asked);
        assertBalance("500");

        assertThat(changes.approve("admin", asked.id()).state()).isEqualTo(State.CARRIED_OUT);
        assertBalance("500");
        assertThat(audited("balance.topped-up")).isEqualTo(1);
        assertThat(told()).containsExactly("balance.topped-up");
    }

    @Test // #13
    void aLostConsentIsGivenAgainByItselfAndOneThatBecameARefusalIsToldOf() {
        StaffChange lost = askTopUp("500");
        agreeAndLoseTheConsent(lost);
        StaffChange refused = desk.askCorrection("finance", account, new BigDecimal("-20"), "多入账");
        agreeAndLoseTheConsent(refused);
        changes.refuse("admin", refused.id(), "单据不符");
        // And one that nobody asked for holds up no other.
        var nobodys = new Booking.Order(lost.id() - 1, accounts.enterprise().id(), "finance", "finance2", WHY);
        bookings.topUp(nobodys, BigDecimal.ONE, "PO-" + lost.id());

        comparison.compare();
        assertThat(changes.show(lost.id()).state())
                .as("perhaps it is just being given")
                .isEqualTo(State.WAITING);
        clock.advance(Duration.ofMinutes(2));
        comparison.compare();

        assertThat(changes.show(lost.id()))
                .extracting(StaffChange::state, StaffChange::decidedBy)
                .containsExactly(State.CARRIED_OUT, "finance2");
        assertBalance("480");
        assertThat(jdbc.sql("select subject from platform_discrepancy where pair = ? and mended_at_ms is null")
                        .param(BookingComparison.PAIR)
                        .query(String.class)
                        .list())
                .contains(Long.toString(refused.id()), Long.toString(nobodys.id()))
                .doesNotContain(Long.toString(lost.id()));
        data.update("update billing_booking set compared = true where id in (?, ?)", refused.id(), nobodys.id());
        comparison.compare();
    }

    @Test // #13
    void ofTwoWhoAgreeAtOnceOneFindsItDone() {
        StaffChange asked = askTopUp("500");
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
        assertBalance("500");
    }

    @Test // #13
    void theLedgerItselfBooksAChangeOnceAlsoForTwoAtOnce() {
        var order = new Booking.Order(askTopUp("7").id(), account, "finance", "finance2", WHY);
        CyclicBarrier together = new CyclicBarrier(2);

        List<Booking> booked = Stream.of(1, 2)
                .map(n -> CompletableFuture.supplyAsync(() -> {
                    try {
                        together.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return bookings.topUp(order, new BigDecimal("7"), payment);
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(booked.get(0)).isEqualTo(booked.get(1));
        assertBalance("7");
    }

    @Test // #13
    void aPaymentIsBookedOnceForWhateverAccount() {
        StaffChange first = askTopUp("500");
        assertThatThrownBy(() -> askTopUp("500")).as("while it waits").isInstanceOf(Refusal.class);
        changes.approve("finance2", first.id());

        assertThatThrownBy(() -> askTopUp("500"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(payment)
                .hasMessageContaining(Long.toString(account));
        long other = accounts.enterprise().id();
        var order = new Booking.Order(first.id() + 1, other, "finance", "finance2", WHY);
        assertThatThrownBy(() -> bookings.topUp(order, BigDecimal.ONE, payment)).isInstanceOf(Refusal.class);
        assertThat(ledger.available(other)).isZero();
        assertBalance("500");
    }

    @Test // #13: one payment is one, however it is written and for whatever account
    void aPaymentIsBookedOnceInWhateverSpelling() {
        payment = "PAY-" + UUID.randomUUID();
        StaffChange first = askTopUp("500");
        String written = payment;
        List<String> spellings = List.of(
                written.toLowerCase(Locale.ROOT), written.replace("-", ""), written.replace("-", " "), wide(written));
        for (String spelling : spellings) {
            payment = spelling;
            assertThatThrownBy(() -> askTopUp("500")).as("waits: " + spelling).isInstanceOf(Refusal.class);
        }
        changes.approve("finance2", first.id());

        account = accounts.enterprise().id();
        for (String spelling : spellings) {
            payment = spelling;
            assertThatThrownBy(() -> askTopUp("500"))
                    .as("booked: " + spelling)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(written);
            var order = new Booking.Order(first.id() + 1, account, "finance", "finance2", WHY);
            assertThatThrownBy(() -> bookings.topUp(order, BigDecimal.ONE, spelling))
                    .as("by the ledger: " + spelling)
                    .isInstanceOf(Refusal.class);
        }
        assertBalance("0");
    }

    private static String wide(String text) {
        return text.chars()
                .map(each -> each > 0x20 && each < 0x7F ? each + 0xFEE0 : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test // #13
    void aCorrectionTellsTheBalanceAfterItAndWarnsBelowNothing() {
        ledger.credit(account, new BigDecimal("10"), "first", "test");

        StaffChange less = desk.askCorrection("finance", account, new BigDecimal("-4"), WHY);
        assertThat(changes.told(less).zh()).contains("-¥4.00", "6.00 元").doesNotContain("欠费");
        assertThat(changes.facts(less))
                .anySatisfy(
                        fact -> assertThat(List.of(fact.name(), fact.value())).containsExactly("after", "6"));
        changes.approve("finance2", less.id());
        assertThat(told()).containsExactly("balance.corrected");

        StaffChange below = desk.askCorrection("finance", account, new BigDecimal("-6.5"), WHY);
        assertThat(changes.told(below).zh()).contains("-0.50 元", "欠费");
        assertThat(changes.told(below).en()).contains("below 0");
    }

    @Test // #13
    void aCorrectionTakesNobodyFurtherBelowNothingThanTheRulebookAllows() {
        ledger.credit(account, new BigDecimal("10"), "first", "test");
        assertThatThrownBy(() -> desk.askCorrection("finance", account, new BigDecimal("-100010.01"), WHY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("100000");
        StaffChange asked = desk.askCorrection("finance", account, new BigDecimal("-100010"), WHY);
        ledger.credit(account, new BigDecimal("-1"), "spent", "test");

        assertThatThrownBy(() -> changes.approve("finance2", asked.id())).isInstanceOf(Refusal.class);
        assertThat(changes.show(asked.id()).state()).isEqualTo(State.WAITING);
        assertBalance("9");
        ledger.credit(account, BigDecimal.ONE, "back", "test");

        changes.approve("finance2", asked.id());
        assertBalance("-100000");
        assertThat(audited("balance.corrected")).isEqualTo(1);
    }

    @Test // #13
    void whatIsNoAmountIsRefusedWithWhatWouldBeRight() {
        for (String yuan : List.of("0", "-1", "0.001", "10000000.01", "1E+999999999", "1E-999999999")) {
            assertThatThrownBy(() -> askTopUp(yuan))
                    .as(yuan)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("10000000");
        }
        for (String yuan : List.of("0", "0.0000001", "-10000001")) {
            assertThatThrownBy(() -> desk.askCorrection("finance", account, new BigDecimal(yuan), WHY))
                    .as(yuan)
                    .isInstanceOf(Refusal.class);
        }
        for (String none : List.of("", "abc", "1,2.3.4", "1e5", "--1")) {
            assertThatThrownBy(() -> GivenAmount.of(none)).as(none).isInstanceOf(Refusal.class);
        }
        assertThat(GivenAmount.of(" ¥1,234.50 ")).isEqualByComparingTo("1234.5");
        for (String wrong : List.of("", " ", "x".repeat(65), "a\nb")) {
            payment = wrong;
            assertThatThrownBy(() -> askTopUp("1")).as(wrong).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> desk.askTopUp("finance", 1, BigDecimal.ONE, "P", WHY))
                .isInstanceOf(Refusal.class);
    }

    @Test // #13
    void aPackageIsGivenAndWhatIsLeftOfItTakenBack() {
        var until = clock.instant().plus(Duration.ofDays(30));
        StaffChange given = desk.askPackage("finance", account, Coverage.DOMESTIC, 5000, null, until, payment, "采购");
        agreeAndLoseTheConsent(given);
        changes.approve("finance2", given.id());
        Packages.Holding holding = packages.of(account).get(0);
        assertThat(packages.of(account)).hasSize(1);
        assertThat(holding.unitsLeft()).isEqualTo(5000);
        assertThat(told()).containsExactly("package.granted");

        StaffChange ended = desk.askPackageEnd("finance", account, holding.id(), "退款");
        agreeAndLoseTheConsent(ended);
        changes.approve("finance2", ended.id());
        dataTransaction.executeWithoutResult(status -> ledger.settle(
                List.of(new EndedCharge(
                        account,
                        false,
                        0,
                        holding.id(),
                        null,
                        3,
                        TemplateKind.NOTIFICATION,
                        8613800000000L,
                        null,
                        clock.instant())),
                clock.instant()));

        assertThat(packages.current(account, clock.instant())).isEmpty();
        assertThat(packages.of(account))
                .singleElement()
                .extracting(Packages.Holding::unitsLeft)
                .isEqualTo(3L);
        assertThat(data.queryForObject(
                        "select sum(package_units) from billing_entry where package_id = ?", Long.class, holding.id()))
                .isEqualTo(3);
        assertThat(entries.list(account, null, null, null, 10))
                .extracting(LedgerEntry::kind, LedgerEntry::units)
                .containsExactly(
                        tuple(Kind.REFUND, 3L), tuple(Kind.PACKAGE_ENDED, -5000L), tuple(Kind.PACKAGE_GRANTED, 5000L));
        assertThatThrownBy(() -> desk.askPackageEnd("finance", account, holding.id(), "再次"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(Long.toString(holding.id()));
    }

    @Test // #13
    void refusesPackagesThatCannotBe() {
        var now = clock.instant();
        var later = now.plusSeconds(60);
        assertThatThrownBy(() -> desk.askPackage("finance", account, null, 1, null, later, null, WHY))
                .hasMessageContaining("DOMESTIC");
        for (long units : new long[] {0, 2_000_000_001L}) {
            assertThatThrownBy(
                            () -> desk.askPackage("finance", account, Coverage.DOMESTIC, units, null, later, null, WHY))
                    .hasMessageContaining("条数");
        }
        assertThatThrownBy(() -> desk.askPackage("finance", account, Coverage.DOMESTIC, 1, later, later, null, WHY))
                .hasMessageContaining("失效时间");
        assertThatThrownBy(() -> desk.askPackage(
                        "finance", account, Coverage.DOMESTIC, 1, now.minusSeconds(60), now.minusSeconds(1), null, WHY))
                .hasMessageContaining("失效时间");
        assertThat(packages.of(account)).isEmpty();
    }

    @Test // #13
    void theLedgerIsReadByKindAndDayAndFurtherBack() {
        for (int i = 0; i < 3; i++) {
            ledger.credit(account, BigDecimal.ONE, "credit-" + i, "test");
        }
        payment = "P-" + UUID.randomUUID();
        changes.approve("finance2", askTopUp("5").id());
        var today = ChinaTime.today(clock);

        assertThat(entries.list(account, Kind.CORRECTION, null, null, 10)).hasSize(3);
        assertThat(entries.list(account, Kind.TOP_UP, today, null, 10)).hasSize(1);
        assertThat(entries.list(account, Kind.RESERVE, null, null, 10)).isEmpty();
        assertThat(entries.list(account, null, today.minusDays(1), null, 10)).isEmpty();
        List<LedgerEntry> first = entries.list(account, null, today, null, 3);
        assertThat(entries.list(account, null, today, first.get(2).id(), 3)).hasSize(1);
    }

    @Test // #13
    void financeDoesItAllWithNothingButHttp() throws Exception {
        String path = "/v1/admin/accounts/" + account;
        assertThat(call("admin", "POST", path + "/top-ups", topUp("5")).statusCode())
                .isEqualTo(403);
        assertThat(call("finance", "POST", path + "/top-ups", topUp("-5")).statusCode())
                .isEqualTo(400);
        JsonNode asked = ok(call("finance", "POST", path + "/top-ups", topUp("500.5")), 202);
        assertThat(asked.get("whatEn").asText()).contains("500.5").contains(payment);
        assertThat(call(
                                "finance",
                                "POST",
                                "/v1/admin/staff-changes/" + asked.get("id").asText() + "/approve",
                                null)
                        .statusCode())
                .isEqualTo(403);
        ok(call("finance2", "POST", "/v1/admin/staff-changes/" + asked.get("id").asText() + "/approve", null), 200);
        JsonNode balance = ok(call("finance", "PUT", path + "/balance", "{\"yuan\": 400, \"reason\": \"对账\"}"), 202);
        assertThat(balance.get("action").asText()).isEqualTo("CorrectBalance");
        ok(call("admin", "POST", "/v1/admin/staff-changes/" + balance.get("id").asText() + "/approve", null), 200);

        assertThat(ok(call("auditor", "GET", path + "/balance", null), 200)
                        .get("yuan")
                        .decimalValue())
                .isEqualByComparingTo("400");
        assertThat(ok(call("auditor", "GET", path + "/ledger", null), 200).findValuesAsText("kind"))
                .containsExactly("CORRECTION", "TOP_UP");
        assertThat(ok(call("officer", "GET", "/v1/admin/money/accounts?below=400.01", null), 200)
                        .findValuesAsText("accountId"))
                .contains(Long.toString(account));
        assertThat(ok(call("officer", "GET", "/v1/admin/money/accounts?below=400", null), 200)
                        .findValuesAsText("accountId"))
                .doesNotContain(Long.toString(account));
        JsonNode all = ok(call("officer", "GET", "/v1/admin/money/accounts", null), 200);
        assertThat(all.findValuesAsText("name"))
                .as("the platform is no customer")
                .doesNotContain("signet-platform");
        List<String> paged = new ArrayList<>();
        for (int page = 1; page <= all.size(); page += 1) {
            paged.addAll(ok(call("officer", "GET", "/v1/admin/money/accounts?size=1&page=" + page, null), 200)
                    .findValuesAsText("accountId"));
        }
        assertThat(paged).as("each on one page").isEqualTo(all.findValuesAsText("accountId"));
        assertThat(call("finance", "PUT", path + "/balance", "{\"yuan\": 400, \"reason\": \"对账\"}")
                        .statusCode())
                .as("it is so already")
                .isEqualTo(409);
        assertThat(call("reviewer", "GET", path + "/balance", null).statusCode())
                .isEqualTo(403);
        assertThat(call("finance", "GET", "/v1/admin/accounts/1/ledger", null).statusCode())
                .isEqualTo(404);
    }

    @Test // #13: one request kept a processor busy for good
    void anAmountOfMillionsOfDigitsIsRefusedAtOnce() throws Exception {
        String path = "/v1/admin/accounts/" + account;
        for (String yuan : List.of("0E-2000000", "0E2000000", "1E-2000000", "1E2000000")) {
            String body = "{\"yuan\": " + yuan + ", \"reason\": \"对账\", \"payment\": \"P-1\"}";
            for (String door : List.of("/corrections", "/top-ups")) {
                assertThat(call("finance", "POST", path + door, body).statusCode())
                        .as(door + yuan)
                        .isEqualTo(400);
            }
            assertThat(call("finance", "PUT", path + "/balance", body).statusCode())
                    .as(yuan)
                    .isEqualTo(400);
        }
    }

    @Test // #13
    void theQuotaIsSetWithAnothersConsentToo() throws Exception {
        String path = "/v1/admin/accounts/" + account + "/quota";
        assertThat(call("finance", "PUT", path, "{\"daily\": 9, \"monthly\": 5, \"reason\": \"试用\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("finance", "PUT", path, "{\"daily\": -1, \"reason\": \"试用\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("officer", "PUT", path, "{\"daily\": 1, \"reason\": \"试用\"}")
                        .statusCode())
                .isEqualTo(403);
        JsonNode asked = ok(call("finance", "PUT", path, "{\"daily\": 100, \"reason\": \"试用\"}"), 202);
        assertThat(ok(call("auditor", "GET", path, null), 200).get("daily").isNull())
                .isTrue();

        ok(call("finance2", "POST", "/v1/admin/staff-changes/" + asked.get("id").asText() + "/approve", null), 200);

        assertThat(ok(call("auditor", "GET", path, null), 200).get("daily").asLong())
                .isEqualTo(100);
        assertThat(audited("quota.set")).isEqualTo(1);
        assertThat(told()).contains("quota.set");
        assertThat(call("finance", "PUT", path, "{\"daily\": 100, \"reason\": \"试用\"}")
                        .statusCode())
                .as("it is so already")
                .isEqualTo(409);
    }

    private String topUp(String yuan) {
        return "{\"yuan\": %s, \"payment\": \"%s\", \"reason\": \"%s\"}".formatted(yuan, payment, WHY);
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
