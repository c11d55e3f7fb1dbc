package dev.signet.billing.price;

import static java.util.Objects.requireNonNull;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one billing unit costs, by kind of message and by how much the account was billed in the month, as the rulebook's
 * table {@code prices} says: columns {@code kind}, {@code prefix} (of the number; empty for all), {@code from_units},
 * {@code price} in yuan, {@code valid_from} (first day of UTC+8; empty for always). The longest fitting prefix wins, of its
 * lines those that came into force last, of them the highest tier reached.
 */
public final class PriceList {

    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private final Map<TemplateKind, List<Line>> lines = new EnumMap<>(TemplateKind.class);
    private final Map<Coverage, TreeSet<Long>> tiers = new EnumMap<>(Coverage.class);
    private final List<Price> listed = new ArrayList<>();

    /** With where it stands, to be told of. */
    private record Placed(Line line, int row) {}

    /**
     * One line as it is shown.
     *
     * @param prefix of the numbers it is for, the country code first; empty for all others
     * @param fromUnits how many units of the month it takes to reach the price
     * @param yuan for one unit
     * @param since first day; null where it holds since ever
     */
    public record Price(
            TemplateKind kind,
            String prefix,
            long fromUnits,
            BigDecimal yuan,
            @Nullable LocalDate since) {}

    /**
     * A line, for reckoning.
     *
     * @param since first day; {@link LocalDate#MIN} where it holds since ever
     */
    public record Line(String prefix, LocalDate since, long fromUnits, int micros) {}

    /**
     * That of a rulebook; read on first use and kept with its policies.
     *
     * @throws IllegalArgumentException naming file and line of what cannot be priced by
     */
    public static PriceList of(Policies policies) {
        return policies.derived(PriceList.class, made -> new PriceList(made.table("prices")));
    }

    private PriceList(Table table) {
        Set<Object> seen = new HashSet<>();
        Map<TemplateKind, List<Placed>> placed = new EnumMap<>(TemplateKind.class);
        for (Table.Row row : table.rows()) {
            Price price = new Price(
                    TemplateKind.valueOf(row.get("kind")),
                    row.get("prefix"),
                    Long.parseLong(row.get("from_units")),
                    new BigDecimal(row.get("price")),
                    row.has("valid_from") ? LocalDate.parse(row.get("valid_from")) : null);
            Line line = new Line(
                    price.prefix(),
                    price.since() == null ? LocalDate.MIN : price.since(),
                    price.fromUnits(),
                    price.yuan().multiply(MICROS).intValueExact());
            if (!seen.add(List.of(price.kind(), line.prefix(), line.since(), line.fromUnits()))) {
                throw new IllegalArgumentException(table.file() + " line " + row.line() + ": " + price.kind() + " from "
                        + line.fromUnits() + " units has a price already, with the same prefix and valid_from");
            }
            listed.add(price);
            lines.computeIfAbsent(price.kind(), k -> new ArrayList<>()).add(line);
            placed.computeIfAbsent(price.kind(), k -> new ArrayList<>()).add(new Placed(line, row.line()));
            if (line.fromUnits() > 0) {
                tiers.computeIfAbsent(Coverage.of(price.kind()), c -> new TreeSet<>())
                        .add(line.fromUnits());
            }
        }
        Comparator<Line> mostSpecificFirst = Comparator.<Line>comparingInt(
                        l -> -l.prefix().length())
                .thenComparing(Comparator.comparing(Line::since).reversed())
                .thenComparing(Comparator.comparingLong(Line::fromUnits).reversed());
        lines.values().forEach(list -> list.sort(mostSpecificFirst));
        for (TemplateKind kind : TemplateKind.values()) {
            List<Line> ofKind = lines.getOrDefault(kind, List.of());
            if (ofKind.stream()
                    .noneMatch(l -> l.prefix().isEmpty()
                            && l.fromUnits() == 0
                            && l.since().equals(LocalDate.MIN))) {
                throw new IllegalArgumentException(table.file() + ": no price for " + kind
                        + " with an empty prefix from 0 units without valid_from");
            }
            for (Placed each : placed.getOrDefault(kind, List.of())) {
                Line line = each.line();
                if (ofKind.stream()
                        .noneMatch(l -> l.prefix().equals(line.prefix())
                                && l.since().equals(line.since())
                                && l.fromUnits() == 0)) {
                    throw new IllegalArgumentException(
                            table.file() + " line " + each.row() + ": " + kind + " has a price from " + line.fromUnits()
                                    + " units, but with the same prefix and valid_from none from 0");
                }
            }
        }
    }

    /** What one unit costs in yuan where no prefix and no tier says otherwise. */
    public BigDecimal unitPrice(TemplateKind kind, LocalDate day) {
        return BigDecimal.valueOf(unitMicros(kind, "", 0, day)).divide(MICROS).stripTrailingZeros();
    }

    /** Every line, in the order of the table. */
    public List<Price> listed() {
        return List.copyOf(listed);
    }

    /** Those of {@link #listed} that price messages on a day. */
    public List<Price> on(LocalDate day) {
        return listed.stream()
                .filter(price -> {
                    LocalDate since = price.since() == null ? LocalDate.MIN : price.since();
                    return line(price.kind(), price.prefix(), price.fromUnits(), day)
                            .since()
                            .equals(since);
                })
                .toList();
    }

    /**
     * The price of one unit in millionths of a yuan.
     *
     * @param number country code and number, digits only
     * @param monthUnits units of its {@link Coverage} that the account was billed in the month
     * @param day on which it was sent, of UTC+8
     */
    public int unitMicros(TemplateKind kind, String number, long monthUnits, LocalDate day) {
        return line(kind, number, monthUnits, day).micros();
    }

    /** The line that prices a unit. */
    public Line line(TemplateKind kind, String number, long monthUnits, LocalDate day) {
        for (Line line : requireNonNull(lines.get(kind))) {
            if (monthUnits >= line.fromUnits() && number.startsWith(line.prefix()) && !day.isBefore(line.since())) {
                return line;
            }
        }
        throw new IllegalStateException("no price for " + kind);
    }

    /** Whether what was billed in the month came to another tier (BL-13). */
    public boolean crosses(Coverage coverage, long before, long after) {
        TreeSet<Long> of = tiers.get(coverage);
        return of != null && !of.subSet(before, false, after, true).isEmpty();
    }
}
