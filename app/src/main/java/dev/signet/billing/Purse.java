package dev.signet.billing;

import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.TemplateKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account's money and packages while its row is locked. Reservations are kept in memory until
 * {@link Ledger#write} puts them into the ledger; {@link #reset} forgets them. For one thread.
 */
public final class Purse {

    private final long accountId;
    private final PriceList prices;
    private final Ids ids;
    private final Stored stored;
    private long balance;
    private long reserved;
    private long monthUnits;
    private @Nullable Line money;
    private final List<Holding> packages;

    /** The account's row as it was read. */
    record Stored(long balance, long reserved, int month, long monthUnits) {}

    /** One package with what this transaction took from it. */
    static final class Holding {
        final long id;
        final Coverage coverage;
        final long unitsLeft;
        long taken;

        @Nullable
        Line line;

        Holding(long id, Coverage coverage, long unitsLeft) {
            this.id = id;
            this.coverage = coverage;
            this.unitsLeft = unitsLeft;
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

    Purse(long accountId, Stored stored, List<Holding> packages, PriceList prices, Ids ids) {
        this.accountId = accountId;
        this.stored = stored;
        this.packages = packages;
        this.prices = prices;
        this.ids = ids;
        reset();
    }

    /**
     * Takes what one message costs: from the package that ends first (BL-14), else from the balance. A message is
     * never paid by two sources.
     *
     * @param number country code and number, digits only
     * @return null when neither suffices, or the account owes
     */
    public @Nullable Charge reserve(TemplateKind kind, String number, int segments) {
        if (balance < 0) {
            return null;
        }
        for (Holding holding : packages) {
            if (holding.coverage == Coverage.of(kind) && holding.unitsLeft - holding.taken >= segments) {
                return takeFrom(holding, segments);
            }
        }
        return takeMoney(kind, number, segments);
    }

    private Charge takeFrom(Holding holding, int segments) {
        holding.taken += segments;
        Line line = holding.line == null ? holding.line = new Line(ids.next()) : holding.line;
        line.units += segments;
        line.messages++;
        return new Charge(line.entryId, 0, holding.id);
    }

    private @Nullable Charge takeMoney(TemplateKind kind, String number, int segments) {
        int price = prices.unitMicros(kind, number, monthUnits) * segments;
        if (balance < price) {
            return null;
        }
        balance -= price;
        reserved += price;
        if (kind != TemplateKind.INTERNATIONAL) { // the tiers are the domestic month's
            monthUnits += segments;
        }
        Line line = money == null ? money = new Line(ids.next()) : money;
        line.micros += price;
        line.messages++;
        return new Charge(line.entryId, price, null);
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
        return balance <= 0;
    }

    /** What is left of the balance, in yuan. */
    public BigDecimal available() {
        return BigDecimal.valueOf(balance, 6);
    }

    /** Forgets every reservation made since the row was read. */
    public void reset() {
        balance = stored.balance();
        reserved = stored.reserved();
        monthUnits = stored.monthUnits();
        money = null;
        for (Holding holding : packages) {
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

    long monthUnits() {
        return monthUnits;
    }

    @Nullable
    Line money() {
        return money;
    }

    List<Holding> touchedPackages() {
        List<Holding> touched = new ArrayList<>();
        for (Holding holding : packages) {
            if (holding.line != null) {
                touched.add(holding);
            }
        }
        return touched;
    }
}
