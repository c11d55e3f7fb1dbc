package dev.signet.event.uplink;

import dev.signet.blacklist.OptOuts;
import dev.signet.carrier.UplinkMessage;
import dev.signet.event.Event;
import dev.signet.event.EventPayloads;
import dev.signet.event.EventType;
import dev.signet.event.push.Events;
import dev.signet.event.push.PushTargets;
import dev.signet.platform.AgedRows;
import dev.signet.platform.DataPlane;
import dev.signet.platform.RecordsExpired;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.MainlandNumbers;
import dev.signet.platform.text.Masks;
import dev.signet.platform.text.PlainText;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.sending.message.LastMessages;
import dev.signet.sending.message.LastMessages.LastMessage;
import dev.signet.sending.number.Dialled;
import dev.signet.sending.number.PhoneNumbers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Uplink messages (上行短信): stored, matched to what they answer, read for opt-out words, told to the account; all in one
 * transaction. From one whose sender is no number nothing follows; it is stored as well ({@link UnknownSenders}).
 */
@Component
class Uplinks {

    private static final Logger log = LoggerFactory.getLogger(Uplinks.class);
    /** UP-5. */
    private static final String ANSWERS_WITHIN = "uplink.answers.hours";

    private static final Duration REPEATED_WITHIN = Duration.ofDays(1);

    private static final Wording TEXTS = Wording.of("event");
    private static final int LONGEST_STORED = 2000;
    /** One short message. */
    private static final int MOST_OCTETS_TOLD = 140;

    private static final int MOST_OCTETS_KEPT = 0xFFFF;

    private static final int LONGEST_ACCESS_NUMBER = 24;
    private static final int LONGEST_CARRIER_ID = 80;
    private static final int LONGEST_SENDER = 65;
    private static final AgedRows KEPT = new AgedRows("event_uplink", "id", "received_at", "true");
    private static final int FORGOTTEN_AT_ONCE = 5000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LastMessages lastMessages;
    private final OptOuts optOuts;
    private final Events events;
    private final PushTargets targets;
    private final EventPayloads payloads;
    private final OptOutAcknowledgements acknowledgements;
    private final Ids ids;
    private final ActiveRulebook rulebook;

