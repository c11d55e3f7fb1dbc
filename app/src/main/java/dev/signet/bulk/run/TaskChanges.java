package dev.signet.bulk.run;

import dev.signet.audit.AuditTrail;
import dev.signet.bulk.task.BulkTask;
import dev.signet.bulk.task.BulkTaskState.Pause;
import dev.signet.bulk.task.BulkTaskStore;
import dev.signet.bulk.task.Happening;
import dev.signet.bulk.task.Hours;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way in which a task changes: locked, changed, written, scheduled and audited in one transaction of the
 * control plane.
 */
@Component
public class TaskChanges {

    private final BulkTaskStore store;
    private final BulkTiming timing;
    private final Hours hours;
    private final RunLedger ledger;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TaskChanges(
            BulkTaskStore store,
            BulkTiming timing,
            Hours hours,
            RunLedger ledger,
            AuditTrail audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.timing = timing;
        this.hours = hours;
        this.ledger = ledger;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** There may be something to work on. Told after the commit. */
    public record WorkChanged(long taskId) {}

    /** @return the task as it is now; empty when there is none */
    public Optional<BulkTask> change(long taskId, Consumer<BulkTask> act) {
        Optional<BulkTask> changed = transaction.execute(status -> {
            Optional<BulkTask> task = store.lock(taskId);
            task.ifPresent(one -> {
                act.accept(one);
                store.save(one);
                settle(one);
            });
            return task;
        });
        if (changed == null || changed.isEmpty()) {
            return Optional.empty();
        }
        if (changed.get().happenings().stream().anyMatch(one -> one.action().equals(BulkTask.RESUMED))) {
            ledger.goesOn(taskId, clock.instant());
        }
        events.publishEvent(new WorkChanged(taskId));
        return changed;
    }

    /** For the transaction that makes the task. */
    public void settle(BulkTask task) {
        timing.wakeAt(task.id(), nextLook(task, clock.instant()));
        for (Happening one : task.happenings()) {
            audit.recordOf(
                    task.order().accountId(),
                    one.actor(),
                    "bulk-task." + one.action(),
                    "bulk-task",
                    String.valueOf(task.id()),
                    Map.of("note", one.noteZh()));
        }
    }

    /** When the task has to be looked at; null where it waits for no time. */
    @Nullable
    Instant nextLook(BulkTask task, Instant now) {
        return switch (task.state()) {
            case SCHEDULED -> task.startsAt();
            case RUNNING -> hours.of(task.order().kind()).closing(now);
            case PAUSED ->
                task.pauseReason() == Pause.WINDOW
                        ? hours.of(task.order().kind()).nextStart(now)
                        : null;
            default -> null;
        };
    }
}
