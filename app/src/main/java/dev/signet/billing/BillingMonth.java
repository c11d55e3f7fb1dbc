package dev.signet.billing;

import dev.signet.platform.time.ChinaTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** Months of bills, of UTC+8: they end at 24:00 of their last day (S7.1-7). Stored as {@code yyyymm}. */
public final class BillingMonth {

    private static final int YEAR = 100;

    private BillingMonth() {}

    static int of(Instant at) {
        return number(YearMonth.from(ChinaTime.dayOf(at)));
    }

    static int number(YearMonth month) {
        return month.getYear() * YEAR + month.getMonthValue();
    }

    public static YearMonth of(int number) {
        return YearMonth.of(number / YEAR, number % YEAR);
    }

    static int after(int month) {
        return number(of(month).plusMonths(1));
    }

    static Instant startOf(YearMonth month) {
        return ChinaTime.startOf(month.atDay(1));
    }

    /** The day on which something is booked, or the nearest one of the month that it counts in. */
    static LocalDate dayIn(int month, Instant at) {
        YearMonth counted = of(month);
        LocalDate day = ChinaTime.dayOf(at);
        YearMonth booked = YearMonth.from(day);
        return booked.isBefore(counted) ? counted.atDay(1) : booked.isAfter(counted) ? counted.atEndOfMonth() : day;
    }

    /** The first day of a price as it is stored. */
    static int since(LocalDate day) {
        return day.equals(LocalDate.MIN) ? 0 : number(YearMonth.from(day)) * YEAR + day.getDayOfMonth();
    }

    /** What {@link #since} stored. */
    static LocalDate day(int since) {
        return since == 0 ? LocalDate.MIN : of(since / YEAR).atDay(since % YEAR);
    }
}
