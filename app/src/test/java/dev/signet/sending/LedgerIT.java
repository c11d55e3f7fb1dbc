package dev.signet.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.account.AccountBalance;
import dev.signet.billing.EndedCharge;
import dev.signet.billing.Ledger;
import dev.signet.billing.Packages;
import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PriceList;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.fact.Vendor;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.ReceiptUpdate;
import dev.signet.sending.receipt.Receipts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ledger sums to the balance, and every message to its ledger entry. */
class LedgerIT extends SendingIT {

    @Autowired
    Outbox outbox;

    @Autowired
    Receipts states;

    @Autowired
    Ledger charging;

    @Autowired
    AccountBalance money;

    @Autowired
    Packages packages;

    @Autowired
    ActiveRulebook rulebook;

    @Test
    @Tag("BL-11")
    void sumsToTheBalanceAtEveryStep() {
        Sender sender = senders.enterpriseWith("5");
        String number = number();
        send(sender.note(number(), number(), "12345", number()));
        send(sender.code(number));
        send(sender.code(number)); // refused
        send(sender.request("SMS_404", "云帆科技", null, number()));
        check(sender);

        int i = 0;
        for (Lane lane : Lane.values()) {
            for (OutboundMessage message : outbox.claim("n", lane, 1000, new Through("ledger"))) {
                if (message.accountId() == sender.accountId()) {
                    String id = sender.accountId() + "-" + i++;
                    outbox.submitted(List.of(new Submitted(message.id(), "ledger", List.of(id), clock.instant())));
                    states.apply(List.of(new ReceiptUpdate(
                            "ledger",
                            id,
                            i % 2 == 0 ? ReceiptUpdate.State.DELIVERED : ReceiptUpdate.State.FAILED,
                            "MK:0001",
                            clock.instant())));
                    check(sender);
                }
            }
        }

        assertThat(i).isEqualTo(4);
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("4.91");
    }

    private void check(Sender sender) {
        Map<String, Object> account = jdbc.queryForMap(
                "select balance_micros b, reserved_micros r from billing_account where account_id = ?",
                sender.accountId());
        Map<String, Object> entries = jdbc.queryForMap(
                "select sum(balance_micros) b, sum(reserved_micros) r from billing_entry where account_id = ?",
                sender.accountId());
        assertThat(((BigDecimal) entries.get("b")).longValueExact()).isEqualTo(account.get("b"));
        assertThat(((BigDecimal) entries.get("r")).longValueExact()).isEqualTo(account.get("r"));
        assertThat(jdbc.queryForObject("""
                        select count(*) from billing_entry e where e.account_id = ? and e.kind = 1 and e.reserved_micros <>
                            (select sum(m.price_micros) from sending_message m where m.charge_entry = e.id)""", Integer.class, sender.accountId())).isZero();
        assertThat(jdbc.queryForObject(
                        "select coalesce(sum(price_micros), 0) from sending_message where account_id = ? and charge = 1",
                        Long.class,
                        sender.accountId()))
                .isEqualTo(account.get("r"));
    }

    /** 73 characters with the signature: what is sent, kept and paid for, by money and by package, are two units. */
    @Test
    @Tag("S7.2-3")
    void takesTwoUnitsForAMessageOfSeventyThreeCharacters() {
        Sender sender = senders.enterpriseWith("1");
        String text = "字".repeat(73 - "【云帆科技】".length());

        SendAnswer answer = send(senders.fixed(sender, text, number()));

        assertThat(answer.code()).isEqualTo("OK");
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("0.91");
        Map<String, Object> stored = jdbc.queryForMap(
                "select segments, price_micros, char_length(content) length from sending_message where biz_id = ?",
                biz(answer));
        assertThat(stored.get("length")).hasToString("73");
        assertThat(stored.get("segments")).hasToString("2");
        assertThat(stored.get("price_micros")).hasToString("90000");
        check(sender);

        addPackage(sender, 1, 3, clock.millis() + 2_000_000);
        assertThat(send(senders.fixed(sender, text, number())).accepted()).isTrue();
        assertThat(left(sender)).containsExactly(1L);
        check(sender);

        Sender poor = senders.enterpriseWith("0.089");
        assertThat(send(senders.fixed(poor, text, number())).code()).isEqualTo("isv.AMOUNT_NOT_ENOUGH");
        assertThat(send(senders.fixed(poor, text.substring(3), number())).code())
                .isEqualTo("OK");
    }

