package dev.signet.bulk;

import dev.signet.bulk.BulkTaskView.Progress;
import dev.signet.bulk.run.Forecaster;
import dev.signet.bulk.run.RunLedger;
import dev.signet.bulk.run.RunLedger.Outcome;
import dev.signet.bulk.run.RunLedger.Run;
import dev.signet.bulk.task.BulkTask;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.bulk.task.Hours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows tasks with their progress: two reads of the data plane for a page of them. */
@Component
class TaskViews {

    private static final Duration TELLING = Duration.ofMillis(500);

    private final RunLedger ledger;
    private final Hours hours;
    private final Clock clock;

    TaskViews(RunLedger ledger, Hours hours, Clock clock) {
        this.ledger = ledger;
        this.hours = hours;
        this.clock = clock;
    }

    BulkTaskView of(BulkTask task) {
        return of(List.of(task)).get(0);
    }

    List<BulkTaskView> of(List<BulkTask> tasks) {
        List<Long> ids = tasks.stream().map(BulkTask::id).toList();
        Map<Long, Run> runs = ledger.runs(ids);
        Map<Long, Outcome> outcomes = ledger.outcomes(ids);
        return tasks.stream()
                .map(task -> view(task, runs.get(task.id()), outcomes.getOrDefault(task.id(), Outcome.NONE)))
                .toList();
    }

    private BulkTaskView view(BulkTask task, @Nullable Run run, Outcome outcome) {
        BulkTask.Order order = task.order();
        BulkTask.Standing now = task.standing();
        boolean planned = now.state() == BulkTaskState.SCHEDULED
                || now.state() == BulkTaskState.PAUSED && now.pause() == BulkTaskState.Pause.WINDOW;
        return new BulkTaskView(
                order.id(),
                order.accountId(),
                order.name(),
                order.signName(),
                order.templateCode(),
                order.kind(),
                order.listId(),
                now.state(),
                now.pause(),
                order.createdAt(),
                order.wantedAt(),
                planned ? now.startsAt() : null,
                now.startedAt(),
                now.endedAt(),
                now.forecast(),
                now.shown(),
                now.found(),
                progress(task, now, run, outcome));
    }

    /**
     * Portions behind one that was refused as a whole were answered too, though the place to go on from lies before them:
     * of those, numbers that have ended have had their turn.
     */
    static int decided(@Nullable Run run, Outcome outcome, int numbers) {
        int answered = run == null ? 0 : before(run, run.next(), numbers);
        return Math.min(numbers, Math.max(answered, outcome.delivered() + outcome.failed()));
    }

    private Progress progress(BulkTask task, BulkTask.Standing now, @Nullable Run run, Outcome outcome) {
        int numbers = task.order().numbers();
        int decided = decided(run, outcome, numbers);
        boolean runs = now.state() == BulkTaskState.RUNNING && run != null;
        Integer rate = run != null && runs ? rate(run, decided, numbers) : now.rate();
        Instant finish = runs && rate != null && rate > 0
                ? hours.of(task.order().kind()).after(clock.instant(), Forecaster.duration(numbers - decided, rate))
                : null;
        return new Progress(
                numbers,
                now.forecastDone(),
                Math.max(0, decided - outcome.refused()),
                outcome.delivered(),
                outcome.refused(),
                outcome.failed(),
                numbers - decided,
                rate,
                finish);
    }

    private @Nullable Integer rate(Run run, int decided, int numbers) {
        Duration took = Duration.between(run.since(), clock.instant());
        int done = decided - before(run, run.sinceNext(), numbers);
        return took.compareTo(TELLING) < 0 || done == 0 ? null : (int) (done * 1000L / took.toMillis());
    }

    private static int before(Run run, int portion, int numbers) {
        return (int) Math.min((long) portion * run.portion(), numbers);
    }
}
