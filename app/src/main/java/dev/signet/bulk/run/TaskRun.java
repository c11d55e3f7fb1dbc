package dev.signet.bulk.run;

import dev.signet.access.AccessCheck;
import dev.signet.bulk.task.BulkSettings;
import dev.signet.bulk.task.BulkTask;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.bulk.task.BulkTaskStore;
import dev.signet.bulk.task.Hours;
import dev.signet.bulk.task.SendHours;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.sending.Lane;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.SendRequest;
import dev.signet.sending.Sending;
import dev.signet.sending.outbox.Outbox;
import dev.signet.tag.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands a running task's numbers to sending, portion by portion. Each portion goes under a key that names task and
 * portion, so that whoever sends it again, after a crash or in place of a node that only seemed dead, gets the first
 * answer and nothing is sent twice; the place to go on from is moved only behind portions that were answered, so that
 * none is missed.
 */
@Component
class TaskRun {

    private static final Logger log = LoggerFactory.getLogger(TaskRun.class);
    /** A task that took less tells nothing about the speed. */
    private static final String SEND = "dysms:CreateBulkTask";

    private static final Wording TEXTS = Wording.of("bulk");
    private static final Duration TELLING = Duration.ofSeconds(2);

    private final AccessCheck access;
    private final Sending sending;
    private final Outbox outbox;
    private final Portions portions;
    private final BulkTaskStore store;
    private final TaskChanges changes;
    private final RunLedger ledger;
    private final Hours hours;
    private final BulkSettings settings;
    private final TransactionTemplate transaction;
    private final Tags tags;
    private final Clock clock;

    TaskRun(
            AccessCheck access,
            Sending sending,
            Outbox outbox,
            Portions portions,
            BulkTaskStore store,
            TaskChanges changes,
            RunLedger ledger,
            Hours hours,
            BulkSettings settings,
            TransactionTemplate transaction,
            Tags tags,
            Clock clock) {
        this.access = access;
        this.sending = sending;
        this.outbox = outbox;
        this.portions = portions;
        this.store = store;
        this.changes = changes;
        this.ledger = ledger;
        this.hours = hours;
        this.settings = settings;
        this.transaction = transaction;
        this.tags = tags;
        this.clock = clock;
    }

    /** Works on a running task until it ends, pauses, is not this node's any more, or its slice is over. */
    void work(BulkTask task, String owner, Pauses pauses) throws InterruptedException {
        RunLedger.Run run = ledger.open(task.id(), settings.portion(), clock.instant());
        new Shift(task, owner, run, pauses).work();
    }

    /** How a runner waits: until the time is over or the node stops. */
    interface Pauses {

        boolean stopping();

        void await(Duration time) throws InterruptedException;
    }

    private record UnderWay(int index, CompletableFuture<SendAnswer> answer) {}

    /** One node's turn at one task. */
    private final class Shift {

        private final BulkTask task;
        private final String owner;
        private final RunLedger.Run run;
        private final Pauses pauses;
        private final Portions.Reader reader;
        private final int count;
        private final SendHours its;
        private final Deque<UnderWay> underWay = new ArrayDeque<>();
        private final Backoff backoff = new Backoff();
        private final long sliceEnds = System.nanoTime() + settings.slice().toNanos();
        private int next;
        private boolean over;

        Shift(BulkTask task, String owner, RunLedger.Run run, Pauses pauses) {
            this.task = task;
            this.owner = owner;
            this.run = run;
            this.pauses = pauses;
            this.reader = portions.of(task.order(), run.portion());
            this.count = reader.count();
            this.its = hours.of(task.order().kind());
            this.next = run.next();
        }

        void work() throws InterruptedException {
            while (!over && next < count && mayGoOn()) {
                underWay.add(new UnderWay(next, send(next)));
                next++;
                if (underWay.size() >= settings.underWay()) {
                    settleFirst();
                }
            }
            while (!over && !underWay.isEmpty()) {
                settleFirst();
            }
            underWay.forEach(one -> one.answer().join()); // what a refusal left behind
            if (!over && next >= count) {
                finish();
            }
        }

