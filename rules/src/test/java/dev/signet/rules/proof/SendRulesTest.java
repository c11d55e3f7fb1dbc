package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.CounterScope;
import dev.signet.rules.fact.NumberLedger;
import dev.signet.rules.fact.RecipientHistory;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.SendFacts.OutsideWindow;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.verdict.CounterTake;
import dev.signet.rules.verdict.SendFinding;
import dev.signet.rules.verdict.SendVerdict;
import dev.signet.rules.verdict.SendVerdict.Decision;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a verdict tells its caller: following the advice exactly passes, one step before does not. */
class SendRulesTest {

    private static final Instant MORNING = Instant.parse("2026-06-18T06:03:20Z");

    private static Rulebook rulebook;

    @BeforeAll
    static void loadShippedRules() {
        rulebook = ShippedRulebook.rulebook();
    }

    @Test
    @Tag("FC-1")
    @Tag("FC-6")
    @Tag("FC-11")
    @Tag("S9.3-1")
    @Tag("S9.3-2")
    void tellsTheMinuteAfterWhichACodeMayGo() {
        RecipientHistory history = sent(TemplateKind.VERIFICATION, MORNING.minusSeconds(10));

        SendVerdict verdict = judge(MORNING, TemplateKind.VERIFICATION, history);

        assertThat(verdict.decision()).isEqualTo(Decision.REFUSE);
        assertThat(verdict.decisive().code()).isEqualTo("isv.BUSINESS_LIMIT_CONTROL");
        assertThat(verdict.decisive().messageZh()).startsWith("触发分钟级流控Permits:1");
        assertThat(verdict.decisive().facts()).containsEntry("limit", "1").containsEntry("count", "1");
        assertThat(verdict.decisive().adviceZh()).contains("2026-06-18 14:04:00");
        assertThat(verdict.earliest()).isEqualTo("2026-06-18T06:04:00Z");
        assertThat(verdict.counters()).isEmpty();
        assertPassesOnlyFromEarliest(verdict, TemplateKind.VERIFICATION, history);
    }

    @Test
    @Tag("FC-1")
    @Tag("FC-11")
    void tellsTheHourAndTheDayAfterWhichACodeMayGo() {
        RecipientHistory five = sent(TemplateKind.VERIFICATION, every(MORNING.minusSeconds(190), 30, 5));
        RecipientHistory ten = sent(TemplateKind.VERIFICATION, every(MORNING.minusSeconds(9 * 3600), 3300, 10));

        SendVerdict hour = judge(MORNING, TemplateKind.VERIFICATION, five);
        SendVerdict day = judge(MORNING, TemplateKind.VERIFICATION, ten);

        assertThat(hour.decisive().messageZh()).startsWith("触发小时级流控Permits:5");
        assertThat(hour.earliest()).isEqualTo("2026-06-18T07:00:00Z");
        assertPassesOnlyFromEarliest(hour, TemplateKind.VERIFICATION, five);
        assertThat(day.decisive().messageZh()).startsWith("触发天级流控Permits:10");
        assertThat(day.earliest()).isEqualTo("2026-06-18T16:00:00Z");
        assertPassesOnlyFromEarliest(day, TemplateKind.VERIFICATION, ten);
    }

    @Test
    @Tag("FC-3")
    void tellsTheDayAfterWhichTheNumberMayGetCodesAgain() {
        NumberLedger ledger = new NumberLedger();
        for (int i = 0; i < 40; i++) {
            ledger.add(entry(MORNING.minusSeconds(60L * (i + 1)), TemplateKind.VERIFICATION, 100 + i, i));
        }
        RecipientHistory history = ledger.seenBy(1, 1, 7);

        SendVerdict verdict = judge(MORNING, TemplateKind.VERIFICATION, history);

        assertThat(verdict.decisive().ruleId()).isEqualTo("FC-3");
        assertPassesOnlyFromEarliest(verdict, TemplateKind.VERIFICATION, history);
    }

