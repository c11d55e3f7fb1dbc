package dev.signet.cost;

import dev.signet.account.AccountSearch;
import dev.signet.billing.Bills;
import dev.signet.platform.Wording;
import dev.signet.platform.time.ChinaTime;
import java.time.Clock;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which months an account has costs of: those of UTC+8 from the one in which it was opened to the present one. */
@Component
public class CostMonths {

    private static final Wording TEXTS = Wording.of("cost");

    private final AccountSearch accounts;
    private final Clock clock;

    CostMonths(AccountSearch accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    public YearMonth current() {
        return YearMonth.from(ChinaTime.today(clock));
    }

    public YearMonth first(long accountId) {
        return YearMonth.from(ChinaTime.dayOf(accounts.createdAt(accountId)));
    }

    /**
     * The month that is asked for, the present one where none is.
     *
     * @throws dev.signet.platform.Refusal {@code InvalidParameter} for what is no month, lies ahead, or before the account
     */
    public YearMonth of(long accountId, @Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return current();
        }
        YearMonth month = Bills.month(asked.strip(), clock.instant());
        YearMonth first = first(accountId);
        if (month.isBefore(first)) {
            throw TEXTS.refusal("InvalidParameter", "month.before", month, first);
        }
        return month;
    }
}
