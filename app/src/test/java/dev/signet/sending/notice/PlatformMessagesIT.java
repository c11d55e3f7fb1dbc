package dev.signet.sending.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountAdministration.MainContact;
import dev.signet.billing.Packages;
import dev.signet.billing.price.Coverage;
import dev.signet.contact.Contact;
import dev.signet.contact.ContactForm;
import dev.signet.contact.Contacts;
import dev.signet.platform.Refusal;
import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.SendRequest;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.SendingIT;
import dev.signet.sending.abuse.AbuseHours;
import dev.signet.sending.abuse.Conversions;
import dev.signet.sending.account.AccountSettings;
import dev.signet.sending.account.AccountSettings.AbuseMonitoring;
import dev.signet.sending.account.AccountSettings.OutsideWindow;
import dev.signet.sending.account.AccountSettings.WindowMissed;
import dev.signet.sending.account.AccountSettingsDesk;
import dev.signet.sending.account.PlatformAccount;
import dev.signet.sending.job.MessagePartitions;
import dev.signet.sending.message.MessageEnded;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Contacts, and the messages of the platform that reach them: codes, volume and abuse warnings. */
class PlatformMessagesIT extends SendingIT {

    private static final String LIMIT = "isv.BUSINESS_LIMIT_CONTROL";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final AtomicInteger CODES = new AtomicInteger(100_000);

    @Autowired
    Contacts contacts;

    @Autowired
    AccountAdministration accounts;

    @Autowired
    AccountSettingsDesk settings;

    @Autowired
    AbuseHours abuseHours;

    @Autowired
    PlatformAccount platform;

    @Autowired
    Packages packages;

    @Autowired
    PackageWatch packageWatch;

    @Autowired
    Conversions conversions;

    @Autowired
    MessagePartitions partitions;

    @BeforeEach
    void inTheMorning() {
        clock.set(laterDay() + "T02:00:30Z");
    }