    @Test
    @Tag("FC-4")
    @Tag("FC-5")
    void tellsTheDayAfterWhichATemplateMayGoAgain() {
        for (TemplateKind kind : List.of(TemplateKind.NOTIFICATION, TemplateKind.PROMOTIONAL)) {
            RecipientHistory history = sent(kind, every(MORNING.minusSeconds(5400), 60, 50));

            SendVerdict verdict = judge(MORNING, kind, history);

            assertThat(verdict.decisive().ruleId()).isEqualTo(kind == TemplateKind.NOTIFICATION ? "FC-4" : "FC-5");
            assertThat(verdict.decisive().earliest()).isEqualTo("2026-06-18T16:00:00Z");
        }
    }

    /** The day of FC-3 to FC-5 may be 24 hours instead of the natural day: one word of the table. */
    @Test
    @Tag("FC-7")
    @Tag("C-2")
    void countsTwentyFourHoursWhereTheTableSaysSliding() throws RulebookRejected {
        Rulebook sliding = withSlidingDays("FC-3", "FC-4", "FC-5");
        Instant evening = Instant.parse("2026-06-18T13:00:00Z");
        Instant nextMorning = Instant.parse("2026-06-19T01:00:00Z");
        RecipientHistory notes = sent(TemplateKind.NOTIFICATION, every(evening, 60, 50));
        RecipientHistory promotions = sent(TemplateKind.PROMOTIONAL, every(evening, 60, 50));
        RecipientHistory codes = ofTheWholePlatform(evening, 40);

        assertThat(judge(nextMorning, TemplateKind.NOTIFICATION, notes).decision())
                .isEqualTo(Decision.ACCEPT);
        assertThat(judge(nextMorning, TemplateKind.PROMOTIONAL, promotions).decision())
                .isEqualTo(Decision.ACCEPT);
        assertThat(judge(nextMorning, TemplateKind.VERIFICATION, codes).decision())
                .isEqualTo(Decision.ACCEPT);

        Instant dayAfter = Instant.parse("2026-06-19T13:00:00Z");
        assertStopsUntil(dayAfter, sliding, nextMorning, TemplateKind.NOTIFICATION, notes, "FC-4");
        assertStopsUntil(dayAfter, sliding, nextMorning, TemplateKind.PROMOTIONAL, promotions, "FC-5");
        assertStopsUntil(dayAfter, sliding, nextMorning, TemplateKind.VERIFICATION, codes, "FC-3");
    }

    /** FC-1 stays with the natural day, whatever the others do (C-2). */
    @Test
    @Tag("FC-7")
    @Tag("C-2")
    void endsTheDayOfCodesAtMidnight() throws RulebookRejected {
        RecipientHistory ten = sent(TemplateKind.VERIFICATION, every(Instant.parse("2026-06-18T06:00:00Z"), 3300, 10));

        assertStopsUntil(
                Instant.parse("2026-06-18T16:00:00Z"),
                withSlidingDays("FC-3", "FC-4", "FC-5"),
                Instant.parse("2026-06-18T15:30:00Z"),
                TemplateKind.VERIFICATION,
                ten,
                "FC-1");
    }

    /** #10: a window is as long as the table says, and a natural one begins on the clock whatever its length. */
    @Test
    @Tag("FC-6")
    void countsTenMinutesAndSeveralDays() throws RulebookRejected {
        Instant at = Instant.parse("2026-06-18T06:05:00Z");
        RecipientHistory lately = sent(TemplateKind.NOTIFICATION, every(at.minusSeconds(240), 60, 3));
        RecipientHistory overDays = sent(TemplateKind.NOTIFICATION, every(at.minusSeconds(2 * 86_400), 43_200, 3));

        assertStopsUntil(Instant.parse("2026-06-18T06:11:00Z"), withNotes("10 minutes,sliding,3"), at, lately, "FC-4");
        assertStopsUntil(Instant.parse("2026-06-18T06:10:00Z"), withNotes("10 minutes,natural,3"), at, lately, "FC-4");
        assertStopsUntil(Instant.parse("2026-06-19T06:05:00Z"), withNotes("3 days,sliding,3"), at, overDays, "FC-4");
        assertStopsUntil(Instant.parse("2026-06-18T16:00:00Z"), withNotes("3 days,natural,3"), at, overDays, "FC-4");
        assertThat(judge(withNotes("2 days,natural,3"), at, overDays)).isEqualTo(Decision.ACCEPT);
        assertThat(judge(withNotes("2 days,sliding,3"), at, overDays)).isEqualTo(Decision.ACCEPT);
    }

