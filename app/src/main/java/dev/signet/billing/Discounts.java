package dev.signet.billing;

import dev.signet.billing.price.Coverage;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the month's end takes off the month's charges, as the rulebook's table {@code discounts} says: columns {@code account}
 * (empty for all), {@code coverage} (empty for both), {@code percent}, {@code valid_from}, {@code valid_until} (first and last
 * day; empty for open). Only who has it for the whole month gets it; an account's own line goes before those for all, then the
 * highest percentage.
 */
final class Discounts {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<Line> lines;

    private record Line(
            String account, @Nullable Coverage coverage, BigDecimal percent, LocalDate from, LocalDate until) {

        static Line of(Table.Row row) {
            return new Line(
                    row.get("account"),
                    row.has("coverage") ? Coverage.valueOf(row.get("coverage")) : null,
                    new BigDecimal(row.get("percent")),
                    LocalDate.parse(row.get("valid_from")),
                    row.has("valid_until") ? LocalDate.parse(row.get("valid_until")) : LocalDate.MAX);
        }

        boolean holds(long accountId, Coverage wanted, YearMonth month) {
            return (account.isEmpty() || account.equals(Long.toString(accountId)))
                    && (coverage == null || coverage == wanted)
                    && !month.atDay(1).isBefore(from)
                    && !month.atEndOfMonth().isAfter(until);
        }
    }

    Discounts(Policies policies) {
        lines = policies.table("discounts").rows().stream().map(Line::of).toList();
    }

    /**
     * In millionths of a yuan, cut to a whole one: of what was charged, but no more than the balance paid of it, so that no
     * voucher is turned into money.
     */
    long of(long accountId, YearMonth month, Collection<ChargedLine> charged) {
        long all = 0;
        for (Coverage coverage : Coverage.values()) {
            List<ChargedLine> covered = charged.stream()
                    .filter(line -> Coverage.of(line.kind()) == coverage)
                    .toList();
            long micros = covered.stream().mapToLong(ChargedLine::micros).sum();
            long off = percent(accountId, coverage, month)
                    .multiply(BigDecimal.valueOf(micros))
                    .divide(HUNDRED, 0, RoundingMode.DOWN)
                    .longValueExact();
            all += Math.max(0, Math.min(off, ChargedMonths.ofBalance(covered)));
        }
        return all;
    }

    private BigDecimal percent(long accountId, Coverage coverage, YearMonth month) {
        return lines.stream()
                .filter(line -> line.holds(accountId, coverage, month))
                .max(Comparator.<Line, Boolean>comparing(line -> !line.account().isEmpty())
                        .thenComparing(Line::percent))
                .map(Line::percent)
                .orElse(BigDecimal.ZERO);
    }
}
