package dev.signet.rules.content;

import dev.signet.rules.fact.Vendor;
import dev.signet.rules.policy.BadTable;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ranges of mainland mobile numbers that officers keep (table {@code number-ranges}): which network has them, from
 * when to when, and whether they take texts at all. Of the ranges in use the longest prefix speaks for a number; what is
 * not listed, the table says nothing about.
 */
public final class NumberRanges {

    /** So many digits of a number, without the country code, decide about it (domain-rules 8.1). */
    public static final int DECIDING_DIGITS = 5;

    private static final int SHORTEST_PREFIX = 3;
    private static final int FIRST = 10_000;
    private static final Set<Vendor> MAINLAND = EnumSet.complementOf(EnumSet.of(Vendor.INTERNATIONAL));

    /** By the first five digits, the longest prefix first; null where none is listed. */
    private final NumberRange[][] byStart = new NumberRange[FIRST][];

    private NumberRanges(Policies policies) {
        Table table = policies.table("number-ranges");
        List<NumberRange> ranges = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            for (NumberRange range : read(table, row)) {
                NumberRange other =
                        ranges.stream().filter(range::meets).findFirst().orElse(null);
                if (other != null) {
                    throw new BadTable(table, row, "prefix " + range.prefix() + " is listed twice for the same days");
                }
                ranges.add(range);
            }
        }
        ranges.sort((a, b) -> b.prefix().length() - a.prefix().length());
        ranges.forEach(this::enter);
    }

    /** Those of a rulebook; read on first use and kept with its policies. */
    public static NumberRanges of(Policies policies) {
        return policies.derived(NumberRanges.class, NumberRanges::new);
    }

    private static List<NumberRange> read(Table table, Table.Row row) {
        Vendor vendor = BadTable.cell(table, row, "vendor", NumberRanges::vendor);
        boolean takesTexts = BadTable.cell(table, row, "texts", NumberRanges::yes);
        LocalDate first = BadTable.cell(table, row, "first_day", NumberRanges::day);
        LocalDate last = BadTable.cell(table, row, "last_day", NumberRanges::day);
        if (first != null && last != null && last.isBefore(first)) {
            throw new BadTable(table, row, "last_day " + last + " is before first_day " + first);
        }
        List<NumberRange> ranges = new ArrayList<>();
        for (String prefix : BadTable.cell(table, row, "prefixes", NumberRanges::prefixes)) {
            ranges.add(new NumberRange(prefix, vendor, takesTexts, first, last, row.get("note")));
        }
        return ranges;
    }

    private static Vendor vendor(String text) {
        Vendor vendor = Vendor.valueOf(text.toUpperCase(Locale.ROOT));
        if (!MAINLAND.contains(vendor)) {
            throw new IllegalArgumentException("no network of the mainland");
        }
        return vendor;
    }

    private static boolean yes(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("neither yes nor no");
        };
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static List<String> prefixes(String text) {
        List<String> prefixes = List.of(text.split(" +"));
        for (String prefix : prefixes) {
            if (!prefix.matches("1[0-9]{" + (SHORTEST_PREFIX - 1) + "," + (DECIDING_DIGITS - 1) + "}")) {
                throw new IllegalArgumentException("no prefix");
            }
        }
        return prefixes;
    }

    private void enter(NumberRange range) {
        int covered = 1;
        for (int digits = range.prefix().length(); digits < DECIDING_DIGITS; digits++) {
            covered *= 10;
        }
        int start = Integer.parseInt(range.prefix()) * covered - FIRST;
        for (int i = start; i < start + covered; i++) {
            NumberRange[] before = byStart[i] == null ? new NumberRange[0] : byStart[i];
            byStart[i] = java.util.Arrays.copyOf(before, before.length + 1);
            byStart[i][before.length] = range;
        }
    }

    /**
     * The range that is in use for a number on a day; where none of those listed for it is, the one of the longest prefix,
     * so that it can be told why not.
     *
     * @param number eleven digits that begin with 1
     * @return null where the table says nothing about such numbers
     */
    public @Nullable NumberRange of(String number, LocalDate day) {
        NumberRange[] listed = byStart[start(number)];
        if (listed == null) {
            return null;
        }
        for (NumberRange range : listed) {
            if (range.isInUse(day)) {
                return range;
            }
        }
        return listed[0];
    }

    private static int start(String number) {
        int start = 0;
        for (int i = 0; i < DECIDING_DIGITS; i++) {
            start = start * 10 + number.charAt(i) - '0';
        }
        return start - FIRST;
    }
}
