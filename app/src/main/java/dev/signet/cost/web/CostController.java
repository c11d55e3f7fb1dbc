package dev.signet.cost.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.billing.Budgets.Budget;
import dev.signet.cost.BillFiles;
import dev.signet.cost.BudgetDesk;
import dev.signet.cost.BudgetDesk.Outlook;
import dev.signet.cost.CostMonths;
import dev.signet.cost.CostShares;
import dev.signet.cost.CostStatistics;
import dev.signet.cost.MonthCosts;
import dev.signet.figures.view.DayRange;
import dev.signet.platform.Wording;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.rules.fact.TemplateKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the pages of 费用统计 show, for programs. Amounts are yuan. */
@RestController
@Tag(name = "costs", description = "费用：费用统计、分摊、预算 / costs: months, whom they go back to, the budget")
class CostController {

    private static final Wording TEXTS = Wording.of("cost");
    private static final String MONTH = "month";

    private final CostMonths months;
    private final CostStatistics statistics;
    private final CostShares shares;
    private final BudgetDesk budgets;
    private final BillFiles files;
    private final Accounts accounts;
    private final Clock clock;

    CostController(
            CostMonths months,
            CostStatistics statistics,
            CostShares shares,
            BudgetDesk budgets,
            BillFiles files,
            Accounts accounts,
            Clock clock) {
        this.months = months;
        this.statistics = statistics;
        this.shares = shares;
        this.budgets = budgets;
        this.files = files;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Ids travel as text: they have more digits than a number in JavaScript. */
    @Schema(
            name = "MonthCosts",
            description = "一个月的标准资费与套餐包用量 / a month's standard charges, and what packages paid for")
    record CostsAnswer(
            String month,

            @Schema(description = "已结算，不再变化；否则仅供参考 / settled, final; else indicative")
            boolean settled,

            List<Row> rows,
            long units,

            @Schema(description = "各项合计 / all rows") BigDecimal charged,

            BigDecimal discount,
            BigDecimal vouchers,
            BigDecimal rounding,

            @Schema(description = "charged - discount - vouchers - rounding")
            BigDecimal payable,

            @Schema(description = "当月所处的阶梯；已结算为空 / where the month stands between tiers; none once settled")
            List<MonthCosts.Tier> tiers,

            List<Used> packages) {

        static CostsAnswer of(MonthCosts costs) {
            return new CostsAnswer(
                    costs.statement().month().toString(),
                    !costs.isOpen(),
                    costs.rows().stream().map(Row::of).toList(),
                    costs.units(),
                    costs.statement().charged(),
                    costs.statement().discount(),
                    costs.statement().vouchers(),
                    costs.statement().rounding(),
                    costs.statement().payable(),
                    costs.tiers(),
                    costs.used().stream().map(Used::of).toList());
        }
    }

    @Schema(name = "CostRow")
    record Row(
            TemplateKind kind,

            @Schema(description = "号码所属的网络；空为未知或按地区计价 / network of the numbers; empty: not known, or priced by region")
            String carrier,

            @Schema(description = "空为按地区计价 / none where priced by region") @Nullable
            BigDecimal unitPrice,

            long units,
            BigDecimal amount,
            List<MonthCosts.Region> regions) {

        static Row of(MonthCosts.Row row) {
            return new Row(row.kind(), row.carrier(), row.unitPrice(), row.units(), row.amount(), row.regions());
        }
    }

    @Schema(name = "PackageUse", description = "套餐包当月抵扣 / what a package paid for in the month")
    record Used(@Nullable String packageId, long units, long messages) {

        static Used of(MonthCosts.PackageUse use) {
            return new Used(Long.toString(use.packageId()), use.units(), use.messages());
        }
    }

    @Schema(name = "BudgetAnswer", description = "预算、已用与月底预测，元 / budget, spent and forecast, in yuan")
    record BudgetAnswer(
            @Nullable BigDecimal warn,
            @Nullable BigDecimal stop,
            BigDecimal charged,
            BigDecimal reserved,

            @Schema(
                    description =
                            "近 days 个完整自然日的日均；空为开通不足一个完整自然日 / mean of the last whole days; none while there is none yet")
            @Nullable
            BigDecimal daily,

            @Schema(description = "日均所取的完整自然日数，最多 7 / whole days since the account was opened, seven at most")
            int days,

            BigDecimal daysLeft,

            @Schema(description = "charged + reserved + daily × daysLeft；无日均则空 / none without daily") @Nullable
            BigDecimal forecast) {

        static BudgetAnswer of(Outlook outlook) {
            return new BudgetAnswer(
                    outlook.budgeted().budget().warn(),
                    outlook.budgeted().budget().stop(),
                    outlook.budgeted().charged(),
                    outlook.budgeted().reserved(),
                    outlook.daily(),
                    outlook.days(),
                    outlook.daysLeft(),
                    outlook.forecast());
        }
    }

    /** What is left out is none. */
    @Schema(name = "NewBudget")
    record NewBudget(@Nullable BigDecimal warn, @Nullable BigDecimal stop) {}

    @Schema(name = "CostShares", description = "费用分摊 / whom costs go back to")
    record SharesAnswer(
            LocalDate from,
            LocalDate to,
            CostShares.By by,
            Instant asOf,
            CostShares.Share total,
            List<CostShares.Share> rows,
            boolean more,

            @Schema(description = "整月时到账单的差额 / of a whole month, the way to its bill") @Nullable
            Bridge bill) {}

    @Schema(name = "CostBridge")
    record Bridge(
            String month,
            boolean settled,
            BigDecimal spend,

            @Schema(description = "阶梯重新计价与跨月的回执 / by pricing anew, and receipts of other months")
            BigDecimal difference,

            BigDecimal vouchers,
            BigDecimal discount,
            BigDecimal rounding,
            BigDecimal payable) {

        static @Nullable Bridge of(CostShares.@Nullable Bridge bridge) {
            return bridge == null
                    ? null
                    : new Bridge(
                            bridge.month().toString(),
                            bridge.settled(),
                            bridge.spend(),
                            bridge.difference(),
                            bridge.vouchers(),
                            bridge.discount(),
                            bridge.rounding(),
                            bridge.payable());
        }
    }

    @GetMapping("/v1/costs")
    @Operation(
            summary = "费用统计：一个月的费用 / what a month costs",
            description = "month 形如 2026-11，不填为当月；当月金额仅供参考，以月结账单为准。"
                    + " month as 2026-11, the present one by default; until it is settled its amounts are indicative.")
    CostsAnswer costs(
            @AuthenticationPrincipal ApiCaller caller, @RequestParam(required = false) @Nullable String month) {
        return CostsAnswer.of(statistics.of(caller.accountId(), months.of(caller.accountId(), month)));
    }

    @GetMapping("/v1/costs/file")
    @Operation(
            summary = "导出一个月的费用（XLSX）/ what a month costs, as a workbook",
            description = "与费用统计页相同；未结算的月份仅供参考，官方账单见 /v1/bills。"
                    + " As the page has it; indicative until the month is settled: the official bill is at /v1/bills.")
    void file(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(defaultValue = "zh") BillController.Language lang,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        MonthCosts costs = statistics.of(caller.accountId(), months.of(caller.accountId(), month));
        TransactionController.head(
                response, SheetFormat.XLSX, "costs-" + costs.statement().month());
        files.writeCosts(
                accounts.find(caller.accountId()).orElseThrow(),
                costs.statement(),
                lang == BillController.Language.en,
                response.getOutputStream());
    }

    @GetMapping("/v1/costs/by")
    @Operation(
            summary = "费用分摊：按标签、发送者、群发任务、签名或模板 / costs by tag, sender, bulk task, signature or template",
            description = "按提交时的单价；阶梯重新计价、代金券和优惠另计，整月时见 bill。"
                    + " At the prices of submission; what the bill makes of it is in bill, for whole months.")
    SharesAnswer by(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "SIGNATURE") CostShares.By by,
            @RequestParam(required = false) @Nullable String range,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        LocalDate today = LocalDate.ofInstant(clock.instant(), account.zone());
        DayRange days = DayRange.exactly(DayRange.asked(MONTH, range, from, to), from, to, today)
                .orElseThrow(() -> TEXTS.refusal("InvalidParameter", "range.refused", DayRange.MOST_DAYS));
        CostShares.Shares found = shares.of(account, by, days, today);
        return new SharesAnswer(
                days.from(),
                days.to(),
                by,
                found.asOf(),
                found.total(),
                found.rows(),
                found.more(),
                Bridge.of(found.bridge()));
    }

    @GetMapping("/v1/budget")
    @Operation(summary = "预算、已用与月底预测 / the budget, what is spent, and the forecast")
    BudgetAnswer budget(@AuthenticationPrincipal ApiCaller caller) {
        return BudgetAnswer.of(budgets.of(caller.accountId()));
    }

    @PutMapping("/v1/budget")
    @Operation(
            summary = "修改预算 / change the budget",
            description = "元，未写的为不设；达到 warn 时通知联系人，达到 stop 后不再发送。"
                    + " In yuan, what is left out is none: at warn contacts are told, at stop nothing more is sent.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setBudget(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody NewBudget body) {
        // What is spent is for whoever may read costs, which is another right.
        budgets.set(caller.accountId(), caller.who(), new Budget(body.warn(), body.stop()));
    }
}
