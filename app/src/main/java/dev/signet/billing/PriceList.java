package dev.signet.billing;

import static java.util.Objects.requireNonNull;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one billing unit costs, by kind of message and by how much the account sent in the month, as the rulebook's
 * table {@code prices} says: columns {@code kind}, {@code prefix} (of the number; empty for all), {@code from_units},
 * {@code price} in yuan. The longest fitting prefix wins, then the highest tier reached.
 */
public final class PriceList {

    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private final Map<TemplateKind, List<Line>> lines = new EnumMap<>(TemplateKind.class);

    private final List<Price> listed = new ArrayList<>();

    /**
     * One line as it is shown.
     *
     * @param prefix of the numbers it is for, the country code first; empty for all others
     * @param fromUnits how many units of the month it takes to reach the price
     * @param yuan for one unit
     */
    public record Price(TemplateKind kind, String prefix, long fromUnits, BigDecimal yuan) {}

    private record Line(String prefix, long fromUnits, int micros) {}

    public PriceList(Table table) {
        for (Table.Row row : table.rows()) {
            Price price = new Price(
                    TemplateKind.valueOf(row.get("kind")),
                    row.get("prefix"),
                    Long.parseLong(row.get("from_units")),
                    new BigDecimal(row.get("price")));
            listed.add(price);
            lines.computeIfAbsent(price.kind(), k -> new ArrayList<>())
                    .add(new Line(
                            price.prefix(),
                            price.fromUnits(),
                            price.yuan().multiply(MICROS).intValueExact()));
        }
        Comparator<Line> mostSpecificFirst = Comparator.<Line>comparingInt(
                        l -> -l.prefix().length())
                .thenComparing(Comparator.comparingLong(Line::fromUnits).reversed());
        lines.values().forEach(list -> list.sort(mostSpecificFirst));
        for (TemplateKind kind : TemplateKind.values()) {
            if (lines.getOrDefault(kind, List.of()).stream()
                    .noneMatch(l -> l.prefix().isEmpty() && l.fromUnits() == 0)) {
                throw new IllegalArgumentException(
                        table.file() + ": no price for " + kind + " with an empty prefix from 0 units");
            }
        }
    }

    /** What one unit costs in yuan where no prefix and no tier says otherwise. */
    public BigDecimal unitPrice(TemplateKind kind) {
        return BigDecimal.valueOf(unitMicros(kind, "", 0)).divide(MICROS).stripTrailingZeros();
    }

    /** Every line, in the order of the table. */
    public List<Price> listed() {
        return List.copyOf(listed);
    }

    /**
     * The price of one unit in millionths of a yuan.
     *
     * @param number country code and number, digits only
     * @param monthUnits units the account was charged for before, in this month
     */
    public int unitMicros(TemplateKind kind, String number, long monthUnits) {
        for (Line line : requireNonNull(lines.get(kind))) {
            if (monthUnits >= line.fromUnits() && number.startsWith(line.prefix())) {
                return line.micros();
            }
        }
        throw new IllegalStateException("no price for " + kind);
    }
}
