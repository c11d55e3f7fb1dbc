package dev.signet.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.blacklist.OptOuts;
import dev.signet.platform.Refusal;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.account.AccountSettings;
import dev.signet.sending.account.AccountSettings.OutsideWindow;
import dev.signet.sending.account.AccountSettings.WindowMissed;
import dev.signet.sending.account.AccountSettingsDesk;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.ReceiptUpdate;
import dev.signet.sending.receipt.Receipts;
import dev.signet.sending.record.Decision;
import dev.signet.sending.record.Decisions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The shipped sending rules over the stored ledgers, at the boundary instant or count. */
class SendRulesIT extends SendingIT {

    private static final String LIMIT = "isv.BUSINESS_LIMIT_CONTROL";
    private static final AtomicInteger CODES = new AtomicInteger(100_000);

    @Autowired
    Decisions decisions;

    @Autowired
    Blacklist blacklist;

    @Autowired
    OptOuts optOuts;

    @Autowired
    AccountSettingsDesk settings;

    @Autowired
    Outbox outbox;

    @Autowired
    Receipts states;

    @BeforeEach
    void inTheMorning() {
        clock.set(MORNING);
    }

    /** A verification message that differs from every other. */
    private static SendRequest fresh(Sender sender, String number) {
        return sender.request("SMS_CODE", "云帆科技", "{\"code\":\"" + CODES.incrementAndGet() + "\"}", number);
    }

    private Decision decision(Sender sender, SendAnswer answer) {
        return decisions.find(sender.accountId(), answer.decisionId()).orElseThrow();
    }

    @RepeatedTest(3) // #9 12
    void listsANumberThatIsAddedManyTimesAtOnce() {
        Sender sender = senders.enterprise();
        long number = Long.parseLong("86" + number());
        BlacklistEntry entry = new BlacklistEntry(
                number, sender.accountId(), BlacklistKind.ACCOUNT, null, "again and again", clock.instant());

        List<Boolean> added = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> blacklist.add(entry, "test"))
                .toList();

