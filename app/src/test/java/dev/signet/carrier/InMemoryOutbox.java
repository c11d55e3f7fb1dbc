package dev.signet.carrier;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.Lane;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.SubmitFailed;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outbox's promises kept in memory. */
final class InMemoryOutbox implements Outbox {

    private static final class Entry {
        OutboundMessage message;
        Instant due;
        String state = "WAITING";

        Entry(OutboundMessage message, Instant due) {
            this.message = message;
            this.due = due;
        }
    }

    private final Map<Long, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Long> byCarrierId = new HashMap<>();
    private final Map<Long, String> failures = new HashMap<>();
    private final List<Submitted> submitted = new ArrayList<>();

    synchronized void add(OutboundMessage message) {
        entries.put(message.id(), new Entry(message, message.acceptedAt()));
    }

    static OutboundMessage message(long id, TemplateKind kind, String number, String content) {
        Instant now = Instant.now();
        return new OutboundMessage(
                id,
                1,
                kind,
                number,
                !number.startsWith("86"),
                content,
                1,
                null,
                "request-" + id,
                1,
                now,
                now.plus(Duration.ofMinutes(5)));
    }

    @Override
    public synchronized List<OutboundMessage> claim(String nodeId, Lane lane, int max, Routing routing) {
        List<OutboundMessage> claimed = new ArrayList<>();
        Iterator<Entry> all = entries.values().iterator();
        while (all.hasNext() && claimed.size() < max) {
            Entry next = all.next();
            if (next.state.equals("WAITING") && lane(next.message) == lane && !next.due.isAfter(Instant.now())) {
                Choice choice = routing.choose(next.message);
                if (choice instanceof Choice.Through) {
                    next.state = "SUBMITTING";
                    claimed.add(next.message);
                } else if (choice instanceof Choice.Later later) {
                    next.due = later.at();
                } else if (choice instanceof Choice.Nowhere nowhere) {
                    next.state = "FAILED";
                    failures.put(next.message.id(), nowhere.errorCode());
                }
            }
        }
        return claimed;
    }

    private static Lane lane(OutboundMessage message) {
        return switch (message.kind()) {
            case VERIFICATION -> Lane.VERIFICATION;
            case PROMOTIONAL -> Lane.PROMOTIONAL;
            default -> Lane.NOTIFICATION;
        };
    }

    @Override
    public synchronized void submitted(List<Submitted> answers) {
        for (Submitted answer : answers) {
            submitted.add(answer);
            entries.get(answer.messageId()).state = "SUBMITTED";
            answer.carrierMessageIds().forEach(id -> byCarrierId.put(id, answer.messageId()));
        }
    }

    @Override
    public synchronized void failed(List<SubmitFailed> all) {
        for (SubmitFailed failure : all) {
            Entry entry = entries.get(failure.messageId());
            entry.state = failure.retryAt() == null ? "FAILED" : "WAITING";
            failures.put(failure.messageId(), failure.errorCode());
            if (failure.retryAt() != null) {
                entry.due = failure.retryAt();
            }
        }
    }

    @Override
    public int settleUnanswered(Instant now) {
        return 0;
    }

    @Override
    public synchronized long waiting(Lane lane) {
        return count("WAITING");
    }

    synchronized long count(String state) {
        return entries.values().stream()
                .filter(entry -> entry.state.equals(state))
                .count();
    }

    synchronized List<Submitted> answers() {
        return List.copyOf(submitted);
    }

    synchronized Map<Long, String> failures() {
        return Map.copyOf(failures);
    }

    synchronized boolean knows(String carrierMessageId) {
        return byCarrierId.containsKey(carrierMessageId);
    }
}
