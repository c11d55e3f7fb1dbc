package dev.signet.cost.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.billing.movement.Movement;
import dev.signet.billing.movement.MovementKind;
import dev.signet.billing.movement.Period;
import dev.signet.cost.TransactionFiles;
import dev.signet.cost.Transactions;
import dev.signet.figures.view.DayRange;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.platform.text.DownloadName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the page of 收支明细 shows, for programs. Amounts are yuan. */
@RestController
@RequestMapping("/v1/transactions")
@Tag(name = "transactions", description = "收支明细：余额的每一笔变动 / what became of the balance")
class TransactionController {

    private static final int MOST = 500;

    private final Transactions transactions;
    private final TransactionFiles files;
    private final Accounts accounts;
    private final Clock clock;

    TransactionController(Transactions transactions, TransactionFiles files, Accounts accounts, Clock clock) {
        this.transactions = transactions;
        this.files = files;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What a list of lines is written as. */
    enum Format {
        XLSX,
        CSV
    }

    @Schema(name = "Transactions", description = "余额在若干天内的变动 / what became of the balance within some days")
    record TransactionsAnswer(
            LocalDate from,
            LocalDate to,

            @Schema(description = "期初余额 / the balance before the first day")
            BigDecimal opening,

            @Schema(description = "全部行中的收入 / of all lines, whichever are shown, what came in")
            BigDecimal in,

            @Schema(description = "全部行中的支出 / of all lines what went out")
            BigDecimal out,

            @Schema(description = "期末余额：opening + in - out / the balance after the last day, or now")
            BigDecimal closing,

            @Schema(description = "符合 kind 的行数 / lines of the kind that was asked for")
            long lines,

            @Schema(description = "其金额之和 / what they add up to")
            BigDecimal shown,

            @Schema(description = "新的在前 / the newest first") List<TransactionAnswer> transactions,

            @Schema(description = "下一页的 after；空为最后一页 / after of the next page; none after the last") @Nullable
            String next) {

        static TransactionsAnswer of(Transactions.Page page) {
            Period period = page.period();
            return new TransactionsAnswer(
                    period.from(),
                    period.to(),
                    period.opening(),
                    period.in(),
                    period.out(),
                    period.closing(),
                    period.lines(),
                    period.shown(),
                    page.transactions().stream().map(TransactionAnswer::of).toList(),
                    period.next());
        }
    }

    /** Ids travel as text: they have more digits than a number in JavaScript. */
    @Schema(name = "Transaction")
    record TransactionAnswer(
            MovementKind kind,

            @Schema(
                    description =
                            "true：由短信引起，该种类当天的合计；false：单独一笔 / true: of messages, all of the kind on that day; false: one by itself")
            boolean summed,

            @Schema(description = "账号时区的日期 / day in the account's zone")
            LocalDate day,

            @Schema(description = "时间；合计的为其中最后一笔 / when; of a sum the last of it")
            Instant at,

            @Schema(description = "余额的变动 / what the balance became more by")
            BigDecimal yuan,

            @Schema(description = "at 之后的余额 / the balance after at")
            BigDecimal balance,

            @Schema(description = "代金券的变动，不计入余额 / what vouchers became more by; no part of the balance")
            BigDecimal voucherYuan,

            @Schema(description = "套餐包条数的变动 / what the package became more by")
            long units,

            long messages,

            @Schema(
                    description =
                            "计入哪个月的账单；扣费与退回为空，账单按回执计 / month of the bill; none of charges and refunds, as bills go by receipts")
            @Nullable
            String month,

            @Nullable String packageId,
            @Nullable String voucherId,
            @Nullable String bill,
            @Nullable String payment,
            @Nullable String reason) {

        static TransactionAnswer of(Transactions.Transaction transaction) {
            Movement line = transaction.movement();
            return new TransactionAnswer(
                    line.kind(),
                    line.kind().isSummed(),
                    line.day(),
                    line.at(),
                    line.yuan(),
                    line.balance(),
                    line.voucherYuan(),
                    line.units(),
                    line.messages(),
                    text(line.month()),
                    text(line.packageId()),
                    text(line.voucherId()),
                    transaction.bill(),
                    line.payment(),
                    line.reason());
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }
    }

    @GetMapping
    @Operation(
            summary = "收支明细，新的在前 / what became of the balance, the newest first",
            description =
                    "短信的预扣、退回与重新计价按天合计，其余逐笔列出。"
                            + " What messages took, got back and were priced anew by comes as one line a day each, all else one by one.")
    TransactionsAnswer list(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ModelAttribute @ParameterObject TransactionQuery query,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(MOST) int size) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        return TransactionsAnswer.of(transactions.of(account, days(account, query), query.kind(), after, size));
    }

    @GetMapping("/file")
    @Operation(
            summary = "导出收支明细 / the same as a file",
            description = "所选日期与种类的全部行，XLSX 或 CSV，中文或英文。 All lines of the days and kind, XLSX or CSV, zh or en.")
    void file(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ModelAttribute @ParameterObject TransactionQuery query,
            @RequestParam(defaultValue = "XLSX") Format format,
            @RequestParam(defaultValue = "zh") BillController.Language lang,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        DayRange days = days(account, query);
        Transactions.Page page = transactions.of(account, days, query.kind(), null, Integer.MAX_VALUE);
        SheetFormat written = SheetFormat.valueOf(format.name());
        head(response, written, "transactions-" + days.from() + "-" + days.to());
        files.write(written, account, page, lang == BillController.Language.en, response.getOutputStream());
    }

    /** What a file of the account's own costs is sent with. */
    static void head(HttpServletResponse response, SheetFormat format, String name) {
        response.setContentType(format.mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, DownloadName.attachment(name + "." + format.suffix()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private DayRange days(Account account, TransactionQuery query) {
        return query.exact(LocalDate.ofInstant(clock.instant(), account.zone()));
    }
}
