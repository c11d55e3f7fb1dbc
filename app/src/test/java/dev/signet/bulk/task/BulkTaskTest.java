package dev.signet.bulk.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.AccessCheck;
import dev.signet.account.Principal;
import dev.signet.bulk.task.BulkTaskState.Pause;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.proof.RulebookLoader;
import dev.signet.rules.proof.RulebookRejected;
import dev.signet.rules.send.SendWindow;
import dev.signet.sending.SendForecast;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BulkTaskTest {

    /** 10:00 in Shanghai. */
    private static final Instant TEN = Instant.parse("2026-11-25T02:00:00Z");

    private static final Instant CLOSING = Instant.parse("2026-11-25T14:00:00Z");
    private static final Instant OPENING = Instant.parse("2026-11-26T00:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Bilingual TOO_LITTLE = new Bilingual("余额不足", "too little money");

    private static SendWindow window;

    @BeforeAll
    static void readTheShippedWindow() throws RulebookRejected {
        window = SendWindow.of(new RulebookLoader().load(PolicyFiles.shipped()).policies());
    }

    private static SendHours hours(TemplateKind kind) {
        return new SendHours(kind, window);
    }

    private static BulkTask task(TemplateKind kind, @Nullable Instant wantedAt) {
        return BulkTask.create(new BulkTask.Order(
                1,
                2,
                "会员日",
                "示例科技",
                "SMS_1",
                kind,
                3,
                1000,
                "key",
                Principal.owner(2),
                AccessCheck.Origin.parse("127.0.0.1 false null"),
                "127.0.0.1",
                TEN.minusSeconds(60),
                wantedAt));
    }

    private static Offer offer(String rulebook, String price) {
        return new Offer(rulebook, List.of(new BigDecimal(price)));
    }

    private static TaskForecast forecast() {
        SendForecast sending = new SendForecast(
                "1-a",
                1000,
                990,
                0,
                990,
                new BigDecimal("44.55"),
                0,
                List.of(new SendForecast.Priced(new BigDecimal("0.045"), 990)),
                List.of());
        return new TaskForecast(sending, offer("1-a", "0.045"), TEN, TEN.plusSeconds(1), TEN);
    }

    private static BulkTask forecasted(TemplateKind kind, @Nullable Instant wantedAt) {
        BulkTask task = task(kind, wantedAt);
        task.forecasted(forecast());
        return task;
    }

    private static BulkTask scheduled(TemplateKind kind, @Nullable Instant wantedAt) {
        BulkTask task = forecasted(kind, wantedAt);
        task.confirm("key", TEN, hours(kind));
        return task;
    }

    private static BulkTask running(TemplateKind kind) {
        BulkTask task = scheduled(kind, null);
        task.start(TEN, hours(kind), offer("1-a", "0.045"), MINUTE);
        return task;
    }

    private static List<String> actions(BulkTask task) {
        return task.happenings().stream().map(Happening::action).toList();
    }

    @Test
    void goesFromForecastToFinish() {
        BulkTask task = running(TemplateKind.NOTIFICATION);

        task.finish(TEN.plusSeconds(5), 200);

        assertThat(task.state()).isEqualTo(BulkTaskState.FINISHED);
        assertThat(actions(task)).containsExactly("created", "forecasted", "confirmed", "started", "finished");
        assertThat(task.happenings()).allSatisfy(one -> {
            assertThat(one.noteZh()).isNotBlank();
            assertThat(one.noteEn()).isNotBlank().doesNotContain("{");
        });
    }

    @Test
    @Tag("S6.3-14")
    void isCancelledUntilFiveMinutesBeforeItsStart() {
        Instant start = TEN.plusSeconds(3600);
        BulkTask inTime = scheduled(TemplateKind.NOTIFICATION, start);
        BulkTask onTheSecond = scheduled(TemplateKind.NOTIFICATION, start);
        BulkTask late = scheduled(TemplateKind.NOTIFICATION, start);

        inTime.cancel("key", start.minus(FIVE_MINUTES).minusSeconds(1), FIVE_MINUTES);
        onTheSecond.cancel("key", start.minus(FIVE_MINUTES), FIVE_MINUTES);

        assertThat(inTime.state()).isEqualTo(BulkTaskState.CANCELLED);
        assertThat(onTheSecond.state()).isEqualTo(BulkTaskState.CANCELLED);
        assertThatThrownBy(() -> late.cancel("key", start.minus(FIVE_MINUTES).plusSeconds(1), FIVE_MINUTES))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("OperationDenied.BulkTaskTooLate");
                    assertThat(refusal.messageZh()).contains("2026-11-25 11:00:00", "5 分钟", "2026-11-25 10:55:00");
                });
        assertThat(late.state()).isEqualTo(BulkTaskState.SCHEDULED);
    }

    @Test
    @Tag("S6.3-15")
    void waitsForTheOpeningWhenConfirmedAtNight() {
        BulkTask task = forecasted(TemplateKind.NOTIFICATION, null);

        task.confirm("key", CLOSING, hours(TemplateKind.NOTIFICATION));

        assertThat(task.startsAt()).isEqualTo(OPENING);
        assertThat(actions(task)).contains("waits-for-opening");
    }

    @Test
    void knowsNoHoursAbroad() {
        BulkTask task = forecasted(TemplateKind.INTERNATIONAL, null);

        task.confirm("key", CLOSING, hours(TemplateKind.INTERNATIONAL));

        assertThat(task.startsAt()).isEqualTo(CLOSING);
    }

    @Test
    void makesUpForAMissedStartAndSaysSo() {
        BulkTask task = scheduled(TemplateKind.NOTIFICATION, TEN.plusSeconds(60));

        task.start(TEN.plusSeconds(3600), hours(TemplateKind.NOTIFICATION), offer("1-a", "0.045"), MINUTE);

        assertThat(task.state()).isEqualTo(BulkTaskState.RUNNING);
        assertThat(actions(task)).contains("missed-start");
    }

    @Test
    void putsAMissedStartOffToTheOpeningWhenTheWindowIsShut() {
        BulkTask task = scheduled(TemplateKind.NOTIFICATION, TEN.plusSeconds(60));

        task.start(CLOSING.plusSeconds(1), hours(TemplateKind.NOTIFICATION), offer("1-a", "0.045"), MINUTE);

        assertThat(task.state()).isEqualTo(BulkTaskState.SCHEDULED);
        assertThat(task.startsAt()).isEqualTo(OPENING);
        assertThat(actions(task)).contains("missed-window");
    }

    @Test
    void saysWhatChangedSinceItsConfirmation() {
        BulkTask task = scheduled(TemplateKind.NOTIFICATION, null);

        task.start(TEN, hours(TemplateKind.NOTIFICATION), offer("2-b", "0.050"), MINUTE);

        assertThat(task.happenings())
                .anySatisfy(one -> assertThat(one.noteZh()).contains("0.045 → 0.05"))
                .anySatisfy(one -> assertThat(one.noteZh()).contains("1-a → 2-b"));
        assertThat(task.standing().shown()).isEqualTo(offer("1-a", "0.045"));
        assertThat(task.standing().found()).isEqualTo(offer("2-b", "0.05"));
    }

    @Test
    @Tag("S6.3-15")
    void pausesForTheWindowAndGoesOn() {
        BulkTask task = running(TemplateKind.PROMOTIONAL);

        task.pauseForWindow(CLOSING, hours(TemplateKind.PROMOTIONAL));

        assertThat(task.pauseReason()).isEqualTo(Pause.WINDOW);
        assertThat(task.startsAt()).isEqualTo(OPENING);
        assertThatThrownBy(() -> task.resume("key", CLOSING.plusSeconds(1), hours(TemplateKind.PROMOTIONAL)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.messageZh()).contains("08:00–22:00"));

        task.windowOpened(OPENING);

        assertThat(task.state()).isEqualTo(BulkTaskState.RUNNING);
    }

    @Test
    void waitsForTheWindowWhenItsOwnerLetsItGoOnAtNight() {
        BulkTask task = running(TemplateKind.PROMOTIONAL);
        task.pause("key", TEN);

        task.resume("key", CLOSING, hours(TemplateKind.PROMOTIONAL));

        assertThat(task.state()).isEqualTo(BulkTaskState.PAUSED);
        assertThat(task.pauseReason()).isEqualTo(Pause.WINDOW);
    }

    @Test
    void staysPausedOverTheOpeningWhereItsOwnerWantsIt() {
        BulkTask task = running(TemplateKind.PROMOTIONAL);
        task.pauseForWindow(CLOSING, hours(TemplateKind.PROMOTIONAL));

        task.pause("key", CLOSING.plusSeconds(1));

        assertThat(task.pauseReason()).isEqualTo(Pause.USER);
    }

    @ParameterizedTest
    @EnumSource(BulkTaskState.class)
    void refusesWhatItsStateDoesNotAllow(BulkTaskState state) {
        List<Consumer<BulkTask>> acts = List.of(
                task -> task.forecastAgain("key", TEN),
                task -> task.confirm("key", TEN, hours(TemplateKind.NOTIFICATION)),
                task -> task.cancel("key", TEN, FIVE_MINUTES),
                task -> task.pause("key", TEN),
                task -> task.resume("key", TEN, hours(TemplateKind.NOTIFICATION)),
                task -> task.stop("key", TEN),
                task -> task.forecasted(forecast()),
                task -> task.start(
                        TEN.plusSeconds(3600), hours(TemplateKind.NOTIFICATION), offer("1-a", "0.045"), MINUTE),
                task -> task.pauseForWindow(CLOSING, hours(TemplateKind.NOTIFICATION)),
                task -> task.pauseRefused(TEN, "isv.AMOUNT_NOT_ENOUGH", TOO_LITTLE),
                task -> task.finish(TEN, null),
                task -> task.failed(TEN, "17"));
        List<BulkTaskState> expected = switch (state) {
            case FORECASTING -> refusedBut(2, 6, 11);
            case AWAITING_CONFIRMATION -> refusedBut(0, 1, 2);
            case SCHEDULED -> refusedBut(2, 7);
            case RUNNING -> refusedBut(3, 5, 8, 9, 10, 11);
            case PAUSED -> refusedBut(4, 5);
            default -> refusedBut();
        };

        for (int act = 0; act < acts.size(); act++) {
            BulkTask task = in(state);
            Consumer<BulkTask> doing = acts.get(act);
            if (expected.get(act) == null) {
                doing.accept(task);
                assertThat(task.happenings()).as("act %s", act).isNotEmpty();
            } else {
                assertThatThrownBy(() -> doing.accept(task)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("OperationDenied.BulkTaskState");
                    assertThat(refusal.messageEn()).doesNotContain("{");
                });
                assertThat(task.state()).isEqualTo(state);
            }
        }
    }

    /** Null where the act is allowed. */
    private static List<BulkTaskState> refusedBut(int... allowed) {
        BulkTaskState[] outcome = new BulkTaskState[12];
        java.util.Arrays.fill(outcome, BulkTaskState.FAILED);
        for (int act : allowed) {
            outcome[act] = null;
        }
        return java.util.Arrays.asList(outcome);
    }

    private static BulkTask in(BulkTaskState state) {
        Pause pause = state == BulkTaskState.PAUSED ? Pause.USER : null;
        BulkTask.Standing standing =
                new BulkTask.Standing(state, pause, TEN.plusSeconds(3600), null, null, 0, forecast(), null, null, null);
        return new BulkTask(task(TemplateKind.NOTIFICATION, null).order(), standing);
    }

    @Test
    void namesTheStatesThatAnActAsksFor() {
        assertThatThrownBy(() -> in(BulkTaskState.FINISHED).stop("key", TEN))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.messageZh()).contains("发送中、已暂停");
                    assertThat(refusal.messageEn()).contains("running, paused");
                });
    }

    @Test
    void keepsAHistoryOfWhatIsDoneWithIt() {
        BulkTask asked = in(BulkTaskState.AWAITING_CONFIRMATION);
        asked.forecastAgain("key", TEN);
        assertThat(asked.forecast()).isNull();
        asked.forecasted(forecast());
        assertThat(asked.happenings().get(1).noteZh()).contains("990", "10", "44.55");
        asked.cancel("key", TEN, FIVE_MINUTES);
        assertThat(actions(asked)).containsExactly("forecast", "forecasted", "cancelled");

        BulkTask run = running(TemplateKind.PROMOTIONAL);
        run.pause("key", TEN);
        run.resume("key", TEN, hours(TemplateKind.PROMOTIONAL));
        run.pauseForWindow(CLOSING, hours(TemplateKind.PROMOTIONAL));
        run.windowOpened(OPENING);
        run.pause("key", CLOSING);
        run.resume("key", CLOSING, hours(TemplateKind.PROMOTIONAL));
        run.stop("key", CLOSING);
        assertThat(actions(run).subList(4, actions(run).size()))
                .containsExactly(
                        "paused", "resumed", "paused-window", "resumed", "paused", "waits-for-opening", "stopped");
        assertThat(run.pauseReason()).isNull();
        assertThat(run.standing().endedAt()).isEqualTo(CLOSING);
    }

    @Test
    void saysThatItWasConfirmedTooLateForItsTime() {
        BulkTask late = forecasted(TemplateKind.NOTIFICATION, TEN);
        BulkTask inTime = forecasted(TemplateKind.NOTIFICATION, TEN);

        late.confirm("key", TEN.plusSeconds(1), hours(TemplateKind.NOTIFICATION));
        inTime.confirm("key", TEN, hours(TemplateKind.NOTIFICATION));

        assertThat(actions(late)).containsExactly("created", "forecasted", "confirmed", "confirmed-late");
        assertThat(late.startsAt()).isEqualTo(TEN.plusSeconds(1));
        assertThat(actions(inTime)).containsExactly("created", "forecasted", "confirmed");
    }

    @Test
    void tellsWhySendingRefusedIt() {
        BulkTask task = running(TemplateKind.NOTIFICATION);

        task.pauseRefused(TEN, "isv.AMOUNT_NOT_ENOUGH", TOO_LITTLE);

        assertThat(task.pauseReason()).isEqualTo(Pause.REFUSED);
        assertThat(task.happenings().get(4).noteZh()).contains("isv.AMOUNT_NOT_ENOUGH", "余额不足");
        assertThat(task.happenings().get(4).noteEn()).contains("isv.AMOUNT_NOT_ENOUGH", "too little money");
    }

    @Test
    void keepsTheNumberUnderWhichTheLogTellsMore() {
        BulkTask task = running(TemplateKind.NOTIFICATION);

        task.failed(TEN, "17");

        assertThat(task.state()).isEqualTo(BulkTaskState.FAILED);
        assertThat(task.happenings().get(4).noteEn()).contains("17");
        assertThat(task.id()).isEqualTo(1);
    }

    @Test
    void reckonsWithTheNightsOfAPromotion() {
        SendHours hours = hours(TemplateKind.PROMOTIONAL);

        assertThat(hours.after(CLOSING.minusSeconds(10), Duration.ofSeconds(30)))
                .isEqualTo(OPENING.plusSeconds(20));
        assertThat(hours.after(CLOSING, Duration.ofHours(15)))
                .isEqualTo(OPENING.plus(Duration.ofDays(1)).plus(Duration.ofHours(1)));
        assertThat(hours(TemplateKind.NOTIFICATION).after(CLOSING.minusSeconds(10), Duration.ofSeconds(30)))
                .isEqualTo(CLOSING.plusSeconds(20));
    }
}
