package dev.signet.cost;

import dev.signet.billing.Source;
import dev.signet.billing.Statement;
import dev.signet.billing.Statement.Item;
import dev.signet.platform.Bilingual;
import dev.signet.rules.fact.TemplateKind;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a month's messages cost, as 费用统计 shows it (S7.1-2, S7.1-3): what packages pay for is not in {@code rows}.
 *
 * @param statement whose {@code payable} is the total of the amounts
 * @param units of the rows: those of packages are not among them (S7.1-9)
 * @param tiers where the month stands between prices; empty once it is settled
 * @param used what packages paid for
 */
public record MonthCosts(Statement statement, List<Row> rows, long units, List<Tier> tiers, List<PackageUse> used) {

    public MonthCosts {
        rows = List.copyOf(rows);
        tiers = List.copyOf(tiers);
        used = List.copyOf(used);
    }

    /** Whether its amounts are indicative still (S7.1-5). */
    public boolean isOpen() {
        return statement.bill() == null;
    }

    /** What packages paid for by kind and network (套餐包抵扣); a part of no amount. */
    public List<Deduction> deductions() {
        record Key(TemplateKind kind, String carrier) {}
        Map<Key, Long> units = new LinkedHashMap<>();
        for (Item item : statement.items()) {
            if (item.source() == Source.PACKAGE) {
                units.merge(new Key(item.kind(), item.vendor()), item.units(), Long::sum);
            }
        }
        return units.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().kind()))
                .map(each -> new Deduction(each.getKey().kind(), each.getKey().carrier(), each.getValue()))
                .toList();
    }

    /** Whether nothing was charged. */
    public boolean isNothing() {
        return rows.isEmpty();
    }

    /**
     * An item in a network (S7.1-3).
     *
     * @param carrier as {@code Vendor}; empty where it is not known, and of what is priced by region
     * @param unitPrice null where it is priced by region
     * @param regions those that make up an item abroad; empty at home
     */
    public record Row(
            TemplateKind kind,
            String carrier,
            @Nullable BigDecimal unitPrice,
            long units,
            BigDecimal amount,
            List<Region> regions) {

        public Row {
            regions = List.copyOf(regions);
        }
    }

    /** @param prefix of the numbers; empty for all that have no price of their own */
    public record Region(String prefix, Bilingual name, BigDecimal unitPrice, long units, BigDecimal amount) {}

    /**
     * The tier that a month has come to (BL-13).
     *
     * @param units billed so far, of the kinds that count together
     * @param next units at which the next tier begins; null in the last one
     */
    public record Tier(boolean abroad, long units, @Nullable Long next, List<Change> changes) {

        public Tier {
            changes = List.copyOf(changes);
        }

        /** Units that are missing to the next tier; none in the last one. */
        public @Nullable Long missing() {
            return next == null ? null : next - units;
        }
    }

    /** @param then what the whole month costs a unit once the next tier is reached; null in the last one */
    public record Change(
            TemplateKind kind, BigDecimal now, @Nullable BigDecimal then) {}

    /** @param carrier as {@code Vendor}; empty where it is not known */
    public record Deduction(TemplateKind kind, String carrier, long units) {}

    /** What a package paid for in the month. */
    public record PackageUse(long packageId, long units, long messages) {}
}
