package dev.signet.cost.web;

import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.billing.Statement;
import dev.signet.cost.BillDesk;
import dev.signet.cost.BillFiles;
import dev.signet.cost.CostStatistics;
import dev.signet.platform.text.DownloadName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bills of settled months, for programs: frozen, and so the same whenever they are asked for. */
@RestController
@RequestMapping("/v1/bills")
@Tag(name = "bills", description = "月结账单 / bills of settled months")
class BillController {

    private final BillDesk desk;
    private final BillFiles files;
    private final CostStatistics statistics;
    private final Accounts accounts;

    BillController(BillDesk desk, BillFiles files, CostStatistics statistics, Accounts accounts) {
        this.desk = desk;
        this.files = files;
        this.statistics = statistics;
        this.accounts = accounts;
    }

    enum Language {
        zh,
        en
    }

    @Schema(name = "Bill", description = "金额为元 / amounts are yuan")
    record BillAnswer(
            String number,
            String month,
            Instant settledAt,

            @Schema(description = "计价所用的规则库版本 / the rulebook's version that it was priced by")
            String rulebook,

            BigDecimal opening,
            BigDecimal topUps,
            BigDecimal corrections,
            BigDecimal purchases,
            BigDecimal charged,
            BigDecimal discount,
            BigDecimal vouchers,
            BigDecimal rounding,

            @Schema(description = "charged - discount - vouchers - rounding")
            BigDecimal payable,

            @Schema(description = "opening + topUps + corrections - purchases - payable")
            BigDecimal closing) {

        static BillAnswer of(Statement bill) {
            Statement.Bill settled = Objects.requireNonNull(bill.bill());
            return new BillAnswer(
                    settled.number(),
                    bill.month().toString(),
                    settled.settledAt(),
                    settled.rulebook(),
                    bill.opening(),
                    bill.topUps(),
                    bill.corrections(),
                    bill.purchases(),
                    bill.charged(),
                    bill.discount(),
                    bill.vouchers(),
                    bill.rounding(),
                    bill.payable(),
                    bill.closing());
        }
    }

    @Schema(name = "BillWithRows")
    record WholeAnswer(
            BillAnswer bill, List<CostController.Row> rows, long units, List<CostController.Used> packages) {}

    @GetMapping
    @Operation(summary = "已结算的月份，新的在前 / settled months, the newest first")
    List<BillAnswer> list(@AuthenticationPrincipal ApiCaller caller) {
        return desk.list(caller.accountId()).stream().map(BillAnswer::of).toList();
    }

    @GetMapping("/{month}")
    @Operation(summary = "一个月的账单 / a month's bill", description = "month 形如 2026-11。 month as 2026-11.")
    WholeAnswer one(@AuthenticationPrincipal ApiCaller caller, @PathVariable String month) {
        Statement bill = desk.require(caller.accountId(), month);
        CostController.CostsAnswer costs = CostController.CostsAnswer.of(statistics.costs(bill));
        return new WholeAnswer(BillAnswer.of(bill), costs.rows(), costs.units(), costs.packages());
    }

    @GetMapping("/{month}/file")
    @Operation(
            summary = "导出官方月度账单 / the official bill as a file",
            description = "PDF 或 XLSX，中文或英文。 PDF or XLSX, zh or en.")
    void file(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String month,
            @RequestParam(defaultValue = "PDF") BillFiles.Format format,
            @RequestParam(defaultValue = "zh") Language lang,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Statement bill = desk.require(caller.accountId(), month);
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                DownloadName.attachment(
                        "bill-" + Objects.requireNonNull(bill.bill()).number() + "." + format.suffix()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        files.write(
                format,
                accounts.find(caller.accountId()).orElseThrow(),
                bill,
                lang == Language.en,
                response.getOutputStream());
    }
}
