package dev.signet.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountState;
import dev.signet.account.InternationalService;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.blacklist.OptOuts;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Norm;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Table;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.abuse.AbuseHours;
import dev.signet.sending.account.AccountSettings;
import dev.signet.sending.account.AccountSettings.AbuseMonitoring;
import dev.signet.sending.account.AccountSettings.OutsideWindow;
import dev.signet.sending.account.AccountSettings.WindowMissed;
import dev.signet.sending.account.AccountSettingsDesk;
import dev.signet.sending.message.MessageEnded;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.record.Decision;
import dev.signet.sending.record.Decisions;
import dev.signet.template.SendableTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A refusal that teaches: for every line of the shipped sending rules that can stop a message, following its advice
 * exactly is accepted, and one step before is not.
 */
class SendAdviceIT extends SendingIT {

    private static final String SIGN = "云帆科技";
    /** Lines that only warn the account: the message goes (PlatformMessagesIT shows the warnings). */
    private static final Set<String> WARNINGS = Set.of("FC-17/day-warning", "FC-17/month-warning", "AM-1", "AM-2");

    private static final AtomicInteger COUNT = new AtomicInteger(200_000);

    @Autowired
    Decisions decisions;

    @Autowired
    ActiveRulebook rulebook;

    @Autowired
    AccountAdministration accounts;

    @Autowired
    InternationalService international;

    @Autowired
    AccountSettingsDesk settings;

    @Autowired
    AbuseHours abuseHours;

    @Autowired
    Blacklist blacklist;

    @Autowired
    OptOuts optOuts;

    @Autowired
    Outbox outbox;

    @BeforeEach
    void inTheMorning() {
        clock.set(MORNING);
    }

    /**
     * One line provoked.
     *
     * @param refused what it stops
     * @param almost the advice followed but for one step; null where the advice is to wait
     * @param followed the advice followed exactly; null where the advice is to wait
     */
    private record Lesson(
            SendRequest refused,
            @Nullable Supplier<SendRequest> almost,
            @Nullable Supplier<SendRequest> followed) {

        static Lesson wait(SendRequest refused) {
            return new Lesson(refused, null, null);
        }
    }

    private Map<String, Supplier<Lesson>> lessons() {
        Map<String, Supplier<Lesson>> lessons = new LinkedHashMap<>();
        lessons.put("FC-1 minute", this::codesInOneMinute);
        lessons.put("FC-1 hour", this::codesInOneHour);
        lessons.put("FC-1 day", this::codesInOneDay);
        lessons.put("FC-3 day", this::codesOfThePlatform);
        lessons.put("FC-4 day", this::notifications);
        lessons.put("FC-5 day", this::promotions);
        lessons.put("FC-14 30 seconds", this::sameContentAtOnce);
        lessons.put("FC-14 day", this::sameContentInOneDay);
        lessons.put("SR-14 day", this::everythingToOneNumber);
        lessons.put("FC-15", this::promotionAtNight);
        lessons.put("FC-15/defer", this::promotionAtNightThatMayWait);
        lessons.put("FC-17/day", () -> volume(Settings.volume(3L, null)));
        lessons.put("FC-17/month", () -> volume(Settings.volume(null, 3L)));
        lessons.put("FC-17/day-never", () -> volumeTooSmall(limit -> Settings.volume(limit, null)));
        lessons.put("FC-17/month-never", () -> volumeTooSmall(limit -> Settings.volume(null, limit)));
        lessons.put("AM-1/stop", this::abuse);
        lessons.put("AM-2/stop", this::walkedRange);
        lessons.put("SR-01", this::arrears);
        lessons.put(
                "SR-02",
                () -> another(
                        senders.enterprise(),
                        s -> s.request("SMS_NOTE", "云帆验证", "{\"order\":\"1\"}", number()),
                        s -> s.request("SMS_CODE", "云帆验证", code(), number())));
        lessons.put("SR-03", () -> sentBy(Sender::promo));
        lessons.put("SR-04", () -> sentBy((s, number) -> s.request("SMS_INTL", SIGN, "{\"order\":\"A1\"}", abroad())));
        lessons.put("SR-15", this::abroadBeforeItIsOpen);
        lessons.put(
                "SR-05",
                () -> another(
                        senders.enterprise(),
                        s -> s.request("SMS_INTL", SIGN, "{\"order\":\"A1\"}", number()),
                        s -> s.note(number())));
        lessons.put(
                "SR-06",
                () -> another(
                        senders.enterprise(),
                        s -> s.note(abroad()),
                        s -> s.request("SMS_INTL", SIGN, "{\"order\":\"A1\"}", abroad())));
        lessons.put("SR-07 opt_out", this::optedOut);
        lessons.put("SR-07 complaint", () -> listed(BlacklistKind.COMPLAINT));
        lessons.put("SR-07 platform", () -> listed(BlacklistKind.PLATFORM));
        lessons.put("SR-07 carrier", () -> listed(BlacklistKind.CARRIER));
        lessons.put("SR-07 account", () -> listed(BlacklistKind.ACCOUNT));
        lessons.put("SR-07 near_miss", this::wishInOtherWords);
        lessons.put("SR-09", () -> value("others", "赌博和毒品", "毒品", "雨伞"));
        lessons.put("SR-10", () -> value("others", "雲盘★", "云盘★", "云盘"));
        lessons.put("SR-11", () -> value("others", "大促特惠", "特惠", "雨伞"));
        lessons.put("SR-12", this::longText);
        lessons.put("SR-13", this::missingValues);
        lessons.put("VA-1", () -> value("numberCaptcha", "12345678", "1234567", "123456"));
        lessons.put("VA-2", () -> value("other_number2", "A-1-2", "A1-2", "A12"));
        lessons.put("VA-2/code", () -> value("numberCaptcha", "12ab", "123b", "1234"));
        lessons.put("TP-11", () -> value("others", "QQ：123456789或微信yf8899", "微信yf8899", "门店"));
        lessons.put("TP-11/url", () -> value("others", "见http://a-shop.cn/1", "a-shop.cn", "门店"));
        return lessons;
    }

