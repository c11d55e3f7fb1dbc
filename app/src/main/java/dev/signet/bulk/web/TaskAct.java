package dev.signet.bulk.web;

import dev.signet.bulk.BulkTaskView;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.bulk.task.TaskForecast;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What whoever looks at a task can do with it. */
enum TaskAct {
    CONFIRM("dysms:ConfirmBulkTask", true, false),
    FORECAST("dysms:ForecastBulkTask", false, false),
    RESUME("dysms:ResumeBulkTask", true, false),
    PAUSE("dysms:PauseBulkTask", false, false),
    STOP("dysms:StopBulkTask", false, true),
    CANCEL("dysms:CancelBulkTask", false, true);

    private final String action;
    private final boolean forward;
    private final boolean lost;

    TaskAct(String action, boolean forward, boolean lost) {
        this.action = action;
        this.forward = forward;
        this.lost = lost;
    }

    /** By its state; the task has the last word. One that waits for the window goes on by itself, unless it is kept. */
    static List<TaskAct> of(BulkTaskView task) {
        return switch (task.state()) {
            case FORECASTING, SCHEDULED -> List.of(CANCEL);
            case AWAITING_CONFIRMATION ->
                reachesNobody(task.forecast()) ? List.of(CANCEL, FORECAST) : List.of(CANCEL, FORECAST, CONFIRM);
            case RUNNING -> List.of(PAUSE, STOP);
            case PAUSED -> task.pause() == BulkTaskState.Pause.WINDOW ? List.of(PAUSE, STOP) : List.of(STOP, RESUME);
            case FINISHED, STOPPED, CANCELLED, FAILED -> List.of();
        };
    }

    private static boolean reachesNobody(@Nullable TaskForecast forecast) {
        return forecast != null && forecast.reachesNobody();
    }

    /** The last part of its address, and of the keys of its texts. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String action() {
        return action;
    }

    /** Whether the task goes on by it. */
    public boolean isForward() {
        return forward;
    }

    /** Whether nothing brings back what it ends. */
    public boolean isLost() {
        return lost;
    }
}