    private static Decision judge(Rulebook rules, Instant at, RecipientHistory history) {
        SendFacts.Sender sender = SendFacts.Sender.of(1, ApplicantKind.ENTERPRISE);
        return rules.judge(facts(at, TemplateKind.NOTIFICATION, history, sender))
                .decision();
    }

    private static Rulebook withNotes(String window) throws RulebookRejected {
        return withLimits("(?m)^(FC-4,\\w+,)day,natural,50", "$1" + window);
    }

    private static void assertStopsUntil(
            Instant end, Rulebook rules, Instant at, RecipientHistory history, String ruleId) {
        assertStopsUntil(end, rules, at, TemplateKind.NOTIFICATION, history, ruleId);
    }

    private static void assertStopsUntil(
            Instant end, Rulebook rules, Instant at, TemplateKind kind, RecipientHistory history, String ruleId) {
        SendFacts.Sender sender = SendFacts.Sender.of(1, ApplicantKind.ENTERPRISE);
        SendVerdict verdict = rules.judge(facts(at, kind, history, sender));
        assertThat(verdict.decisive().ruleId()).isEqualTo(ruleId);
        assertThat(verdict.earliest()).isEqualTo(end);
        assertThat(rules.judge(facts(end.minusMillis(1), kind, history, sender)).decision())
                .isEqualTo(Decision.REFUSE);
        assertThat(rules.judge(facts(end, kind, history, sender)).decision()).isEqualTo(Decision.ACCEPT);
    }

    private static RecipientHistory ofTheWholePlatform(Instant first, int count) {
        NumberLedger ledger = new NumberLedger();
        for (int i = 0; i < count; i++) {
            ledger.add(entry(first.plusSeconds(60L * i), TemplateKind.VERIFICATION, 100 + i, i));
        }
        return ledger.seenBy(1, 1, 7);
    }

    private static Rulebook withSlidingDays(String... ruleIds) throws RulebookRejected {
        return withLimits("(?m)^((?:" + String.join("|", ruleIds) + "),\\w+,day,)natural", "$1sliding");
    }

    /** #10: which of several lists speaks for a number is the order of the table. */
    @Test
    @Tag("RC-6")
    void refusesForTheListThatTheTableNamesFirst() throws RulebookRejected {
        Set<BlacklistKind> lists = Set.of(BlacklistKind.COMPLAINT, BlacklistKind.OPT_OUT, BlacklistKind.ACCOUNT);
        Rulebook others =
                with("sending/blacklist/blacklist-classes.csv", "(?ms)^(opt_out,.*?)^(complaint,[^\n]*\n)", "$2$1");

        assertThat(listOf(rulebook, lists)).isEqualTo("OPT_OUT");
        assertThat(listOf(others, lists)).isEqualTo("COMPLAINT");
    }

    private static String listOf(Rulebook rules, Set<BlacklistKind> lists) {
        SendFacts facts = facts(
                MORNING,
                TemplateKind.PROMOTIONAL,
                RecipientHistory.NONE,
                SendFacts.Sender.of(1, ApplicantKind.ENTERPRISE));
        SendFacts.Recipient listed = new SendFacts.Recipient(
                facts.recipient().number(), true, facts.recipient().zone(), false, lists);
        return rules.judge(new SendFacts(
                        facts.at(),
                        facts.sender(),
                        facts.signature(),
                        facts.template(),
                        listed,
                        facts.values(),
                        facts.text(),
                        facts.segments(),
                        facts.history(),
                        facts.volume()))
                .decisive()
                .facts()
                .get("list");
    }

    private static Rulebook withLimits(String pattern, String replacement) throws RulebookRejected {
        return with("sending/frequency-limits.csv", pattern, replacement);
    }

    private static Rulebook with(String table, String pattern, String replacement) throws RulebookRejected {
        Map<String, String> files = new HashMap<>();
        PolicyFiles shipped = PolicyFiles.shipped();
        shipped.contents().keySet().forEach(path -> files.put(path, shipped.text(path)));
        files.computeIfPresent(table, (path, text) -> text.replaceAll(pattern, replacement));
        return ShippedRulebook.LOADER
                .read(PolicyFiles.of(files), new ArrayList<>())
                .rulebook();
    }

