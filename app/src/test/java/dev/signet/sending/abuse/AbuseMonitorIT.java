package dev.signet.sending.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.sending.Lane;
import dev.signet.sending.SendRequest;
import dev.signet.sending.SendingFixture;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.SendingIT;
import dev.signet.sending.Settings;
import dev.signet.sending.Through;
import dev.signet.sending.account.AccountSettings.AbuseMonitoring;
import dev.signet.sending.account.AccountSettingsDesk;
import dev.signet.sending.job.Housekeeping;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.ReceiptUpdate;
import dev.signet.sending.receipt.Receipts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The abuse monitor is a switch (S11.1-1): whatever is going on, off it does nothing. */
class AbuseMonitorIT extends SendingIT {

    private static final AtomicInteger CODES = new AtomicInteger(100_000);
    /** More than the rulebook's 1,000 requests, of which none arrived, after none the day before. */
    private static final int MANY = 5_000;

    @Autowired
    AccountSettingsDesk settings;

    @Autowired
    Outbox outbox;

    @Autowired
    Receipts receipts;

    @Autowired
    Housekeeping housekeeping;

    private Sender sender;

    @BeforeEach
    void anAccountUnderAttack() {
        clock.set(laterDay() + "T02:00:30Z");
        sender = senders.enterprise();
        jdbc.update(
                "insert into sending_abuse_hour (account_id, signature_id, hour, requests, delivered, ended) values (?, ?, ?, ?, 0, ?)",
                sender.accountId(),
                SendingFixture.SIGNATURES.get(sender.accountId()).get(0).id(),
                AbuseHours.hour(clock.instant()),
                MANY,
                MANY);
    }

    @Test
    @Tag("S11.1-1")
    void neitherWarnsNorStopsWhileItIsSwitchedOff() {
        long range = Long.parseLong(number()) + 2_000_000;

        for (int i = 0; i <= 101; i++) {
            assertThat(code(code(range + i))).isEqualTo("OK");
        }

        assertThat(raised()).isZero();
    }

    @Test
    @Tag("S11.1-1")
    void actsByTheParametersOfTheRulebookOnceItIsSwitchedOn() {
        monitor(new AbuseMonitoring(true, null, null, null, false));
        assertThat(code(code(Long.parseLong(number())))).isEqualTo("isv.BUSINESS_LIMIT_CONTROL");
        assertThat(raised()).isEqualTo(1);

        monitor(null);
        assertThat(code(code(Long.parseLong(number())))).isEqualTo("OK");
    }

    @Test
    @Tag("S11.1-1")
    void actsByTheParametersThatTheAccountFilledIn() {
        for (AbuseMonitoring passing : List.of(
                new AbuseMonitoring(true, MANY + 2, null, null, false),
                new AbuseMonitoring(true, Integer.MAX_VALUE, 100, 0, false))) {
            monitor(passing);
            assertThat(code(code(Long.parseLong(number())))).as("%s", passing).isEqualTo("OK");
        }
        monitor(new AbuseMonitoring(true, MANY + 3, null, null, false));
        assertThat(code(code(Long.parseLong(number())))).isEqualTo("isv.BUSINESS_LIMIT_CONTROL");
    }

    /** Taken for ended, answered and delivered after all: one end of one message. */
    @Test
    @Tag("S11.1-1")
    void countsAMessageOnceHoweverLateItsRealEndComes() {
        monitor(new AbuseMonitoring(true, Integer.MAX_VALUE, null, null, false));
        jdbc.update("delete from sending_dispatch");
        send(code(Long.parseLong(number())));
        OutboundMessage message = outbox.claim("node-1", Lane.VERIFICATION, 1, new Through("late"))
                .get(0);
        clock.advance(Duration.ofMinutes(50));
        housekeeping.tidy();
        assertThat(ends()).isEqualTo(Map.of("delivered", 0, "ended", MANY + 1));

        outbox.submitted(List.of(new Submitted(message.id(), "late", List.of("l" + message.id()), clock.instant())));
        receipts.apply(List.of(new ReceiptUpdate(
                "late", "l" + message.id(), ReceiptUpdate.State.DELIVERED, "DELIVERED", "", clock.instant())));

        assertThat(ends()).isEqualTo(Map.of("delivered", 1, "ended", MANY + 1));
    }

    private Map<String, Object> ends() {
        return jdbc.queryForMap(
                "select delivered, ended from sending_abuse_hour where account_id = ?", sender.accountId());
    }

    private SendRequest code(long number) {
        return sender.request(
                "SMS_CODE", "云帆科技", "{\"code\":\"" + CODES.incrementAndGet() + "\"}", String.valueOf(number));
    }

    private void monitor(AbuseMonitoring monitoring) {
        settings.change("test", sender.accountId(), Settings.monitoring(monitoring));
        sender.changed();
    }

    private int raised() {
        return jdbc.queryForObject(
                "select count(*) from sending_warning where account_id = ?", Integer.class, sender.accountId());
    }
}