    @Test
    @Tag("S9.5-2")
    void hasTheMainContactByDefaultAndKeepsItOutOfReach() {
        Sender sender = senders.enterprise();
        assertThat(contacts.of(sender.accountId())).singleElement().satisfies(main -> {
            assertThat(main.isMain()).isTrue();
            assertThat(main.volumeWarnings() && main.packageWarnings() && main.abuseWarnings())
                    .isTrue();
        });

        String number = main(sender);

        assertThat(contacts.of(sender.accountId()))
                .extracting(Contact::phoneNumber)
                .containsExactly(number);
        assertThatThrownBy(() -> contacts.remove("test", sender.accountId(), Contact.MAIN))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.code()).isEqualTo("OperationDenied.MainContact"));
        assertThatThrownBy(() -> contacts.change("test", sender.accountId(), Contact.MAIN, form(number, null)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @Tag("S9.5-3")
    @Tag("S9.5-4")
    void addsContactsWhoseNumberAnsweredUpToTen() {
        Sender sender = senders.enterprise();
        String first = number();
        contacts.sendCode(sender.accountId(), first);
        String code = lastText(first).replaceAll("\\D*(\\d{6})\\D.*", "$1");
        assertThat(lastText(first)).startsWith("【Signet平台】");
        refused(sender, form(first, "x" + code));
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        Contact added = contacts.add("test", sender.accountId(), form(first, code));
        assertThat(added.phoneNumber()).isEqualTo(first);
        refused(sender, form(first, code));

        String late = number();
        contacts.sendCode(sender.accountId(), late);
        String lateCode = lastText(late).replaceAll("\\D*(\\d{6})\\D.*", "$1");
        clock.advance(Duration.ofMinutes(10));
        refused(sender, form(late, lateCode));

        while (contacts.of(sender.accountId()).size() < 10) {
            add(sender, true, true, true);
        }
        String eleventh = number();
        contacts.sendCode(sender.accountId(), eleventh);
        refused(sender, form(eleventh, lastText(eleventh).replaceAll("\\D*(\\d{6})\\D.*", "$1")));
        contacts.remove("test", sender.accountId(), added.id());
        assertThat(contacts.of(sender.accountId())).hasSize(9);
    }

    /** Each goes to a phone of somebody, who may never have heard of the account. */
    @Test
    void sendsOnlySoManyCodesInAnHourWhateverTheNumbers() {
        Sender sender = senders.enterprise();
        for (int i = 0; i < 20; i++) {
            contacts.sendCode(sender.accountId(), number());
        }
        String next = number();
        assertThatThrownBy(() -> contacts.sendCode(sender.accountId(), next))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("LimitExceeded.ContactCode");
                    assertThat(refusal.messageZh()).contains("20 条");
                });
        contacts.sendCode(senders.enterprise().accountId(), next);
        clock.advance(Duration.ofHours(1));
        contacts.sendCode(sender.accountId(), number());
    }

    /** The number is the only thing wrong with these: their code would have been the right one. */
    @Test
    @Tag("S9.5-4")
    void keepsEveryFieldOfAContactAndTakesElevenDigitsOnly() {
        Sender sender = senders.enterprise();
        String number = number();
        for (String wrong : List.of(number.substring(1), number + "1", "86" + number, "0571-85022088", "")) {
            assertThatThrownBy(() -> contacts.sendCode(sender.accountId(), wrong))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            Refusal.class, r -> assertThat(r.messageEn()).contains("11 digits"));
        }
        contacts.sendCode(sender.accountId(), number);
        String code = lastText(number).replaceAll("\\D*(\\d{6})\\D.*", "$1");
        refused(sender, new ContactForm(" ", number, code, true, true, true));
        refused(sender, new ContactForm("长".repeat(21), number, code, true, true, true));
        refused(sender, new ContactForm("韩梅梅", number, null, true, true, true));

        Contact added =
                contacts.add("test", sender.accountId(), new ContactForm("韩梅梅", number, code, true, false, true));
        assertThat(added).isEqualTo(new Contact(added.id(), "韩梅梅", number, true, false, true));
        Contact changed = contacts.change(
                "test", sender.accountId(), added.id(), new ContactForm("李雷", number, null, false, true, false));
        assertThat(changed).isEqualTo(new Contact(added.id(), "李雷", number, false, true, false));
        assertThat(contacts.of(sender.accountId())).last().isEqualTo(changed);
    }

    @Test
    @Tag("S9.2-1")
    @Tag("S9.2-2")
    @Tag("S9.2-4")
    @Tag("S9.5-1")
    void warnsOnceAtTheWarningValueAndStopsAtTheLimitUntilItIsRaised() {
        Sender sender = senders.enterprise();
        String main = main(sender);
        String willing = add(sender, false, true, false);
        String unwilling = add(sender, true, false, true);
        volume(sender, 2, 4);

        send(sender.note(number()));
        assertThat(warnings(main)).isZero();
        assertThat(code(sender.note(number()))).isEqualTo("OK");

        await().atMost(LONG).untilAsserted(() -> assertThat(warnings(willing)).isEqualTo(1));
        await().atMost(LONG).untilAsserted(() -> assertThat(warnings(main)).isEqualTo(1));
        assertThat(lastText(main)).contains("已达2条").contains("预警值2条");
        assertThat(code(sender.note(number()))).isEqualTo("OK");
        assertThat(code(sender.note(number()))).isEqualTo("OK");
        assertThat(code(sender.note(number()))).isEqualTo("isv.DAY_LIMIT_CONTROL");
        volume(sender, 2, 5);
        assertThat(code(sender.note(number()))).isEqualTo("OK");
        assertThat(code(sender.note(number()))).isEqualTo("isv.DAY_LIMIT_CONTROL");
        assertThat(raised(sender)).isEqualTo(1);
        assertThat(warnings(main)).isEqualTo(1);
        assertThat(warnings(unwilling)).isZero();
    }

    @Test
    @Tag("S9.2-3")
    void sendsTwentyWarningsADayAtMost() {
        Sender sender = senders.enterprise();
        String main = main(sender);
        for (int value = 1; value <= 21; value++) {
            volume(sender, value, 1000);
            assertThat(code(sender.note(number()))).isEqualTo("OK");
        }

        await().atMost(LONG).untilAsserted(() -> assertThat(open(sender)).isZero());

        assertThat(raised(sender)).isEqualTo(21);
        await().atMost(LONG).untilAsserted(() -> assertThat(posted(main)).isEqualTo(20));
        clock.advance(Duration.ofDays(1));
        volume(sender, 1, 1000);
        assertThat(code(sender.note(number()))).isEqualTo("OK");
        await().atMost(LONG).untilAsserted(() -> assertThat(posted(main)).isEqualTo(21));
    }

    @Test
    @Tag("S11.1-1")
    @Tag("S11.1-2")
    void warnsOfAbuseOnceAnHourAndStopsWhereTheAccountChoseSo() {
        Sender sender = senders.enterprise();
        String main = main(sender);
        String willing = add(sender, true, false, false);
        String unwilling = add(sender, false, true, true);
        monitor(sender, new AbuseMonitoring(false, 3, 50, 100, false));
        Instant sent = clock.instant();
        assertThat(code(fresh(sender))).isEqualTo("OK");
        assertThat(code(fresh(sender))).isEqualTo("OK");
        abuseHours.ended(List.of(ended(sender, true, sent), ended(sender, false, sent)));
        assertThat(raised(sender)).isZero();

        assertThat(code(fresh(sender))).isEqualTo("OK");
        assertThat(code(fresh(sender))).isEqualTo("OK");

        assertThat(raised(sender)).isEqualTo(1);
        await().atMost(LONG).untilAsserted(() -> assertThat(warnings(main)).isEqualTo(1));
        assertThat(lastText(main)).contains("云帆科技").contains("3条验证码").contains("50%");
        await().atMost(LONG).untilAsserted(() -> assertThat(warnings(willing)).isEqualTo(1));
        assertThat(posted(willing)).isEqualTo(1);
        assertThat(posted(unwilling)).isZero();
        monitor(sender, new AbuseMonitoring(true, 3, 50, 100, false));
        SendAnswer stopped = send(fresh(sender));
        assertThat(stopped.code()).isEqualTo(LIMIT);
        assertThat(code(sender.note(number()))).isEqualTo("OK");
        assertThat(raised(sender)).isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        assertThat(code(fresh(sender))).isEqualTo("OK");
        assertThat(raised(sender)).isEqualTo(1);
    }

    @Test
    @Tag("S11.1-1")
    void warnsOfAWalkedRange() {
        Sender sender = senders.enterprise();
        monitor(sender, new AbuseMonitoring(false, null, null, null, false));
        long from = Long.parseLong(number()) + 1_000_000;
        for (int i = 0; i < 100; i++) {
            assertThat(code(fresh(sender, String.valueOf(from + i)))).isEqualTo("OK");
        }
        assertThat(raised(sender)).isZero();

        assertThat(code(fresh(sender, String.valueOf(from + 100)))).isEqualTo("OK");

        assertThat(raised(sender)).isEqualTo(1);
    }

    @Test
    @Tag("S11.1-1")
    void goesByReportedConversionsWhereTheAccountReportsThem() {
        Sender sender = senders.enterprise();
        monitor(sender, new AbuseMonitoring(false, 5, 50, 100, true));
        Instant sent = clock.instant();
        List<SendAnswer> codes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            codes.add(send(fresh(sender)));
        }
        // All arrive; two of four are used, which is no more than half.
        abuseHours.ended(codes.stream().map(code -> ended(sender, true, sent)).toList());
        assertThat(conversions.report(sender.accountId(), codes.get(0).bizId(), null, true))
                .isEqualTo(1);
        assertThat(conversions.report(sender.accountId(), codes.get(0).bizId(), null, true))
                .isEqualTo(1);
        assertThat(conversions.report(sender.accountId(), codes.get(1).bizId(), null, true))
                .isEqualTo(1);
        assertThat(conversions.report(sender.accountId(), codes.get(2).bizId(), null, true))
                .isEqualTo(1);
        SendAnswer fifth = send(fresh(sender));
        assertThat(raised(sender)).isZero();

        assertThat(conversions.report(sender.accountId(), codes.get(2).bizId(), null, false))
                .isEqualTo(1);
        assertThat(code(fresh(sender))).isEqualTo("OK");

        assertThat(raised(sender)).isEqualTo(1);
        assertThat(conversions.report(sender.accountId() + 1, fifth.bizId(), null, true))
                .isZero();
        assertThat(conversions.report(sender.accountId(), fifth.bizId(), number(), true))
                .isZero();
        assertThat(conversions.report(
                        sender.accountId(), send(sender.note(number())).bizId(), null, true))
                .isZero();
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(conversions.report(sender.accountId(), fifth.bizId(), null, true))
                .isZero();
    }

    @Test
    @Tag("S1-11")
    @Tag("S9.2-6")
    @Tag("S9.5-1")
    void warnsOncePerCrossingOfThePackageValue() {
        Sender sender = senders.enterprise();
        String main = main(sender);
        String willing = add(sender, false, false, true);
        String unwilling = add(sender, true, true, false);
        Instant now = clock.instant();
        packages.grant(sender.accountId(), Coverage.DOMESTIC, 5, now, now.plus(Duration.ofDays(30)), null);
        packageWarning(sender, 3L);
        send(sender.note(number(), number()));
        packageWatch.look();
        assertThat(raised(sender)).isZero();

        send(sender.note(number()));
        packageWatch.look();
        packageWatch.look();

        assertThat(raised(sender)).isEqualTo(1);
        await().atMost(LONG).untilAsserted(() -> assertThat(warnings(main)).isEqualTo(1));
        assertThat(lastText(main)).contains("余量为2条").contains("预警值3条");
        await().atMost(LONG).untilAsserted(() -> assertThat(warnings(willing)).isEqualTo(1));
        assertThat(posted(unwilling)).isZero();
        send(sender.note(number()));
        packageWatch.look();
        assertThat(raised(sender)).isEqualTo(1);

        packages.grant(sender.accountId(), Coverage.DOMESTIC, 3, now, now.plus(Duration.ofDays(60)), null);
        packageWatch.look();
        assertThat(raised(sender)).isEqualTo(1);
        clock.advance(Duration.ofDays(30)); // the first package ends with one unit in it: three are left
        packageWatch.look();
        assertThat(raised(sender)).isEqualTo(1);
        send(sender.note(number()));
        packageWatch.look();
        assertThat(raised(sender)).isEqualTo(2);
    }

    @Test
    @Tag("S9.2-6")
    void refundsOfFailedMessagesAreNoNewCrossing() {
        Sender sender = senders.enterprise();
        Instant now = clock.instant();
        packages.grant(sender.accountId(), Coverage.DOMESTIC, 3, now, now.plus(Duration.ofDays(30)), null);
        packageWarning(sender, 3L);
        send(sender.note(number()));
        packageWatch.look();
        assertThat(raised(sender)).isEqualTo(1);

        jdbc.update("update billing_package set units_left = 3 where account_id = ?", sender.accountId());
        packageWatch.look();
        jdbc.update("update billing_package set units_left = 2 where account_id = ?", sender.accountId());
        packageWatch.look();

        assertThat(raised(sender)).isEqualTo(1);
        packageWarning(sender, 100L);
        packageWatch.look();
        assertThat(raised(sender)).isEqualTo(2);
    }

    @Test
    @Tag("S9.2-6")
    void takesPackageValuesUpToTwoThousandMillion() {
        Sender sender = senders.enterprise();
        packageWarning(sender, 0L);
        packageWarning(sender, 2_000_000_000L);
        for (long wrong : new long[] {-1, 2_000_000_001L}) {
            assertThatThrownBy(() -> packageWarning(sender, wrong))
                    .isInstanceOfSatisfying(
                            Refusal.class, r -> assertThat(r.code()).isEqualTo("isv.INVALID_PARAMETERS"));
        }
    }

    private void packageWarning(Sender sender, Long value) {
        settings.change(
                "test",
                sender.accountId(),
                new AccountSettings(
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        OutsideWindow.REFUSE,
                        WindowMissed.DEFER,
                        false,
                        null,
                        value));
        sender.changed();
    }

    @Test
    void paysForItsOwnMessagesFromAPackageThatIsGivenOnce() {
        platform.run(null);

        assertThat(packages.of(platform.id())).singleElement().satisfies(holding -> {
            assertThat(holding.coverage()).isEqualTo(Coverage.DOMESTIC);
            assertThat(holding.unitsLeft()).isPositive();
        });
    }

    @Test
    @Tag("RG-5")
    @Tag("C-16")
    void dropsThePartitionsOfDaysMoreThanSixMonthsAgo() {
        String first = jdbc.queryForObject("""
                select partition_name from information_schema.partitions where table_schema = database()
                    and table_name = 'sending_message' order by partition_ordinal_position limit 1""", String.class);
        LocalDate today = LocalDate.parse(first.substring(1), DateTimeFormatter.BASIC_ISO_DATE);
        LocalDate oldest = today.minusMonths(6);
        jdbc.execute(
                "alter table sending_message reorganize partition " + first + " into (" + partition(oldest.minusDays(3))
                        + ", " + partition(oldest.minusDays(2)) + ", " + partition(oldest.minusDays(1)) + ", "
                        + partition(oldest) + ", "
                        + partition(today) + ")");
        clock.set(today + "T04:00:00Z");

        partitions.keep();

        // A clock that is ahead for an hour takes two days of records at most.
        assertThat(partitions("sending_message"))
                .contains(name(oldest.minusDays(1)))
                .doesNotContain(name(oldest.minusDays(2)));
        partitions.keep();
        assertThat(partitions("sending_message"))
                .contains(name(oldest), name(today))
                .doesNotContain(name(oldest.minusDays(1)));
    }

    /** They are words of a person, and belong to the records of their day. */
    @Test
    @Tag("RG-5")
    void forgetsDoubtfulRepliesOfMoreThanSixMonthsAgoThatAreDecided() {
        LocalDate today = LocalDate.now(ZoneOffset.ofHours(8));
        clock.set(today + "T04:00:00Z");
        Instant oldest = today.minusMonths(6).atStartOfDay().toInstant(ZoneOffset.ofHours(8));
        doubtful(1, oldest.minusMillis(1), "NONE");
        doubtful(2, oldest.minusMillis(1), "OPEN");
        doubtful(3, oldest, "OPT_OUT");

        partitions.keep();

        assertThat(jdbc.queryForList("select id from blacklist_near_miss where number = 1 order by id", Long.class))
                .containsExactly(2L, 3L);
    }

    private void doubtful(long id, Instant at, String state) {
        jdbc.update("""
                insert into blacklist_near_miss (id, number, account_id, sign_name, content, received_at, state)
                values (?, 1, 1, '', '不要再发了', ?, ?)""", id, at.toEpochMilli(), state);
    }

    private static String partition(LocalDate day) {
        long end = Ids.lowestAt(day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.ofHours(8)));
        return "partition " + name(day) + " values less than (" + end + ")";
    }

    private static String name(LocalDate day) {
        return "p" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private List<String> partitions(String table) {
        return jdbc.queryForList(
                "select partition_name from information_schema.partitions where table_schema = database() and table_name = ?",
                String.class,
                table);
    }

    /** A verification message that differs from every other, to a number of its own. */
    private static SendRequest fresh(Sender sender) {
        return fresh(sender, number());
    }

    private static SendRequest fresh(Sender sender, String number) {
        return sender.request("SMS_CODE", "云帆科技", "{\"code\":\"" + CODES.incrementAndGet() + "\"}", number);
    }

    private static MessageEnded ended(Sender sender, boolean delivered, Instant sentAt) {
        return new MessageEnded(
                1,
                sender.accountId(),
                "1",
                Long.parseLong("86" + number()),
                TemplateKind.VERIFICATION,
                false,
                "云帆科技",
                "SMS_CODE",
                null,
                delivered,
                delivered ? "DELIVERED" : "UNKNOWN",
                1,
                sentAt,
                sentAt,
                "request",
                false,
                false);
    }

    private String main(Sender sender) {
        String number = number();
        accounts.setContact("test", sender.accountId(), new MainContact("李雷", number));
        return number;
    }

    /** A contact that wants what its switches say. */
    private String add(Sender sender, boolean abuseWarnings, boolean volumeWarnings, boolean packageWarnings) {
        String number = number();
        contacts.sendCode(sender.accountId(), number);
        String code = lastText(number).replaceAll("\\D*(\\d{6})\\D.*", "$1");
        contacts.add(
                "test",
                sender.accountId(),
                new ContactForm("韩梅梅", number, code, abuseWarnings, volumeWarnings, packageWarnings));
        return number;
    }

    private static ContactForm form(String number, @Nullable String code) {
        return new ContactForm("韩梅梅", number, code, true, true, true);
    }

    private void refused(Sender sender, ContactForm form) {
        assertThatThrownBy(() -> contacts.add("test", sender.accountId(), form))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("isv.INVALID_PARAMETERS"));
    }

    private void volume(Sender sender, long warning, long limit) {
        settings.change(
                "test",
                sender.accountId(),
                new AccountSettings(
                        null,
                        null,
                        null,
                        List.of(),
                        warning,
                        limit,
                        null,
                        null,
                        OutsideWindow.REFUSE,
                        WindowMissed.DEFER,
                        false,
                        null,
                        null));
        sender.changed();
    }

    private void monitor(Sender sender, AbuseMonitoring monitoring) {
        settings.change(
                "test",
                sender.accountId(),
                new AccountSettings(
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        OutsideWindow.REFUSE,
                        WindowMissed.DEFER,
                        false,
                        monitoring,
                        null));
        sender.changed();
    }

    private String lastText(String number) {
        return jdbc.queryForObject(
                "select content from sending_message where account_id = ? and number = ? order by id desc limit 1",
                String.class,
                platform.id(),
                Long.parseLong("86" + number));
    }

    /** Warnings that reached the number as messages. */
    private int warnings(String number) {
        return jdbc.queryForObject(
                "select count(*) from sending_message where account_id = ? and number = ? and kind = ?",
                Integer.class,
                platform.id(),
                Long.parseLong("86" + number),
                TemplateKind.NOTIFICATION.ordinal());
    }

    private int posted(String number) {
        return jdbc.queryForObject(
                "select count(*) from sending_platform_message where phone_number = ?", Integer.class, number);
    }

    private int raised(Sender sender) {
        return jdbc.queryForObject(
                "select count(*) from sending_warning where account_id = ?", Integer.class, sender.accountId());
    }

    private int open(Sender sender) {
        return jdbc.queryForObject(
                "select count(*) from sending_warning where account_id = ? and told = 0",
                Integer.class,
                sender.accountId());
    }
}
