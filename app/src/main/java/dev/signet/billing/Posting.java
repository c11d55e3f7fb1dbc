package dev.signet.billing;

import dev.signet.platform.text.PlainText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One entry of the ledger before it is written: what it changes, each thing by how much. Nothing else writes entries, and
 * none is ever changed.
 */
final class Posting {

    private static final int NOTE_LENGTH = 200;

    private static final String INSERT = """
            insert into billing_entry (id, account_id, kind, month, balance_micros, reserved_micros, package_id, package_units,
                voucher_id, voucher_micros, voucher_reserved_micros, messages, reference, note, made_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final long id;
    private final long accountId;
    private final EntryKind kind;
    private final int month;
    private final Instant at;
    private long balance;
    private long reserved;
    private @Nullable Long packageId;
    private long packageUnits;
    private @Nullable Long voucherId;
    private long voucherMicros;
    private long voucherReserved;
    private int messages;
    private @Nullable String reference;
    private @Nullable String note;

    /** @param month in which it counts */
    Posting(long id, long accountId, EntryKind kind, int month, Instant at) {
        this.id = id;
        this.accountId = accountId;
        this.kind = kind;
        this.month = month;
        this.at = at;
    }

    Posting balance(long micros) {
        this.balance = micros;
        return this;
    }

    Posting reserved(long micros) {
        this.reserved = micros;
        return this;
    }

    Posting units(long ofPackage, long units) {
        this.packageId = ofPackage;
        this.packageUnits = units;
        return this;
    }

    Posting voucher(long voucher, long left, long reservedOfIt) {
        this.voucherId = voucher;
        this.voucherMicros = left;
        this.voucherReserved = reservedOfIt;
        return this;
    }

    Posting messages(int count) {
        this.messages = count;
        return this;
    }

    /** @param text the caller's own id of the act; an account has each once */
    Posting reference(String text) {
        this.reference = text;
        return this;
    }

    Posting note(@Nullable String text) {
        this.note = text == null ? null : PlainText.cut(text, NOTE_LENGTH);
        return this;
    }

    long id() {
        return id;
    }

    static void write(JdbcTemplate jdbc, List<Posting> postings) {
        if (!postings.isEmpty()) {
            jdbc.batchUpdate(INSERT, postings.stream().map(Posting::values).toList());
        }
    }

    private Object[] values() {
        return new Object[] {
            id,
            accountId,
            kind.ordinal(),
            month,
            balance,
            reserved,
            packageId,
            packageUnits,
            voucherId,
            voucherMicros,
            voucherReserved,
            messages,
            reference,
            note,
            at.toEpochMilli()
        };
    }
}
