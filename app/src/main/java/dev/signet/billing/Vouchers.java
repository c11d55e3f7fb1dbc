package dev.signet.billing;

import dev.signet.billing.price.Coverage;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Vouchers and the ledger entries that stand for them. */
@Component
public class Vouchers {

    private final Ledger ledger;
    private final JdbcTemplate jdbc;
    private final Ids ids;

    Vouchers(Ledger ledger, @DataPlane JdbcTemplate jdbc, Ids ids) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** All vouchers of an account, used up and ended ones too, those that end first before the others. */
    public List<Voucher> of(long accountId) {
        return jdbc.query(
                """
                select id, coverage, amount_micros, left_micros, reserved_micros, valid_from, valid_until from billing_voucher
                where account_id = ? order by valid_until, id""",
                (row, n) -> {
                    Integer coverage = row.getObject(2, Integer.class);
                    return new Voucher(
                            row.getLong(1),
                            coverage == null ? null : Coverage.values()[coverage],
                            Ledger.yuan(row.getLong(3)),
                            Ledger.yuan(row.getLong(4)),
                            Ledger.yuan(row.getLong(5)),
                            Instant.ofEpochMilli(row.getLong(6)),
                            Instant.ofEpochMilli(row.getLong(7)));
                },
                accountId);
    }

    /** What was written for a voucher that was given or taken back. */
    record Posted(long voucherId, long entryId, long micros) {}

    /** Gives a voucher to an account that the caller holds. */
    Posted give(
            long accountId,
            int month,
            @Nullable Coverage coverage,
            long micros,
            Instant from,
            Instant until,
            String reference,
            String note,
            Instant now) {
        long id = ids.next();
        jdbc.update(
                """
                insert into billing_voucher (id, account_id, coverage, amount_micros, left_micros, reserved_micros, valid_from,
                    valid_until) values (?, ?, ?, ?, ?, 0, ?, ?)""",
                id,
                accountId,
                coverage == null ? null : coverage.ordinal(),
                micros,
                micros,
                from.toEpochMilli(),
                until.toEpochMilli());
        jdbc.update("update billing_account set has_vouchers = true where account_id = ?", accountId);
        return post(accountId, month, id, micros, reference, note, now);
    }

    /**
     * Ends a voucher of an account that the caller holds: what is left of it goes, and what messages give back to it later pays
     * for nothing.
     *
     * @return of nothing where there is no such voucher, or it had ended
     */
    Posted end(long accountId, int month, long voucherId, String reference, String note, Instant now) {
        List<Long> left = jdbc.queryForList(
                "select left_micros from billing_voucher where id = ? and account_id = ? and valid_until > ? for update",
                Long.class,
                voucherId,
                accountId,
                now.toEpochMilli());
        if (left.isEmpty() || left.get(0) == 0) {
            return new Posted(voucherId, 0, 0);
        }
        jdbc.update(
                "update billing_voucher set left_micros = 0, valid_until = ? where id = ?",
                now.toEpochMilli(),
                voucherId);
        return post(accountId, month, voucherId, -left.get(0), reference, note, now);
    }

    private Posted post(
            long accountId, int month, long voucherId, long micros, String reference, String note, Instant now) {
        Posting posting = new Posting(ids.next(), accountId, EntryKind.VOUCHER, month, now)
                .voucher(voucherId, micros, 0)
                .reference(reference)
                .note(note);
        ledger.post(posting);
        return new Posted(voucherId, posting.id(), micros);
    }
}
