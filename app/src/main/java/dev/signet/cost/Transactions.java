package dev.signet.cost;

import dev.signet.account.Account;
import dev.signet.billing.Bills;
import dev.signet.billing.movement.Movement;
import dev.signet.billing.movement.MovementKind;
import dev.signet.billing.movement.Movements;
import dev.signet.billing.movement.Period;
import dev.signet.figures.view.DayRange;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Amounts;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** 收支明细: what became of an account's balance, each line with what it was for (S7.1, BL). */
@Service
public class Transactions {

    private static final Wording TEXTS = Wording.of("cost");
    /** What stands on a bill's last lines. */
    private static final Set<MovementKind> OF_BILLS = Set.of(MovementKind.DISCOUNT, MovementKind.ROUNDING);

    private static final int TEN_YEARS = 120;

    private final Movements movements;
    private final PackageDesk packages;
    private final Bills bills;

    Transactions(Movements movements, PackageDesk packages, Bills bills) {
        this.movements = movements;
        this.packages = packages;
        this.bills = bills;
    }

    /**
     * @param bill the number of the bill that it is a line of; null of other lines
     * @param remark what it was for; empty where nothing more is to be said
     */
    public record Transaction(Movement movement, @Nullable String bill, Bilingual remark) {}

    /** @param period of which {@code transactions} are the movements */
    public record Page(Period period, List<Transaction> transactions) {

        public Page {
            transactions = List.copyOf(transactions);
        }
    }

    /**
     * @param kind null for all
     * @param after where the page begins; null for the first
     * @throws dev.signet.platform.Refusal for a place that no page said
     */
    public Page of(Account account, DayRange days, @Nullable MovementKind kind, @Nullable String after, int size) {
        Period period = movements.of(account.id(), account.zone(), days.from(), days.to(), kind, after, size);
        List<Movement> lines = period.movements();
        Map<Long, OwnPackage> own = lines.stream().anyMatch(line -> line.packageId() != null)
                ? packages.of(account.id()).stream().collect(Collectors.toMap(OwnPackage::id, Function.identity()))
                : Map.of();
        Map<YearMonth, String> numbers = lines.stream().anyMatch(line -> OF_BILLS.contains(line.kind()))
                ? bills.list(account.id(), TEN_YEARS).stream()
                        .collect(Collectors.toMap(
                                bill -> bill.month(),
                                bill -> Objects.requireNonNull(bill.bill()).number()))
                : Map.of();
        return new Page(
                period,
                lines.stream().map(line -> transaction(line, own, numbers)).toList());
    }

    private static Transaction transaction(Movement line, Map<Long, OwnPackage> own, Map<YearMonth, String> numbers) {
        String bill = OF_BILLS.contains(line.kind()) && line.month() != null ? numbers.get(line.month()) : null;
        return new Transaction(line, bill, remark(line, own, bill));
    }

    private static Bilingual remark(Movement line, Map<Long, OwnPackage> own, @Nullable String bill) {
        return switch (line.kind()) {
            case TOP_UP -> line.payment() == null ? same("") : TEXTS.text("transaction.payment", line.payment());
            case CORRECTION -> same(Objects.requireNonNullElse(line.reason(), ""));
            case PURCHASE, PACKAGE_GRANTED, PACKAGE_ENDED ->
                TEXTS.text("transaction.package", name(line, own), signed(line.units()));
            case CHARGE, REFUND -> TEXTS.text("transaction.messages", Amounts.count(line.messages()));
            case REPRICE -> TEXTS.text("transaction.repriced");
            case DISCOUNT, ROUNDING -> bill == null ? same("") : TEXTS.text("transaction.bill", bill);
            case VOUCHER_GRANTED, VOUCHER_ENDED, VOUCHER_REPRICED ->
                TEXTS.text("transaction.voucher", Amounts.signed(line.voucherYuan()));
            case VOUCHER_USED, VOUCHER_RETURNED ->
                TEXTS.text(
                        "transaction.voucher.messages",
                        Amounts.signed(line.voucherYuan()),
                        Amounts.count(line.messages()));
        };
    }

    private static Bilingual name(Movement line, Map<Long, OwnPackage> own) {
        OwnPackage named = own.get(line.packageId());
        return named == null ? same("") : named.name();
    }

    private static String signed(long units) {
        return (units < 0 ? "-" : "+") + Amounts.count(Math.abs(units));
    }

    private static Bilingual same(String text) {
        return new Bilingual(text, text);
    }
}
