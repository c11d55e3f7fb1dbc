package dev.signet.bulk.run;

import dev.signet.bulk.task.BulkSettings;
import dev.signet.bulk.task.BulkTask;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.bulk.task.BulkTaskState.Pause;
import dev.signet.bulk.task.BulkTaskStore;
import dev.signet.bulk.task.Hours;
import dev.signet.bulk.task.Offer;
import dev.signet.bulk.task.SendHours;
import dev.signet.rulebook.RulebookActivated;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What time does to tasks: it starts them, and opens and closes the window on them. Looking twice changes nothing. */
@Component
public class TaskClockwork {

    private static final Logger log = LoggerFactory.getLogger(TaskClockwork.class);

    private final BulkTaskStore store;
    private final TaskChanges changes;
    private final Forecaster forecaster;
    private final Hours hours;
    private final BulkSettings settings;
    private final Clock clock;

    TaskClockwork(
            BulkTaskStore store,
            TaskChanges changes,
            Forecaster forecaster,
            Hours hours,
            BulkSettings settings,
            Clock clock) {
        this.store = store;
        this.changes = changes;
        this.forecaster = forecaster;
        this.hours = hours;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does what is due for this task by the clock, and plans the next look. */
    public void wake(long taskId) {
        store.find(taskId).ifPresent(seen -> {
            boolean starts = seen.state() == BulkTaskState.SCHEDULED && due(seen, clock.instant());
            // Asked before the task is locked: it reads the data plane.
            Offer offer = starts ? forecaster.offer(seen.order(), clock.instant()) : null;
            changes.change(taskId, task -> turn(task, offer));
        });
    }

    private void turn(BulkTask task, @org.jspecify.annotations.Nullable Offer offer) {
        Instant now = clock.instant();
        SendHours its = hours.of(task.order().kind());
        if (task.state() == BulkTaskState.SCHEDULED && offer != null && due(task, now)) {
            task.start(now, its, offer, settings.lateAfter());
        } else if (task.state() == BulkTaskState.PAUSED && task.pauseReason() == Pause.WINDOW && its.mayRun(now)) {
            task.windowOpened(now);
        } else if (task.state() == BulkTaskState.RUNNING && !its.mayRun(now)) {
            task.pauseForWindow(now, its);
        }
    }

    private static boolean due(BulkTask task, Instant now) {
        Instant start = task.startsAt();
        return start != null && !start.isAfter(now);
    }

    /** The window may have moved; and after a start nothing that is due may depend on a trigger alone. */
    @EventListener({RulebookActivated.class, ApplicationReadyEvent.class})
    void lookAtAll() {
        for (long taskId : store.timed()) {
            try {
                wake(taskId);
            } catch (RuntimeException e) {
                log.warn("Task {} could not be looked at now; its trigger will", taskId, e);
            }
        }
    }
}
