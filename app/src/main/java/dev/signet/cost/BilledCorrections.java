package dev.signet.cost;

import dev.signet.billing.Bills;
import dev.signet.revenue.RevenueCorrections;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What bills took off the revenue of the months that lie within a range as a whole. */
@Component
class BilledCorrections implements RevenueCorrections {

    private final Bills bills;

    BilledCorrections(Bills bills) {
        this.bills = bills;
    }

    @Override
    public Map<Long, Long> micros(LocalDate from, LocalDate to) {
        YearMonth first = YearMonth.from(from.getDayOfMonth() == 1 ? from : from.plusMonths(1));
        YearMonth last = YearMonth.from(to.plusDays(1)).minusMonths(1);
        return last.isBefore(first) ? Map.of() : bills.corrections(first, last);
    }
}
