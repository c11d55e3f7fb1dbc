package dev.signet.sending.admission;

import dev.signet.sending.Acceptance;
import dev.signet.sending.AcceptanceListener;
import dev.signet.sending.Lane;
import dev.signet.sending.RequestNonce;
import dev.signet.sending.RequestNonces;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.SendRequest;
import dev.signet.sending.Sending;
import dev.signet.sending.SendingSettings;
import dev.signet.sending.request.Preparation;
import dev.signet.sending.request.PreparedRequest;
import dev.signet.sending.text.Fault;
import dev.signet.sending.text.SendTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Gathers send requests from all connections and commits them together. A worker takes whatever waits, up to a full
 * batch: a lone request goes at once, and under load one commit serves hundreds.
 * Verification codes have their own queue and workers, and so have the chunks of bulk tasks, so that no bulk ever stands
 * before a code or an ordinary call.
 */
@Component
class Admission implements Sending, Acceptance, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Admission.class);
    private static final long IDLE_MS = 100;
    private static final Set<Lane> URGENT_OUT = Set.of(Lane.VERIFICATION);
    private static final Set<Lane> ORDINARY_OUT = Set.of(Lane.NOTIFICATION, Lane.PROMOTIONAL);
    private static final Set<Lane> BULK_OUT = Set.of(Lane.BULK, Lane.BULK_PROMOTIONAL);
    /** So many recipients in one batch are more than a few callers at a time. */
    private static final int BUSY = 8;

    /** All workers together: a batch takes milliseconds, and one that hangs does so in the database. */
    private static final long STOP_MS = 5_000;

    private final Preparation preparation;
    private final AdmissionBatches batches;
    /** Found once, with the first batch: to look for them is dearer than to tell them. */
    private final SingletonSupplier<List<AcceptanceListener>> listeners;

    private final RequestNonces nonces;
    private final SendingSettings settings;
    private final RequestRates rates;
    private final ProcessorLoad load = new ProcessorLoad();
    private final Pace forCallers = new Pace(0.9, 0.85, load::used, System::nanoTime);
    private final Pace forCodes = new Pace(0.75, 0.65, load::used, System::nanoTime);
    private final Queue urgent;
    private final Queue ordinary;
    private final Queue bulk;
    private final AdmissionMetrics metrics;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean running;

    Admission(
            Preparation preparation,
            AdmissionBatches batches,
            RequestNonces nonces,
            SendingSettings settings,
            AdmissionMetrics metrics,
            ObjectProvider<AcceptanceListener> listeners) {
        this.preparation = preparation;
        this.batches = batches;
        this.listeners = SingletonSupplier.of(() -> listeners.orderedStream().toList());
        this.nonces = nonces;
        this.settings = settings;
        this.rates = new RequestRates(settings.requestsPerSecond());
        this.urgent = new Queue(settings.queueRecipients());
        this.ordinary = new Queue(settings.queueRecipients());
        this.bulk = new Queue(settings.queueRecipients());
        this.metrics = metrics;
        metrics.watch("urgent", urgent.waiting::get);
        metrics.watch("ordinary", ordinary.waiting::get);
        metrics.watch("bulk", bulk.waiting::get);
    }

    /** Requests that wait, counted in recipients. */
    private static final class Queue {
        private final BlockingQueue<PreparedRequest> queue = new LinkedBlockingQueue<>();
        private final AtomicInteger waiting = new AtomicInteger();
        private volatile int lastBatch;
        private final int capacity;

        Queue(int capacity) {
            this.capacity = capacity;
        }

        boolean offer(PreparedRequest request) {
            int weight = request.weight();
            if (waiting.addAndGet(weight) > capacity) {
                waiting.addAndGet(-weight);
                return false;
            }
            return queue.add(request);
        }

        /** What came in while the last batch was committed, up to a full batch; empty when nothing came for a while. */
        List<PreparedRequest> take(int mostRecipients) throws InterruptedException {
            List<PreparedRequest> batch = new ArrayList<>();
            PreparedRequest next = queue.poll(IDLE_MS, TimeUnit.MILLISECONDS);
            int weight = 0;
            while (next != null) {
                batch.add(next);
                weight += next.weight();
                PreparedRequest following = queue.peek();
                boolean fits = following != null && weight + following.weight() <= mostRecipients;
                next = fits ? queue.poll() : null;
            }
            waiting.addAndGet(-weight);
            lastBatch = weight;
            return batch;
        }
    }

    @Override
    public long restNanos(Lane lane, int messages) {
        if (lane == Lane.VERIFICATION) {
            return 0;
        }
        long rest = forCallers.restNanos(messages);
        return lane.isBulk() ? Math.max(rest, forCodes.restNanos(messages)) : rest;
    }

    @Override
    public CompletableFuture<SendAnswer> send(SendRequest request) {
        CompletableFuture<SendAnswer> answer = admit(request);
        RequestNonce nonce = request.nonce();
        return nonce == null
                ? answer
                : answer.whenComplete((known, failure) -> {
                    if (failure != null || known.leftNoTrace()) {
                        nonces.release(nonce);
                    }
                });
    }

    private CompletableFuture<SendAnswer> admit(SendRequest request) {
        if (!request.operation().isBulk() && !rates.take(request.accountId())) {
            return throttled(request);
        }
        PreparedRequest prepared = preparation.prepare(request);
        Queue lane = lane(prepared);
        if (!running || !lane.offer(prepared)) {
            return throttled(request);
        }
        return prepared.answer();
    }

    private Queue lane(PreparedRequest request) {
        if (request.isBulk()) {
            return bulk;
        }
        return request.urgent() ? urgent : ordinary;
    }

    private static CompletableFuture<SendAnswer> throttled(SendRequest request) {
        Fault fault = SendTexts.fault("Throttling.User", "throttled", Map.of());
        return CompletableFuture.completedFuture(Answers.refused(request, fault, null));
    }

    /** Recipients that wait for admission, over all lanes. */
    int waiting() {
        return urgent.waiting.get() + ordinary.waiting.get() + bulk.waiting.get();
    }

    @Override
    public void start() {
        running = true;
        startWorkers("sending-urgent-", urgent, settings.urgentWorkers());
        startWorkers("sending-admission-", ordinary, settings.admissionWorkers());
        startWorkers("sending-bulk-", bulk, settings.bulkWorkers());
    }

    private void startWorkers(String name, Queue lane, int count) {
        for (int i = 0; i < count; i++) {
            Thread worker = new Thread(() -> work(lane), name + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
    }

    private void work(Queue lane) {
        try {
            int most = lane == bulk ? settings.bulkBatchRecipients() : settings.batchRecipients();
            List<PreparedRequest> batch = List.of();
            while (running || !batch.isEmpty()) {
                admit(batch, lane);
                if (lane == bulk && running) {
                    LockSupport.parkNanos(forCodes.restNanos(lane.lastBatch));
                }
                batch = lane.take(most);
                if (lane == urgent && !batch.isEmpty()) {
                    forCodes.somebodyWaits();
                }
                if (lane != bulk && lane.lastBatch >= BUSY) {
                    forCallers.somebodyWaits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void admit(List<PreparedRequest> batch, Queue lane) {
        if (batch.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        try {
            batches.admit(batch);
            metrics.admitted(batch.stream().mapToInt(PreparedRequest::weight).sum(), start);
            tell(lane == urgent ? URGENT_OUT : lane == bulk ? BULK_OUT : ORDINARY_OUT);
        } catch (RuntimeException | Error e) {
            log.error("A batch of {} requests failed in a way nobody foresaw", batch.size(), e);
            batch.forEach(request -> request.answer().complete(Answers.systemError(request.request())));
        }
    }

    private void tell(Set<Lane> lanes) {
        listeners.obtain().forEach(listener -> listener.accepted(lanes));
    }

    /** Takes no more, lets what waits be admitted, then ends the workers. */
    @Override
    public void stop() {
        running = false;
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MS);
        workers.forEach(worker -> awaitEnd(worker, until));
        workers.clear();
        refuseRest(urgent);
        refuseRest(ordinary);
        refuseRest(bulk);
    }

    private static void awaitEnd(Thread worker, long until) {
        try {
            worker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuseRest(Queue lane) {
        PreparedRequest request;
        while ((request = lane.queue.poll()) != null) {
            request.answer().complete(Answers.systemError(request.request()));
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the web server takes requests and stops after it. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE / 2;
    }
}
