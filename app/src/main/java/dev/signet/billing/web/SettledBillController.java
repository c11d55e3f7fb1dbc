package dev.signet.billing.web;

import dev.signet.account.Account;
import dev.signet.billing.Bills;
import dev.signet.billing.Settlement.Sums;
import dev.signet.billing.Source;
import dev.signet.billing.Statement;
import dev.signet.billing.desk.BillOverview;
import dev.signet.billing.desk.StrayDiscounts;
import dev.signet.platform.Bilingual;
import dev.signet.rules.fact.TemplateKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bills of accounts, for whoever looks after their money. Amounts are in yuan. */
@RestController
@RequestMapping("/v1/admin")
@Tag(name = "bills", description = "账单：各账号已出账月份的账单、本月至今，以及尚未出账的账号 / bills of accounts, and what is not settled yet")
class SettledBillController {

    private static final int MOST = 500;

    private final BillOverview desk;

    SettledBillController(BillOverview desk) {
        this.desk = desk;
    }

    /**
     * @param number null while the month is open
     * @param items null where they are left out: each bill by itself has them
     */
    @Schema(
            name = "AccountBill",
            description = "金额单位为元；settledAt 为空时尚未出账 / in yuan; not settled while settledAt is null")
    record BillAnswer(
            String accountId,
            YearMonth month,
            @Nullable String number,
            @Nullable String rulebook,
            @Nullable Instant settledAt,
            BigDecimal charged,
            BigDecimal vouchers,
            BigDecimal discount,
            BigDecimal rounding,
            BigDecimal payable,
            BigDecimal opening,
            BigDecimal topUps,
            BigDecimal corrections,
            BigDecimal purchases,
            BigDecimal closing,
            @Nullable List<ItemAnswer> items) {

        static BillAnswer of(Statement statement, boolean whole) {
            Statement.Bill bill = statement.bill();
            return new BillAnswer(
                    Long.toString(statement.accountId()),
                    statement.month(),
                    bill == null ? null : bill.number(),
                    bill == null ? null : bill.rulebook(),
                    bill == null ? null : bill.settledAt(),
                    statement.charged(),
                    statement.vouchers(),
                    statement.discount(),
                    statement.rounding(),
                    statement.payable(),
                    statement.opening(),
                    statement.topUps(),
                    statement.corrections(),
                    statement.purchases(),
                    statement.closing(),
                    whole ? statement.items().stream().map(ItemAnswer::of).toList() : null);
        }
    }

    @Schema(name = "AccountBillItem")
    record ItemAnswer(
            TemplateKind kind,
            String vendor,
            String prefix,
            @Nullable LocalDate since,
            Source source,
            @Nullable String sourceId,
            BigDecimal unitPrice,
            long units,
            BigDecimal amount,
            long messages) {

        static ItemAnswer of(Statement.Item item) {
            return new ItemAnswer(
                    item.kind(),
                    item.vendor(),
                    item.prefix(),
                    item.since(),
                    item.source(),
                    item.sourceId() == null ? null : Long.toString(item.sourceId()),
                    item.unitPrice(),
                    item.units(),
                    item.amount(),
                    item.messages());
        }
    }

    /**
     * @param account its name; null where there is none any more
     * @param sums of what could not be settled; null of what just waits
     */
    @Schema(
            name = "UnsettledAccount",
            description = "尚未出账；计费与账本不一致时不能出账 / not settled; where both disagree it cannot be")
    record LateAnswer(
            String accountId,
            @Nullable String account,
            YearMonth month,
            @Nullable Sums sums,
            Bilingual why) {

        static LateAnswer of(BillOverview.Late late) {
            return new LateAnswer(
                    Long.toString(late.unsettled().accountId()),
                    name(late.account()),
                    late.unsettled().month(),
                    late.sums(),
                    late.why());
        }
    }

    @Schema(name = "MonthOfBills")
    record MonthAnswer(
            YearMonth month,
            boolean ended,
            Bills.Total total,
            List<BillAnswer> bills,
            List<LateAnswer> unsettled,

            @Schema(description = "折扣表中没有这个账号的行 / lines of discounts.csv for an account that there is not")
            List<StrayDiscounts.Stray> strayDiscounts) {}

    private static @Nullable String name(@Nullable Account account) {
        return Optional.ofNullable(account).map(Account::name).orElse(null);
    }

    @GetMapping("/bills")
    @Operation(
            summary = "某月全部账号的账单 / the bills of a month of all accounts",
            description = "month 如 2026-11，按 UTC+8，不填为上个月；尚未出账的账号最多列 100 个。"
                    + " month of UTC+8, left out: the one that ended last; 100 accounts at most that are not settled.")
    MonthAnswer inMonth(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(defaultValue = "1") @Min(1) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "500") @Min(1) @Max(MOST) int size) {
        BillOverview.MonthOverview all =
                desk.inMonth(month == null ? desk.lastEnded() : desk.month(month), (page - 1L) * size, size);
        return new MonthAnswer(
                all.month(),
                all.ended(),
                all.total(),
                all.bills().stream()
                        .map(billed -> BillAnswer.of(billed.bill(), false))
                        .toList(),
                all.late().stream().map(LateAnswer::of).toList(),
                all.strays());
    }

    @GetMapping("/accounts/{accountId}/bills")
    @Operation(
            summary = "账号的账单，新的在前，不含明细 / bills of an account, the newest first, without their items",
            description = "第一项是本月至今，尚未出账。 The first is the month so far, which is not settled.")
    List<BillAnswer> list(
            @PathVariable long accountId, @RequestParam(defaultValue = "24") @Min(1) @Max(MOST) int size) {
        List<BillAnswer> answer = new ArrayList<>();
        answer.add(BillAnswer.of(desk.of(accountId, desk.current()), false));
        desk.of(accountId, size).forEach(bill -> answer.add(BillAnswer.of(bill, false)));
        return answer;
    }

    @GetMapping("/accounts/{accountId}/bills/{month}")
    @Operation(
            summary = "账号某月的账单；未出账的为至今的金额 / the bill of a month, or what it has come to",
            description = "month 如 2026-11，按 UTC+8，不晚于本月。 month of UTC+8, not later than the present one.")
    BillAnswer one(@PathVariable long accountId, @PathVariable String month) {
        return BillAnswer.of(desk.of(accountId, desk.month(month)), true);
    }
}
