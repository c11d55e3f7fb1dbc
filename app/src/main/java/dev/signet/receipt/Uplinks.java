package dev.signet.receipt;

import dev.signet.blacklist.OptOuts;
import dev.signet.carrier.UplinkMessage;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Ids;
import dev.signet.platform.MainlandNumbers;
import dev.signet.platform.Masks;
import dev.signet.platform.Wording;
import dev.signet.sending.LastMessages;
import dev.signet.sending.LastMessages.LastMessage;
import dev.signet.sending.PlatformMessage;
import dev.signet.sending.PlatformMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Uplink messages (上行短信): stored, matched to what they answer, read for opt-out words, told to the account; all in one
 * transaction.
 */
@Component
class Uplinks {

    private static final Logger log = LoggerFactory.getLogger(Uplinks.class);
    /** UP-5. */
    private static final Duration ANSWERS_WITHIN = Duration.ofHours(72);
    private static final Duration REPEATED_WITHIN = Duration.ofDays(1);

    private static final Wording TEXTS = Wording.of("receipt");
    private static final int LONGEST_STORED = 2000;
    /** One short message. */
    private static final int MOST_OCTETS_TOLD = 140;

    private static final int MOST_OCTETS_KEPT = 0xFFFF;

    private static final int LONGEST_ACCESS_NUMBER = 24;
    private static final int LONGEST_CARRIER_ID = 80;
    private static final int LONGEST_NUMBER = 15;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LastMessages lastMessages;
    private final OptOuts optOuts;
    private final Events events;
    private final PushTargets targets;
    private final EventPayloads payloads;
    private final PlatformMessages messages;
    private final OptOutAcknowledgements acknowledgements;
    private final Ids ids;

    Uplinks(
            @DataPlane JdbcClient jdbc,
            @DataPlane TransactionTemplate transaction,
            LastMessages lastMessages,
            OptOuts optOuts,
            Events events,
            PushTargets targets,
            EventPayloads payloads,
            PlatformMessages messages,
            OptOutAcknowledgements acknowledgements,
            Ids ids) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.lastMessages = lastMessages;
        this.optOuts = optOuts;
        this.events = events;
        this.targets = targets;
        this.payloads = payloads;
        this.messages = messages;
        this.acknowledgements = acknowledgements;
        this.ids = ids;
    }

    void take(UplinkMessage uplink) {
        String from = number(digits(uplink.from()), uplink);
        if (from.isEmpty() || from.length() > LONGEST_NUMBER) {
            log.warn("{} sent an uplink from '{}', which is no number; it is dropped", uplink.carrier(), Masks.phone(uplink.from()));
            return;
        }
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

    /** Carriers deliver again within minutes; the same id, number and text later is an id that was begun anew. */
    private boolean storedLately(UplinkMessage uplink, String from) {
        return jdbc.sql("""
                        select count(*) from receipt_uplink where carrier = ? and carrier_message_id = ? and number = ?
                            and received_at > ?""")
                .params(
                        uplink.carrier(),
                        cut(Objects.requireNonNull(uplink.carrierMessageId()), LONGEST_CARRIER_ID),
                        Long.parseLong(from),
                        uplink.receivedAt().minus(REPEATED_WITHIN).toEpochMilli())
                .query(Integer.class)
                .single() > 0;
    }

    /**
     * Stored before anything follows from it: one that is there already, by the carrier's id, the number and the text, goes
     * no further.
     */
    private void store(UplinkMessage uplink, String from) {
        long id = ids.next();
        UplinkMessage.Unread unread = uplink.unread();
        Optional<LastMessage> answered = answered(uplink, from);
        jdbc.sql("""
                        insert into receipt_uplink (id, account_id, message_id, sign_name, number, access_number,
                            content, reply, carrier, carrier_message_id, received_at, data_coding, octets)
                        values (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        answered.map(LastMessage::accountId).orElse(null),
                        answered.map(LastMessage::messageId).orElse(null),
                        answered.map(LastMessage::signName).orElse(null),
                        Long.parseLong(from),
                        cut(uplink.to(), LONGEST_ACCESS_NUMBER),
                        content(uplink),
                        uplink.carrier(),
                        uplink.carrierMessageId() == null ? null : cut(uplink.carrierMessageId(), LONGEST_CARRIER_ID),
                        uplink.receivedAt().toEpochMilli(),
                        unread == null ? null : unread.dataCoding(),
                        unread == null ? null : Arrays.copyOf(unread.octets(), Math.min(unread.octets().length, MOST_OCTETS_KEPT)))
                .update();
        OptOuts.Reply reply = optOuts.uplink(
                from,
                uplink.text(),
                answered.map(LastMessage::accountId).orElse(null),
                answered.map(LastMessage::signName).orElse(null),
                answered.map(LastMessage::kind).orElse(null),
                uplink.receivedAt());
        jdbc.sql("update receipt_uplink set reply = ? where id = ?").params(reply.name(), id).update();
        if (!MainlandNumbers.withCode(from)) {
            // The platform's own messages are domestic ones; what the person asked for holds without an answer.
            log.debug("uplink={} is from abroad and gets no acknowledgement", id);
        } else if (reply == OptOuts.Reply.OPTED_OUT) {
            acknowledgements.post(id, from, answered.map(LastMessage::signName).orElse(null));
        } else if (reply == OptOuts.Reply.RELEASED) {
            messages.post(new PlatformMessage("SMS_PLATFORM_RELEASED", dialled(from), Map.of(), "release-" + id));
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
                id,
                MainlandNumbers.shown(from),
                content(uplink),
                uplink.to(),
                message.signName(),
                uplink.receivedAt());
        events.add(
                List.of(new Event(id, message.accountId(), EventType.SMS_UP, uplink.receivedAt(), payload)), targets);
    }

    /** The last message to the number within the window, if the reply went to the access number it came from. */
    private Optional<LastMessage> answered(UplinkMessage uplink, String from) {
        return lastMessages
                .to(dialled(from), uplink.receivedAt().minus(ANSWERS_WITHIN))
                .filter(message -> uplink.to().endsWith(message.extendCode()));
    }

    /** What could not be read at all is told by its octets, so that nobody takes it for an empty text. */
    private static String content(UplinkMessage uplink) {
        UplinkMessage.Unread unread = uplink.unread();
        if (unread == null || !uplink.text().isEmpty()) {
            return cut(uplink.text(), LONGEST_STORED);
        }
        byte[] shown = Arrays.copyOf(unread.octets(), Math.min(unread.octets().length, MOST_OCTETS_TOLD));
        return TEXTS.zh(
                "uplink.unread", String.format("0x%02X", unread.dataCoding()), HexFormat.of().withUpperCase().formatHex(shown));
    }

    private static String digits(String address) {
        return address.matches("\\+?\\d+") ? address.replace("+", "") : "";
    }

    /**
     * Carriers in the mainland leave out its code. Eleven digits that begin with 1 are a number in North America as well,
     * and are taken for that where a message went to it and none to the other.
     */
    private String number(String digits, UplinkMessage uplink) {
        if (!MainlandNumbers.withoutCode(digits)) {
            return digits;
        }
        String here = MainlandNumbers.addCode(digits);
        Instant since = uplink.receivedAt().minus(ANSWERS_WITHIN);
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
