package dev.signet.carrier;

import dev.signet.sending.message.SubmitFailed;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.outbox.Outbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the carriers' answers into the outbox, as many together as there are. Bounded by the windows: whoever waits
 * for an answer holds a place in one. While the database is away the answers are kept and tried again.
 */
final class SubmitRecorder {

    private static final Logger log = LoggerFactory.getLogger(SubmitRecorder.class);
    private static final int AT_ONCE = 1000;
    private static final long AGAIN_AFTER_MILLIS = 500;

    private final Outbox outbox;
    private final Gathering gathering;
    private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
    private final Signal stopSignal = new Signal();
    private final Thread thread = new Thread(this::run, "carrier-recorder");
    private volatile boolean stopping;

    private static final Object STOP = new Object();

    /** @param gather how long answers gather, once there is more than one at a time */
    SubmitRecorder(Outbox outbox, Duration gather) {
        this.outbox = outbox;
        this.gathering = new Gathering(gather, AT_ONCE);
    }

    void start() {
        thread.start();
    }

    void submitted(Submitted answer) {
        answers.add(answer);
    }

    void failed(SubmitFailed failure) {
        answers.add(failure);
    }

    int waiting() {
        return answers.size();
    }

    /** Records what is there, then ends. */
    void stop(long waitMillis) throws InterruptedException {
        stopping = true;
        answers.add(STOP);
        gathering.stop();
        stopSignal.raise();
        thread.join(waitMillis);
    }

    private void run() {
        List<Object> batch = new ArrayList<>(AT_ONCE);
        try {
            while (true) {
                batch.clear();
                batch.add(answers.take());
                gathering.take(answers, batch);
                boolean last = batch.remove(STOP);
                record(batch);
                if (last) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(List<Object> batch) throws InterruptedException {
        List<Submitted> taken = only(batch, Submitted.class);
        List<SubmitFailed> refused = only(batch, SubmitFailed.class);
        if (!taken.isEmpty()) {
            untilRecorded(() -> outbox.submitted(taken), taken.size());
        }
        if (!refused.isEmpty()) {
            untilRecorded(() -> outbox.failed(refused), refused.size());
        }
    }

    private static <T> List<T> only(List<Object> batch, Class<T> type) {
        return batch.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void untilRecorded(Runnable write, int count) throws InterruptedException {
        while (true) {
            try {
                write.run();
                return;
            } catch (RuntimeException e) {
                log.error("{} answers of carriers cannot be recorded yet: {}", count, e.toString());
                if (stopping) {
                    return;
                }
                stopSignal.await(AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }
}
