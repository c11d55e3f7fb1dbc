package dev.signet.event.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Receivers that wait for a message, without a thread of their own. One look into the database, four times a second, serves
 * all who wait on this node, whichever node the message came through.
 */
@Component
class LongPolls {

    private static final Logger log = LoggerFactory.getLogger(LongPolls.class);
    private static final long EVERY_MILLIS = 250;
    private static final int MOST_PER_QUEUE = 100;

    /**
     * @param endsAt elapsed time, not the business clock
     * @param again as {@link QueueReader#again}
     */
    private record Poll(int atMost, long endsAt, Runnable again, CompletableFuture<List<QueuedEvent>> received) {

        boolean over() {
            return received.isDone() || System.nanoTime() - endsAt >= 0;
        }
    }

    private final EventQueue events;
    /** A deque is only touched within {@link ConcurrentHashMap#compute}; an empty one is taken out. */
    private final Map<QueueName, Deque<Poll>> waiting = new ConcurrentHashMap<>();

    private volatile boolean closing;

    LongPolls(EventQueue events, MeterRegistry meters) {
        this.events = events;
        Gauge.builder("signet.event.polls.waiting", this, LongPolls::waiting)
                .description("Receivers that wait for a message on this node")
                .register(meters);
    }

    int waiting() {
        int sum = 0;
        for (QueueName queue : waiting.keySet()) {
            AtomicInteger size = new AtomicInteger();
            waiting.computeIfPresent(queue, (name, polls) -> {
                size.set(polls.size());
                return polls;
            });
            sum += size.get();
        }
        return sum;
    }

    /**
     * What is there, or else what comes within the wait; an empty list when nothing does.
     *
     * @param again asked before anything that was waited for is handed out; the {@link MnsRefusal} that it throws is the
     *     answer then
     */
    CompletableFuture<List<QueuedEvent>> receive(QueueName queue, int atMost, Duration wait, Runnable again) {
        List<QueuedEvent> there = events.receive(queue, atMost);
        if (!there.isEmpty() || wait.isZero() || closing) {
            return CompletableFuture.completedFuture(there);
        }
        Poll poll = new Poll(atMost, System.nanoTime() + wait.toNanos(), again, new CompletableFuture<>());
        enter(queue, poll);
        return poll.received();
    }

    private void enter(QueueName queue, Poll poll) {
        List<Poll> tooMany = new ArrayList<>();
        waiting.compute(queue, (name, polls) -> {
            Deque<Poll> all = polls == null ? new ArrayDeque<>() : polls;
            all.addLast(poll);
            if (all.size() > MOST_PER_QUEUE) {
                tooMany.add(all.removeFirst());
            }
            return all;
        });
        tooMany.forEach(LongPolls::endEmpty);
    }

    @Scheduled(fixedDelay = EVERY_MILLIS)
    void look() {
        try {
            endThoseOver();
            if (!waiting.isEmpty()) {
                events.withVisible(waiting.keySet()).forEach(this::serve);
            }
        } catch (RuntimeException e) {
            log.warn("Waiting receivers cannot be served at the moment: {}", e.toString());
        }
    }

    private void serve(QueueName queue) {
        for (Poll poll = takeFirst(queue); poll != null; poll = takeFirst(queue)) {
            boolean answered = false;
            try {
                answered = answered(queue, poll);
            } finally {
                if (!answered) {
                    putBack(queue, poll);
                }
            }
            if (!answered) {
                return;
            }
        }
    }

    /** False where there is nothing for it. */
    private boolean answered(QueueName queue, Poll poll) {
        if (poll.received().isDone()) {
            return true;
        }
        try {
            poll.again().run();
        } catch (MnsRefusal refusal) {
            poll.received().completeExceptionally(refusal);
            return true;
        }
        List<QueuedEvent> received = events.receive(queue, poll.atMost());
        if (received.isEmpty()) {
            return false;
        }
        poll.received().complete(received);
        return true;
    }

    private @Nullable Poll takeFirst(QueueName queue) {
        List<Poll> taken = new ArrayList<>(1);
        waiting.computeIfPresent(queue, (name, polls) -> {
            taken.add(polls.removeFirst());
            return polls.isEmpty() ? null : polls;
        });
        return taken.isEmpty() ? null : taken.get(0);
    }

    private void putBack(QueueName queue, Poll poll) {
        waiting.compute(queue, (name, polls) -> {
            Deque<Poll> all = polls == null ? new ArrayDeque<>() : polls;
            all.addFirst(poll);
            return all;
        });
    }

    private void endThoseOver() {
        List<Poll> over = new ArrayList<>();
        for (QueueName queue : waiting.keySet()) {
            waiting.computeIfPresent(queue, (name, polls) -> {
                polls.removeIf(poll -> poll.over() && over.add(poll));
                return polls.isEmpty() ? null : polls;
            });
        }
        over.forEach(LongPolls::endEmpty);
    }

    /** Otherwise a stop would wait for the longest of them. */
    @EventListener(ContextClosedEvent.class)
    void endAll() {
        closing = true;
        for (QueueName queue : waiting.keySet()) {
            Deque<Poll> polls = waiting.remove(queue);
            if (polls != null) {
                polls.forEach(LongPolls::endEmpty);
            }
        }
    }

    private static void endEmpty(Poll poll) {
        poll.received().complete(List.of());
    }
}