    @Test
    @Tag("BL-12")
    @Tag("BL-14")
    void takesFromThePackageThatEndsFirst() {
        Sender sender = senders.enterprise();
        long now = clock.millis();
        addPackage(sender, 1, 2, now + 2_000_000);
        addPackage(sender, 2, 1, now + 1_000_000);
        addPackage(sender, 3, 9, now - 1);

        send(sender.note(number(), number()));
        assertThat(left(sender)).containsExactly(1L, 0L, 9L);
        send(sender.note(number(), number()));

        assertThat(left(sender)).containsExactly(0L, 0L, 9L);
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("999.955");
        check(sender);
    }

    @Test
    @Tag("BL-15")
    void paysAbroadFromInternationalPackagesOnly() {
        Sender sender = senders.enterprise();
        long later = clock.millis() + 2_000_000;
        addPackage(sender, 1, 5, later);
        SendRequest abroad = sender.request("SMS_INTL", "云帆科技", "{\"order\":\"A1\"}", "85251234567");
        send(abroad);
        assertThat(left(sender)).containsExactly(5L);
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("999.65");

        addPackage(sender, 2, 5, later, Coverage.INTERNATIONAL);
        send(abroad);
        send(sender.note(number()));

        assertThat(left(sender)).containsExactly(4L, 4L);
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("999.65");
        check(sender);
    }

    @Test
    @Tag("BL-11")
    @Tag("BL-14")
    void neverTrustsWhatItReckonedWith() {
        Sender sender = senders.enterpriseWith("5");
        assertThat(send(sender.note(number())).accepted()).isTrue();

        // less money than a moment ago: one more, not two
        senders.balances().credit(sender.accountId(), new BigDecimal("-4.90"), "debit", "");
        send(sender.note(number(), number()));
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("0.01");
        assertThat(send(sender.note(number())).code()).isEqualTo("isv.AMOUNT_NOT_ENOUGH");
        check(sender);

        // more than a moment ago
        senders.balances().credit(sender.accountId(), new BigDecimal("1"), "credit", "");
        assertThat(send(sender.note(number(), number())).accepted()).isTrue();
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("0.92");

        // another tier of the month
        jdbc.update(
                "update billing_account set month = ?, month_units = 100000 where account_id = ?",
                month(),
                sender.accountId());
        assertThat(send(sender.note(number())).accepted()).isTrue();
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("0.88");

        // a package that was not there
        addPackage(sender, 1, 5, clock.millis() + 2_000_000);
        assertThat(send(sender.note(number())).accepted()).isTrue();
        assertThat(send(sender.note(number())).accepted()).isTrue();
        assertThat(left(sender)).containsExactly(3L);
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("0.88");

        // arrears
        senders.balances().credit(sender.accountId(), new BigDecimal("-1"), "arrears", "");
        assertThat(send(sender.note(number())).code()).isEqualTo("isv.OUT_OF_SERVICE");
        check(sender);
    }

