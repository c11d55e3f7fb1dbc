package dev.signet.bulk.run;

import dev.signet.bulk.task.BulkSettings;
import dev.signet.bulk.task.BulkTask;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.bulk.task.BulkTaskStore;
import dev.signet.bulk.task.TaskForecast;
import dev.signet.platform.node.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * This node's work on bulk tasks: takes up the one that has waited longest, works on it for a while, puts it back. A
 * node that dies leaves its task to the others when its lease is over.
 */
@Component
public class BulkRunner implements SmartLifecycle, TaskRun.Pauses {

    private static final Logger log = LoggerFactory.getLogger(BulkRunner.class);
    /** All runners together; what is under way then is taken up again when its lease is over. */
    private static final long STOP_MS = 5_000;

    private final BulkTaskStore store;
    private final TaskRun runs;
    private final Forecaster forecaster;
    private final TaskChanges changes;
    private final RunLedger ledger;
    private final BulkSettings settings;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private boolean woken;
    private volatile boolean running;

    BulkRunner(
            BulkTaskStore store,
            TaskRun runs,
            Forecaster forecaster,
            TaskChanges changes,
            RunLedger ledger,
            BulkSettings settings,
            TransactionTemplate transaction,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.runs = runs;
        this.forecaster = forecaster;
        this.changes = changes;
        this.ledger = ledger;
        this.settings = settings;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < settings.runners(); i++) {
            String owner = UUID.randomUUID().toString();
            Thread thread = new Thread(() -> work(owner), "bulk-task-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void work(String owner) {
        try {
            while (running) {
                if (!workOnce(owner)) {
                    await(settings.poll());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when there was nothing to do, or the database does not let us. */
    private boolean workOnce(String owner) throws InterruptedException {
        Optional<BulkTask> claimed = claim(owner);
        if (claimed.isEmpty()) {
            return false;
        }
        BulkTask task = claimed.get();
        try {
            if (task.state() == BulkTaskState.FORECASTING) {
                forecast(task, owner);
            } else {
                runs.work(task, owner, this);
            }
            return true;
        } catch (RuntimeException e) {
            return failed(task, e);
        } finally {
            release(task, owner);
        }
    }

    private Optional<BulkTask> claim(String owner) {
        try {
            Optional<BulkTask> claimed =
                    transaction.execute(status -> store.claim(owner, clock.instant(), settings.lease()));
            return claimed == null ? Optional.empty() : claimed;
        } catch (RuntimeException e) {
            log.warn("No bulk task can be taken up now: {}", e.toString());
            return Optional.empty();
        }
    }

    private void release(BulkTask task, String owner) {
        try {
            transaction.executeWithoutResult(status -> store.release(task.id(), owner, clock.instant()));
        } catch (RuntimeException e) {
            log.warn("Bulk task {} cannot be released; its lease will end", task.id(), e);
        }
    }

    private void forecast(BulkTask task, String owner) {
        TaskForecast forecast = forecaster.forecast(task.order(), done -> running && goesOn(task, owner, done));
        if (forecast != null) {
            changes.change(task.id(), one -> {
                if (one.state() == BulkTaskState.FORECASTING) {
                    one.forecasted(forecast);
                }
            });
        }
    }

    private boolean goesOn(BulkTask task, String owner, int done) {
        Boolean kept = transaction.execute(status -> {
            store.forecastDone(task.id(), done);
            return store.keep(
                    task.id(), owner, BulkTaskState.FORECASTING, clock.instant().plus(settings.lease()));
        });
        return Boolean.TRUE.equals(kept);
    }

    /** What is broken for good ends the task; what may mend itself (a database that is away) is tried again. */
    private boolean failed(BulkTask task, RuntimeException cause) {
        if (cause instanceof org.springframework.dao.DataAccessException
                || cause instanceof org.springframework.transaction.TransactionException) {
            log.warn("Bulk task {} has to wait: {}", task.id(), cause.toString());
            return false;
        }
        String number = String.valueOf(ids.next());
        log.error("Bulk task {} failed, error number {}", task.id(), number, cause);
        try {
            changes.change(task.id(), one -> one.failed(clock.instant(), number));
        } catch (RuntimeException e) {
            log.warn("Bulk task {} cannot be ended yet: {}", task.id(), e.toString());
        }
        return false;
    }

    /** A task goes on, or another waits: no need to wait for the next look. */
    @EventListener
    public void changed(TaskChanges.WorkChanged change) {
        lock.lock();
        try {
            woken = true;
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean stopping() {
        return !running;
    }

    @Override
    public void await(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!woken && left > 0 && running) {
                left = work.awaitNanos(left);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the portions under way be answered, then gives the tasks back. */
    @Override
    public void stop() {
        running = false;
        changed(new TaskChanges.WorkChanged(0));
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MS);
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Later than sending, earlier than the web server: it ends before what it needs. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE / 2 + 1;
    }
}
