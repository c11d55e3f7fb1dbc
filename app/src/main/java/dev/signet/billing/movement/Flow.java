package dev.signet.billing.movement;

import dev.signet.billing.EntryKind;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What messages did to an account's balance and vouchers in some time, of one kind.
 *
 * @param slot a quarter of an hour since 1970, or whatever was asked for
 * @param month of what prices anew; else 0
 */
record Flow(long slot, EntryKind kind, boolean ofVoucher, int month, long messages, long balance, long vouchers) {

    /** What is summed up: entries of messages that no package paid for. */
    static final String OF_MESSAGES = " e.package_id is null and e.kind in (" + EntryKind.RESERVE.ordinal() + ","
            + EntryKind.REFUND.ordinal() + "," + EntryKind.REPRICE.ordinal() + ")";

    static final long QUARTER_SECONDS = 900;
    static final long QUARTER_MILLIS = QUARTER_SECONDS * 1000;

    /** The columns of an entry by which it is summed up. */
    static final String KEY = "e.made_at div " + QUARTER_MILLIS + ", e.kind, e.voucher_id is not null, if(e.kind = "
            + EntryKind.REPRICE.ordinal() + ", e.month, 0)";

    static final String SUMS = "sum(e.messages), sum(e.balance_micros), sum(e.voucher_micros)";

    private static final EntryKind[] KINDS = EntryKind.values();

    /** Of a row in the order of the components. */
    static Flow of(ResultSet row) throws SQLException {
        return new Flow(
                row.getLong(1),
                KINDS[row.getInt(2)],
                row.getBoolean(3),
                row.getInt(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }

    MovementKind line() {
        return MovementKind.of(kind, ofVoucher);
    }

    /** The same kind in a longer time. */
    Flow plus(Flow other) {
        return new Flow(
                slot,
                kind,
                ofVoucher,
                month,
                messages + other.messages,
                balance + other.balance,
                vouchers + other.vouchers);
    }
}
