package dev.signet.billing.desk;

import dev.signet.account.Account;
import dev.signet.billing.Voucher;
import dev.signet.billing.Vouchers;
import dev.signet.billing.price.Coverage;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Vouchers (代金券) of accounts: one of the platform's people asks for what changes them, another agrees. */
@Service
public class VoucherDesk {

    private static final Wording TEXTS = Wording.of("billing");

    private final MoneyDesk money;
    private final Vouchers vouchers;
    private final BookingCheck check;
    private final StaffChanges changes;

    VoucherDesk(MoneyDesk money, Vouchers vouchers, BookingCheck check, StaffChanges changes) {
        this.money = money;
        this.vouchers = vouchers;
        this.check = check;
        this.changes = changes;
    }

    /**
     * Used up and ended ones too.
     *
     * @throws Refusal {@code AccountNotFound}
     */
    public List<Voucher> of(long accountId) {
        money.require(accountId);
        return vouchers.of(accountId);
    }

    /**
     * 发放代金券
     *
     * @param coverage what it pays for; null for all messages
     * @param yuan what it holds, to the cent
     * @param from null for now, whenever it is agreed to
     * @throws Refusal where there can be no such voucher
     */
    public StaffChange ask(
            String asker,
            long accountId,
            @Nullable Coverage coverage,
            @Nullable BigDecimal yuan,
            @Nullable Instant from,
            @Nullable Instant until,
            String reason) {
        Account account = money.require(accountId);
        BigDecimal amount = check.requireVoucher(yuan);
        Instant end = BookingCheck.requireUntil(from == null ? check.now() : from, until);
        check.requireFuture(end);
        return changes.ask(
                asker, GrantVoucher.wish(money.values(account), accountId, coverage, amount, from, end, reason), null);
    }

    /**
     * 收回代金券
     *
     * @throws Refusal where the account has no such voucher, or nothing of it is left to take back
     */
    public StaffChange askEnd(String asker, long accountId, long voucherId, String reason) {
        Account account = money.require(accountId);
        Voucher voucher = vouchers.of(accountId).stream()
                .filter(each -> each.id() == voucherId)
                .findFirst()
                .orElseThrow(() -> TEXTS.refusal("VoucherNotFound", "voucher.unknown", accountId, voucherId));
        if (voucher.left().signum() == 0 || !voucher.validUntil().isAfter(check.now())) {
            throw TEXTS.refusal("OperationDenied.Booking", "voucher.nothing-left", voucherId);
        }
        return changes.ask(asker, EndVoucher.wish(money.values(account), accountId, voucher, reason), null);
    }
}
