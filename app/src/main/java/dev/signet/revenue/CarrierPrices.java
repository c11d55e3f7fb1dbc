package dev.signet.revenue;

import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.Vendor;
import dev.signet.rules.policy.BadTable;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What carriers charge the platform, as the rulebook's table {@code carrier-prices} says: the most specific line speaks (area,
 * then network, then the channel alone), of these the one that began last.
 */
public final class CarrierPrices {

    private static final int MICROS = 6;

    /** As the settings of carriers allow it. */
    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9-]{1,32}");

    private static final Pattern AREA = Pattern.compile("([A-Z]{2})?");

    private final List<Line> lines = new ArrayList<>();
    private final String file;

    /** What a carrier takes money for. */
    public enum Charged {
        /** Every part that it took. */
        SUBMITTED,
        /** Parts that it delivered. */
        DELIVERED
    }

    /** @param micros for one part, in millionths of a yuan */
    public record Rate(long micros, Charged charged) {}

    /** @param row line of the file */
    private record Line(int row, String channel, @Nullable Vendor network, String area, LocalDate from, Rate rate) {

        boolean isFor(String ofChannel, @Nullable Vendor ofNetwork, String ofArea, LocalDate day) {
            return channel.equals(ofChannel)
                    && (network == null || network == ofNetwork)
                    && (area.isEmpty() || area.equals(ofArea))
                    && !from.isAfter(day);
        }

        boolean isSameAs(Line other) {
            return channel.equals(other.channel)
                    && network == other.network
                    && area.equals(other.area)
                    && from.equals(other.from);
        }
    }

    private CarrierPrices(Policies policies) {
        Table table = policies.table("carrier-prices");
        file = table.file();
        for (Table.Row row : table.rows()) {
            Line line = read(table, row);
            if (lines.stream().anyMatch(line::isSameAs)) {
                throw new BadTable(
                        table,
                        row,
                        "channel " + line.channel() + " has two prices for the same network and area from "
                                + line.from() + " on; remove one of them, or give the newer one its own first day");
            }
            lines.add(line);
        }
        lines.sort(Comparator.comparing((Line line) -> line.area().isEmpty())
                .thenComparing(line -> line.network() == null)
                .thenComparing(Comparator.comparing(Line::from).reversed()));
    }

    /**
     * Those of a rulebook; read on first use and kept with its policies.
     *
     * @throws BadTable where a line cannot be used, with file and line
     */
    public static CarrierPrices of(Policies policies) {
        return policies.derived(CarrierPrices.class, CarrierPrices::new);
    }

    /** Those of the rulebook in force. */
    public static CarrierPrices of(ActiveRulebook rulebook) {
        return of(rulebook.current().policies());
    }

    private static Line read(Table table, Table.Row row) {
        Line line = new Line(
                row.line(),
                BadTable.cell(table, row, "channel", text -> fitting(CHANNEL, text)),
                BadTable.cell(table, row, "network", CarrierPrices::network),
                BadTable.cell(table, row, "area", text -> fitting(AREA, text)),
                BadTable.cell(table, row, "valid_from", LocalDate::parse),
                new Rate(
                        BadTable.cell(table, row, "price", CarrierPrices::micros),
                        BadTable.cell(table, row, "charged", text -> Charged.valueOf(text.toUpperCase(Locale.ROOT)))));
        if (!line.area().isEmpty() && line.network() != Vendor.INTERNATIONAL) {
            throw new BadTable(
                    table,
                    row,
                    "area " + line.area() + " needs the network international: only abroad is told apart by it");
        }
        return line;
    }

    private static String fitting(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static @Nullable Vendor network(String text) {
        return text.isEmpty() ? null : Vendor.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static long micros(String text) {
        long micros = new BigDecimal(text).movePointRight(MICROS).longValueExact();
        if (micros < 0) {
            throw new IllegalArgumentException(text);
        }
        return micros;
    }

    /**
     * What one part costs; null where no line says so, and nobody knows.
     *
     * @param channel the carrier's configured name
     * @param network of the number; null where it is no number
     * @param area country of a number abroad (ISO 3166-1); empty at home, and where it is not known
     * @param day of the submission, UTC+8
     */
    public @Nullable Rate on(String channel, @Nullable Vendor network, String area, LocalDate day) {
        return lines.stream()
                .filter(line -> line.isFor(channel, network, area, day))
                .findFirst()
                .map(Line::rate)
                .orElse(null);
    }

    /** A line that prices nothing: there is no such channel. */
    public record Stray(String file, int row, String channel) {}

    /** @param configured channels that there are, which a rulebook cannot know when it is read */
    public List<Stray> strays(Collection<String> configured) {
        return lines.stream()
                .filter(line -> !configured.contains(line.channel()))
                .sorted(Comparator.comparingInt(Line::row))
                .map(line -> new Stray(file, line.row(), line.channel()))
                .toList();
    }

    /** The channels that have a price. */
    public Set<String> channels() {
        return lines.stream().map(Line::channel).collect(Collectors.toSet());
    }

    /** The days on which any price begins. */
    NavigableSet<LocalDate> firstDays() {
        NavigableSet<LocalDate> days = new TreeSet<>();
        lines.forEach(line -> days.add(line.from()));
        return days;
    }
}
