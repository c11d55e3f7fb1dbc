package dev.signet.event.push;

import dev.signet.audit.AuditTrail;
import dev.signet.event.Event;
import dev.signet.event.EventType;
import dev.signet.event.SampleEvents;
import dev.signet.event.push.PushTest.Outcome;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.PlainText;
import dev.signet.rulebook.ActiveRulebook;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries a target: one sample event goes there as every push does, and what came back is told. It is never tried again, is
 * on no list, and only so many are made in a minute, for it reaches into somebody's network at a press of a button.
 */
@Service
public class PushTests {

    private static final Wording TEXTS = Wording.of("event");
    /** Beside the others: whoever takes events for true by mistake can tell it. */
    private static final String TEST = "X-Signet-Test";

    private static final int SHOWN = 500;

    private final PushSettings settings;
    private final PushHeaders headers;
    private final PushClient http;
    private final SampleEvents samples;
    private final Ids ids;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    PushTests(
            PushSettings settings,
            PushHeaders headers,
            PushClient http,
            SampleEvents samples,
            Ids ids,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            AuditTrail audit,
            ActiveRulebook rulebook,
            Clock clock) {
        this.settings = settings;
        this.headers = headers;
        this.http = http;
        this.samples = samples;
        this.ids = ids;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /**
     * Waits for the answer, as long as a push does.
     *
     * @throws Refusal {@code PushTargetNotFound} where no URL is set for the type, {@code LimitExceeded.PushTest} where too
     *     many were made
     */
    public PushTest test(long accountId, String actor, EventType type) {
        String url = settings.of(accountId, type).url();
        if (url.isEmpty()) {
            throw TEXTS.refusal("PushTargetNotFound", "test.none", type.spelling());
        }
        transaction.executeWithoutResult(status -> {
            take(accountId);
            audit.record(
                    actor,
                    "push.tested",
                    "account",
                    Long.toString(accountId),
                    Map.of("type", type.spelling(), "url", String.valueOf(PushSettings.told(url))));
        });
        PushTest answered = post(accountId, URI.create(url), samples.of(accountId, type, ids.next(), clock.instant()));
        record(accountId, actor, type, answered);
        return answered;
    }

    /** Beside what was recorded before the target was reached: what came of it. */
    private void record(long accountId, String actor, EventType type, PushTest answered) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("type", type.spelling());
        details.put("outcome", answered.outcome().name());
        if (answered.status() != null) {
            details.put("status", answered.status());
        }
        transaction.executeWithoutResult(
                status -> audit.record(actor, "push.test-answered", "account", Long.toString(accountId), details));
    }

    /** A minute only goes forward, like the day of {@code contact_warning_day}. */
    private void take(long accountId) {
        long minute = ChronoUnit.MINUTES.between(Instant.EPOCH, clock.instant());
        jdbc.sql("""
                        insert into event_push_test (account_id, minute, tests) values (?, ?, 0)
                        on duplicate key update tests = tests""").params(accountId, minute).update();
        int made = jdbc.sql("select if(minute >= ?, tests, 0) from event_push_test where account_id = ? for update")
                .params(minute, accountId)
                .query(Integer.class)
                .single();
        int most = rulebook.current().policies().number("push.tests.per-minute");
        if (made >= most) {
            throw TEXTS.refusal("LimitExceeded.PushTest", "test.limit", most);
        }
        jdbc.sql("update event_push_test set minute = greatest(minute, ?), tests = ? where account_id = ?")
                .params(minute, made + 1, accountId)
                .update();
    }

    private PushTest post(long accountId, URI url, Event sample) {
        String body = "[" + sample.payload() + "]";
        Map<String, String> all = headers.of(accountId, List.of(sample), body);
        all.put(TEST, "true");
        long begun = System.nanoTime();
        try {
            PushClient.Answer answer = http.post(url, body, all).join();
            return new PushTest(
                    answer.status(),
                    millisSince(begun),
                    PlainText.cut(answer.body(), SHOWN),
                    answer.accepts() ? Outcome.ACCEPTED : Outcome.NOT_ACCEPTED);
        } catch (RuntimeException e) {
            return new PushTest(null, millisSince(begun), "", outcome(e));
        }
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    private static Outcome outcome(Throwable trouble) {
        if (isCausedBy(trouble, UnknownHostException.class)) {
            return Outcome.ADDRESS;
        }
        if (isCausedBy(trouble, SSLException.class)) {
            return Outcome.CERTIFICATE;
        }
        boolean late = isCausedBy(trouble, TimeoutException.class) || isCausedBy(trouble, SocketTimeoutException.class);
        return late ? Outcome.TIMEOUT : Outcome.CONNECTION;
    }

    private static boolean isCausedBy(Throwable trouble, Class<? extends Throwable> kind) {
        return Stream.iterate(trouble, Objects::nonNull, Throwable::getCause).anyMatch(kind::isInstance);
    }
}
