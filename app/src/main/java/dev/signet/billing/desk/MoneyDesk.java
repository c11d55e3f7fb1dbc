package dev.signet.billing.desk;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.Accounts;
import dev.signet.billing.Booking;
import dev.signet.billing.Booking.Act;
import dev.signet.billing.Bookings;
import dev.signet.billing.LedgerEntries;
import dev.signet.billing.LedgerEntries.Purses;
import dev.signet.billing.LedgerEntry;
import dev.signet.billing.Packages;
import dev.signet.billing.PaymentReference;
import dev.signet.billing.price.Coverage;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffWish;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What accounts have, and what the platform's people ask for to change it. Nothing of that is done by one of them alone. */
@Service
public class MoneyDesk {

    private static final Wording TEXTS = Wording.of("billing");
    /** What a balance has at least that has anything. */
    private static final BigDecimal LEAST = BigDecimal.ONE.movePointLeft(6);

    private static final String DENIED = "OperationDenied.Booking";

    private final Accounts accounts;
    private final AccountAdministration administration;
    private final LedgerEntries ledger;
    private final Bookings bookings;
    private final Packages packages;
    private final BookingCheck check;
    private final StaffChanges changes;

    MoneyDesk(
            Accounts accounts,
            AccountAdministration administration,
            LedgerEntries ledger,
            Bookings bookings,
            Packages packages,
            BookingCheck check,
            StaffChanges changes) {
        this.accounts = accounts;
        this.administration = administration;
        this.ledger = ledger;
        this.bookings = bookings;
        this.packages = packages;
        this.check = check;
        this.changes = changes;
    }

    /** @param domestic units left of packages that are valid now */
    public record Standing(Account account, BigDecimal balance, BigDecimal reserved, long domestic) {}

    /** A booking with whose it is; the account is null where there is none any more. */
    public record Booked(Booking booking, @Nullable Account account) {}

    /** @throws Refusal {@code AccountNotFound} */
    public Account require(long accountId) {
        return administration.require(accountId);
    }

    /** @throws Refusal {@code AccountNotFound} */
    public Purses of(long accountId) {
        require(accountId);
        return ledger.of(accountId);
    }

    /** @throws Refusal {@code AccountNotFound} */
    public List<Packages.Holding> packages(long accountId) {
        require(accountId);
        return packages.of(accountId);
    }

    /** @throws Refusal {@code AccountNotFound} */
    public List<LedgerEntry> entries(
            long accountId, LedgerEntry.@Nullable Kind kind, @Nullable LocalDate day, @Nullable Long before, int size) {
        require(accountId);
        return ledger.list(accountId, kind, day, before, size);
    }

    /** @param total of all pages */
    public record Page(List<Standing> rows, long total) {}

    /**
     * Customers, those that have least first and those that never had anything last; not the platform itself.
     *
     * @param below null for all; else only those whose balance is below it
     * @param skipped how many stand on earlier pages
     */
    public Page standings(@Nullable BigDecimal below, long skipped, int most) {
        long platform = platform();
        long some = ledger.count(platform, below);
        Map<Long, Purses> purses = new LinkedHashMap<>(ledger.lowest(platform, below, skipped, most));
        List<Account> others = below == null || below.signum() > 0 ? withoutAny() : List.of();
        others.stream()
                .skip(Math.max(0, skipped - some))
                .limit(most - purses.size())
                .forEach(account -> purses.put(account.id(), Purses.NONE));
        Map<Long, Packages.Remainder> left = packages.remainders(purses.keySet(), Coverage.DOMESTIC, check.now());
        List<Standing> rows = new ArrayList<>();
        purses.forEach((id, has) -> accounts.find(id).ifPresent(account -> {
            Packages.Remainder remainder = left.get(id);
            rows.add(new Standing(
                    account, has.balance(), has.reserved(), remainder == null ? 0 : remainder.unitsLeft()));
        }));
        return new Page(rows, some + others.size());
    }

    /** How many customers used up, or owe, what they once had. */
    public long withoutBalance() {
        return ledger.count(platform(), LEAST);
    }

    private long platform() {
        return accounts.findByName(Account.PLATFORM).map(Account::id).orElse(0L);
    }

    private List<Account> withoutAny() {
        Set<Long> known = ledger.known();
        return accounts.all().stream()
                .filter(account -> !known.contains(account.id()) && !account.belongsToPlatform())
                .toList();
    }

