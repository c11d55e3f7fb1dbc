package dev.signet.billing;

import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PriceList;
import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.TemplateKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account's money, packages and vouchers while its row is locked. Reservations are kept in memory until
 * {@link Ledger#write} puts them into the ledger; {@link #reset} forgets them. For one thread.
 */
public final class Purse {

    private final long accountId;
    private final PriceList prices;
    private final LocalDate day;
    private final Ids ids;
    private final Stored stored;
    private long balance;
    private long reserved;
    private boolean budgetStops;
    private @Nullable Line money;
    private final List<Holding> holdings;

    /**
     * The account's row as it was read.
     *
     * @param month the month that is billed, yyyymm
     * @param closed the last month that was settled, yyyymm; 0 where none was
     * @param units billed in it at home, and {@code unitsAbroad}, neither by packages
     * @param charged to the balance in it
     * @param vouchers whether it ever had any
     * @param stop the most that may be charged to the balance in it and reserved; {@link Long#MAX_VALUE} for any
     */
    record Stored(
            long balance,
            long reserved,
            int month,
            int closed,
            long units,
            long unitsAbroad,
            long charged,
            long stop,
            boolean vouchers) {

        long units(Coverage coverage) {
            return coverage == Coverage.INTERNATIONAL ? unitsAbroad : units;
        }
    }

    /** One package or voucher, with what this transaction took from it. */
    static final class Holding {
        final Source source;
        final long id;
        private final @Nullable Coverage coverage;
        private final long left;
        long taken;

        @Nullable
        Line line;

        /**
         * @param coverage null for all
         * @param left units of a package, millionths of a yuan of a voucher
         */
        Holding(Source source, long id, @Nullable Coverage coverage, long left) {
            this.source = source;
            this.id = id;
            this.coverage = coverage;
            this.left = left;
        }

        boolean holds() {
            return left > taken;
        }

        boolean pays(Coverage wanted, long amount) {
            return (coverage == null || coverage == wanted) && left - taken >= amount;
        }
    }

    /** A ledger entry in the making. */
    static final class Line {
        final long entryId;
        long micros;
        long units;
        int messages;

        Line(long entryId) {
            this.entryId = entryId;
        }
    }

    /**
     * @param holdings in the order in which they pay
     * @param day of UTC+8, whose prices hold
     */
    Purse(long accountId, Stored stored, List<Holding> holdings, PriceList prices, LocalDate day, Ids ids) {
        this.accountId = accountId;
        this.stored = stored;
        this.holdings = holdings;
        this.prices = prices;
        this.day = day;
        this.ids = ids;
        reset();
    }

    /**
     * Takes what one message costs: from the package that ends first (BL-14), else from the voucher that ends first, else from
     * the balance. A message is never paid by two sources. The price is that of the tier which the units billed so far reached.
     *
     * @param number country code and number, digits only
     * @return null when none suffices, the account owes, or its budget says no more
     */
    public @Nullable Charge reserve(TemplateKind kind, String number, int segments) {
        if (balance < 0) {
            return null;
        }
        Coverage coverage = Coverage.of(kind);
        int price = Math.multiplyExact(prices.unitMicros(kind, number, stored.units(coverage), day), segments);
        for (Holding holding : holdings) {
            long amount = holding.source == Source.PACKAGE ? segments : price;
            if (holding.pays(coverage, amount)) {
                return takeFrom(holding, amount, segments, price);
            }
        }
        return takeMoney(price);
    }

    private Charge takeFrom(Holding holding, long amount, int segments, int price) {
        holding.taken += amount;
        Line line = holding.line == null ? holding.line = new Line(ids.next()) : holding.line;
        line.units += segments;
        line.messages++;
        return holding.source == Source.PACKAGE
                ? new Charge(line.entryId, 0, holding.id, null)
                : new Charge(line.entryId, price, null, holding.id);
    }

    private @Nullable Charge takeMoney(int price) {
        if (balance < price) {
            return null;
        }
        if (stored.charged() + reserved + price > stored.stop()) {
            budgetStops = true;
            return null;
        }
        balance -= price;
        reserved += price;
        Line line = money == null ? money = new Line(ids.next()) : money;
        line.micros += price;
        line.messages++;
        return new Charge(line.entryId, price, null, null);
    }

    /**
     * Takes again what was reckoned for a message with another purse, into the ledger entry that was meant for it.
     *
     * @return false when it cannot be had at the same price and from the same source any more
     */
    public boolean repeats(Purse reckoned, Charge charge, TemplateKind kind, String number, int segments) {
        if (money == null && reckoned.money != null) {
            money = new Line(reckoned.money.entryId);
        }
        return charge.equals(reserve(kind, number, segments));
    }

    /** Whether nothing at all is left to pay with (or the account owes), as opposed to too little for one message. */
    public boolean empty() {
        return balance < 0 || balance == 0 && holdings.stream().noneMatch(Holding::holds);
    }

    /** What is left of the balance, in yuan. */
    public BigDecimal available() {
        return BigDecimal.valueOf(balance, 6);
    }

    /** The account's own limit of a month's cost in yuan, where that is why a message could not be paid; else null. */
    public @Nullable BigDecimal stoppedAt() {
        return budgetStops ? BigDecimal.valueOf(stored.stop(), 6) : null;
    }

    /** Forgets every reservation made since the row was read. */
    public void reset() {
        balance = stored.balance();
        reserved = stored.reserved();
        budgetStops = false;
        money = null;
        for (Holding holding : holdings) {
            holding.taken = 0;
            holding.line = null;
        }
    }

    long accountId() {
        return accountId;
    }

    long balance() {
        return balance;
    }

    long reserved() {
        return reserved;
    }

    int month() {
        return stored.month();
    }

    @Nullable
    Line money() {
        return money;
    }

    List<Holding> touched() {
        List<Holding> touched = new ArrayList<>();
        for (Holding holding : holdings) {
            if (holding.line != null) {
                touched.add(holding);
            }
        }
        return touched;
    }
}