    @Test
    void saysThatWaitingDoesNotHelpWhereALimitIsZero() throws RulebookRejected {
        Rulebook closed = withLimits("(?m)^(FC-4,\\w+,day,natural,)50", "$10");

        SendFinding refused = closed.judge(facts(
                        MORNING,
                        TemplateKind.NOTIFICATION,
                        RecipientHistory.NONE,
                        SendFacts.Sender.of(1, ApplicantKind.ENTERPRISE)))
                .decisive();

        assertThat(refused.ruleId()).isEqualTo("FC-4");
        assertThat(refused.earliest()).isNull();
        assertThat(refused.facts()).containsEntry("limit", "0");
        assertThat(refused.messageEn()).contains("at most 0 notifications").doesNotContain("{", " - ");
        assertThat(refused.adviceEn())
                .isEqualTo(
                        "The limit is set to 0, so that no such message goes out and waiting does not help; raise the limit, then send again.");
        assertThat(refused.adviceZh()).isEqualTo("该限额已设为0，此类短信不发送，等待无效；请调高限额后重发。");
    }

    @Test
    @Tag("FC-14")
    void tellsTheDayAfterWhichTheSameContentMayGoForTheEleventhTime() {
        Instant[] ten = every(MORNING.minusSeconds(3600), 60, 10);
        NumberLedger ledger = new NumberLedger();
        for (Instant at : ten) {
            ledger.add(new NumberLedger.Entry(at.toEpochMilli(), TemplateKind.NOTIFICATION, 1, 1, 7));
        }
        RecipientHistory history = ledger.seenBy(1, 1, 7);

        SendVerdict verdict = judge(MORNING, TemplateKind.NOTIFICATION, history);

        assertThat(verdict.decisive().ruleId()).isEqualTo("FC-14");
        assertThat(verdict.earliest()).isEqualTo("2026-06-18T16:00:00Z");
        assertPassesOnlyFromEarliest(verdict, TemplateKind.NOTIFICATION, history);
    }

    /** Two limits of 40: what an enterprise may set at most, and what a number may get of the whole platform. */
    @Test
    @Tag("C-4")
    @Tag("FC-2")
    @Tag("FC-3")
    void knowsTwoLimitsOfForty() {
        SendFacts.Sender widest = verification(99);
        RecipientHistory ofOneSignature = sent(TemplateKind.VERIFICATION, every(MORNING.minusMillis(20_000), 0, 40));

        SendVerdict own = rulebook.judge(facts(MORNING, TemplateKind.VERIFICATION, ofOneSignature, widest));
        SendVerdict ofOthers = rulebook.judge(
                facts(MORNING, TemplateKind.VERIFICATION, ofTheWholePlatform(MORNING.minusSeconds(3600), 40), widest));

        assertThat(own.findings()).extracting(SendFinding::ruleId).contains("FC-1", "FC-3");
        assertThat(own.findings().get(0).facts()).containsEntry("limit", "40");
        assertThat(ofOthers.findings()).extracting(SendFinding::ruleId).containsExactly("FC-3");
        assertThat(rulebook.judge(facts(
                                MORNING,
                                TemplateKind.VERIFICATION,
                                ofTheWholePlatform(MORNING.minusSeconds(3600), 39),
                                widest))
                        .decision())
                .isEqualTo(Decision.ACCEPT);
    }

    private static SendFacts.Sender verification(int most) {
        return new SendFacts.Sender(
                1,
                ApplicantKind.ENTERPRISE,
                false,
                false,
                most,
                most,
                most,
                null,
                null,
                null,
                null,
                OutsideWindow.REFUSE,
                null);
    }

