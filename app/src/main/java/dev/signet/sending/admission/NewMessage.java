package dev.signet.sending.admission;

import dev.signet.billing.Charge;
import dev.signet.figures.Cell;
import dev.signet.figures.Counted;
import dev.signet.figures.FiguresDelta;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.BulkRequests;
import dev.signet.sending.message.ChargeState;
import dev.signet.sending.message.CountedAs;
import dev.signet.sending.message.MessageCounts;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.store.RowValues;
import dev.signet.sending.store.StoredRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code sending_message} as admission writes it. */
record NewMessage(
        long id,
        long bizId,
        long accountId,
        long number,
        TemplateKind kind,
        boolean international,
        MessageState state,
        @Nullable Charge charge,
        int segments,
        Instant acceptedAt,
        Instant deadline,
        String signName,
        String templateCode,
        String content,
        @Nullable String valuePlaces,
        @Nullable String extendCode,
        @Nullable String outId,
        @Nullable String sentBy,
        String requestId,
        String rulebook,
        @Nullable Long decisionId,
        @Nullable String errorCode,
        @Nullable Instant endedAt,
        CountedAs countedAs)
        implements StoredRow {

    /** As much as a message's carrier, its times and its codes usually take, which come later. */
    private static final String ROOM = ".".repeat(48);

    static final String INSERT = """
            insert into sending_message (id, biz_id, account_id, number, kind, international, state, charge,
                charge_entry, price_micros, package_id, voucher_id, segments, accepted_at, deadline, sign_name, template_code,
                content, value_places, extend_code, out_id, sent_by, request_id, rulebook, decision_id, error_code,
                ended_at, room,\s""" + CountedAs.COLUMNS + """
            ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    @Override
    public void to(RowValues values) throws SQLException {
        values.number(id)
                .number(bizId)
                .number(accountId)
                .number(number)
                .place(kind)
                .flag(international)
                .place(state)
                .place(charge == null ? ChargeState.NONE : ChargeState.RESERVED)
                .number(charge == null ? 0 : charge.entryId())
                .number(charge == null ? 0 : charge.micros())
                .number(charge == null ? null : charge.packageId())
                .number(charge == null ? null : charge.voucherId())
                .number(segments)
                .time(acceptedAt)
                .time(deadline)
                .text(signName)
                .text(templateCode)
                .text(content)
                .text(valuePlaces)
                .text(extendCode)
                .text(outId)
                .text(sentBy)
                .text(requestId)
                .text(rulebook)
                .number(decisionId)
                .text(errorCode)
                .time(endedAt)
                .text(endedAt == null ? ROOM : null);
        countedAs.to(values);
    }

    static FiguresDelta counted(List<NewMessage> messages) {
        FiguresDelta delta = new FiguresDelta();
        for (NewMessage message : messages) {
            delta.add(message.counted());
        }
        return delta;
    }

    private Counted counted() {
        Cell cell = new Cell(
                accountId,
                countedAs.hour(),
                signName,
                templateCode,
                kind,
                countedAs.place(),
                countedAs.vendor(),
                "",
                errorCode == null ? "" : errorCode,
                "",
                sentBy == null ? "" : sentBy,
                countedAs.tagSet(),
                BulkRequests.taskOf(requestId));
        return new Counted(
                cell,
                MessageCounts.outcome(state, errorCode == null ? "" : errorCode),
                segments,
                charge != null,
                charge != null && charge.packageId() != null,
                charge == null ? 0 : charge.micros(),
                0);
    }
}
