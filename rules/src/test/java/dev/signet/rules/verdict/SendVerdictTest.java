package dev.signet.rules.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.verdict.SendFinding.Effect;
import dev.signet.rules.verdict.SendVerdict.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SendVerdictTest {

    private static final Instant NOON = Instant.parse("2026-06-18T04:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-06-18T12:00:00Z");

    private static SendFinding finding(String rule, Effect effect, @Nullable Instant earliest) {
        return new SendFinding(rule, effect, "code", rule, rule, Map.of(), "改" + rule, "mend " + rule, earliest);
    }

    private static SendVerdict refused(SendFinding... findings) {
        return new SendVerdict(Decision.REFUSE, List.of(findings), List.of(), List.of(), "1");
    }

    @Test
    void isRefusedWhereItSaysSo() {
        for (Decision decision : Decision.values()) {
            assertThat(new SendVerdict(decision, List.of(), List.of(), List.of(), "1").refused())
                    .isEqualTo(decision == Decision.REFUSE);
        }
    }

    @Test
    void whatWaitingDoesNotHelpDecidesThenWhatLastsLongest() {
        SendFinding never = finding("FC-4", Effect.REFUSE, null);
        SendFinding noon = finding("FC-1", Effect.REFUSE, NOON);
        SendFinding evening = finding("FC-2", Effect.REFUSE, EVENING);

        assertThat(refused().decisive()).isNull();
        assertThat(refused(noon, evening).decisive()).isSameAs(evening);
        assertThat(refused(evening, noon).decisive()).isSameAs(evening);
        assertThat(refused(noon, never, evening).decisive()).isSameAs(never);
        assertThat(refused(never, finding("FC-5", Effect.REFUSE, null)).decisive())
                .isSameAs(never);
        assertThat(refused(noon, finding("FC-3", Effect.REFUSE, NOON)).decisive())
                .isSameAs(noon);
        assertThat(refused(noon, finding("FC-7", Effect.DEFER, EVENING)).decisive())
                .isSameAs(noon);
    }

    @Test
    void whatIsWeakerThanTheDecisionIsNotInTheWay() {
        SendFinding refuse = finding("FC-1", Effect.REFUSE, NOON);
        SendFinding defer = finding("SR-06", Effect.DEFER, EVENING);
        SendFinding flag = finding("FC-17", Effect.FLAG, null);

        assertThat(refused(refuse, defer, flag).obstacles()).containsExactly(refuse);
        assertThat(new SendVerdict(Decision.DEFER, List.of(defer, flag), List.of(), List.of(), "1").obstacles())
                .containsExactly(defer);
        assertThat(new SendVerdict(Decision.FLAG, List.of(flag), List.of(), List.of(), "1").obstacles())
                .isEmpty();
        assertThat(new SendVerdict(Decision.FLAG, List.of(flag), List.of(), List.of(), "1").decisive())
                .isSameAs(flag);
        assertThat(refused().obstacles()).isEmpty();
    }

    @Test
    void passesWhenTheLastObstacleHasGone() {
        SendFinding noon = finding("FC-1", Effect.REFUSE, NOON);
        SendFinding evening = finding("FC-2", Effect.REFUSE, EVENING);
        SendFinding never = finding("FC-4", Effect.REFUSE, null);

        assertThat(refused().earliest()).isNull();
        assertThat(refused(noon, evening).earliest()).isEqualTo(EVENING);
        assertThat(refused(evening, noon).earliest()).isEqualTo(EVENING);
        assertThat(refused(noon, never).earliest()).isNull();
        assertThat(refused(noon).knowing(List.of(evening)).earliest()).isEqualTo(EVENING);
    }

    @Test
    void tellsWhatWaitingWouldMeet() {
        SendVerdict verdict = refused(finding("FC-1", Effect.REFUSE, NOON));
        SendFinding met = finding("SR-06", Effect.REFUSE, EVENING);

        assertThat(verdict.knowing(List.of())).isSameAs(verdict);
        assertThat(verdict.knowing(List.of(met)).ahead()).containsExactly(met);
        assertThat(verdict.knowing(List.of(met)).obstacles()).hasSize(2).endsWith(met);
    }

    @Test
    void advisesOnceForARuleAndNamesTheRulesWhereThereAreSeveral() {
        SendFinding noon = finding("FC-1", Effect.REFUSE, NOON);
        SendFinding later = new SendFinding(
                "FC-1", Effect.REFUSE, "code", "", "", Map.of(), "晚上再发", "send in the evening", EVENING);
        SendFinding never = finding("FC-4", Effect.REFUSE, null);

        assertThat(refused(noon).adviceZh()).isEqualTo("改FC-1");
        assertThat(refused(noon).adviceEn()).isEqualTo("mend FC-1");
        assertThat(refused(noon, later).adviceEn()).isEqualTo("send in the evening");
        assertThat(refused(later, noon).adviceEn()).isEqualTo("send in the evening");
        assertThat(refused(never, never).adviceZh()).isEqualTo("改FC-4");
        assertThat(refused(noon, never).adviceZh()).isEqualTo("FC-4：改FC-4FC-1：改FC-1");
        assertThat(refused(noon, never).adviceEn()).isEqualTo("FC-4: mend FC-4 FC-1: mend FC-1");
    }
}