    @Test
    @Tag("FC-14")
    void tellsTheMillisecondFromWhichTheSameContentMayGo() {
        NumberLedger ledger = new NumberLedger()
                .add(new NumberLedger.Entry(
                        MORNING.minusSeconds(10).toEpochMilli(), TemplateKind.NOTIFICATION, 1, 1, 7));
        RecipientHistory history = ledger.seenBy(1, 1, 7);

        SendVerdict verdict = judge(MORNING, TemplateKind.NOTIFICATION, history);

        assertThat(verdict.decisive().ruleId()).isEqualTo("FC-14");
        assertThat(verdict.earliest()).isEqualTo(MORNING.plusSeconds(20));
        assertPassesOnlyFromEarliest(verdict, TemplateKind.NOTIFICATION, history);
    }

    @Test
    @Tag("FC-15")
    void tellsTheNextOpeningOfTheWindow() {
        Instant closing = Instant.parse("2026-06-18T14:00:00Z");

        SendVerdict refused = judge(closing, TemplateKind.PROMOTIONAL, RecipientHistory.NONE);
        SendVerdict deferred = rulebook.judge(
                facts(closing, TemplateKind.PROMOTIONAL, RecipientHistory.NONE, sender(OutsideWindow.DEFER, null)));

        assertThat(refused.decisive().code()).isEqualTo("isv.BUSINESS_LIMIT_CONTROL");
        assertThat(refused.earliest()).isEqualTo("2026-06-19T00:00:00Z");
        assertPassesOnlyFromEarliest(refused, TemplateKind.PROMOTIONAL, RecipientHistory.NONE);
        assertThat(deferred.decision()).isEqualTo(Decision.DEFER);
        assertThat(deferred.earliest()).isEqualTo("2026-06-19T00:00:00Z");
        assertThat(deferred.counters()).isNotEmpty();
    }

    @Test
    @Tag("FC-16")
    void letsCodesAndNotificationsGoAtAnyHour() {
        Instant midnight = Instant.parse("2026-06-18T16:00:00Z");

        assertThat(judge(midnight, TemplateKind.VERIFICATION, RecipientHistory.NONE)
                        .decision())
                .isEqualTo(Decision.ACCEPT);
        assertThat(judge(midnight, TemplateKind.NOTIFICATION, RecipientHistory.NONE)
                        .decision())
                .isEqualTo(Decision.ACCEPT);
    }

    @Test
    @Tag("FC-17")
    @Tag("S9.2-2")
    void stopsAtTheDailyLimitUntilMidnight() {
        SendFacts.Sender limited = sender(OutsideWindow.REFUSE, 5L);
        SendFacts last = withVolume(facts(MORNING, TemplateKind.NOTIFICATION, RecipientHistory.NONE, limited), 4);
        SendFacts over = withVolume(facts(MORNING, TemplateKind.NOTIFICATION, RecipientHistory.NONE, limited), 5);

        assertThat(rulebook.judge(last).counters())
                .contains(new CounterTake(
                        "FC-17",
                        CounterScope.ACCOUNT_VOLUME,
                        Instant.parse("2026-06-17T16:00:00Z"),
                        Instant.parse("2026-06-18T16:00:00Z"),
                        5,
                        1));
        SendVerdict refused = rulebook.judge(over);
        assertThat(refused.decisive().code()).isEqualTo("isv.DAY_LIMIT_CONTROL");
        assertThat(refused.decisive().messageZh()).startsWith("触发日发送限额");
        assertThat(refused.earliest()).isEqualTo("2026-06-18T16:00:00Z");
    }

    @Test
    @Tag("FC-17")
    @Tag("S9.2-1")
    @Tag("S9.2-2")
    void stopsAtTheMonthlyLimitUntilTheFirst() {
        SendFacts.Sender limited = new SendFacts.Sender(
                1,
                ApplicantKind.ENTERPRISE,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                5L,
                OutsideWindow.REFUSE,
                null);
        Instant lastMoment = Instant.parse("2026-06-30T15:59:59.999Z");

        SendVerdict last = rulebook.judge(
                withVolume(facts(lastMoment, TemplateKind.NOTIFICATION, RecipientHistory.NONE, limited), 4));
        SendVerdict over = rulebook.judge(
                withVolume(facts(lastMoment, TemplateKind.NOTIFICATION, RecipientHistory.NONE, limited), 5));

        assertThat(last.decision()).isEqualTo(Decision.ACCEPT);
        assertThat(over.decisive().code()).isEqualTo("isv.MONTH_LIMIT_CONTROL");
        assertThat(over.decisive().messageZh()).startsWith("触发月发送限额");
        assertThat(over.earliest()).isEqualTo("2026-06-30T16:00:00Z");
    }

