package dev.signet.billing.desk;

import dev.signet.account.Account;
import dev.signet.account.AccountSearch;
import dev.signet.account.Accounts;
import dev.signet.billing.Bills;
import dev.signet.billing.Settlement;
import dev.signet.billing.Settlement.Sums;
import dev.signet.billing.Settlement.Unsettled;
import dev.signet.billing.Statement;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Discrepancies;
import dev.signet.platform.Refusal;
import dev.signet.platform.Undecided;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Amounts;
import dev.signet.platform.text.Masks;
import dev.signet.platform.time.ChinaTime;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Bills as the platform's people read them: those of an account, those of a month, and what is not settled yet and why. */
@Service
public class BillOverview {

    /** Of what settlement could not settle, by {@code account/month}. */
    static final String PAIR = "bill-ledger";

    /** More makes no difference to whoever reads, and health is asked for every few seconds. */
    private static final int COUNTED = 100;

    private static final Wording TEXTS = Wording.of("billing");

    private final MoneyDesk money;
    private final Accounts accounts;
    private final AccountSearch opened;
    private final Bills bills;
    private final Settlement settlement;
    private final Discrepancies discrepancies;
    private final StrayDiscounts strays;
    private final BillingSettings settings;
    private final Clock clock;

    BillOverview(
            MoneyDesk money,
            Accounts accounts,
            AccountSearch opened,
            Bills bills,
            Settlement settlement,
            Discrepancies discrepancies,
            StrayDiscounts strays,
            BillingSettings settings,
            Clock clock) {
        this.money = money;
        this.accounts = accounts;
        this.opened = opened;
        this.bills = bills;
        this.settlement = settlement;
        this.discrepancies = discrepancies;
        this.strays = strays;
        this.settings = settings;
        this.clock = clock;
    }

    /** A bill with whose it is; the account is null where there is none any more. */
    public record Billed(Statement bill, @Nullable Account account) {}

    /**
     * What is not settled yet.
     *
     * @param sums of what could not be settled; null of what just waits
     * @param why in words, with both sums where they disagree
     */
    public record Late(
            Unsettled unsettled,
            @Nullable Account account,
            @Nullable Sums sums,
            Bilingual why) {}

    /**
     * @param ended whether the month has: before, nothing of it is settled
     * @param total of all bills of the month
     * @param bills of this page, those that the balance paid most of first
     * @param late accounts with anything up to the end of the month that is not settled, a hundred at most
     * @param strays lines of the discounts in force that are for nobody
     */
    public record MonthOverview(
            YearMonth month,
            boolean ended,
            Bills.Total total,
            List<Billed> bills,
            List<Late> late,
            List<StrayDiscounts.Stray> strays) {}

    /** @throws Refusal where it is no month, or one that has not begun */
    public YearMonth month(String text) {
        return Bills.month(text, clock.instant());
    }

    /** The month that ended last. */
    public YearMonth lastEnded() {
        return Settlement.lastEnded(clock.instant());
    }

    public YearMonth current() {
        return lastEnded().plusMonths(1);
    }

    /**
     * Settled months, the newest first, without their items.
     *
     * @throws Refusal {@code AccountNotFound}
     */
    public List<Statement> of(long accountId, int most) {
        money.require(accountId);
        return bills.list(accountId, most);
    }

    /**
     * The bill of a month, or what it has come to.
     *
     * @throws Refusal {@code AccountNotFound}, or of a month before the account was there
     */
    public Statement of(long accountId, YearMonth month) {
        money.require(accountId);
        YearMonth first = YearMonth.from(ChinaTime.dayOf(opened.createdAt(accountId)));
        if (month.isBefore(first) && bills.find(accountId, month).isEmpty()) {
            throw TEXTS.refusal("InvalidParameter", "bill.before", month, first);
        }
        return bills.of(accountId, month);
    }

    /** @param skipped how many bills stand on earlier pages */
    public MonthOverview inMonth(YearMonth month, long skipped, int most) {
        boolean ended = !month.isAfter(lastEnded());
        return new MonthOverview(
                month,
                ended,
                bills.total(month),
                bills.inMonth(month, skipped, most).stream()
                        .map(bill ->
                                new Billed(bill, accounts.find(bill.accountId()).orElse(null)))
                        .toList(),
                ended ? late(month) : List.of(),
                strays.all());
    }

    private List<Late> late(YearMonth month) {
        Map<String, String> failed = discrepancies.undecided().stream()
                .filter(one -> one.pair().equals(PAIR))
                .collect(Collectors.toMap(Undecided.Case::subject, Undecided.Case::note, (one, other) -> one));
        return settlement.unsettled(month, COUNTED).stream()
                .map(one -> late(one, failed.get(one.accountId() + "/" + one.month())))
                .toList();
    }

    /** Whose settlement has not failed is not added up: at the end of a month those are all. */
    private Late late(Unsettled one, @Nullable String failure) {
        Account account = accounts.find(one.accountId()).orElse(null);
        if (failure == null) {
            return new Late(one, account, null, TEXTS.text("bill.late.waits"));
        }
        Sums sums = settlement.sums(one.accountId(), one.month());
        Bilingual why = sums.agree()
                ? TEXTS.text("bill.late.failed", Masks.phonesIn(failure))
                : TEXTS.text(
                        "bill.late.disagrees",
                        Amounts.money(sums.billed()),
                        Amounts.money(sums.ledger()),
                        Amounts.money(sums.billedByVouchers()),
                        Amounts.money(sums.ledgerOfVouchers()));
        return new Late(one, account, sums, why);
    }

    /** How many accounts have no bill of a month that ended longer ago than it should take, up to a hundred. */
    int overdue() {
        Instant then = clock.instant().minus(settings.settledWithin());
        return settlement.waiting(Settlement.lastEnded(then), COUNTED);
    }
}