    @Test
    @Tag("BL-11")
    void spendsWhatIsThereAndNoMoreWhileMoneyComesIn() throws Exception {
        Sender sender = senders.enterpriseWith("1");
        int credits = 20;
        ExecutorService callers = Executors.newFixedThreadPool(9);
        List<Future<Integer>> sent = new ArrayList<>();
        for (int caller = 0; caller < 8; caller++) {
            sent.add(callers.submit(() -> {
                int accepted = 0;
                for (int i = 0; i < 40; i++) {
                    accepted += send(sender.note(number())).accepted() ? 1 : 0;
                }
                return accepted;
            }));
        }
        Future<?> payer = callers.submit(() -> {
            for (int i = 0; i < credits; i++) {
                senders.balances().credit(sender.accountId(), new BigDecimal("0.07"), "credit-" + i, "");
            }
        });
        payer.get(60, TimeUnit.SECONDS);
        int accepted = 0;
        for (Future<Integer> one : sent) {
            accepted += one.get(60, TimeUnit.SECONDS);
        }
        callers.shutdown();
        while (send(sender.note(number())).accepted()) {
            accepted++;
        }

        // 1 + 20 * 0.07 = 2.40 are 53 messages at 0.045 and 0.015 left
        assertThat(accepted).isEqualTo(53);
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("0.015");
        check(sender);
    }

    @Test
    @Tag("BL-10")
    void givesUnitsBackToThePackageAndMoneyToTheBalanceOfWhatWasNotEarned() {
        Sender sender = senders.enterpriseWith("5");
        addPackage(sender, 1, 9, clock.millis() + 2_000_000);
        long account = sender.accountId();
        long pack = account * 10 + 1;
        jdbc.update("update billing_account set reserved_micros = 95000 where account_id = ?", account);

        charging.settle(
                List.of(
                        ended(account, false, 0, pack, 2),
                        ended(account, true, 0, pack, 4),
                        ended(account, false, 30_000, null, 1),
                        ended(account, false, 20_000, null, 1),
                        ended(account, true, 45_000, null, 1)),
                clock.instant());
        charging.settle(List.of(), clock.instant());

        assertThat(left(sender)).containsExactly(11L);
        assertThat(senders.balances().available(account)).isEqualByComparingTo("5.05");
        assertThat(jdbc.queryForObject(
                        "select reserved_micros from billing_account where account_id = ?", Long.class, account))
                .isZero();
        assertThat(jdbc.queryForList("""
                        select concat_ws(' ', kind, balance_micros, reserved_micros, coalesce(package_id = ?, 'money'), package_units, messages)
                        from billing_entry where account_id = ? and kind > 0 order by kind, package_id""", String.class, pack, account))
                .containsExactly("2 0 -45000 money 0 1", "2 0 0 1 0 1", "3 50000 -50000 money 0 2", "3 0 0 1 2 1");
    }

    private EndedCharge ended(long account, boolean earned, int micros, Long pack, int units) {
        return new EndedCharge(
                account,
                earned,
                micros,
                pack,
                null,
                units,
                TemplateKind.NOTIFICATION,
                8613800000000L,
                Vendor.MOBILE,
                clock.instant());
    }

    /** A month begins at midnight in China, for the tiers as for the bill. */
    @Test
    void beginsTheTiersAnewWithTheMonthOfChina() {
        PriceList prices = PriceList.of(rulebook.current().policies());
        Sender sender = senders.enterpriseWith("5");
        long account = sender.accountId();
        jdbc.update("update billing_account set month = 203112, month_units = 100000 where account_id = ?", account);

        assertThat(priceAt("2031-12-31T15:59:59.999Z", account, prices)).isEqualTo(40_000);
        assertThat(priceAt("2031-12-31T16:00:00Z", account, prices)).isEqualTo(45_000);
        assertThat(priceAt("2031-11-30T15:59:59.999Z", account, prices))
                .as("something was billed in December: the clock was read before midnight")
                .isEqualTo(40_000);
        assertThat(priceAt("2031-10-31T15:59:59.999Z", account, prices)).isEqualTo(45_000);
    }

    private int priceAt(String time, long account, PriceList prices) {
        return charging.look(account, prices, Instant.parse(time))
                .reserve(TemplateKind.NOTIFICATION, "8613800000000", 1)
                .micros();
    }

