package dev.signet.sending.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountAdministration.MainContact;
import dev.signet.sending.SendRequest;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.SendingIT;
import dev.signet.sending.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The four values of S9.2-1: by day and by month a warning and a limit, none of them set by default. */
class VolumeLimitsIT extends SendingIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Autowired
    AccountAdministration accounts;

    @Autowired
    AccountSettingsDesk settings;

    @Autowired
    AccountQuotas quotas;

    @Autowired
    PlatformAccount platform;

    private Sender sender;
    private LocalDate first;

    @BeforeEach
    void onTheFirstOfAMonth() {
        first = laterDay().withDayOfMonth(1).plusMonths(1);
        clock.set(first + "T02:00:30Z");
        sender = senders.enterprise();
    }

    @Test
    @Tag("S9.2-1")
    @Tag("S9.2-2")
    void warnsOnceInAMonthAtTheMonthlyWarningValue() {
        String contact = number();
        accounts.setContact("test", sender.accountId(), new MainContact("李雷", contact));
        set(null, null, 3L, null);

        assertThat(code(sender.note(number()))).isEqualTo("OK");
        clock.advance(Duration.ofDays(1));
        assertThat(code(sender.note(number()))).isEqualTo("OK");
        assertThat(raised()).isZero();
        assertThat(code(sender.note(number()))).isEqualTo("OK");

        assertThat(raised()).isEqualTo(1);
        await().atMost(LONG).untilAsserted(() -> assertThat(texts(contact)).isEqualTo(1));
        assertThat(text(contact)).contains(first.toString().substring(0, 7) + "发送量已达3条", "预警值3条");
        clock.advance(Duration.ofDays(1));
        assertThat(code(sender.note(number()))).isEqualTo("OK");
        assertThat(raised()).isEqualTo(1);
        clock.set(first.plusMonths(1) + "T02:00:30Z");
        assertThat(code(sender.note(number(), number()))).isEqualTo("OK");
        assertThat(raised()).isEqualTo(1);
        assertThat(code(sender.note(number()))).isEqualTo("OK");
        assertThat(raised()).isEqualTo(2);
    }

    @Test
    @Tag("S9.2-1")
    @Tag("S9.2-2")
    @Tag("S9.2-4")
    void stopsAtTheMonthlyLimitUntilItIsRaised() {
        set(null, null, null, 2L);
        assertThat(code(sender.note(number()))).isEqualTo("OK");
        clock.advance(Duration.ofDays(1));
        assertThat(code(sender.note(number()))).isEqualTo("OK");

        // The last moment of the month in UTC+8, and the first of the next.
        Instant next = first.plusMonths(1).atStartOfDay().toInstant(ZoneOffset.ofHours(8));
        clock.set(next.minusMillis(1));
        assertThat(code(sender.note(number()))).isEqualTo("isv.MONTH_LIMIT_CONTROL");
        set(null, null, null, 3L);
        assertThat(code(sender.note(number()))).isEqualTo("OK");
        assertThat(code(sender.note(number()))).isEqualTo("isv.MONTH_LIMIT_CONTROL");
        clock.set(next);
        assertThat(code(sender.note(number()))).isEqualTo("OK");
    }

    @Test
    @Tag("S9.2-1")
    void hasNoLimitAndNoWarningUntilTheAccountSetsOne() {
        sent(2_000_000_000L, 60_000_000_000L);

        assertThat(settings.of(sender.accountId()))
                .extracting(
                        AccountSettings::dailyWarning,
                        AccountSettings::dailyLimit,
                        AccountSettings::monthlyWarning,
                        AccountSettings::monthlyLimit)
                .containsOnlyNulls();
        assertThat(code(sender.note(number()))).isEqualTo("OK");
        for (int one = 0; one < 4; one++) {
            // Each value stands for itself: the others are not set by setting it.
            long far = 100_000_000_000L;
            set(one == 0 ? far : null, one == 1 ? far : null, one == 2 ? far : null, one == 3 ? far : null);
            assertThat(code(sender.note(number()))).as("value %d of four", one).isEqualTo("OK");
        }
        assertThat(raised()).isZero();

        set(null, 2_000_000_000L, null, null);
        assertThat(code(sender.note(number()))).isEqualTo("isv.DAY_LIMIT_CONTROL");
    }

    @Test // #13
    void thePlatformsQuotaHoldsWhateverTheAccountAllowsItself() {
        assertThat(code(sender.note(number()))).isEqualTo("OK");
        quotas.set(sender.accountId(), new AccountQuota(2L, null));
        assertThat(code(sender.note(number()))).as("what went before counts").isEqualTo("OK");
        assertThat(code(sender.note(number()))).isEqualTo("isv.DAY_LIMIT_CONTROL");

        set(null, 5L, null, null);
        assertThat(code(sender.note(number()))).isEqualTo("isv.DAY_LIMIT_CONTROL");
        quotas.set(sender.accountId(), new AccountQuota(9L, 4L));
        assertThat(code(sender.note(number(), number()))).isEqualTo("OK");
        assertThat(code(sender.note(number()))).isEqualTo("isv.MONTH_LIMIT_CONTROL");
        quotas.set(sender.accountId(), AccountQuota.NONE);
        assertThat(code(sender.note(number()))).isEqualTo("OK");
        assertThat(code(sender.note(number()))).as("its own").isEqualTo("isv.DAY_LIMIT_CONTROL");
    }

    /** A message of two units takes two of the day. */
    @Test
    @Tag("S7.2-3")
    void countsWhatIsBilled() {
        set(null, 3L, null, null);
        SendRequest two = senders.fixed(sender, "字".repeat(73 - "【云帆科技】".length()), number());

        assertThat(code(two)).isEqualTo("OK");
        assertThat(code(senders.fixed(sender, "字".repeat(73 - "【云帆科技】".length()), number())))
                .isEqualTo("isv.DAY_LIMIT_CONTROL");
        assertThat(code(sender.note(number()))).isEqualTo("OK");
    }

    private void set(
            @Nullable Long dailyWarning,
            @Nullable Long dailyLimit,
            @Nullable Long monthlyWarning,
            @Nullable Long monthlyLimit) {
        settings.change(
                "test", sender.accountId(), Settings.volumes(dailyWarning, dailyLimit, monthlyWarning, monthlyLimit));
        sender.changed();
    }

    private void sent(long today, long thisMonth) {
        LocalDate day = clock.instant().atOffset(ZoneOffset.ofHours(8)).toLocalDate();
        int month = day.getYear() * 100 + day.getMonthValue();
        jdbc.update(
                "insert into sending_volume (account_id, period, units) values (?, ?, ?), (?, ?, ?)",
                sender.accountId(),
                month * 100 + day.getDayOfMonth(),
                today,
                sender.accountId(),
                month,
                thisMonth);
    }

    private int raised() {
        return jdbc.queryForObject(
                "select count(*) from sending_warning where account_id = ?", Integer.class, sender.accountId());
    }

    private int texts(String number) {
        return jdbc.queryForObject(
                "select count(*) from sending_message where account_id = ? and number = ?",
                Integer.class,
                platform.id(),
                Long.parseLong("86" + number));
    }

    private String text(String number) {
        return jdbc.queryForObject(
                "select content from sending_message where account_id = ? and number = ?",
                String.class,
                platform.id(),
                Long.parseLong("86" + number));
    }
}
