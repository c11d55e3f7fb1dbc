package dev.signet.event.source;

import dev.signet.event.Event;
import dev.signet.event.EventPayloads;
import dev.signet.event.EventType;
import dev.signet.event.push.Events;
import dev.signet.event.push.PushTargets;
import dev.signet.platform.node.Ids;
import dev.signet.signature.SignatureReviewed;
import dev.signet.template.TemplateReviewed;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Decisions of reviews, written in the transaction of the decision (control plane) and carried over to the events of
 * the data plane afterwards. Carrying over twice does no harm: the id is given once.
 */
@Component
class ReviewEvents {

    private static final Logger log = LoggerFactory.getLogger(ReviewEvents.class);
    private static final long EVERY_MILLIS = 1000;
    private static final int AT_ONCE = 100;

    private final JdbcClient control;
    private final Events events;
    private final PushTargets targets;
    private final EventPayloads payloads;
    private final Ids ids;

    ReviewEvents(JdbcClient control, Events events, PushTargets targets, EventPayloads payloads, Ids ids) {
        this.control = control;
        this.events = events;
        this.targets = targets;
        this.payloads = payloads;
        this.ids = ids;
    }

    @EventListener
    void reviewed(SignatureReviewed review) {
        keep(review.accountId(), EventType.SIGN_SMS_REPORT, review.decidedAt(), payloads.signSmsReport(review));
    }

    @EventListener
    void reviewed(TemplateReviewed review) {
        keep(review.accountId(), EventType.TEMPLATE_SMS_REPORT, review.decidedAt(), payloads.templateSmsReport(review));
    }

    private void keep(long accountId, EventType type, Instant at, String payload) {
        control.sql("insert into event_of_review (id, account_id, type, created_at, payload) values (?, ?, ?, ?, ?)")
                .params(ids.next(), accountId, type.stored(), at.toEpochMilli(), payload)
                .update();
    }

    @Scheduled(fixedDelay = EVERY_MILLIS)
    void carryOver() {
        try {
            List<Event> waiting = control.sql(
                            "select id, account_id, type, created_at, payload from event_of_review order by id limit "
                                    + AT_ONCE)
                    .query((row, n) -> new Event(
                            row.getLong(1),
                            row.getLong(2),
                            EventType.ofStored(row.getInt(3)),
                            Instant.ofEpochMilli(row.getLong(4)),
                            row.getString(5)))
                    .list();
            if (!waiting.isEmpty()) {
                events.add(waiting, targets);
                control.sql("delete from event_of_review where id in (:ids)")
                        .param("ids", waiting.stream().map(Event::id).toList())
                        .update();
            }
        } catch (RuntimeException e) {
            log.warn("Review events cannot be carried over yet: {}", e.toString());
        }
    }
}