        assertThat(added).containsOnlyOnce(true);
        assertThat(code(fresh(sender, String.valueOf(number).substring(2)))).isNotEqualTo("OK");
    }

    @Test
    @Tag("FC-1")
    @Tag("FC-6")
    @Tag("FC-11")
    @Tag("S9.3-2")
    void passesAtTheInstantThatARefusalNames() {
        Sender sender = senders.enterprise();
        String number = number();
        assertThat(code(fresh(sender, number))).isEqualTo("OK");
        clock.set("2026-11-23T02:00:59.999Z");

        SendAnswer refused = send(fresh(sender, number));

        assertThat(refused.code()).isEqualTo(LIMIT);
        assertThat(refused.message().zh()).startsWith("触发分钟级流控Permits:1").contains(refused.decisionId());
        Decision decision = decision(sender, refused);
        assertThat(decision.ruleId()).isEqualTo("FC-1");
        assertThat(decision.earliest()).isEqualTo(Instant.parse("2026-11-23T02:01:00Z"));
        assertThat(decision.phoneNumber()).contains("****");
        clock.set(decision.earliest().minusMillis(1));
        assertThat(code(fresh(sender, number))).isEqualTo(LIMIT);
        clock.set(decision.earliest());
        assertThat(code(fresh(sender, number))).isEqualTo("OK");
    }

    @Test
    @Tag("FC-1")
    @Tag("FC-7")
    @Tag("C-2")
    @Tag("S9.3-2")
    void allowsFiveAnHourAndTenADay() {
        Sender sender = senders.enterprise();
        String number = number();
        for (int i = 0; i < 5; i++) {
            assertThat(code(fresh(sender, number))).isEqualTo("OK");
            clock.advance(Duration.ofMinutes(1));
        }
        SendAnswer sixth = send(fresh(sender, number));
        assertThat(sixth.message().zh()).startsWith("触发小时级流控Permits:5");
        clock.set(decision(sender, sixth).earliest());
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-23T03:00:00Z"));
        for (int i = 0; i < 5; i++) {
            assertThat(code(fresh(sender, number))).isEqualTo("OK");
            clock.advance(Duration.ofMinutes(1));
        }
        clock.set("2026-11-23T15:59:59.999Z");
        SendAnswer eleventh = send(fresh(sender, number));
        assertThat(eleventh.message().zh()).startsWith("触发天级流控Permits:10");

        clock.set(decision(sender, eleventh).earliest());

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-23T16:00:00Z"));
        assertThat(code(fresh(sender, number))).isEqualTo("OK");
    }

    @Test
    @Tag("S9.3-1")
    @Tag("S9.3-3")
    @Tag("FC-2")
    void letsEnterprisesSetTheirFrequencyUpToForty() {
        Sender sender = senders.enterprise();
        Sender individual = senders.individual();
        settings.change("test", sender.accountId(), Settings.verification(2, 40, 40));
        sender.changed();
        String number = number();

        assertThat(code(fresh(sender, number))).isEqualTo("OK");
        assertThat(code(fresh(sender, number))).isEqualTo("OK");
        assertThat(code(fresh(sender, number))).isEqualTo(LIMIT);
        assertThat(code(sender.request("SMS_CODE", "云帆验证", "{\"code\":\"900001\"}", number)))
                .as("another signature")
                .isEqualTo("OK");
        assertThat(code(fresh(sender, number()))).as("another number").isEqualTo("OK");
        for (Integer wrong : List.of(0, 41)) {
            refused(sender, Settings.verification(wrong, null, null));
            refused(sender, Settings.verification(null, wrong, null));
            refused(sender, Settings.verification(null, null, wrong));
        }
        settings.change("test", sender.accountId(), Settings.verification(40, 40, 40));
        refused(individual, Settings.verification(2, null, null));
        refused(individual, Settings.verification(null, 2, null));
        refused(individual, Settings.verification(null, null, 2));
    }

    /** The account's own hour and day are natural ones in UTC+8, as the defaults are. */
    @Test
    @Tag("S9.3-1")
    void countsTheAccountsOwnHourAndDay() {
        Sender sender = senders.enterprise();
        settings.change("test", sender.accountId(), Settings.verification(40, 2, 3));
        sender.changed();
        String number = number();
        clock.set("2026-11-24T14:30:00Z");
        assertThat(code(fresh(sender, number))).isEqualTo("OK");
        assertThat(code(fresh(sender, number))).isEqualTo("OK");
        clock.set("2026-11-24T14:59:59.999Z");
        SendAnswer inTheHour = send(fresh(sender, number));
        assertThat(inTheHour.message().zh()).startsWith("触发小时级流控Permits:2");
        clock.set("2026-11-24T15:00:00Z");
        assertThat(code(fresh(sender, number))).isEqualTo("OK");
        clock.set("2026-11-24T15:59:59.999Z");
        SendAnswer inTheDay = send(fresh(sender, number));
        assertThat(inTheDay.message().zh()).startsWith("触发天级流控Permits:3");
        clock.set("2026-11-24T16:00:00Z");
        assertThat(code(fresh(sender, number))).isEqualTo("OK");
    }

    private void refused(Sender sender, AccountSettings wrong) {
        assertThatThrownBy(() -> settings.change("test", sender.accountId(), wrong))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("isv.INVALID_PARAMETERS"));
    }

    @Test
    @Tag("S9.3-4")
    @Tag("FC-9")
    @Tag("C-3")
    void exemptsWhitelistedNumbers() {
        Sender sender = senders.enterprise();
        String number = number();
        settings.change("test", sender.accountId(), Settings.whitelist(number));
        sender.changed();

        for (int i = 0; i < 12; i++) {
            assertThat(code(fresh(sender, number))).isEqualTo("OK");
        }
        String[] fifty =
                java.util.stream.Stream.generate(SendingIT::number).limit(50).toArray(String[]::new);
        settings.change("test", sender.accountId(), Settings.whitelist(fifty));
        refused(
                sender,
                Settings.whitelist(java.util.stream.Stream.generate(SendingIT::number)
                        .limit(51)
                        .toArray(String[]::new)));
    }

    @Test
    @Tag("FC-14")
    void refusesTheSameContentWithinThirtySeconds() {
        Sender sender = senders.enterprise();
        String number = number();
        SendRequest same = sender.request("SMS_PLAIN", "云帆科技", null, number);
        assertThat(code(same)).isEqualTo("OK");
        clock.advance(Duration.ofMillis(29_999));
        assertThat(code(same)).isEqualTo(LIMIT);
        clock.advance(Duration.ofMillis(1));
        assertThat(code(same)).isEqualTo("OK");
    }

    @Test
    @Tag("FC-15")
    void keepsPromotionToTheSendWindow() {
        Sender sender = senders.enterprise();
        clock.set("2026-11-23T13:59:59.999Z");
        assertThat(code(sender.promo(number()))).isEqualTo("OK");
        clock.set("2026-11-23T14:00:00Z");
        SendAnswer refused = send(sender.promo(number()));
        assertThat(refused.code()).isEqualTo(LIMIT);
        Instant opening = decision(sender, refused).earliest();
        assertThat(opening).isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
        clock.set(opening.minusMillis(1));
        assertThat(code(sender.promo(number()))).isEqualTo(LIMIT);
        clock.set(opening);
        assertThat(code(sender.promo(number()))).isEqualTo("OK");
    }

    @Test
    @Tag("FC-16")
    void sendsCodesAndNotificationsAtAnyHour() {
        clock.set("2026-11-23T19:00:00Z");
        Sender sender = senders.enterprise();

        assertThat(code(fresh(sender, number()))).isEqualTo("OK");
        assertThat(code(sender.note(number()))).isEqualTo("OK");
    }

    @Test
    @Tag("FC-15")
    void defersPromotionWhereTheAccountChoseSo() {
        Sender sender = senders.enterprise();
        settings.change("test", sender.accountId(), Settings.window(OutsideWindow.DEFER, WindowMissed.DEFER));
        sender.changed();
        clock.set("2026-11-23T14:00:00Z");

        SendAnswer answer = send(sender.promo(number()));

        assertThat(answer.code()).isEqualTo("OK");
        assertThat(jdbc.queryForObject("""
                        select d.due_at from sending_dispatch d join sending_message m on m.id = d.id
                        where m.biz_id = ?""", Long.class, biz(answer)))
                .isBetween(
                        Instant.parse("2026-11-24T00:00:00Z").toEpochMilli(),
                        Instant.parse("2026-11-24T00:10:00Z").toEpochMilli());
        String decisionId = jdbc.queryForObject(
                "select decision_id from sending_message where biz_id = ?", String.class, biz(answer));
        assertThat(decisions.find(sender.accountId(), decisionId).orElseThrow().outcome())
                .isEqualTo(Decision.Outcome.DEFERRED);
    }

    @Test
    @Tag("BL-11")
    @Tag("RC-9")
    @Tag("S9.4-1")
    @Tag("S7.2-2")
    @Tag("S9.4-5")
    void stopsMessagesToBlacklistedNumbersAndKeepsThemVisible() {
        Sender sender = senders.enterprise();
        String number = number();
        blacklist.add(new BlacklistEntry(
                Long.parseLong("86" + number), sender.accountId(), BlacklistKind.ACCOUNT, null, "", clock.instant()));

        assertThat(code(sender.note(number))).isEqualTo("isv.BLACK_KEY_CONTROL_LIMIT");
        assertThat(code(senders.enterprise().note(number))).isEqualTo("OK");

        assertThat(jdbc.queryForObject(
                        "select error_code from sending_message where account_id = ?",
                        String.class,
                        sender.accountId()))
                .isEqualTo("isv.BLACK_KEY_CONTROL_LIMIT");
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("1000");
    }

    @Test
    @Tag("S9.4-4")
    void marksWhatACarrierBlocksAndTriesAgainAfterAMonth() {
        Sender sender = senders.enterprise();
        String number = number();
        long digits = Long.parseLong("86" + number);
        blacklist.carrierBlocked(digits, "MOBILE_IN_BLACK", clock.instant());

        SendAnswer refused = send(sender.note(number));

        assertThat(refused.code()).isEqualTo("isv.BLACK_KEY_CONTROL_LIMIT");
        assertThat(decision(sender, refused).facts()).containsEntry("list", "CARRIER");
        assertThat(decision(sender, refused).adviceZh()).contains("运营商");
        assertThat(blacklist.remove(sender.accountId(), digits, BlacklistKind.CARRIER, "test"))
                .isFalse();
        clock.advance(Duration.ofDays(30).minusMillis(1));
        assertThat(code(sender.note(number))).isEqualTo("isv.BLACK_KEY_CONTROL_LIMIT");
        clock.advance(Duration.ofMillis(1));
        assertThat(code(sender.note(number))).isEqualTo("OK");
    }

    @Test
    @Tag("UP-8")
    @Tag("RG-9")
    void heedsAnOptOutAtOnceForPromotionOnly() {
        Sender sender = senders.enterprise();
        String number = number();
        assertThat(uplink(sender, number, " ｔｄ。", TemplateKind.NOTIFICATION)).isEqualTo(OptOuts.Reply.OPTED_OUT);
        assertThat(uplink(sender, number, "退订", TemplateKind.PROMOTIONAL)).isEqualTo(OptOuts.Reply.ALREADY_OPTED_OUT);

        assertThat(code(sender.promo(number))).isEqualTo("isv.CUSTOMER_REFUSED");
        assertThat(code(sender.note(number))).isEqualTo("OK");
        assertThat(uplink(sender, number, "JC0000", null)).isEqualTo(OptOuts.Reply.RELEASED);
        assertThat(code(sender.promo(number))).isEqualTo("OK");
    }

    @Test
    @Tag("FC-8")
    void countsWhatWasAcceptedWhateverItsReceiptSays() {
        Sender sender = senders.enterprise();
        String number = number();
        SendAnswer first = send(fresh(sender, number));
        long id = jdbc.queryForObject("select id from sending_message where biz_id = ?", Long.class, biz(first));
        assertThat(outbox.claim("fc-8", Lane.VERIFICATION, 1000, new Through("carrier")))
                .extracting(OutboundMessage::id)
                .contains(id);
        outbox.submitted(List.of(new Submitted(id, "carrier", List.of("fc-8-" + id), clock.instant())));
        states.apply(List.of(new ReceiptUpdate(
                "carrier",
                "fc-8-" + id,
                ReceiptUpdate.State.FAILED,
                "MOBILE_NOT_ON_SERVICE",
                "MK:0001",
                clock.instant())));

        assertThat(code(fresh(sender, number))).isEqualTo(LIMIT);
    }

    /** What one rule refused has not used up another rule's place. */
    @Test
    @Tag("FC-8")
    void doesNotCountWhatWasRefused() {
        Sender sender = senders.enterprise();
        String number = number();
        for (int i = 0; i < 5; i++) {
            assertThat(code(sender.request("SMS_CODE", "云帆科技", "{\"code\":\"12ab\"}", number)))
                    .isNotEqualTo("OK");
        }

        assertThat(code(fresh(sender, number))).isEqualTo("OK");
    }

    @Test
    @Tag("FC-10")
    void limitsTheFrequencyAtHomeOnly() {
        Sender sender = senders.enterprise();
        String abroad = "85291" + number().substring(5);
        SendRequest same = sender.request("SMS_INTL", "云帆科技", "{\"order\":\"A1\"}", abroad);

        for (int i = 0; i < 51; i++) {
            assertThat(code(same)).isEqualTo("OK");
        }
    }

    @ParameterizedTest
    @Tag("UP-7")
    @ValueSource(
            strings = {
                "T",
                "TD",
                "R",
                "退订",
                "T退订",
                "TD退订",
                "T退",
                "退定",
                "取消订阅",
                "停止",
                "停止推送",
                "拒收",
                "拒绝接收",
                "不想接收",
                "STOP",
                "Unsubscribe",
                "TDZD",
                "td",
                "stop.",
                " Ｔ "
            })
    void takesEachOfTheKnownWordsForAnOptOut(String word) {
        Sender sender = senders.enterprise();
        String number = number();

        assertThat(uplink(sender, number, word, TemplateKind.NOTIFICATION)).isEqualTo(OptOuts.Reply.OPTED_OUT);
        assertThat(code(sender.promo(number))).isEqualTo("isv.CUSTOMER_REFUSED");
    }

    @Test
    @Tag("UP-9")
    void takesWeakWordsForAnOptOutOnlyAfterAPromotion() {
        Sender sender = senders.enterprise();
        String number = number();

        assertThat(uplink(sender, number, "N", TemplateKind.NOTIFICATION)).isEqualTo(OptOuts.Reply.NOTHING);
        // No opt-out, but near enough for an officer to read it.
        assertThat(uplink(sender, number, "我不想退订", TemplateKind.PROMOTIONAL)).isEqualTo(OptOuts.Reply.NEAR_MISS);
        assertThat(uplink(sender, number, "n", TemplateKind.PROMOTIONAL)).isEqualTo(OptOuts.Reply.OPTED_OUT);
    }

    private OptOuts.Reply uplink(Sender sender, String number, String text, TemplateKind last) {
        return optOuts.uplink("86" + number, text, sender.accountId(), "云帆科技", last, clock.instant());
    }

    @Test
    void refusesAnotherRequestUnderAUsedKey() {
        Sender sender = senders.enterprise();
        String number = number();
        SendAnswer first = send(sender.keyed("k", null, "SMS_NOTE", "云帆科技", "{\"order\":\"1\"}", number));

        SendAnswer again = send(sender.keyed("k", null, "SMS_NOTE", "云帆科技", "{\"order\":\"1\"}", number));
        SendAnswer other = send(sender.keyed("k", null, "SMS_NOTE", "云帆科技", "{\"order\":\"2\"}", number));

        assertThat(again).usingRecursiveComparison().ignoringFields("replayed").isEqualTo(first);
        assertThat(again.replayed()).isTrue();
        assertThat(other.code()).isEqualTo("IdempotencyKeyReused");
    }

    @Test
    void takesOutIdForTheKeyWhereTheAccountSaysSo() {
        Sender sender = senders.enterprise();
        settings.change("test", sender.accountId(), Settings.outIdAsKey());
        sender.changed();
        String number = number();

        SendAnswer first = send(sender.keyed(null, "order-1", "SMS_NOTE", "云帆科技", "{\"order\":\"1\"}", number));
        SendAnswer again = send(sender.keyed(null, "order-1", "SMS_NOTE", "云帆科技", "{\"order\":\"1\"}", number));

        assertThat(again.bizId()).isEqualTo(first.bizId());
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo("999.955");
    }
}