    @Test
    void correctsABalanceWithAnEntryThatSaysWho() {
        Sender sender = senders.enterpriseWith("5");

        money.set(sender.accountId(), new BigDecimal("7.5"), "admin", "补记转账");
        money.set(sender.accountId(), new BigDecimal("7.5"), "admin", "again");

        assertThat(money.of(sender.accountId())).isEqualByComparingTo("7.5");
        assertThat(jdbc.queryForList(
                        "select concat(balance_micros, ' ', note) from billing_entry where account_id = ? order by id",
                        String.class,
                        sender.accountId()))
                .containsExactly("5000000 test", "2500000 admin: 补记转账");
        check(sender);
    }

    /** The caller's own id of the act makes a second call harmless; what is left counts only packages in force. */
    @Test
    @Tag("BL-14")
    void givesAPackageOnceForOneReference() {
        Sender sender = senders.enterprise();
        long account = sender.accountId();
        Instant now = Instant.ofEpochMilli(clock.millis());

        Packages.Holding later =
                packages.grant(account, Coverage.DOMESTIC, 7, now.plusSeconds(60), now.plusSeconds(90), "one");
        Packages.Holding first = packages.grant(account, Coverage.DOMESTIC, 1, now, now.plusSeconds(30), null);
        Packages.Holding again = packages.grant(account, Coverage.DOMESTIC, 9, now, now.plusSeconds(90), "one");
        packages.grant(account, Coverage.INTERNATIONAL, 4, now, now.plusSeconds(10), null);

        assertThat(again).isEqualTo(later);
        assertThat(packages.of(account)).extracting(Packages.Holding::units).containsExactly(4L, 1L, 7L);
        assertThat(packages.of(account)).element(1).isEqualTo(first);
        assertThat(packages.remainders(List.of(account), Coverage.DOMESTIC, now))
                .isEqualTo(Map.of(account, new Packages.Remainder(Math.max(first.id(), later.id()), 1)));
        assertThat(packages.remainders(List.of(account), Coverage.DOMESTIC, now.plusSeconds(60))
                        .get(account)
                        .unitsLeft())
                .isEqualTo(7);
        assertThat(packages.remainders(List.of(), Coverage.DOMESTIC, now)).isEmpty();
        assertThat(jdbc.queryForList(
                        "select package_units from billing_entry where account_id = ? and package_id is not null order by id",
                        Long.class,
                        account))
                .containsExactly(7L, 1L, 4L);
        assertThatThrownBy(() -> packages.grant(account, Coverage.DOMESTIC, 0, now, now.plusSeconds(1), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> packages.grant(account, Coverage.DOMESTIC, 1, now, now, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private int month() {
        LocalDate day = ChinaTime.today(clock);
        return day.getYear() * 100 + day.getMonthValue();
    }

    private void addPackage(Sender sender, int n, long units, long until) {
        addPackage(sender, n, units, until, Coverage.DOMESTIC);
    }

    private void addPackage(Sender sender, int n, long units, long until, Coverage coverage) {
        jdbc.update(
                "insert into billing_package (id, account_id, coverage, units, units_left, valid_from, valid_until)"
                        + " values (?, ?, ?, ?, ?, 0, ?)",
                sender.accountId() * 10 + n,
                sender.accountId(),
                coverage.ordinal(),
                units,
                units,
                until);
    }

    private List<Long> left(Sender sender) {
        return jdbc.queryForList(
                "select units_left from billing_package where account_id = ? order by id",
                Long.class,
                sender.accountId());
    }

    @Test
    void creditsOneReferenceOnce() {
        Sender sender = senders.enterprise();

        senders.balances().credit(sender.accountId(), new BigDecimal("7"), "bank-1", "");
        senders.balances().credit(sender.accountId(), new BigDecimal("7"), "bank-1", "");

        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("1007");
    }
}