    Uplinks(
            @DataPlane JdbcClient jdbc,
            @DataPlane TransactionTemplate transaction,
            LastMessages lastMessages,
            OptOuts optOuts,
            Events events,
            PushTargets targets,
            EventPayloads payloads,
            OptOutAcknowledgements acknowledgements,
            Ids ids,
            ActiveRulebook rulebook) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.lastMessages = lastMessages;
        this.optOuts = optOuts;
        this.events = events;
        this.targets = targets;
        this.payloads = payloads;
        this.acknowledgements = acknowledgements;
        this.ids = ids;
        this.rulebook = rulebook;
    }

    void take(UplinkMessage uplink) {
        String from = number(uplink);
        try {
            transaction.executeWithoutResult(status -> store(uplink, from));
        } catch (DuplicateKeyException repeated) {
            if (!storedLately(uplink, from)) {
                transaction.executeWithoutResult(status -> store(uplink.withoutId(), from));
                return;
            }
            log.info("{} delivered an uplink of {} again; it counts once", uplink.carrier(), Masks.phone(from));
        }
    }

    @EventListener
    void forget(RecordsExpired expired) {
        KEPT.delete(jdbc, FORGOTTEN_AT_ONCE, expired.before(), expired.at());
    }

    /** Carriers deliver again within minutes; the same id, number and text later is an id that was begun anew. */
    private boolean storedLately(UplinkMessage uplink, String from) {
        return jdbc.sql("""
                        select count(*) from event_uplink where carrier = ? and carrier_message_id = ? and number = ?
                            and content_sum = crc32(?) and received_at > ?""")
                        .params(
                                uplink.carrier(),
                                cut(Objects.requireNonNull(uplink.carrierMessageId()), LONGEST_CARRIER_ID),
                                stored(from),
                                content(uplink),
                                uplink.receivedAt().minus(REPEATED_WITHIN).toEpochMilli())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Stored before anything follows from it: one that is there already, by the carrier's id, the number and the text, goes
     * no further.
     *
     * @param from country code and number, digits only; empty where the sender is no number
     */
    private void store(UplinkMessage uplink, String from) {
        long id = ids.next();
        UplinkMessage.Unread unread = uplink.unread();
        Optional<LastMessage> answered = from.isEmpty() ? Optional.empty() : answered(uplink, from);
        jdbc.sql("""
                        insert into event_uplink (id, account_id, message_id, sign_name, number, access_number,
                            content, reply, carrier, carrier_message_id, received_at, data_coding, octets, unknown_sender)
                        values (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        answered.map(LastMessage::accountId).orElse(null),
                        answered.map(LastMessage::messageId).orElse(null),
                        answered.map(LastMessage::signName).orElse(null),
                        stored(from),
                        cut(uplink.to(), LONGEST_ACCESS_NUMBER),
                        content(uplink),
                        uplink.carrier(),
                        uplink.carrierMessageId() == null ? null : cut(uplink.carrierMessageId(), LONGEST_CARRIER_ID),
                        uplink.receivedAt().toEpochMilli(),
                        unread == null ? null : unread.dataCoding(),
                        unread == null
                                ? null
                                : Arrays.copyOf(unread.octets(), Math.min(unread.octets().length, MOST_OCTETS_KEPT)),
                        from.isEmpty() ? cut(uplink.from(), LONGEST_SENDER) : null)
                .update();
        if (from.isEmpty()) {
            log.warn(
                    "{} sent an uplink from '{}', which is no number; uplink={}",
                    uplink.carrier(),
                    Masks.phonesIn(uplink.from()),
                    id);
            return;
        }
        OptOuts.Reply reply = optOuts.uplink(
                from,
                uplink.text(),
                answered.map(LastMessage::accountId).orElse(null),
                answered.map(LastMessage::signName).orElse(null),
                answered.map(LastMessage::kind).orElse(null),
                uplink.receivedAt());
        jdbc.sql("update event_uplink set reply = ? where id = ?")
                .params(reply.name(), id)
                .update();
        switch (reply) {
            case OPTED_OUT ->
                acknowledgements.optedOut(
                        id, from, answered.map(LastMessage::signName).orElse(null));
            case RELEASED -> acknowledgements.released(id, from);
            default -> {}
        }
        answered.ifPresent(message -> tell(id, uplink, from, message));
        log.info(
                "uplink={} number={} answers message={} reply={} coding={}",
                id,
                Masks.phone(from),
                answered.map(LastMessage::messageId).orElse(null),
                reply,
                unread == null ? "read" : unread.dataCoding());
    }

    private void tell(long id, UplinkMessage uplink, String from, LastMessage message) {
        String payload = payloads.smsUp(
                id, MainlandNumbers.shown(from), content(uplink), uplink.to(), message.signName(), uplink.receivedAt());
        events.add(
                List.of(new Event(id, message.accountId(), EventType.SMS_UP, uplink.receivedAt(), payload)), targets);
    }

    /** The last message to the number within the window, if the reply went to the access number it came from. */
    private Optional<LastMessage> answered(UplinkMessage uplink, String from) {
        return lastMessages
                .to(dialled(from), answersSince(uplink))
                .filter(message -> uplink.to().strip().endsWith(message.extendCode()));
    }

    private Instant answersSince(UplinkMessage uplink) {
        int hours = rulebook.current().policies().number(ANSWERS_WITHIN);
        return uplink.receivedAt().minus(hours, ChronoUnit.HOURS);
    }

    /** What could not be read at all is told by its octets, so that nobody takes it for an empty text. */
    private static String content(UplinkMessage uplink) {
        UplinkMessage.Unread unread = uplink.unread();
        if (unread == null || !uplink.text().isEmpty()) {
            return PlainText.cut(uplink.text(), LONGEST_STORED);
        }
        byte[] shown = Arrays.copyOf(unread.octets(), Math.min(unread.octets().length, MOST_OCTETS_TOLD));
        return TEXTS.zh(
                "uplink.unread",
                String.format("0x%02X", unread.dataCoding()),
                HexFormat.of().withUpperCase().formatHex(shown));
    }

    private static long stored(String from) {
        return from.isEmpty() ? 0 : Long.parseLong(from);
    }

    /**
     * Country code and number, digits only; empty where the sender is no number. Carriers in the mainland leave out its
     * code. Eleven digits that begin with 1 are a number in North America as well, and are taken for that where {@code +}
     * says so, or a message went to it and none to the other.
     */
    private String number(UplinkMessage uplink) {
        Dialled sender = Dialled.inAddress(uplink.from());
        if (sender == null) {
            return "";
        }
        String digits = sender.digits();
        if (sender.plus() || !MainlandNumbers.withoutCode(digits)) {
            return PhoneNumbers.meant("+" + digits).stream()
                    .findFirst()
                    .map(String::valueOf)
                    .orElse(digits);
        }
        String here = MainlandNumbers.addCode(digits);
        Instant since = answersSince(uplink);
        boolean abroad = lastMessages.to(dialled(digits), since).isPresent()
                && lastMessages.to(here, since).isEmpty();
        return abroad ? digits : here;
    }

    /** As a number that can be read in one way only: without the sign this would be one of the mainland. */
    private static String dialled(String number) {
        return MainlandNumbers.withoutCode(number) ? "+" + number : number;
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