    @TestFactory
    @Tag("FC-1")
    @Tag("FC-3")
    @Tag("FC-4")
    @Tag("FC-5")
    @Tag("FC-14")
    @Tag("FC-15")
    @Tag("FC-17")
    @Tag("AM-1")
    @Tag("AM-2")
    @Tag("BL-1")
    @Tag("SR-01")
    @Tag("SR-02")
    @Tag("SR-03")
    @Tag("SR-04")
    @Tag("SR-05")
    @Tag("SR-06")
    @Tag("SR-07")
    @Tag("SR-09")
    @Tag("SR-10")
    @Tag("SR-11")
    @Tag("SR-12")
    @Tag("SR-13")
    @Tag("SR-14")
    @Tag("SR-15")
    @Tag("TP-11")
    @Tag("VA-1")
    @Tag("VA-2")
    Stream<DynamicTest> teaches() {
        return lessons().entrySet().stream()
                .map(lesson ->
                        DynamicTest.dynamicTest(lesson.getKey(), () -> teach(lesson.getKey(), lesson.getValue())));
    }

    @Test
    void hasALessonForEveryShippedLine() {
        assertThat(lessons().keySet()).containsExactlyInAnyOrderElementsOf(shippedLines());
        assertThat(lessons().keySet().stream().map(line -> line.split("[ /]")[0]))
                .containsAll(rulebook.current().norms().stream()
                        .filter(norm -> norm.file().startsWith("sending/"))
                        .map(Norm::id)
                        .toList());
    }

    /** Every line with a sentence of its own: of the rules, of each window of a limit, of each blacklist. */
    private Set<String> shippedLines() {
        Policies policies = rulebook.current().policies();
        Set<String> lines = policies.table("sending-texts").rows().stream()
                .filter(row -> !row.get("message_zh").isEmpty())
                .map(row -> row.get("rule"))
                .collect(Collectors.toCollection(TreeSet::new));
        lines.removeAll(WARNINGS);
        policies.table("frequency-limits").rows().forEach(row -> lines.add(row.get("rule") + " " + row.get("window")));
        policies.table("blacklist-classes").rows().forEach(row -> lines.add("SR-07 " + row.get("list")));
        return lines;
    }

    /** English is English, and Chinese is Chinese first, whatever the caller's own words in quotation marks. */
    @Test
    void speaksTwoLanguages() {
        Policies policies = rulebook.current().policies();
        for (String table : List.of("sending-texts", "frequency-limits", "blacklist-classes")) {
            for (Table.Row row : policies.table(table).rows()) {
                assertThat(row.get("message_en") + row.get("advice_en"))
                        .as("%s %s", table, row)
                        .doesNotMatch(".*\\p{IsHan}.*");
                assertThat(row.get("message_en").isEmpty())
                        .isEqualTo(row.get("message_zh").isEmpty());
                assertThat(row.get("advice_en").isEmpty())
                        .isEqualTo(row.get("advice_zh").isEmpty());
            }
        }
    }

