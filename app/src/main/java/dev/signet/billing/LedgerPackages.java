package dev.signet.billing;

import dev.signet.billing.price.Coverage;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Packages and the ledger entries that stand for them, written together. */
@Component
class LedgerPackages implements Packages {

    private static final String COLUMNS =
            "select p.id, p.coverage, p.units, p.units_left, p.valid_from, p.valid_until from billing_package p";

    private final Ledger ledger;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    LedgerPackages(
            Ledger ledger,
            @DataPlane JdbcTemplate jdbc,
            @DataPlane TransactionTemplate transaction,
            Ids ids,
            Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<Holding> of(long accountId) {
        return jdbc.query(
                COLUMNS + " where p.account_id = ? order by p.valid_until, p.id", (row, n) -> holding(row), accountId);
    }

    @Override
    public List<Holding> current(long accountId, Instant now) {
        return jdbc.query(
                COLUMNS + " where p.account_id = ? and p.valid_until > ? order by p.valid_until, p.id",
                (row, n) -> holding(row),
                accountId,
                now.toEpochMilli());
    }

    @Override
    public Map<Long, Remainder> remainders(Collection<Long> accountIds, Coverage coverage, Instant now) {
        Map<Long, Remainder> remainders = new HashMap<>();
        if (!accountIds.isEmpty()) {
            jdbc.query(
                    """
                    select account_id, max(id), sum(if(valid_from <= ? and valid_until > ?, units_left, 0))
                    from billing_package where coverage = ? and account_id in (%s) group by account_id""".formatted(accountIds.stream().map(String::valueOf).collect(Collectors.joining(","))),
                    row -> {
                        remainders.put(row.getLong(1), new Remainder(row.getLong(2), row.getLong(3)));
                    },
                    now.toEpochMilli(),
                    now.toEpochMilli(),
                    coverage.ordinal());
        }
        return remainders;
    }

    @Override
    public Holding grant(
            long accountId, Coverage coverage, long units, Instant from, Instant until, @Nullable String reference) {
        if (units < 1 || !until.isAfter(from)) {
            throw new IllegalArgumentException("a package holds at least one unit and ends after it begins");
        }
        Holding granted = new Holding(ids.next(), coverage, units, units, from, until);
        try {
            transaction.executeWithoutResult(status -> write(accountId, granted, reference));
            return granted;
        } catch (DuplicateKeyException grantedBefore) {
            return jdbc
                    .query(
                            COLUMNS
                                    + " join billing_entry e on e.package_id = p.id where e.account_id = ? and e.reference = ?",
                            (row, n) -> holding(row),
                            accountId,
                            reference)
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> grantedBefore);
        }
    }

    private void write(long accountId, Holding granted, @Nullable String reference) {
        write(accountId, granted, reference == null ? "package:" + granted.id() : reference, null, clock.instant());
    }

    /** @return the id of its entry in the ledger */
    long write(long accountId, Holding granted, String reference, @Nullable String note, Instant now) {
        long entry = entry(accountId, granted.id(), granted.units(), reference, note, now);
        jdbc.update(
                """
                insert into billing_package (id, account_id, coverage, units, units_left, valid_from, valid_until)
                values (?, ?, ?, ?, ?, ?, ?)""",
                granted.id(),
                accountId,
                granted.coverage().ordinal(),
                granted.units(),
                granted.unitsLeft(),
                granted.validFrom().toEpochMilli(),
                granted.validUntil().toEpochMilli());
        return entry;
    }

    /** @return the id of the entry */
    private long entry(
            long accountId, long packageId, long units, String reference, @Nullable String note, Instant now) {
        return entry(accountId, ledger.held(accountId, now).month(), packageId, units, reference, note, now);
    }

    /**
     * @param month of the row that the caller holds
     * @return the id of the entry
     */
    long entry(
            long accountId,
            int month,
            long packageId,
            long units,
            String reference,
            @Nullable String note,
            Instant now) {
        Posting posting = new Posting(ids.next(), accountId, EntryKind.CREDIT, month, now)
                .units(packageId, units)
                .reference(reference)
                .note(note);
        ledger.post(posting);
        return posting.id();
    }

    /**
     * Ends a package of an account that the caller holds: what is left goes, and what messages give back to it later pays for
     * nothing.
     *
     * @return what was left; 0 where there is no such package, or it had ended
     */
    long end(long accountId, long packageId, Instant now) {
        List<Long> left = jdbc.queryForList(
                "select units_left from billing_package where id = ? and account_id = ? and valid_until > ? for update",
                Long.class,
                packageId,
                accountId,
                now.toEpochMilli());
        jdbc.update(
                "update billing_package set units_left = 0, valid_until = ? where id = ? and account_id = ? and valid_until > ?",
                now.toEpochMilli(),
                packageId,
                accountId,
                now.toEpochMilli());
        return left.isEmpty() ? 0 : left.get(0);
    }

    static Holding holding(ResultSet row) throws SQLException {
        return new Holding(
                row.getLong("id"),
                Coverage.values()[row.getInt("coverage")],
                row.getLong("units"),
                row.getLong("units_left"),
                Instant.ofEpochMilli(row.getLong("valid_from")),
                Instant.ofEpochMilli(row.getLong("valid_until")));
    }
}
