package dev.signet.cost;

import dev.signet.account.Account;
import dev.signet.billing.Bills;
import dev.signet.billing.Statement;
import dev.signet.figures.Dimension;
import dev.signet.figures.Figures;
import dev.signet.figures.FiguresAnswer;
import dev.signet.figures.FiguresQuery;
import dev.signet.figures.Measure;
import dev.signet.figures.Sums;
import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.FiguresRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom costs go back to (费用分摊): by tag, by whoever sent, by bulk task, signature or template, at the prices that messages were
 * reserved at. What a month's bill makes of them, by pricing anew, vouchers and discounts, is told for whole months.
 */
@Component
public class CostShares {

    private static final int MICROS = 6;

    private final Figures figures;
    private final FiguresRange limits;
    private final Bills bills;

    CostShares(Figures figures, FiguresRange limits, Bills bills) {
        this.figures = figures;
        this.limits = limits;
        this.bills = bills;
    }

    /** What costs are told apart by. */
    public enum By {
        TAG(Dimension.TAG),
        PRINCIPAL(Dimension.PRINCIPAL),
        TASK(Dimension.TASK),
        SIGNATURE(Dimension.SIGNATURE),
        TEMPLATE(Dimension.TEMPLATE);

        private final Dimension dimension;

        By(Dimension dimension) {
            this.dimension = dimension;
        }

        /** Whether what is told apart adds up to all: a message has several tags, and counts with each. */
        public boolean addsUp() {
            return this != TAG;
        }
    }

    /**
     * @param asOf everything until then is in
     * @param rows those that cost most first
     * @param more whether there are further ones
     * @param bridge from the spend to the bill; null where the days are no whole month, or the present one
     */
    public record Shares(
            Instant asOf,
            Share total,
            List<Share> rows,
            boolean more,
            @Nullable Bridge bridge) {

        public Shares {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param value as figures have it; empty for what has none
     * @param detail of a tag its value
     * @param units billed, without those of packages
     * @param ofPackages units that packages paid for
     * @param spend charged or reserved, in yuan
     */
    public record Share(String value, String detail, long units, long ofPackages, BigDecimal spend) {

        static Share of(String value, String detail, Sums sums) {
            long packages = sums.of(Measure.PACKAGE_PARTS);
            return new Share(
                    value,
                    detail,
                    sums.of(Measure.BILLED_PARTS) - packages,
                    packages,
                    BigDecimal.valueOf(sums.of(Measure.SPEND_MICROS), MICROS));
        }
    }

    /**
     * From what a month's messages were reserved at to what its bill says: {@code spend} + {@code difference} - {@code vouchers}
     * - {@code discount} - {@code rounding} = {@code payable}.
     *
     * @param difference by pricing anew (BL-13), and by messages whose receipt came in another month than they were sent in, or
     *     not yet
     */
    public record Bridge(
            YearMonth month,
            boolean settled,
            BigDecimal spend,
            BigDecimal difference,
            BigDecimal vouchers,
            BigDecimal discount,
            BigDecimal rounding,
            BigDecimal payable) {

        static Bridge of(Statement statement, BigDecimal spend) {
            return new Bridge(
                    statement.month(),
                    statement.bill() != null,
                    spend,
                    statement.charged().subtract(spend),
                    statement.vouchers(),
                    statement.discount(),
                    statement.rounding(),
                    statement.payable());
        }
    }

    public Shares of(Account account, By by, DayRange range, LocalDate today) {
        FiguresAnswer answer = figures.of(new FiguresQuery(
                account.id(),
                range.from(),
                range.to(),
                by.dimension,
                FiguresQuery.Step.RANGE,
                null,
                null,
                limits.mostRows()));
        Share total = Share.of("", "", answer.total());
        List<Share> rows = answer.rows().stream()
                .map(row -> Share.of(row.value(), row.detail(), row.sums()))
                .filter(share -> share.units() != 0
                        || share.ofPackages() != 0
                        || share.spend().signum() != 0)
                .sorted(Comparator.comparing(Share::spend)
                        .thenComparing(Share::ofPackages)
                        .reversed()
                        .thenComparing(Share::value)
                        .thenComparing(Share::detail))
                .toList();
        return new Shares(answer.asOf(), total, rows, answer.more(), bridge(account.id(), range, today, total.spend()));
    }

    private @Nullable Bridge bridge(long accountId, DayRange range, LocalDate today, BigDecimal spend) {
        YearMonth month = YearMonth.from(range.from());
        boolean whole = range.from().equals(month.atDay(1))
                && (range.to().equals(month.atEndOfMonth()) || range.to().equals(today))
                && YearMonth.from(range.to()).equals(month);
        return whole ? Bridge.of(bills.of(accountId, month), spend) : null;
    }
}
