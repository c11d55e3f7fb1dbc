package dev.signet.cost;

import dev.signet.account.Account;
import dev.signet.account.AccountSearch;
import dev.signet.account.Accounts;
import dev.signet.audit.AuditTrail;
import dev.signet.audit.FieldChanges;
import dev.signet.billing.Budgets;
import dev.signet.billing.Budgets.Budget;
import dev.signet.billing.Budgets.Spent;
import dev.signet.figures.Figures;
import dev.signet.figures.FiguresQuery;
import dev.signet.figures.Measure;
import dev.signet.platform.time.ChinaTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 预算: what an account wants a month to cost at most, how far it has come, and where it will end. */
@Service
public class BudgetDesk {

    private static final int DAYS = 7;
    private static final int MICROS = 6;
    private static final int CENTS = 2;

    private final Budgets budgets;
    private final Figures figures;
    private final Accounts accounts;
    private final AccountSearch opened;
    private final AuditTrail audit;
    private final Clock clock;

    BudgetDesk(
            Budgets budgets, Figures figures, Accounts accounts, AccountSearch opened, AuditTrail audit, Clock clock) {
        this.budgets = budgets;
        this.figures = figures;
        this.accounts = accounts;
        this.opened = opened;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How a month stands.
     *
     * @param spent charged to the balance and reserved
     * @param days how many whole days {@code daily} is of: the last seven, whatever month they are of, but none from before the
     *     account was there
     * @param daily mean of those days' spend; null where there is none: a part of a day tells of no other
     * @param daysLeft of the month, the rest of today being a part of one
     * @param forecast what the month comes to if days go on as those; null where nothing can be said
     */
    public record Outlook(
            Spent budgeted,
            BigDecimal spent,
            int days,
            @Nullable BigDecimal daily,
            BigDecimal daysLeft,
            @Nullable BigDecimal forecast) {

        /** Of the stop value, of a hundred and no more than that; null where there is none. */
        public @Nullable Integer percent() {
            BigDecimal stop = budgeted.budget().stop();
            return stop == null
                    ? null
                    : spent.min(stop)
                            .movePointRight(CENTS)
                            .divide(stop, 0, RoundingMode.DOWN)
                            .intValue();
        }

        public boolean isWarned() {
            BigDecimal warn = budgeted.budget().warn();
            return warn != null && spent.compareTo(warn) >= 0;
        }

        public boolean isStopped() {
            BigDecimal stop = budgeted.budget().stop();
            return stop != null && spent.compareTo(stop) >= 0;
        }

        /** Whether sending will stop before the month ends, if days go on so. */
        public boolean willStop() {
            BigDecimal stop = budgeted.budget().stop();
            return stop != null && forecast != null && !isStopped() && forecast.compareTo(stop) > 0;
        }
    }

    public Outlook of(long accountId) {
        Instant now = clock.instant();
        Account account = accounts.find(accountId).orElseThrow();
        LocalDate today = LocalDate.ofInstant(now, account.zone());
        LocalDate firstWhole =
                LocalDate.ofInstant(opened.createdAt(accountId), account.zone()).plusDays(1);
        int days = (int) Math.max(0, Math.min(DAYS, ChronoUnit.DAYS.between(firstWhole, today)));
        BigDecimal daily = days == 0 ? null : daily(accountId, today, days);
        YearMonth month = YearMonth.from(ChinaTime.dayOf(now));
        Duration left =
                Duration.between(now, ChinaTime.startOf(month.plusMonths(1).atDay(1)));
        BigDecimal daysLeft = BigDecimal.valueOf(left.toMinutes())
                .divide(BigDecimal.valueOf(ChronoUnit.DAYS.getDuration().toMinutes()), CENTS, RoundingMode.HALF_UP);
        Spent spent = budgets.of(accountId);
        BigDecimal sum = spent.charged().add(spent.reserved());
        BigDecimal forecast =
                daily == null ? null : sum.add(daily.multiply(daysLeft)).setScale(CENTS, RoundingMode.HALF_UP);
        return new Outlook(spent, sum, days, daily, daysLeft, forecast);
    }

    private BigDecimal daily(long accountId, LocalDate today, int days) {
        BigDecimal spend = BigDecimal.valueOf(
                figures.of(FiguresQuery.total(accountId, today.minusDays(days), today.minusDays(1)))
                        .total()
                        .of(Measure.SPEND_MICROS),
                MICROS);
        return spend.divide(BigDecimal.valueOf(days), CENTS, RoundingMode.HALF_UP);
    }

    /** @throws dev.signet.platform.Refusal for a value that none can be, or one that warns when nothing is sent any more */
    @Transactional
    public void set(long accountId, String who, Budget budget) {
        Budget before = budgets.of(accountId).budget();
        budgets.set(accountId, budget);
        audit.recordOf(
                accountId,
                who,
                "account.budget-set",
                "account",
                Long.toString(accountId),
                new FieldChanges()
                        .field("budget.warn", text(before.warn()), text(budget.warn()))
                        .field("budget.stop", text(before.stop()), text(budget.stop()))
                        .details());
    }

    private static @Nullable String text(@Nullable BigDecimal yuan) {
        return yuan == null ? null : yuan.setScale(CENTS, RoundingMode.HALF_UP).toPlainString();
    }
}