        private boolean mayGoOn() throws InterruptedException {
            if (pauses.stopping() || System.nanoTime() - sliceEnds > 0 || !keep()) {
                return false;
            }
            Instant now = clock.instant();
            if (!its.mayRun(now)) {
                changes.change(task.id(), one -> {
                    if (one.state() == BulkTaskState.RUNNING) {
                        one.pauseForWindow(now, its);
                    }
                });
                return false;
            }
            return maySend(now) && roomInTheOutbox();
        }

        /** It acts with the rights that who made it has now: what was taken from them, or they themselves, ends it here. */
        private boolean maySend(Instant now) {
            BulkTask.Order order = task.order();
            boolean allowed = Stream.of("sign/" + order.signName(), "template/" + order.templateCode())
                    .allMatch(path -> access.allows(order.principal(), SEND, path, order.origin()));
            if (!allowed) {
                changes.change(task.id(), one -> {
                    if (one.state() == BulkTaskState.RUNNING) {
                        one.pauseRefused(
                                now,
                                "NoPermission",
                                TEXTS.text(
                                        "refused.no-permission",
                                        order.principal().arn(),
                                        SEND));
                    }
                });
            }
            return allowed;
        }

        private boolean keep() {
            Boolean kept = transaction.execute(status -> store.keep(
                    task.id(), owner, BulkTaskState.RUNNING, clock.instant().plus(settings.lease())));
            return Boolean.TRUE.equals(kept);
        }

        private boolean roomInTheOutbox() throws InterruptedException {
            if (waiting() < settings.outboxLimit()) {
                return true;
            }
            while (!underWay.isEmpty() && !over) {
                settleFirst();
            }
            pauses.await(backoff.longest());
            return false; // the next shift looks again, others' tasks have had their turn
        }

        private long waiting() {
            return outbox.waiting(Lane.BULK) + outbox.waiting(Lane.BULK_PROMOTIONAL);
        }

        private CompletableFuture<SendAnswer> send(int index) {
            SendRequest request = reader.request(index, clock.instant());
            return sending.send(request.tagged(
                    tags.of(task.order().accountId(), BulkTaskStore.TAGGED_AS, Long.toString(task.id()))));
        }

        /** Waits for the oldest portion's answer; the others may be answered by then. */
        private void settleFirst() throws InterruptedException {
            UnderWay first = underWay.removeFirst();
            SendAnswer answer = first.answer().join();
            if (answer.accepted()) {
                ledger.advance(task.id(), first.index() + 1);
                backoff.reset();
            } else if (answer.leftNoTrace()) {
                sendAgain(first.index());
            } else {
                log.warn(
                        "Portion {} of bulk task {} is refused: {}",
                        first.index(),
                        task.id(),
                        answer.message().en());
                over = true;
                changes.change(task.id(), one -> {
                    if (one.state() == BulkTaskState.RUNNING) {
                        one.pauseRefused(clock.instant(), answer.code(), answer.message());
                    }
                });
            }
        }

        /** Lets everything under way end, waits, and leaves the rest to the next shift, which begins where this one failed. */
        private void sendAgain(int index) throws InterruptedException {
            log.info("Portion {} of bulk task {} has to wait", index, task.id());
            over = true;
            underWay.forEach(one -> one.answer().join());
            pauses.await(backoff.next());
        }

        private void finish() {
            Instant now = clock.instant();
            RunLedger.Run measured = ledger.open(task.id(), run.portion(), now);
            Duration took = Duration.between(measured.since(), now);
            int numbers = task.order().numbers() - reader.numbersBefore(measured.sinceNext());
            Integer rate = took.compareTo(TELLING) < 0 ? null : (int) (numbers * 1000L / took.toMillis());
            try {
                changes.change(task.id(), one -> one.finish(now, rate));
            } catch (Refusal paused) {
                log.info("Task {} was paused or stopped with its last portion", task.id());
            }
        }
    }

    /** Longer and longer waits. */
    private static final class Backoff {

        private static final Duration FIRST = Duration.ofMillis(100);
        private static final Duration LONGEST = Duration.ofSeconds(1);

        private Duration wait = FIRST;

        Duration next() {
            Duration now = wait;
            Duration doubled = wait.multipliedBy(2);
            wait = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
            return now;
        }

        Duration longest() {
            return FIRST;
        }

        void reset() {
            wait = FIRST;
        }
    }
}