    private void teach(String line, Supplier<Lesson> situation) {
        clock.set(MORNING);
        Lesson lesson = situation.get();
        SendAnswer first = send(lesson.refused());
        if (line.endsWith("/defer")) {
            leavesAtTheOpening(lesson.refused().accountId(), first);
            return;
        }
        Decision decision = decision(lesson.refused(), first);

        assertThat(first.accepted()).isFalse();
        assertThat(decision.ruleId()).isEqualTo(line.split("[ /]")[0]);
        assertThat(first.message().zh()).startsWith(decision.messageZh()).contains(decision.id());
        assertThat(decision.adviceZh()).isNotBlank().doesNotContain("{");
        assertThat(decision.messageEn() + decision.adviceEn()).satisfies(SendAdviceIT::isEnglish);
        if (lesson.followed() == null) {
            Instant earliest = decision.earliest();
            assertThat(earliest).isNotNull();
            assertThat(decision.adviceZh()).contains(shown(earliest));
            assertThat(decision.adviceEn()).contains(shown(earliest));
            clock.set(earliest.minusMillis(1));
            assertThat(code(lesson.refused())).isEqualTo(first.code());
            clock.set(earliest);
            assertThat(code(lesson.refused())).isEqualTo("OK");
        } else {
            assertThat(decision.earliest()).isNull();
            SendRequest almost = lesson.almost().get();
            assertThat(decision(almost, send(almost)).ruleId()).isEqualTo(decision.ruleId());
            assertThat(send(lesson.followed().get()).message().zh()).isEqualTo("OK");
        }
    }

    private static void isEnglish(String text) {
        assertThat(text.replaceAll("\"[^\"]*\"", ""))
                .doesNotMatch("(?s).*\\p{IsHan}.*")
                .doesNotContain("{");
    }

    private static String shown(Instant instant) {
        return instant.atOffset(java.time.ZoneOffset.ofHours(8))
                .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
    }

    private Decision decision(SendRequest request, SendAnswer answer) {
        return decisions.find(request.accountId(), answer.decisionId()).orElseThrow();
    }

