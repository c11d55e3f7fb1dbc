package dev.signet.bulk.task;

import dev.signet.access.AccessCheck;
import dev.signet.account.Principal;
import dev.signet.bulk.task.BulkTaskState.Pause;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.rules.fact.TemplateKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One message to many numbers: what is to be sent, when, and how far it is. The only place that changes a task's state;
 * what a state does not allow is refused with {@code OperationDenied.BulkTaskState}.
 */
public final class BulkTask {

    public static final String SYSTEM = "system";
    public static final String RESUMED = "resumed";
    private static final String DENIED = "OperationDenied.BulkTaskState";
    private static final Wording TEXTS = Wording.of("bulk");

    /** What a task is made of; it never changes. */
    public record Order(
            long id,
            long accountId,
            String name,
            String signName,
            String templateCode,
            TemplateKind kind,
            long listId,
            int numbers,
            String accessKeyId,
            Principal principal,
            AccessCheck.Origin origin,
            String sourceIp,
            Instant createdAt,
            @Nullable Instant wantedAt) {}

    /** Everything of a task that changes. */
    public record Standing(
            BulkTaskState state,
            @Nullable Pause pause,
            @Nullable Instant startsAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            int forecastDone,
            @Nullable TaskForecast forecast,
            @Nullable Offer shown,
            @Nullable Offer found,
            @Nullable Integer rate) {

        static final Standing NEW =
                new Standing(BulkTaskState.FORECASTING, null, null, null, null, 0, null, null, null, null);
    }

    private final Order order;
    private final List<Happening> happenings = new ArrayList<>();
    private BulkTaskState state;
    private @Nullable Pause pause;
    private @Nullable Instant startsAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private int forecastDone;
    private @Nullable TaskForecast forecast;
    private @Nullable Offer shown;
    private @Nullable Offer found;
    private @Nullable Integer rate;

    BulkTask(Order order, Standing standing) {
        this.order = order;
        this.state = standing.state();
        this.pause = standing.pause();
        this.startsAt = standing.startsAt();
        this.startedAt = standing.startedAt();
        this.endedAt = standing.endedAt();
        this.forecastDone = standing.forecastDone();
        this.forecast = standing.forecast();
        this.shown = standing.shown();
        this.found = standing.found();
        this.rate = standing.rate();
    }

    public static BulkTask create(Order order) {
        BulkTask task = new BulkTask(order, Standing.NEW);
        task.record(order.createdAt(), order.principal().who(), "created", order.numbers());
        return task;
    }

    public Order order() {
        return order;
    }

    public long id() {
        return order.id();
    }

    public BulkTaskState state() {
        return state;
    }

    public @Nullable Pause pauseReason() {
        return pause;
    }

    public @Nullable Instant startsAt() {
        return startsAt;
    }

    @Nullable
    TaskForecast forecast() {
        return forecast;
    }

    public Standing standing() {
        return new Standing(state, pause, startsAt, startedAt, endedAt, forecastDone, forecast, shown, found, rate);
    }

    /** What happened since this object was made, in order. */
    public List<Happening> happenings() {
        return List.copyOf(happenings);
    }

    /** Works the forecast out again, because rules, lists or balance may have changed. */
    public void forecastAgain(String actor, Instant now) {
        require("forecast", BulkTaskState.AWAITING_CONFIRMATION);
        state = BulkTaskState.FORECASTING;
        forecastDone = 0;
        forecast = null;
        record(now, actor, "forecast");
    }

    public void forecasted(TaskForecast made) {
        require("forecast", BulkTaskState.FORECASTING);
        state = BulkTaskState.AWAITING_CONFIRMATION;
        forecastDone = order.numbers();
        forecast = made;
        record(
                made.madeAt(),
                SYSTEM,
                "forecasted",
                made.sending().accepted(),
                order.numbers() - made.sending().accepted(),
                made.sending().cost().stripTrailingZeros().toPlainString());
    }