    /** The latest of all accounts. */
    public List<Booked> topUps(int size) {
        return bookings.latest(Act.TOP_UP, size).stream()
                .map(booking ->
                        new Booked(booking, accounts.find(booking.accountId()).orElse(null)))
                .toList();
    }

    /**
     * 充值
     *
     * @param payment its reference, which no other top-up has
     */
    public StaffChange askTopUp(
            String asker, long accountId, @Nullable BigDecimal yuan, @Nullable String payment, String reason) {
        Account account = require(accountId);
        BigDecimal paid = check.requireTopUp(yuan);
        String reference = BookingCheck.requirePayment(payment);
        bookings.refuseBooked(reference);
        SortedMap<String, String> values = values(account);
        values.put(TopUpBalance.YUAN, plain(paid));
        values.put(TopUpBalance.PAYMENT, reference);
        return changes.ask(
                asker,
                new StaffWish(
                        TopUpBalance.ACTION, "payment", PaymentReference.key(reference), accountId, values, reason),
                null);
    }

    /** 调整: by an amount that may be below nothing. */
    public StaffChange askCorrection(String asker, long accountId, @Nullable BigDecimal yuan, String reason) {
        Account account = require(accountId);
        BigDecimal difference = check.requireCorrection(yuan);
        BigDecimal balance = ledger.of(accountId).balance();
        Bookings.refuseDebt(balance, difference, check.owed());
        SortedMap<String, String> values = values(account);
        values.put(CorrectBalance.YUAN, plain(difference));
        values.put(CorrectBalance.AFTER, plain(balance.add(difference)));
        return changes.ask(
                asker,
                new StaffWish(CorrectBalance.ACTION, "account", Long.toString(accountId), accountId, values, reason),
                null);
    }

    /** The correction by which the balance, as it is now, becomes this amount. */
    public StaffChange askBalance(String asker, long accountId, @Nullable BigDecimal yuan, String reason) {
        BigDecimal balance = of(accountId).balance();
        BigDecimal wanted = check.requireBalance(yuan);
        if (wanted.compareTo(balance) == 0) {
            throw TEXTS.refusal(DENIED, "booking.same", accountId, plain(balance));
        }
        return askCorrection(asker, accountId, wanted.subtract(balance), reason);
    }

    /**
     * 发放套餐包
     *
     * @param from null for now, whenever it is agreed to
     * @param payment null where nothing was paid
     */
    public StaffChange askPackage(
            String asker,
            long accountId,
            @Nullable Coverage coverage,
            long units,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String payment,
            String reason) {
        Account account = require(accountId);
        String reference = BookingCheck.maybePayment(payment);
        bookings.refuseBooked(reference);
        check.requireFuture(BookingCheck.requirePackage(coverage, units, from == null ? check.now() : from, until));
        StaffWish wish = GrantPackage.wish(values(account), accountId, coverage, units, from, until, reference, reason);
        return changes.ask(asker, wish, null);
    }

    /** 收回套餐包 */
    public StaffChange askPackageEnd(String asker, long accountId, long packageId, String reason) {
        Account account = require(accountId);
        Packages.Holding holding = packages.of(accountId).stream()
                .filter(each -> each.id() == packageId)
                .findFirst()
                .orElseThrow(() -> TEXTS.refusal("PackageNotFound", "package.unknown", accountId, packageId));
        if (holding.unitsLeft() == 0 || !holding.validUntil().isAfter(check.now())) {
            throw TEXTS.refusal(DENIED, "package.nothing-left", packageId);
        }
        return changes.ask(asker, EndPackage.wish(values(account), accountId, holding, reason), null);
    }

    /** What is asked for and waits, newest first. */
    public List<StaffChange> waiting(long accountId, int size) {
        return changes.list(StaffChange.State.WAITING, null, accountId, null, size);
    }

    public Instant now() {
        return check.now();
    }

    /** Facts for whoever decides about this account's money. */
    SortedMap<String, String> values(Account account) {
        SortedMap<String, String> values = new TreeMap<>();
        values.put("account", account.name());
        values.put("balance", plain(ledger.of(account.id()).balance()));
        return values;
    }

    static String plain(BigDecimal yuan) {
        return yuan.stripTrailingZeros().toPlainString();
    }
}
