package dev.signet.event.push;

import dev.signet.event.Event;
import dev.signet.event.EventSettings;
import dev.signet.event.push.PushTargets.Key;
import dev.signet.event.push.PushTargets.Target;
import dev.signet.platform.text.PlainText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells accounts by HTTP batch push (api-contract 4.2). Each target is served by itself: one request under way at a time,
 * and a breaker that leaves a failing target alone for a while, so that it neither slows the others nor is hammered.
 */
@Component
class Pusher implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Pusher.class);
    private static final long EVERY_MILLIS = 200;
    private static final int THREADS = 8;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Events events;
    private final PushTargets targets;
    private final PushHeaders headers;
    private final EventSettings settings;
    private final Clock clock;
    private final Map<Key, Breaker> breakers = new ConcurrentHashMap<>();
    private final PushClient http;
    private final ExecutorService workers;

    /** @param idleUntil nothing is sent before; elapsed time, not the business clock */
    private record Breaker(boolean busy, int failures, long idleUntil) {
        static final Breaker CLOSED = new Breaker(false, 0, System.nanoTime());
    }

    Pusher(
            Events events,
            PushTargets targets,
            PushHeaders headers,
            PushClient http,
            EventSettings settings,
            Clock clock) {
        this.events = events;
        this.targets = targets;
        this.headers = headers;
        this.http = http;
        this.settings = settings;
        this.clock = clock;
        this.workers = workers();
    }

    private static ExecutorService workers() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "push");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Scheduled(fixedDelay = EVERY_MILLIS)
    void pushDue() {
        if (!settings.pushEnabled()) {
            return;
        }
        for (Target target : targets.all()) {
            Breaker breaker = breakers.getOrDefault(target.key(), Breaker.CLOSED);
            if (!breaker.busy() && System.nanoTime() - breaker.idleUntil() >= 0) {
                breakers.put(target.key(), new Breaker(true, breaker.failures(), breaker.idleUntil()));
                workers.execute(() -> pushTo(target));
            }
        }
    }

    private void pushTo(Target target) {
        List<Event> due = List.of();
        try {
            due = events.claim(target.key().accountId(), target.key().type(), clock.instant(), LEASE);
            if (due.isEmpty()) {
                rest(target, EVERY_MILLIS);
            } else {
                send(target, due);
            }
        } catch (RuntimeException e) {
            log.warn(
                    "Pushing to account {} stops for a moment: {}", target.key().accountId(), e.toString());
            rest(target, TimeUnit.SECONDS.toMillis(1));
        }
    }

    private void send(Target target, List<Event> due) {
        String body = due.stream().map(Event::payload).collect(Collectors.joining(",", "[", "]"));
        try {
            http.post(target.url(), body, headers.of(target.key().accountId(), due, body))
                    .whenCompleteAsync((answer, trouble) -> answered(target, due, answer, trouble), workers);
        } catch (RuntimeException e) {
            answered(target, due, null, e);
        }
    }

    private void answered(
            Target target, List<Event> due, PushClient.@Nullable Answer answer, @Nullable Throwable trouble) {
        try {
            if (answer == null) {
                failed(target, due, trouble == null ? "no answer" : told(trouble));
            } else if (answer.status() != PushClient.OK) {
                failed(target, due, "HTTP " + answer.status());
            } else if (!answer.hasNumericCode()) {
                failed(target, due, "the answer has no numeric code");
            } else {
                delivered(target, due);
            }
        } catch (RuntimeException e) {
            // The lease ends by itself: what was pushed is pushed again, under the same ids.
            log.warn(
                    "The outcome of a push to account {} cannot be recorded: {}",
                    target.key().accountId(),
                    e.toString());
            rest(target, TimeUnit.SECONDS.toMillis(1));
        }
    }

    private void delivered(Target target, List<Event> due) {
        events.delivered(due);
        Breaker breaker = breakers.getOrDefault(target.key(), Breaker.CLOSED);
        if (breaker.failures() > 0) {
            log.info(
                    "Account {} takes {} again",
                    target.key().accountId(),
                    target.key().type().spelling());
            events.hurry(target.key().accountId(), target.key().type(), clock.instant());
        }
        breakers.put(target.key(), new Breaker(false, 0, System.nanoTime()));
        // There may be more at once; the next look would be a pause for a busy target.
        pushDue();
    }

    private void failed(Target target, List<Event> due, String why) {
        Instant now = clock.instant();
        events.failed(due, PlainText.cut(why, Events.LONGEST_FAILURE), now);
        Breaker breaker = breakers.getOrDefault(target.key(), Breaker.CLOSED);
        int failures = breaker.failures() + 1;
        long pause = Math.min(1L << Math.min(failures, 16), LONGEST_PAUSE.toSeconds());
        log.warn(
                "{} events {} could not be pushed to account {} ({}); the target rests {} s",
                due.size(),
                target.key().type().spelling(),
                target.key().accountId(),
                why,
                pause);
        breakers.put(target.key(), new Breaker(false, failures, System.nanoTime() + TimeUnit.SECONDS.toNanos(pause)));
    }

    /** As staff read it: what happened, without the whole names of types. */
    private static String told(Throwable trouble) {
        Throwable cause =
                trouble instanceof CompletionException && trouble.getCause() != null ? trouble.getCause() : trouble;
        String message = cause.getMessage();
        String kind = cause.getClass().getSimpleName();
        return message == null || message.isBlank() ? kind : kind + ": " + message;
    }

    private void rest(Target target, long millis) {
        breakers.computeIfPresent(
                target.key(),
                (key, breaker) -> new Breaker(
                        false, breaker.failures(), System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis)));
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