    /**
     * Accepts the forecast with its price and rulebook; the task now waits for its time.
     *
     * @throws dev.signet.platform.Refusal {@code OperationDenied.BulkTaskReachesNobody} where all numbers would be refused
     */
    public void confirm(String actor, Instant now, SendHours hours) {
        require("confirm", BulkTaskState.AWAITING_CONFIRMATION);
        TaskForecast accepted = forecast;
        if (accepted == null) {
            throw new IllegalStateException("a task that awaits confirmation has a forecast");
        }
        if (accepted.reachesNobody()) {
            throw TEXTS.refusal("OperationDenied.BulkTaskReachesNobody", "refused.nobody", accepted.leftOut());
        }
        shown = accepted.offer();
        Instant wanted = order.wantedAt();
        boolean late = wanted != null && wanted.isBefore(now);
        Instant from = wanted == null || late ? now : wanted;
        startsAt = hours.nextStart(from);
        state = BulkTaskState.SCHEDULED;
        record(
                now,
                actor,
                "confirmed",
                SendHours.text(startsAt),
                accepted.offer().pricesText(),
                accepted.offer().rulebook());
        if (wanted != null && late) {
            record(now, SYSTEM, "confirmed-late", SendHours.text(wanted));
        }
        if (startsAt.isAfter(from)) {
            record(now, SYSTEM, "waits-for-opening", hours.opens(), hours.closes(), SendHours.text(startsAt));
        }
    }

    /**
     * Its time has come: it runs, or waits for the next opening where its hours are over. A start that was missed and
     * terms that have changed are said.
     *
     * @param offer the terms as they are now
     * @param lateAfter from which delay on a start counts as missed
     */
    public void start(Instant now, SendHours hours, Offer offer, Duration lateAfter) {
        require("start", BulkTaskState.SCHEDULED);
        Instant planned = startsAt;
        if (planned == null || now.isBefore(planned)) {
            throw new IllegalStateException("task " + order.id() + " is not due");
        }
        boolean missed = now.isAfter(planned.plus(lateAfter));
        if (!hours.mayStart(now)) {
            startsAt = hours.nextStart(now);
            record(now, SYSTEM, "missed-window", SendHours.text(planned), SendHours.text(startsAt));
            return;
        }
        if (missed) {
            record(now, SYSTEM, "missed-start", SendHours.text(planned), SendHours.text(now));
        }
        compare(now, offer);
        state = BulkTaskState.RUNNING;
        startedAt = now;
        record(now, SYSTEM, "started");
    }

    private void compare(Instant now, Offer offer) {
        found = offer;
        Offer before = shown;
        if (before == null) {
            return;
        }
        if (!before.rulebook().equals(offer.rulebook())) {
            record(now, SYSTEM, "rulebook-changed", before.rulebook(), offer.rulebook());
        }
        if (!before.samePrices(offer)) {
            record(now, SYSTEM, "price-changed", before.pricesText(), offer.pricesText());
        }
    }

    /**
     * Calls the task off before it begins. A scheduled one until some minutes before its start (S6.3-14), whoever is
     * later has to stop it.
     */
    public void cancel(String actor, Instant now, Duration before) {
        require("cancel", BulkTaskState.FORECASTING, BulkTaskState.AWAITING_CONFIRMATION, BulkTaskState.SCHEDULED);
        Instant start = startsAt;
        if (state == BulkTaskState.SCHEDULED && start != null && now.isAfter(start.minus(before))) {
            throw TEXTS.refusal(
                    "OperationDenied.BulkTaskTooLate",
                    "refused.cancel-late",
                    SendHours.text(start),
                    before.toMinutes(),
                    SendHours.text(start.minus(before)));
        }
        end(BulkTaskState.CANCELLED, now);
        record(now, actor, "cancelled");
    }

    public void pause(String actor, Instant now) {
        boolean windowPause = state == BulkTaskState.PAUSED && pause == Pause.WINDOW;
        if (!windowPause) {
            require("pause", BulkTaskState.RUNNING);
        }
        pauseFor(Pause.USER);
        record(now, actor, "paused");
    }

