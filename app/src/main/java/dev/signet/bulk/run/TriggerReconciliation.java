package dev.signet.bulk.run;

import dev.signet.bulk.task.BulkTask;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.bulk.task.BulkTaskStore;
import dev.signet.platform.Discrepancies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares tasks with their triggers in the scheduler's store. The task is right: looking at it, as its trigger would have
 * done, sets the trigger that it needs or takes away the one that it does not.
 */
@Component
class TriggerReconciliation {

    static final String PAIR = "task-trigger";

    /** Two clocks are compared, the scheduler's and ours. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final BulkTaskStore store;
    private final BulkTiming timing;
    private final TaskChanges changes;
    private final TaskClockwork clockwork;
    private final Discrepancies discrepancies;
    private final Clock clock;

    TriggerReconciliation(
            BulkTaskStore store,
            BulkTiming timing,
            TaskChanges changes,
            TaskClockwork clockwork,
            Discrepancies discrepancies,
            Clock clock) {
        this.store = store;
        this.timing = timing;
        this.changes = changes;
        this.clockwork = clockwork;
        this.discrepancies = discrepancies;
        this.clock = clock;
    }

    void reconcile() {
        Map<String, String> left = new TreeMap<>();
        store.timed().forEach(id -> trying(id, left, () -> lookAtTask(id, left)));
        timing.scheduled().stream()
                .filter(id -> !left.containsKey(subject(id)))
                .forEach(id -> trying(id, left, () -> lookAtTrigger(id)));
        discrepancies.left(PAIR, left);
    }

    private static void trying(long taskId, Map<String, String> left, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            left.put(subject(taskId), "could not be compared or mended: " + e);
        }
    }

    /** The trigger is read first: one that fires meanwhile leaves a task behind that waits for nothing or for later. */
    private void lookAtTask(long taskId, Map<String, String> left) {
        Optional<Instant> planned = timing.nextLook(taskId);
        BulkTask task = store.find(taskId).orElse(null);
        if (task == null) {
            return;
        }
        Instant wanted = changes.nextLook(task, clock.instant());
        if (wanted == null && task.state() == BulkTaskState.SCHEDULED) {
            left.put(subject(taskId), "is scheduled, but for no time");
        } else if (wanted != null && tooLate(planned.orElse(null), wanted)) {
            clockwork.wake(taskId);
            discrepancies.mended(
                    PAIR,
                    subject(taskId),
                    (planned.isEmpty() ? "had no trigger that fires" : "had a trigger for " + planned.get())
                            + ", was to be looked at at " + wanted + ": looked at it and set the trigger anew");
        }
    }

    private static boolean tooLate(@Nullable Instant planned, Instant wanted) {
        return planned == null || planned.isAfter(soon()) && planned.isAfter(wanted.plus(TOLERANCE));
    }

    private static Instant soon() {
        return Instant.ofEpochMilli(System.currentTimeMillis()).plus(TOLERANCE);
    }

    /** One that fires soon goes by itself. */
    private void lookAtTrigger(long taskId) {
        Optional<BulkTask> task = store.find(taskId);
        Optional<Instant> planned = timing.nextLook(taskId).filter(at -> at.isAfter(soon()));
        if (planned.isEmpty()) {
            return;
        }
        if (task.isEmpty()) {
            timing.wakeAt(taskId, null);
            discrepancies.mended(PAIR, subject(taskId), "had a trigger, but there is no such task: took it away");
        } else if (changes.nextLook(task.get(), clock.instant()) == null) {
            clockwork.wake(taskId);
            discrepancies.mended(PAIR, subject(taskId), "had a trigger, but waits for no time: took it away");
        }
    }

    private static String subject(long taskId) {
        return "bulk-task:" + taskId;
    }
}