    private void leavesAtTheOpening(long accountId, SendAnswer answer) {
        assertThat(answer.code()).isEqualTo("OK");
        Map<String, Object> message = jdbc.queryForMap(
                "select decision_id, d.due_at from sending_message m join sending_dispatch d on d.id = m.id where biz_id = ?",
                biz(answer));
        Decision decision = decisions
                .find(accountId, String.valueOf(message.get("decision_id")))
                .orElseThrow();
        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.DEFERRED);
        assertThat(decision.messageZh()).contains(shown(decision.earliest()));
        assertThat((long) message.get("due_at"))
                .isBetween(
                        decision.earliest().toEpochMilli(),
                        decision.earliest().plus(Duration.ofMinutes(10)).toEpochMilli());
    }

    // The situations.

    private Lesson codesInOneMinute() {
        Sender sender = senders.enterprise();
        String number = number();
        accepted(codeTo(sender, number));
        return Lesson.wait(codeTo(sender, number));
    }

    private Lesson codesInOneHour() {
        Sender sender = senders.enterprise();
        String number = number();
        for (int i = 0; i < 5; i++) {
            accepted(codeTo(sender, number));
            clock.advance(Duration.ofMinutes(1));
        }
        return Lesson.wait(codeTo(sender, number));
    }

    private Lesson codesInOneDay() {
        Sender sender = senders.enterprise();
        String number = number();
        for (int i = 0; i < 10; i++) {
            accepted(codeTo(sender, number));
            clock.advance(Duration.ofMinutes(i == 4 ? 60 : 1));
        }
        return Lesson.wait(codeTo(sender, number));
    }

    private Lesson codesOfThePlatform() {
        String number = number();
        Sender last = null;
        for (int account = 0; account < 2; account++) {
            last = senders.enterprise();
            settings.change("test", last.accountId(), Settings.verification(40, 40, 40));
            last.changed();
            for (int i = 0; i < 20; i++) {
                accepted(codeTo(last, number));
            }
        }
        return Lesson.wait(codeTo(last, number));
    }

    private Lesson notifications() {
        Sender sender = senders.enterprise();
        String number = number();
        for (int i = 0; i < 50; i++) {
            accepted(sender.note(number));
        }
        return Lesson.wait(sender.note(number));
    }

    /** To a whitelisted number, which may get the same content more than ten times. */
    private Lesson promotions() {
        Sender sender = senders.enterprise();
        String number = number();
        settings.change("test", sender.accountId(), Settings.whitelist(number));
        sender.changed();
        for (int i = 0; i < 50; i++) {
            accepted(sender.promo(number));
        }
        return Lesson.wait(sender.promo(number));
    }

    private Lesson sameContentAtOnce() {
        SendRequest same = senders.enterprise().request("SMS_PLAIN", SIGN, null, number());
        accepted(same);
        return Lesson.wait(same);
    }

    private Lesson sameContentInOneDay() {
        SendRequest same = senders.enterprise().request("SMS_PLAIN", SIGN, null, number());
        for (int i = 0; i < 10; i++) {
            accepted(same);
            clock.advance(Duration.ofSeconds(30));
        }
        return Lesson.wait(same);
    }

    private Lesson everythingToOneNumber() {
        String number = number();
        Sender last = null;
        for (int account = 0; account < 5; account++) {
            last = senders.enterprise();
            for (int i = 0; i < 40; i++) {
                accepted(last.note(number));
            }
        }
        return Lesson.wait(last.note(number));
    }

    private Lesson promotionAtNight() {
        clock.set("2026-11-23T14:00:00Z");
        return Lesson.wait(senders.enterprise().promo(number()));
    }

    private Lesson promotionAtNightThatMayWait() {
        Sender sender = senders.enterprise();
        settings.change("test", sender.accountId(), Settings.window(OutsideWindow.DEFER, WindowMissed.DEFER));
        sender.changed();
        clock.set("2026-11-23T14:00:00Z");
        return Lesson.wait(sender.promo(number()));
    }

    private Lesson volume(AccountSettings limited) {
        Sender sender = senders.enterprise();
        settings.change("test", sender.accountId(), limited);
        sender.changed();
        accepted(sender.note(number(), number(), number()));
        return Lesson.wait(sender.note(number()));
    }

    /** A message of three units, limits of one, two and three. */
    private Lesson volumeTooSmall(java.util.function.LongFunction<AccountSettings> limit) {
        Sender sender = with(senders.enterprise(), TemplateKind.NOTIFICATION, "长".repeat(160), Map.of());
        Supplier<SendRequest> message = () -> sender.request("SMS_OWN", SIGN, null, number());
        return new Lesson(
                limited(sender, limit.apply(1), message),
                () -> limited(sender, limit.apply(2), message),
                () -> limited(sender, limit.apply(3), message));
    }

    private SendRequest limited(Sender sender, AccountSettings limit, Supplier<SendRequest> message) {
        settings.change("test", sender.accountId(), limit);
        sender.changed();
        return message.get();
    }

    private Lesson abuse() {
        Sender sender = monitored(new AbuseMonitoring(true, 3, 50, 100, false));
        accepted(codeTo(sender, number()));
        accepted(codeTo(sender, number()));
        abuseHours.ended(List.of(new MessageEnded(
                1,
                sender.accountId(),
                "1",
                Long.parseLong("86" + number()),
                TemplateKind.VERIFICATION,
                false,
                SIGN,
                "SMS_CODE",
                null,
                false,
                "UNKNOWN",
                1,
                clock.instant(),
                clock.instant(),
                "request",
                false,
                false)));
        return Lesson.wait(codeTo(sender, number()));
    }

    private Lesson walkedRange() {
        Sender sender = monitored(new AbuseMonitoring(true, null, null, null, false));
        long from = Long.parseLong(number()) + 2_000_000;
        for (int i = 0; i < 100; i++) {
            accepted(codeTo(sender, String.valueOf(from + i)));
        }
        return Lesson.wait(codeTo(sender, String.valueOf(from + 100)));
    }

    private Sender monitored(AbuseMonitoring monitoring) {
        Sender sender = senders.enterprise();
        settings.change("test", sender.accountId(), Settings.monitoring(monitoring));
        sender.changed();
        return sender;
    }

    private Lesson arrears() {
        Sender sender = senders.enterprise();
        accounts.setState("test", sender.accountId(), AccountState.IN_ARREARS);
        sender.changed();
        return new Lesson(sender.note(number()), () -> sender.note(number()), () -> {
            accounts.setState("test", sender.accountId(), AccountState.NORMAL);
            sender.changed();
            return sender.note(number());
        });
    }

    /** What does not fit, the same once more, and what the advice names instead. */
    private static Lesson another(
            Sender sender,
            java.util.function.Function<Sender, SendRequest> wrong,
            java.util.function.Function<Sender, SendRequest> right) {
        return new Lesson(wrong.apply(sender), () -> wrong.apply(sender), () -> right.apply(sender));
    }

    private Lesson sentBy(java.util.function.BiFunction<Sender, String, SendRequest> message) {
        Sender individual = senders.individual();
        return new Lesson(
                message.apply(individual, number()),
                () -> message.apply(individual, number()),
                () -> message.apply(senders.enterprise(), number()));
    }

    private Lesson optedOut() {
        Sender sender = senders.enterprise();
        String number = number();
        optOuts.uplink("86" + number, "TD", sender.accountId(), SIGN, TemplateKind.PROMOTIONAL, clock.instant());
        return new Lesson(sender.promo(number), () -> sender.promo(number), () -> {
            optOuts.uplink("86" + number, "JC0000", sender.accountId(), SIGN, null, clock.instant());
            return sender.promo(number);
        });
    }

    private Lesson wishInOtherWords() {
        Sender sender = senders.enterprise();
        String number = number();
        optOuts.uplink("86" + number, "你们不要再发了", sender.accountId(), SIGN, TemplateKind.PROMOTIONAL, clock.instant());
        return new Lesson(sender.promo(number), () -> sender.promo(number), () -> {
            // However the officer's decision came about.
            jdbc.update("delete from blacklist_entry where number = ?", Long.parseLong("86" + number));
            return sender.promo(number);
        });
    }

    private Lesson abroadBeforeItIsOpen() {
        Sender sender = senders.enterpriseAtHome();
        Supplier<SendRequest> abroad = () -> sender.request("SMS_INTL", SIGN, "{\"order\":\"A1\"}", abroad());
        return new Lesson(abroad.get(), abroad, () -> {
            international.set("test", sender.accountId(), true);
            return abroad.get();
        });
    }

    private Lesson listed(BlacklistKind kind) {
        Sender sender = senders.enterprise();
        String number = number();
        long digits = Long.parseLong("86" + number);
        long owner = kind == BlacklistKind.ACCOUNT ? sender.accountId() : BlacklistEntry.PLATFORM;
        if (kind == BlacklistKind.CARRIER) {
            blacklist.carrierBlocked(digits, "MOBILE_IN_BLACK", clock.instant());
        } else {
            blacklist.add(new BlacklistEntry(digits, owner, kind, null, "", clock.instant()));
        }
        return new Lesson(sender.note(number), () -> sender.note(number), () -> {
            // However it came about that the number is released.
            jdbc.update("delete from blacklist_entry where number = ?", digits);
            return sender.note(number);
        });
    }

    private Lesson value(String attribute, String refused, String almost, String followed) {
        boolean code = attribute.equals("numberCaptcha");
        Sender sender = with(
                senders.enterprise(),
                code ? TemplateKind.VERIFICATION : TemplateKind.NOTIFICATION,
                "内容是${text}，请查收。",
                Map.of("text", attribute));
        return new Lesson(own(sender, refused), () -> own(sender, almost), () -> own(sender, followed));
    }

    /** 500 characters are allowed, with the signature and its brackets. */
    private Lesson longText() {
        Sender sender = with(
                senders.enterprise(), TemplateKind.NOTIFICATION, "长".repeat(480) + "${text}", Map.of("text", "others"));
        return new Lesson(
                own(sender, "字".repeat(16)), () -> own(sender, "字".repeat(15)), () -> own(sender, "字".repeat(14)));
    }

    private Lesson missingValues() {
        Sender sender = with(
                senders.enterprise(),
                TemplateKind.NOTIFICATION,
                "订单${order}，批次${batch}。",
                Map.of("order", "other_number2", "batch", "other_number2"));
        return new Lesson(
                sender.request("SMS_OWN", SIGN, "{}", number()),
                () -> sender.request("SMS_OWN", SIGN, "{\"order\":\"1\"}", number()),
                () -> sender.request("SMS_OWN", SIGN, "{\"order\":\"1\",\"batch\":\"2\"}", number()));
    }

    private static SendRequest own(Sender sender, String value) {
        return sender.request("SMS_OWN", SIGN, "{\"text\":\"" + value + "\"}", number());
    }

    /** The sender with a template of its own, SMS_OWN. */
    private static Sender with(Sender sender, TemplateKind kind, String content, Map<String, String> attributes) {
        SendingFixture.TEMPLATES
                .get(sender.accountId())
                .add(new SendableTemplate(
                        sender.accountId(), COUNT.incrementAndGet(), "SMS_OWN", kind, content, attributes));
        sender.changed();
        return sender;
    }

    private void accepted(SendRequest request) {
        assertThat(send(request).message().zh()).isEqualTo("OK");
    }

    private static SendRequest codeTo(Sender sender, String number) {
        return sender.request("SMS_CODE", SIGN, code(), number);
    }

    private static String code() {
        return "{\"code\":\"" + COUNT.incrementAndGet() + "\"}";
    }

    private static String abroad() {
        return "8525" + COUNT.incrementAndGet() + "7";
    }

    // Several rules at once.

    @Test
    @Tag("FC-14")
    void namesEveryRuleInTheWayAndTheInstantThatServesAll() {
        Sender sender = senders.enterprise();
        SendRequest same = sender.code(number());
        clock.set("2026-11-23T02:00:50Z");
        accepted(same);

        Decision decision = decision(same, send(same));

        assertThat(decision.ruleId()).isEqualTo("FC-14");
        assertThat(decision.earliest()).isEqualTo("2026-11-23T02:01:20Z");
        assertThat(decision.facts()).containsEntry("otherRules", "FC-1");
        assertThat(decision.adviceZh()).contains("FC-14：").contains("FC-1：").contains(shown(decision.earliest()));
        clock.set(decision.earliest().minusMillis(1));
        assertThat(code(same)).isNotEqualTo("OK");
        clock.set(decision.earliest());
        assertThat(code(same)).isEqualTo("OK");
    }

    @Test
    @Tag("FC-15")
    void seesTheWindowCloseBeforeTheWaitEnds() {
        Sender sender = senders.enterprise();
        SendRequest same = sender.promo(number());
        clock.set("2026-11-23T13:59:50Z");
        accepted(same);

        Decision decision = decision(same, send(same));

        assertThat(decision.ruleId()).isEqualTo("FC-14");
        assertThat(decision.earliest()).isEqualTo("2026-11-24T00:00:00Z");
        assertThat(decision.adviceEn()).contains("FC-15: ");
        clock.set("2026-11-23T14:00:20Z");
        assertThat(code(same)).isNotEqualTo("OK");
        clock.set(decision.earliest().minusMillis(1));
        assertThat(code(same)).isNotEqualTo("OK");
        clock.set(decision.earliest());
        assertThat(code(same)).isEqualTo("OK");
    }

    @Test
    void namesEveryWrongValueAtOnce() {
        Sender sender = with(
                senders.enterprise(),
                TemplateKind.NOTIFICATION,
                "订单${order}，批次${batch}，说明${text}。",
                Map.of("order", "other_number2", "batch", "other_number2", "text", "others"));
        SendRequest wrong =
                sender.request("SMS_OWN", SIGN, "{\"order\":\"A-1\",\"batch\":\"B-2\",\"text\":\"毒品和赌博\"}", number());

        Decision decision = decision(wrong, send(wrong));

        assertThat(decision.earliest()).isNull();
        assertThat(decision.adviceZh()).contains("order", "batch", "毒品", "赌博");
        assertThat(code(sender.request(
                        "SMS_OWN", SIGN, "{\"order\":\"A1\",\"batch\":\"B2\",\"text\":\"雨伞\"}", number())))
                .isEqualTo("OK");
    }

    @Test
    void doesNotSayWhenWhereWaitingDoesNotHelp() {
        Sender sender =
                with(senders.enterprise(), TemplateKind.NOTIFICATION, "内容是${text}，请查收。", Map.of("text", "others"));
        clock.set("2026-11-23T14:00:00Z");
        SendRequest wrong = sender.request("SMS_PROMO", "云帆验证", null, number());

        Decision decision = decision(wrong, send(wrong));

        assertThat(decision.ruleId()).isEqualTo("SR-02");
        assertThat(decision.earliest()).isNull();
        assertThat(decision.adviceZh()).startsWith("SR-02：").contains("FC-15：");
    }
}
