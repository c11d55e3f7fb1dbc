package dev.signet.billing;

import dev.signet.billing.LedgerEntry.Kind;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What accounts have and how it came about, for people to read: takes no lock. */
@Component
public class LedgerEntries {

    private static final String BELOW = " from billing_account where account_id <> ? and balance_micros < ?";
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MICROS = 6;

    private final JdbcTemplate jdbc;

    LedgerEntries(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param reserved for messages whose outcome is not known */
    public record Purses(BigDecimal balance, BigDecimal reserved) {

        public static final Purses NONE = new Purses(Ledger.yuan(0), Ledger.yuan(0));
    }

    /**
     * How many accounts ever had anything.
     *
     * @param except not this one
     * @param below only with less than this; null for all
     */
    public long count(long except, @Nullable BigDecimal below) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*)" + BELOW, Long.class, except, micros(below)));
    }

    /**
     * Of those the ones that have least, by account, in this order. One row an account is all there is: they are looked
     * through rather than kept in order, which every message would have to pay for.
     *
     * @param skipped how many of them stand on earlier pages
     */
    public Map<Long, Purses> lowest(long except, @Nullable BigDecimal below, long skipped, int most) {
        Map<Long, Purses> lowest = new LinkedHashMap<>();
        jdbc.query(
                "select account_id, balance_micros, reserved_micros" + BELOW
                        + " order by balance_micros, account_id limit ? offset ?",
                row -> {
                    lowest.put(row.getLong(1), purses(row));
                },
                except,
                micros(below),
                most,
                skipped);
        return lowest;
    }

    /** Those of them that ever had anything. */
    public Set<Long> known() {
        return new HashSet<>(jdbc.queryForList("select account_id from billing_account", Long.class));
    }

    /** As near to it as a balance can be. */
    private static long micros(@Nullable BigDecimal below) {
        BigDecimal micros = below == null ? MOST : below.movePointRight(MICROS);
        if (micros.abs().compareTo(BigDecimal.ONE) < 0) {
            return micros.signum() > 0 ? 1 : 0;
        }
        return micros.min(MOST)
                .max(MOST.negate())
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    public Purses of(long accountId) {
        return jdbc
                .query(
                        "select account_id, balance_micros, reserved_micros from billing_account where account_id = ?",
                        (row, n) -> purses(row),
                        accountId)
                .stream()
                .findFirst()
                .orElse(Purses.NONE);
    }

    private static Purses purses(ResultSet row) throws SQLException {
        return new Purses(Ledger.yuan(row.getLong(2)), Ledger.yuan(row.getLong(3)));
    }

    /**
     * Newest first.
     *
     * @param kind null for all
     * @param day of UTC+8; null for all
     * @param before those of an earlier id only
     */
    public List<LedgerEntry> list(
            long accountId, @Nullable Kind kind, @Nullable LocalDate day, @Nullable Long before, int size) {
        List<Object> values = new ArrayList<>(List.of(accountId));
        StringBuilder sql = new StringBuilder("""
                select e.id, e.kind, e.balance_micros, e.reserved_micros, e.package_id, e.package_units, e.voucher_id,
                    e.voucher_micros, e.messages, e.note, e.made_at, b.id, b.act, b.balance_micros, b.package_id, b.package_units, b.voucher_id,
                    b.voucher_micros, b.payment, b.asked_by,
                    b.agreed_by, b.reason, b.booked_at, e.voucher_reserved_micros, e.month
                from billing_entry e""");
        if (kind != null && kind.isBooked()) {
            sql.append(" force index (billing_entry_once)");
        }
        sql.append(" left join billing_booking b on b.entry_id = e.id where e.account_id = ?");
        if (kind != null) {
            sql.append(" and ").append(kind.condition());
            sql.append(kind.isBooked() ? " and e.reference is not null" : "");
        }
        if (day != null) {
            sql.append(" and e.made_at >= ? and e.made_at < ? and e.id >= ? and e.id < ?");
            values.add(ChinaTime.startOf(day).toEpochMilli());
            values.add(ChinaTime.startOf(day.plusDays(1)).toEpochMilli());
            // An id is about as old as its entry: the day before and the day after are looked through as well.
            values.add(Ids.lowestAt(ChinaTime.startOf(day.minusDays(1))));
            values.add(Ids.lowestAt(ChinaTime.startOf(day.plusDays(2))));
        }
        if (before != null) {
            sql.append(" and e.id < ?");
            values.add(before);
        }
        sql.append(" order by e.id desc limit ?");
        values.add(size);
        return jdbc.query(sql.toString(), (row, n) -> entry(accountId, row), values.toArray());
    }

    private static LedgerEntry entry(long accountId, ResultSet row) throws SQLException {
        Long packageId = row.getObject(5, Long.class);
        long units = row.getLong(6);
        return new LedgerEntry(
                row.getLong(1),
                Kind.of(EntryKind.values()[row.getInt(2)], packageId, units),
                Ledger.yuan(row.getLong(3)),
                Ledger.yuan(row.getLong(4)),
                packageId,
                units,
                row.getObject(7, Long.class),
                Ledger.yuan(row.getLong(8)),
                Ledger.yuan(row.getLong(24)),
                row.getInt(25) == 0 ? null : BillingMonth.of(row.getInt(25)),
                row.getInt(9),
                Objects.requireNonNullElse(row.getString(10), ""),
                Instant.ofEpochMilli(row.getLong(11)),
                row.getObject(12, Long.class) == null ? null : booking(accountId, row));
    }

    private static Booking booking(long accountId, ResultSet row) throws SQLException {
        return new Booking(
                row.getLong(12),
                accountId,
                Booking.Act.valueOf(row.getString(13)),
                Ledger.yuan(row.getLong(14)),
                row.getObject(15, Long.class),
                row.getLong(16),
                row.getObject(17, Long.class),
                Ledger.yuan(row.getLong(18)),
                row.getString(19),
                row.getString(20),
                row.getString(21),
                row.getString(22),
                Instant.ofEpochMilli(row.getLong(23)));
    }
}
