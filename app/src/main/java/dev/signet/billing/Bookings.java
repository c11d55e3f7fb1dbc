package dev.signet.billing;

import static java.util.Objects.requireNonNull;

import dev.signet.billing.Booking.Act;
import dev.signet.billing.Booking.Order;
import dev.signet.billing.price.Coverage;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.Masks;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Books in the ledger what two people agreed to, each change once. The ledger commits before their consent, which is on the
 * other plane: where that fails, the change still waits, and whoever agrees to it again finds it booked.
 */
@Component
public class Bookings {

    private static final Wording TEXTS = Wording.of("billing");
    private static final String DENIED = "OperationDenied.Booking";
    private static final String SELECT = """
            select id, account_id, act, balance_micros, package_id, package_units, voucher_id, voucher_micros, payment, asked_by,
                agreed_by, reason, booked_at from billing_booking""";

    private final Ledger ledger;
    private final LedgerPackages packages;
    private final Vouchers vouchers;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    Bookings(
            Ledger ledger,
            LedgerPackages packages,
            Vouchers vouchers,
            @DataPlane JdbcTemplate jdbc,
            @DataPlane TransactionTemplate transaction,
            Ids ids,
            Clock clock) {
        this.ledger = ledger;
        this.packages = packages;
        this.vouchers = vouchers;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is booked under the account's lock, and what it did there. */
    private record Done(
            long entryId,
            Act act,
            long micros,
            @Nullable Long packageId,
            long units,
            @Nullable Long voucherId,
            long voucherMicros) {

        static Done money(long entryId, Act act, long micros) {
            return new Done(entryId, act, micros, null, 0, null, 0);
        }

        static Done units(long entryId, Act act, long packageId, long units) {
            return new Done(entryId, act, 0, packageId, units, null, 0);
        }

        static Done voucher(Act act, Vouchers.Posted posted) {
            return new Done(posted.entryId(), act, 0, null, 0, posted.voucherId(), posted.micros());
        }
    }

    /** @throws Refusal where this payment was booked by another change */
    public Booking topUp(Order order, BigDecimal yuan, String payment) {
        return once(order, payment, held -> {
            long micros = Ledger.micros(yuan);
            long entry = ledger.book(
                    order.accountId(),
                    held.month(),
                    EntryKind.TOP_UP,
                    micros,
                    reference(order),
                    note(order),
                    held.now());
            return Done.money(entry, Act.TOP_UP, micros);
        });
    }

    /**
     * @param owed how far below nothing it may take the balance
     * @throws Refusal where it would go further
     */
    public Booking correct(Order order, BigDecimal yuan, BigDecimal owed) {
        return once(order, null, held -> {
            refuseDebt(held.balance(), yuan, owed);
            long micros = Ledger.micros(yuan);
            long entry = ledger.book(
                    order.accountId(),
                    held.month(),
                    EntryKind.CREDIT,
                    micros,
                    reference(order),
                    note(order),
                    held.now());
            return Done.money(entry, Act.CORRECTION, micros);
        });
    }

    /** @throws Refusal where a correction takes the balance further below nothing than it may be */
    public static void refuseDebt(BigDecimal balance, BigDecimal yuan, BigDecimal owed) {
        BigDecimal after = balance.add(yuan);
        if (yuan.signum() < 0 && after.add(owed).signum() < 0) {
            throw TEXTS.refusal(DENIED, "booking.debt", plain(yuan), plain(balance), plain(after), plain(owed));
        }
    }

    /** @throws Refusal where this payment was booked by another change */
    public Booking grant(
            Order order, Coverage coverage, long units, Instant from, Instant until, @Nullable String payment) {
        return once(order, payment, held -> {
            Packages.Holding granted = new Packages.Holding(ids.next(), coverage, units, units, from, until);
            long entry = packages.write(order.accountId(), granted, reference(order), note(order), held.now());
            return Done.units(entry, Act.PACKAGE_GRANTED, granted.id(), units);
        });
    }

    /** Takes back what is left of a package; what is reserved of it stays with its messages. */
    public Booking end(Order order, long packageId) {
        return once(order, null, held -> {
            long left = packages.end(order.accountId(), packageId, held.now());
            if (left == 0) {
                throw TEXTS.refusal(DENIED, "package.nothing-left", packageId);
            }
            long entry = packages.entry(
                    order.accountId(), held.month(), packageId, -left, reference(order), note(order), held.now());
            return Done.units(entry, Act.PACKAGE_ENDED, packageId, -left);
        });
    }

    /**
     * 发放代金券
     *
     * @param coverage what it pays for; null for all messages
     */
    public Booking giveVoucher(Order order, @Nullable Coverage coverage, BigDecimal yuan, Instant from, Instant until) {
        return once(
                order,
                null,
                held -> Done.voucher(
                        Act.VOUCHER_GRANTED,
                        vouchers.give(
                                order.accountId(),
                                held.month(),
                                coverage,
                                Ledger.micros(yuan),
                                from,
                                until,
                                reference(order),
                                note(order),
                                held.now())));
    }

    /** Takes back what is left of a voucher; what is reserved of it stays with its messages. */
    public Booking endVoucher(Order order, long voucherId) {
        return once(order, null, held -> {
            Vouchers.Posted posted =
                    vouchers.end(order.accountId(), held.month(), voucherId, reference(order), note(order), held.now());
            if (posted.micros() == 0) {
                throw TEXTS.refusal(DENIED, "voucher.nothing-left", voucherId);
            }
            return Done.voucher(Act.VOUCHER_ENDED, posted);
        });
    }

    private record Held(BigDecimal balance, int month, Instant now) {}

    private Booking once(Order order, @Nullable String payment, Function<Held, Done> act) {
        try {
            return requireNonNull(transaction.execute(status -> {
                Instant now = clock.instant();
                Purse.Stored held = ledger.held(order.accountId(), now);
                return find(order.id()).orElseGet(() -> {
                    refuseBooked(payment);
                    return keep(
                            order, payment, act.apply(new Held(Ledger.yuan(held.balance()), held.month(), now)), now);
                });
            }));
        } catch (DuplicateKeyException lost) { // to another account's booking of the same payment, at the same moment
            refuseBooked(payment);
            throw lost;
        }
    }

    /** @throws Refusal naming what this payment was booked for already */
    public void refuseBooked(@Nullable String payment) {
        if (payment != null) {
            jdbc
                    .query(SELECT + " where payment_key = ?", (row, n) -> booking(row), PaymentReference.key(payment))
                    .stream()
                    .findFirst()
                    .ifPresent(other -> {
                        throw TEXTS.refusal(
                                DENIED,
                                "booking.payment-booked",
                                Objects.requireNonNullElse(other.payment(), payment),
                                other.accountId(),
                                other.at(),
                                other.id());
                    });
        }
    }

    private Booking keep(Order order, @Nullable String payment, Done done, Instant now) {
        jdbc.update(
                """
                insert into billing_booking (id, account_id, act, entry_id, balance_micros, package_id, package_units,
                    voucher_id, voucher_micros, payment, payment_key, asked_by, agreed_by, reason, booked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                order.id(),
                order.accountId(),
                done.act().name(),
                done.entryId(),
                done.micros(),
                done.packageId(),
                done.units(),
                done.voucherId(),
                done.voucherMicros(),
                payment,
                payment == null ? null : PaymentReference.key(payment),
                order.askedBy(),
                order.agreedBy(),
                Masks.phonesIn(order.reason()),
                now.toEpochMilli());
        return find(order.id()).orElseThrow();
    }

    public Optional<Booking> find(long id) {
        return jdbc.query(SELECT + " where id = ?", (row, n) -> booking(row), id).stream()
                .findFirst();
    }

    /** The latest of all accounts. */
    public List<Booking> latest(Act act, int size) {
        return jdbc.query(
                SELECT + " where act = ? order by booked_at desc limit ?", (row, n) -> booking(row), act.name(), size);
    }

    /**
     * Those of which it is not known yet whether their change says that it was carried out.
     *
     * @param before booked so long ago that the consent has ended one way or the other
     */
    public List<Booking> toCompare(Instant before, int size) {
        return jdbc.query(
                SELECT + " where not compared and booked_at < ? order by booked_at limit ?",
                (row, n) -> booking(row),
                before.toEpochMilli(),
                size);
    }

    /** That its change says so. */
    public void agrees(Booking booking) {
        jdbc.update("update billing_booking set compared = true where id = ?", booking.id());
    }

    private static String reference(Order order) {
        return "change:" + order.id();
    }

    private static String note(Order order) {
        return order.askedBy() + ", " + order.agreedBy() + ": " + Masks.phonesIn(order.reason());
    }

    private static String plain(BigDecimal yuan) {
        return yuan.stripTrailingZeros().toPlainString();
    }

    private static Booking booking(ResultSet row) throws SQLException {
        return new Booking(
                row.getLong("id"),
                row.getLong("account_id"),
                Act.valueOf(row.getString("act")),
                Ledger.yuan(row.getLong("balance_micros")),
                row.getObject("package_id", Long.class),
                row.getLong("package_units"),
                row.getObject("voucher_id", Long.class),
                Ledger.yuan(row.getLong("voucher_micros")),
                row.getString("payment"),
                row.getString("asked_by"),
                row.getString("agreed_by"),
                row.getString("reason"),
                Instant.ofEpochMilli(row.getLong("booked_at")));
    }
}