    /** The send window has closed on a task that keeps to it. */
    public void pauseForWindow(Instant now, SendHours hours) {
        require("pause", BulkTaskState.RUNNING);
        pauseFor(Pause.WINDOW);
        startsAt = hours.nextStart(now);
        record(now, SYSTEM, "paused-window", hours.closes(), SendHours.text(startsAt));
    }

    /** Sending refuses the task as a whole; nothing of the current portion was sent. */
    public void pauseRefused(Instant now, String code, Bilingual why) {
        require("pause", BulkTaskState.RUNNING);
        pauseFor(Pause.REFUSED);
        record(now, SYSTEM, "paused-refused", code, why);
    }

    private void pauseFor(Pause reason) {
        state = BulkTaskState.PAUSED;
        pause = reason;
    }

    /** Goes on; outside its hours it waits for the opening, and says so. */
    public void resume(String actor, Instant now, SendHours hours) {
        require("resume", BulkTaskState.PAUSED);
        if (hours.mayRun(now)) {
            goOn(actor, now);
            return;
        }
        Instant opening = hours.nextStart(now);
        if (pause == Pause.WINDOW) {
            throw TEXTS.refusal(
                    "OperationDenied.BulkTaskWindow",
                    "refused.window",
                    hours.opens(),
                    hours.closes(),
                    SendHours.text(opening));
        }
        pauseFor(Pause.WINDOW);
        startsAt = opening;
        record(now, actor, "waits-for-opening", hours.opens(), hours.closes(), SendHours.text(opening));
    }

    /** The window is open again. */
    public void windowOpened(Instant now) {
        if (pause != Pause.WINDOW) {
            throw new IllegalStateException("task " + order.id() + " does not wait for the window");
        }
        require("resume", BulkTaskState.PAUSED);
        goOn(SYSTEM, now);
    }

    private void goOn(String actor, Instant now) {
        state = BulkTaskState.RUNNING;
        pause = null;
        record(now, actor, RESUMED);
    }

    /** Ends it in mid-run; what was handed over goes. */
    public void stop(String actor, Instant now) {
        require("stop", BulkTaskState.RUNNING, BulkTaskState.PAUSED);
        end(BulkTaskState.STOPPED, now);
        record(now, actor, "stopped");
    }

    /** @param numbersPerSecond how fast it went; null when it was too short to tell */
    public void finish(Instant now, @Nullable Integer numbersPerSecond) {
        require("finish", BulkTaskState.RUNNING);
        end(BulkTaskState.FINISHED, now);
        rate = numbersPerSecond;
        record(now, SYSTEM, "finished", order.numbers());
    }

    /** It cannot go on. @param number under which the log tells more */
    public void failed(Instant now, String number) {
        require("fail", BulkTaskState.FORECASTING, BulkTaskState.RUNNING);
        end(BulkTaskState.FAILED, now);
        record(now, SYSTEM, "failed", number);
    }

    private void end(BulkTaskState how, Instant now) {
        state = how;
        pause = null;
        endedAt = now;
    }

    private void require(String action, BulkTaskState... allowed) {
        for (BulkTaskState one : allowed) {
            if (state == one) {
                return;
            }
        }
        throw TEXTS.refusal(
                DENIED, "refused.state", TEXTS.text("state." + state), TEXTS.text("action." + action), names(allowed));
    }

    private static Bilingual names(BulkTaskState[] states) {
        List<Bilingual> names =
                Arrays.stream(states).map(one -> TEXTS.text("state." + one)).toList();
        return new Bilingual(
                names.stream().map(Bilingual::zh).collect(Collectors.joining("、")),
                names.stream().map(Bilingual::en).collect(Collectors.joining(", ")));
    }

    private void record(Instant at, String actor, String action, Object... values) {
        happenings.add(new Happening(
                at, actor, action, TEXTS.zh("record." + action, values), TEXTS.en("record." + action, values)));
    }
}
