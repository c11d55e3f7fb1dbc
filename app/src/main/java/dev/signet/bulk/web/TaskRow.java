package dev.signet.bulk.web;

import dev.signet.bulk.BulkTaskView;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.bulk.task.BulkTaskStore;
import dev.signet.platform.time.ChinaTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A task as pages show it.
 *
 * @param sendTime when it started, or is to start
 * @param tags by key
 */
record TaskRow(BulkTaskView task, @Nullable Instant sendTime, Map<String, String> tags) {

    /** The word for tasks where tags are concerned. */
    static final String TYPE = BulkTaskStore.TAGGED_AS;

    private static final Set<BulkTaskState> AT_WORK = EnumSet.of(BulkTaskState.FORECASTING, BulkTaskState.RUNNING);
    private static final Set<BulkTaskState> WAITING = EnumSet.of(BulkTaskState.SCHEDULED, BulkTaskState.PAUSED);

    static TaskRow of(BulkTaskView task, Map<String, String> tags) {
        return new TaskRow(task, BulkTaskAnswer.sendTime(task), new TreeMap<>(tags));
    }

    /** The colour of its state. */
    public String colour() {
        return switch (task.state()) {
            case FORECASTING, RUNNING, SCHEDULED -> "info";
            case AWAITING_CONFIRMATION, PAUSED -> "warn";
            case FINISHED -> "ok";
            case FAILED -> "bad";
            case STOPPED, CANCELLED -> "";
        };
    }

    /** Whether something is being done right now. */
    public boolean isAtWork() {
        return AT_WORK.contains(task.state());
    }

    /** Whether it may go on by itself, or somebody may let it. */
    public boolean isWaiting() {
        return WAITING.contains(task.state());
    }

    /** Whether it has ended, and what became of some of its messages is not known yet. */
    public boolean isAwaitingReceipts() {
        return task.state().isEnd() && open() > 0;
    }

    /** How often its row looks again, for htmx; null where nothing changes by itself. */
    public @Nullable String pace() {
        return isAtWork() ? "every 4s" : isWaiting() || isAwaitingReceipts() ? "every 15s" : null;
    }

    /** Numbers that were looked at, while it is forecast; else those that have had their turn. */
    public int done() {
        BulkTaskView.Progress progress = task.progress();
        return task.state() == BulkTaskState.FORECASTING
                ? progress.forecast()
                : progress.numbers() - progress.remaining();
    }

    /** Numbers whose receipt has not come. */
    public int open() {
        BulkTaskView.Progress progress = task.progress();
        return Math.max(0, progress.numbers() - progress.remaining() - progress.delivered() - progress.failed());
    }

    /** The day of its send records (S7.3-1: of the mainland's time); null before it has started. */
    public @Nullable LocalDate startDay() {
        return task.startedAt() == null ? null : ChinaTime.dayOf(task.startedAt());
    }

    public List<TaskAct> acts() {
        return TaskAct.of(task);
    }
}
