package dev.signet.event.source;

import dev.signet.blacklist.Blacklist;
import dev.signet.event.Event;
import dev.signet.event.EventPayloads;
import dev.signet.event.EventType;
import dev.signet.event.push.Events;
import dev.signet.event.push.PushTargets;
import dev.signet.platform.node.Ids;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.text.WordList;
import dev.signet.sending.message.MessageEnded;
import dev.signet.sending.message.MessageEndedListener;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes an {@code SmsReport} for every message that ends, in the transaction that ends it. What it says is written only
 * where somebody hears it: that is most of the work of a receipt, and {@link Replays} can make it of the message.
 */
@Component
public class EndingEvents implements MessageEndedListener {

    /** The codes that say that the carrier stops messages to the number, whoever sends them. */
    private static final String BLOCKED = "release-carrier-codes";

    private final Events events;
    private final PushTargets targets;
    private final EventPayloads payloads;
    private final Blacklist blacklist;
    private final ActiveRulebook rulebook;
    private final Ids ids;

    EndingEvents(
            Events events,
            PushTargets targets,
            EventPayloads payloads,
            Blacklist blacklist,
            ActiveRulebook rulebook,
            Ids ids) {
        this.events = events;
        this.targets = targets;
        this.payloads = payloads;
        this.blacklist = blacklist;
        this.rulebook = rulebook;
        this.ids = ids;
    }

    @Override
    public void ended(List<MessageEnded> messages) {
        WordList blocked = rulebook.current().policies().words(BLOCKED);
        List<Event> written = new ArrayList<>(messages.size());
        for (MessageEnded message : messages) {
            written.add(event(message));
            if (blocked.contains(message.errorCode())) {
                blacklist.carrierBlocked(message.number(), message.errorCode(), message.endedAt());
            }
        }
        events.add(written, targets);
    }

    /** A correction is written at once: the message alone does not tell that it was told of before. */
    private Event event(MessageEnded message) {
        boolean heard = message.corrects() || events.wanted(message.accountId(), EventType.SMS_REPORT, targets);
        return new Event(
                ids.next(),
                message.accountId(),
                EventType.SMS_REPORT,
                message.endedAt(),
                heard ? payloads.smsReport(message) : "",
                heard ? null : message.messageId());
    }
}
