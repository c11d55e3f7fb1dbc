package dev.signet.revenue.web;

import dev.signet.carrier.Carriers;
import dev.signet.figures.view.DayRange;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.platform.time.ChinaTime;
import dev.signet.revenue.CarrierPrices;
import dev.signet.revenue.Revenue;
import dev.signet.revenue.RevenueBy;
import dev.signet.revenue.RevenueReport;
import dev.signet.revenue.Takings;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.Vendor;
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
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the page of revenue shows, for programs. */
@RestController
@RequestMapping("/v1/admin/revenue")
@Tag(name = "revenue", description = "经营统计：收入、成本与毛利 / revenue, cost and margin of the platform")
class RevenueController {

    private final Revenue revenue;
    private final RevenueFile file;
    private final Carriers carriers;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    RevenueController(Revenue revenue, RevenueFile file, Carriers carriers, ActiveRulebook rulebook, Clock clock) {
        this.revenue = revenue;
        this.file = file;
        this.carriers = carriers;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    @Schema(name = "Revenue", description = "条数为计费条数，金额为元 / volumes in parts, money in yuan")
    record Answer(
            LocalDate from,
            LocalDate to,
            RevenueBy by,

            @Schema(description = "此前的都已计入 / everything until then is in")
            Instant asOf,

            RevenueTakings total,

            @Schema(
                    description =
                            "收入已扣除的代金券、重新计价、优惠与抹零 / taken from the revenue already: vouchers, re-pricing, discounts, parts of cents")
            BigDecimal corrected,

            @Schema(description = "套餐包收入中，到期未用完的部分 / of what packages earned, what was left of those that ended")
            BigDecimal lapsed,

            @Schema(description = "期末尚未确认的套餐包价款 / paid for packages and not earned at the end of the range")
            BigDecimal deferred,

            List<RevenueRow> rows,

            @Schema(description = "价格表中没有这个通道的行，不计任何价格 / lines of carrier-prices.csv for a channel that there is not")
            List<CarrierPrices.Stray> strayPrices) {}

    @Schema(name = "RevenueRow")
    record RevenueRow(
            @Nullable String accountId,
            @Nullable String account,

            @Schema(
                    description =
                            "通道配置名；空为未结束或未交给通道，? 为已无从得知 / empty: not ended, or none had it; ?: not known any more")
            @Nullable
            String channel,

            @Nullable Vendor network,
            @Nullable LocalDate day,
            RevenueTakings takings) {

        static RevenueRow of(RevenueReport.Row row) {
            return new RevenueRow(
                    row.account() == null ? null : Long.toString(row.account().id()),
                    row.account() == null ? null : row.account().name(),
                    row.channel(),
                    row.network(),
                    row.day(),
                    RevenueTakings.of(row.takings()));
        }
    }

    @Schema(name = "RevenueTakings")
    record RevenueTakings(
            long sent,
            long delivered,
            long failed,
            long unanswered,

            @Schema(description = "按量收入：已扣或预留，减去更正 / charged or reserved, less corrections")
            BigDecimal spend,

            @Schema(
                    description =
                            "套餐包收入：价款按已用条数确认，到期时确认余下的 / packages: of their price what was used, and what was left of those that ended")
            BigDecimal packages,

            @Schema(description = "收入：按量与套餐包之和 / both together")
            BigDecimal revenue,

            @Schema(description = "运营商成本；有条数无价格时为空，不是 0 / null where a price is missing, never 0") @Nullable
            BigDecimal cost,

            @Nullable BigDecimal margin,

            @Schema(description = "毛利率，% / percent") @Nullable
            BigDecimal marginPercent,

            @Schema(description = "没有运营商价格的条数 / parts without a carrier's price")
            long unpriced) {

        static RevenueTakings of(Takings takings) {
            return new RevenueTakings(
                    takings.sent(),
                    takings.delivered(),
                    takings.failed(),
                    takings.unanswered(),
                    takings.spend(),
                    takings.packages(),
                    takings.revenue(),
                    takings.cost(),
                    takings.margin(),
                    takings.marginPercent(),
                    takings.unpriced());
        }
    }

    @GetMapping
    @Operation(
            summary = "按账号、通道或天的收入、成本与毛利 / revenue, cost and margin by account, carrier or day",
            description = "app/docs/staff.md")
    Answer show(@Valid @ModelAttribute @ParameterObject RevenueQuery query) {
        DayRange days = query.exactly(ChinaTime.today(clock));
        RevenueReport report = revenue.of(query.filter(days));
        return new Answer(
                days.from(),
                days.to(),
                query.told(),
                report.asOf(),
                RevenueTakings.of(report.total()),
                report.corrected(),
                report.lapsed(),
                report.deferred(),
                report.rows().stream().map(RevenueRow::of).toList(),
                CarrierPrices.of(rulebook).strays(carriers.names()));
    }

    @GetMapping("/file")
    @Operation(summary = "下载经营统计 / the same as a file for a spreadsheet")
    void file(
            @Valid @ModelAttribute @ParameterObject RevenueQuery query,
            @RequestParam(defaultValue = "XLSX") SheetFormat format,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        DayRange days = query.exactly(ChinaTime.today(clock));
        file.send(format, days, query.told(), revenue.of(query.filter(days)), response);
    }
}
