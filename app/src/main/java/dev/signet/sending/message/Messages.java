package dev.signet.sending.message;

import dev.signet.billing.EndedCharge;
import dev.signet.billing.Ledger;
import dev.signet.figures.FiguresDelta;
import dev.signet.figures.FiguresLedger;
import dev.signet.platform.DataPlane;
import dev.signet.platform.RequestTrace;
import dev.signet.platform.text.Masks;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.store.BizId;
import dev.signet.sending.store.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Stored messages and their ends. Every method takes part in the caller's transaction. */
@Component
public class Messages {

    private static final Logger log = LoggerFactory.getLogger(Messages.class);

    // A row must not grow, or its page is split: what comes in takes of its room.
    private static final String UPDATE_ENDED = """
            update json_table(?, '$[*]' columns (id bigint path '$[0]', state tinyint path '$[1]', charge tinyint path '$[2]',
                error_code varchar(40) path '$[3]', carrier_code varchar(40) path '$[4]',
                parts_open tinyint path '$[5]', ended_at bigint path '$[6]', content varchar(600) path '$[7]')) e
            straight_join sending_message m on m.id = e.id
            set m.state = e.state, m.charge = e.charge, m.error_code = e.error_code, m.carrier_code = e.carrier_code,
                m.parts_open = e.parts_open, m.ended_at = e.ended_at, m.content = coalesce(e.content, m.content),
                m.value_places = if(e.content is null, m.value_places, ''), m.room = null""";

    private static final String UPDATE_SUBMITTED = """
            update json_table(?, '$[*]' columns (id bigint path '$[0]', state tinyint path '$[1]', charge tinyint path '$[2]',
                carrier varchar(40) path '$[3]', parts_open tinyint path '$[4]', submitted_at bigint path '$[5]')) s
            straight_join sending_message m on m.id = s.id
            set m.state = s.state, m.charge = s.charge, m.carrier = s.carrier, m.parts_open = s.parts_open,
                m.submitted_at = s.submitted_at, m.room = substr(m.room, 11 + length(s.carrier))""";

    private final JdbcTemplate jdbc;
    private final Ledger charging;
    private final FiguresLedger figures;
    private final MessageEndedListeners events;

    Messages(@DataPlane JdbcTemplate jdbc, Ledger charging, FiguresLedger figures, MessageEndedListeners events) {
        this.jdbc = jdbc;
        this.charging = charging;
        this.figures = figures;
        this.events = events;
    }

    public Map<Long, MessageRow> find(Collection<Long> ids) {
        return read(ids, "");
    }

    public Map<Long, MessageRow> lock(Collection<Long> ids) {
        return read(ids, " order by id for update");
    }

    private Map<Long, MessageRow> read(Collection<Long> ids, String suffix) {
        Map<Long, MessageRow> rows = new LinkedHashMap<>(ids.size() * 2);
        if (!ids.isEmpty()) {
            jdbc.query(
                    "select " + MessageRow.COLUMNS + " from sending_message force index (primary) where id in ("
                            + Sql.list(ids) + ")" + suffix,
                    row -> {
                        rows.put(row.getLong(1), MessageRow.read(row));
                    });
        }
        return rows;
    }

    /** How one message ends. */
    public record End(
            MessageRow message,
            MessageState state,
            String errorCode,
            @Nullable String carrierCode,
            int partsOpen,
            Instant at) {

        /** An end that no carrier told. */
        public End(MessageRow message, MessageState state, String errorCode, int partsOpen, Instant at) {
            this(message, state, errorCode, null, partsOpen, at);
        }
    }

    /**
     * Writes the ends of locked messages, ends their reservations once and tells the listeners. A message that was
     * refunded before stays refunded, whatever a late receipt says. However it ends, its codes end with it.
     */
    public void end(List<End> ends, Instant now) {
        if (ends.isEmpty()) {
            return;
        }
        List<Object[]> rows = new ArrayList<>(ends.size());
        List<EndedCharge> charges = new ArrayList<>(ends.size());
        List<MessageEnded> told = new ArrayList<>(ends.size());
        FiguresDelta delta = new FiguresDelta();
        for (End end : ends) {
            MessageRow message = end.message();
            boolean delivered = end.state() == MessageState.DELIVERED;
            // Receipts carry whole seconds: nothing ends before it was accepted.
            Instant at = end.at().isBefore(message.acceptedAt()) ? message.acceptedAt() : end.at();
            ChargeState charge = message.charge();
            if (charge == ChargeState.RESERVED) {
                charge = delivered ? ChargeState.SETTLED : ChargeState.REFUNDED;
                charges.add(message.endedCharge(delivered));
            }
            rows.add(new Object[] {
                message.id(),
                end.state().ordinal(),
                charge.ordinal(),
                end.errorCode(),
                end.carrierCode(),
                end.partsOpen(),
                at.toEpochMilli(),
                message.contentAfterTheEnd()
            });
            told.add(message.ended(delivered, end.errorCode(), at));
            MessageCounts.change(
                    delta,
                    message,
                    new MessageCounts.Standing(end.state(), charge, end.errorCode(), end.carrierCode(), at));
            log(end);
        }
        Sql.update(jdbc, UPDATE_ENDED, rows);
        figures.write(delta);
        events.ended(told);
        // Last: whoever is being admitted for the same account waits for its balance until this commits.
        charging.settle(charges, now);
    }

    private static void log(End end) {
        if (!log.isInfoEnabled()) {
            return;
        }
        MessageRow message = end.message();
        try (var trace = RequestTrace.of(message.requestId())) {
            log.info(
                    "ended message={} request={} biz={} number={} code={}",
                    message.id(),
                    message.requestId(),
                    BizId.text(message.bizId()),
                    Masks.phone(PhoneNumber.shown(message.number())),
                    end.errorCode());
        }
    }

    /** Marks locked messages as taken by a carrier; international ones are charged now (BL-9). */
    public void submitted(Map<MessageRow, Submitted> answers, Instant now) {
        List<Object[]> rows = new ArrayList<>(answers.size());
        List<EndedCharge> charges = new ArrayList<>();
        FiguresDelta delta = new FiguresDelta();
        answers.forEach((message, answer) -> {
            ChargeState charge = message.charge();
            if (message.international() && charge == ChargeState.RESERVED) {
                charge = ChargeState.SETTLED;
                charges.add(message.endedCharge(true));
            }
            if (message.state() == MessageState.UNKNOWN) { // it was taken for ended, and waits again
                MessageCounts.change(delta, message, MessageState.SUBMITTED, charge);
            }
            rows.add(new Object[] {
                message.id(),
                MessageState.SUBMITTED.ordinal(),
                charge.ordinal(),
                answer.carrier(),
                answer.carrierMessageIds().size(),
                answer.at().toEpochMilli()
            });
        });
        Sql.update(jdbc, UPDATE_SUBMITTED, rows);
        figures.write(delta);
        charging.settle(charges, now);
    }
}