    @Test
    @Tag("FC-2")
    @Tag("S9.3-3")
    void namesTheWindowsThatAnAcceptedCodeTakes() {
        SendVerdict verdict = judge(MORNING, TemplateKind.VERIFICATION, RecipientHistory.NONE);

        assertThat(verdict.decision()).isEqualTo(Decision.ACCEPT);
        assertThat(verdict.counters())
                .filteredOn(take -> take.ruleId().equals("FC-1"))
                .extracting(CounterTake::limit)
                .containsExactly(1L, 5L, 10L);
        assertThat(verdict.counters()).extracting(CounterTake::ruleId).containsOnly("FC-1", "FC-3", "FC-14", "SR-14");
    }

    @Test
    void reportsEveryRuleThatRefuses() {
        SendFacts.Sender inArrears = new SendFacts.Sender(
                1,
                ApplicantKind.INDIVIDUAL,
                true,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                OutsideWindow.REFUSE,
                null);
        SendVerdict verdict = rulebook.judge(facts(
                Instant.parse("2026-06-18T14:00:00Z"), TemplateKind.PROMOTIONAL, RecipientHistory.NONE, inArrears));

        assertThat(verdict.findings()).extracting(SendFinding::ruleId).containsExactly("FC-15", "SR-01", "SR-03");
        assertThat(verdict.earliest()).isNull();
    }

    private static void assertPassesOnlyFromEarliest(SendVerdict verdict, TemplateKind kind, RecipientHistory history) {
        Instant earliest = verdict.earliest();
        assertThat(judge(earliest.minusMillis(1), kind, history).decision()).isEqualTo(Decision.REFUSE);
        assertThat(judge(earliest, kind, history).decision()).isEqualTo(Decision.ACCEPT);
    }

    private static SendVerdict judge(Instant at, TemplateKind kind, RecipientHistory history) {
        return rulebook.judge(facts(at, kind, history, SendFacts.Sender.of(1, ApplicantKind.ENTERPRISE)));
    }

    private static SendFacts facts(Instant at, TemplateKind kind, RecipientHistory history, SendFacts.Sender sender) {
        return new SendFacts(
                at,
                sender,
                new SendFacts.Signature(1, "云帆科技", Scenario.GENERAL),
                new SendFacts.Template(1, kind),
                new SendFacts.Recipient("+8613800000000", true, ZoneId.of("Asia/Shanghai"), false, Set.of()),
                List.of(),
                "【云帆科技】您的订单已发货。",
                1,
                history,
                SendFacts.Volume.NONE);
    }

    private static SendFacts withVolume(SendFacts facts, long today) {
        return new SendFacts(
                facts.at(),
                facts.sender(),
                facts.signature(),
                facts.template(),
                facts.recipient(),
                facts.values(),
                facts.text(),
                facts.segments(),
                facts.history(),
                new SendFacts.Volume(today, today));
    }

    private static SendFacts.Sender sender(OutsideWindow outsideWindow, Long dailyLimit) {
        return new SendFacts.Sender(
                1,
                ApplicantKind.ENTERPRISE,
                false,
                false,
                null,
                null,
                null,
                null,
                dailyLimit,
                null,
                null,
                outsideWindow,
                null);
    }

    private static RecipientHistory sent(TemplateKind kind, Instant... instants) {
        NumberLedger ledger = new NumberLedger();
        for (int i = 0; i < instants.length; i++) {
            ledger.add(entry(instants[i], kind, 1, i));
        }
        return ledger.seenBy(1, 1, 999);
    }

    private static NumberLedger.Entry entry(Instant at, TemplateKind kind, long signatureId, long textHash) {
        return new NumberLedger.Entry(at.toEpochMilli(), kind, signatureId, 1, textHash);
    }

    private static Instant[] every(Instant first, long seconds, int count) {
        Instant[] instants = new Instant[count];
        for (int i = 0; i < count; i++) {
            instants[i] = first.plusSeconds(seconds * i);
        }
        return instants;
    }
}
