package dev.signet.cost;

import dev.signet.account.AccountSearch;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.platform.time.ChinaTime;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which months an account has costs of: those of UTC+8 from the one in which it was opened to the present one. */
@Component
public class CostMonths {

    private static final Wording TEXTS = Wording.of("cost");
    private static final Pattern SPELLED = Pattern.compile("[0-9]{4}-[0-9]{2}");

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
        YearMonth current = current();
        if (asked == null || asked.isBlank()) {
            return current;
        }
        YearMonth month = parsed(asked.strip());
        if (month.isAfter(current)) {
            throw TEXTS.refusal("InvalidParameter", "month.ahead", month, current);
        }
        YearMonth first = first(accountId);
        if (month.isBefore(first)) {
            throw TEXTS.refusal("InvalidParameter", "month.before", month, first);
        }
        return month;
    }

    private static YearMonth parsed(String asked) {
        try {
            if (SPELLED.matcher(asked).matches()) {
                return YearMonth.parse(asked);
            }
        } catch (DateTimeParseException noMonth) {
            // told below
        }
        throw TEXTS.refusal("InvalidParameter", "month.spelling", Quoted.of(asked));
    }
}
