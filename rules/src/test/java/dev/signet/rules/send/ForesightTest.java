package dev.signet.rules.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.fact.AbuseMonitor;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.NumberLedger;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.verdict.SendFinding;
import dev.signet.rules.verdict.SendFinding.Effect;
import dev.signet.rules.verdict.SendVerdict;
import dev.signet.rules.verdict.SendVerdict.Decision;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForesightTest {

    private static final Instant NOON = Instant.parse("2026-06-18T04:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-06-18T12:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-06-19T00:00:00Z");

    private final List<SendFacts> asked = new ArrayList<>();

    private static SendVerdict verdict(Decision decision, @Nullable String rule, @Nullable Instant earliest) {
        List<SendFinding> findings = rule == null
                ? List.of()
                : List.of(new SendFinding(rule, Effect.REFUSE, "code", rule, rule, Map.of(), rule, rule, earliest));
        return new SendVerdict(decision, findings, List.of(), List.of(), "1");
    }

    private static SendVerdict refused(String rule, @Nullable Instant earliest) {
        return verdict(Decision.REFUSE, rule, earliest);
    }

    private static SendFacts facts(Instant at, @Nullable AbuseMonitor monitor) {
        SendFacts.Sender sender = SendFacts.Sender.of(1, ApplicantKind.ENTERPRISE);
        return new SendFacts(
                at,
                monitor == null ? sender : sender.watchedBy(monitor),
                new SendFacts.Signature(1, "云帆科技", Scenario.GENERAL),
                new SendFacts.Template(1, TemplateKind.PROMOTIONAL),
                new SendFacts.Recipient("+8613800000000", true, ZoneId.of("Asia/Shanghai"), false, Set.of()),
                List.of(),
                "【云帆科技】年中大促，拒收请回复R",
                1,
                new NumberLedger().seenBy(1, 1, 99),
                new SendFacts.Volume(10, 100));
    }

    private SendVerdict complete(SendVerdict verdict, SendFacts facts, SendVerdict... later) {
        return Foresight.complete(verdict, facts, then -> {
            asked.add(then);
            return later[Math.min(asked.size(), later.length) - 1];
        });
    }

    private List<Instant> looked() {
        return asked.stream().map(SendFacts::at).toList();
    }

    @Test
    void looksWhereTheMessageIsToldToWait() {
        SendVerdict whole = complete(
                refused("FC-1", EVENING),
                facts(NOON, null),
                refused("FC-15", MORNING),
                verdict(Decision.ACCEPT, null, null));

        assertThat(looked()).containsExactly(EVENING, MORNING);
        assertThat(whole.ahead()).extracting(SendFinding::ruleId).containsExactly("FC-15");
        assertThat(whole.earliest()).isEqualTo(MORNING);
    }

    @Test
    void asksNothingOfWhatIsNotRefusedOrNeverPasses() {
        SendVerdict deferred = verdict(Decision.DEFER, "FC-15", EVENING);

        assertThat(complete(deferred, facts(NOON, null))).isSameAs(deferred);
        assertThat(complete(refused("SR-02", null), facts(NOON, null)).ahead()).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void leavesTheVerdictAsItIsWhereNothingElseIsInTheWayThen() {
        SendVerdict refused = refused("FC-1", EVENING);

        assertThat(complete(refused, facts(NOON, null), verdict(Decision.FLAG, "FC-17", null)))
                .isSameAs(refused);
        assertThat(looked()).containsExactly(EVENING);
    }

    @Test
    void endsWhereWaitingNoLongerHelpsOrWouldGoBack() {
        assertThat(complete(refused("FC-1", EVENING), facts(NOON, null), refused("SR-01", null))
                        .earliest())
                .isNull();
        assertThat(looked()).containsExactly(EVENING);

        asked.clear();
        complete(refused("FC-1", EVENING), facts(NOON, null), refused("FC-15", EVENING));
        assertThat(looked()).containsExactly(EVENING);
    }

    @Test
    void looksAtMostEightTimesThoughEveryRuleSaysLater() {
        SendVerdict[] later = new SendVerdict[20];
        for (int i = 0; i < later.length; i++) {
            later[i] = refused("FC-" + i, EVENING.plusSeconds(3600L * (i + 1)));
        }

        assertThat(complete(refused("FC-1", EVENING), facts(NOON, null), later).ahead())
                .hasSize(8);
        assertThat(asked).hasSize(8);
    }

    @Test
    void seesTheSameMessageInItsOwnDayMonthAndHour() {
        AbuseMonitor monitor = new AbuseMonitor(true, 50, 40, 30, 20, 10, 5, 3);
        // 23:59 and 0:01 of the platform's clock, UTC+8, on the last day of a month.
        Instant before = Instant.parse("2026-06-30T15:59:00Z");

        complete(refused("FC-1", before.plusSeconds(30)), facts(before, monitor), verdict(Decision.ACCEPT, null, null));
        assertThat(asked.get(0).volume()).isEqualTo(new SendFacts.Volume(10, 100));
        assertThat(asked.get(0).sender().abuse()).isEqualTo(monitor);

        asked.clear();
        complete(
                refused("FC-1", before.plusSeconds(120)), facts(before, monitor), verdict(Decision.ACCEPT, null, null));
        assertThat(asked.get(0).volume()).isEqualTo(new SendFacts.Volume(0, 0));
        assertThat(asked.get(0).sender().abuse()).isEqualTo(new AbuseMonitor(true, 50, 40, 30, 0, null, 0, 0));

        asked.clear();
        complete(refused("FC-1", NOON.plusSeconds(86_400)), facts(NOON, null), verdict(Decision.ACCEPT, null, null));
        assertThat(asked.get(0).volume()).as("another day, the same month").isEqualTo(new SendFacts.Volume(0, 100));
    }
}
