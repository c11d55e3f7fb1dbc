package dev.signet.sending.message;

import dev.signet.billing.EndedCharge;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.store.BizId;
import dev.signet.sending.text.ValuePlaces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored message as it is read for a change of its state.
 *
 * @param countedAs null where it is from before messages were counted, and not counted yet
 */
public record MessageRow(
        long id,
        long bizId,
        long accountId,
        long number,
        TemplateKind kind,
        boolean international,
        MessageState state,
        ChargeState charge,
        int priceMicros,
        @Nullable Long packageId,
        @Nullable Long voucherId,
        int segments,
        Instant acceptedAt,
        Instant deadline,
        String signName,
        String templateCode,
        String content,
        @Nullable String extendCode,
        @Nullable String outId,
        String requestId,
        int partsOpen,
        @Nullable String valuePlaces,
        @Nullable String sentBy,
        @Nullable String errorCode,
        @Nullable String carrier,
        @Nullable String carrierCode,
        @Nullable CountedAs countedAs) {

    static final String COLUMNS = """
            id, biz_id, account_id, number, kind, international, state, charge, price_micros, package_id, voucher_id, segments,
            accepted_at, deadline, sign_name, template_code, content, extend_code, out_id, request_id, parts_open,
            value_places, sent_by, error_code, carrier, carrier_code,\s""" + CountedAs.COLUMNS;

    private static final TemplateKind[] KINDS = TemplateKind.values();
    private static final MessageState[] STATES = MessageState.values();
    private static final ChargeState[] CHARGES = ChargeState.values();

    static MessageRow read(ResultSet row) throws SQLException {
        long packageId = row.getLong(10);
        Long ofPackage = row.wasNull() ? null : packageId;
        long voucherId = row.getLong(11);
        Long ofVoucher = row.wasNull() ? null : voucherId;
        return new MessageRow(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                KINDS[row.getInt(5)],
                row.getBoolean(6),
                STATES[row.getInt(7)],
                CHARGES[row.getInt(8)],
                row.getInt(9),
                ofPackage,
                ofVoucher,
                row.getInt(12),
                Instant.ofEpochMilli(row.getLong(13)),
                Instant.ofEpochMilli(row.getLong(14)),
                row.getString(15),
                row.getString(16),
                row.getString(17),
                row.getString(18),
                row.getString(19),
                row.getString(20),
                row.getInt(21),
                row.getString(22),
                row.getString(23),
                row.getString(24),
                row.getString(25),
                row.getString(26),
                CountedAs.read(row, 27));
    }

    /** The text without what may not outlive the message (RC-2); null where it stays as it is. */
    @Nullable
    String contentAfterTheEnd() {
        return valuePlaces == null || valuePlaces.equals(ValuePlaces.GONE)
                ? null
                : ValuePlaces.without(content, valuePlaces);
    }

    EndedCharge endedCharge(boolean earned) {
        return new EndedCharge(
                accountId,
                earned,
                priceMicros,
                packageId,
                voucherId,
                segments,
                kind,
                number,
                countedAs == null ? null : countedAs.vendor(),
                acceptedAt);
    }

    MessageEnded ended(boolean delivered, String errorCode, Instant at) {
        return new MessageEnded(
                id,
                accountId,
                BizId.text(bizId),
                number,
                kind,
                international,
                signName,
                templateCode,
                outId,
                delivered,
                errorCode,
                segments,
                acceptedAt,
                at,
                requestId,
                false,
                wasToldAsEnded());
    }

    /** A late answer makes an {@code UNKNOWN} wait again; the code it had stays until its real end. */
    private boolean wasToldAsEnded() {
        return errorCode != null;
    }

    public OutboundMessage outbound(int attempt) {
        return new OutboundMessage(
                id,
                accountId,
                kind,
                String.valueOf(number),
                international,
                content,
                segments,
                extendCode,
                requestId,
                attempt,
                acceptedAt,
                deadline);
    }
}
