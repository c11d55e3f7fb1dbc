package dev.signet.cost;

import dev.signet.billing.Bills;
import dev.signet.billing.Statement;
import dev.signet.platform.Wording;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Service;

/** An account's bills. */
@Service
public class BillDesk {

    private static final Wording TEXTS = Wording.of("cost");
    /** Ten years of months. */
    private static final int MOST = 120;

    private final Bills bills;
    private final CostMonths months;

    BillDesk(Bills bills, CostMonths months) {
        this.bills = bills;
        this.months = months;
    }

    /** Of settled months, the newest first. */
    public List<Statement> list(long accountId) {
        return bills.list(accountId, MOST);
    }

    /** @throws dev.signet.platform.Refusal for what is no month of the account, is not settled, or has no bill */
    public Statement require(long accountId, String asked) {
        YearMonth month = months.of(accountId, asked.isBlank() ? "-" : asked);
        return bills.find(accountId, month)
                .orElseThrow(() -> month.equals(months.current())
                        ? TEXTS.refusal("OperationDenied.NotSettled", "bill.open", month)
                        : TEXTS.refusal("BillNotFound", "bill.none", month));
    }
}
