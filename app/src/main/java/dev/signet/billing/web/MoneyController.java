package dev.signet.billing.web;

import dev.signet.account.Account;
import dev.signet.billing.Booking;
import dev.signet.billing.LedgerEntries;
import dev.signet.billing.LedgerEntry;
import dev.signet.billing.Packages;
import dev.signet.billing.desk.MoneyDesk;
import dev.signet.billing.price.Coverage;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.web.StaffChangeAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The money of accounts. What changes it answers 202: it waits for another person's consent. */
@RestController
@RequestMapping("/v1/admin")
@Tag(
        name = "money",
        description = "账号资金：查询余额与账本，充值、调整和套餐包须由另一人同意 / money of accounts; another person agrees to what changes it")
class MoneyController {

    private static final int MOST = 500;

    private final MoneyDesk desk;
    private final StaffChanges changes;

    MoneyController(MoneyDesk desk, StaffChanges changes) {
        this.desk = desk;
        this.changes = changes;
    }

    @Schema(name = "NewTopUp")
    record NewTopUp(
            @NotNull @Schema(description = "金额（元），大于 0 / yuan, above 0")
            BigDecimal yuan,

            @NotBlank @Schema(description = "收款单号，不得重复 / reference of the payment, booked once")
            String payment,

            @NotBlank String reason) {}

    @Schema(name = "NewCorrection")
    record NewCorrection(
            @NotNull @Schema(description = "金额（元），可为负 / yuan, may be below 0")
            BigDecimal yuan,

            @NotBlank String reason) {}

    @Schema(name = "NewBalance")
    record NewBalance(@NotNull BigDecimal yuan, @NotBlank String reason) {}

    /**
     * @param validFrom left out: when it is agreed to
     * @param payment left out where nothing was paid
     */
    @Schema(name = "NewPackage")
    record NewPackage(
            @NotNull Coverage coverage,
            long units,
            @Nullable Instant validFrom,
            @NotNull Instant validUntil,
            @Nullable String payment,
            @NotBlank String reason) {}

    @Schema(name = "BookingReason")
    record Reason(@NotBlank String reason) {}

    @Schema(name = "AccountBalance")
    record BalanceAnswer(
            BigDecimal yuan,

            @Schema(description = "已冻结：结果未定的消息 / reserved for messages whose outcome is open")
            BigDecimal reservedYuan) {

        static BalanceAnswer of(LedgerEntries.Purses purses) {
            return new BalanceAnswer(purses.balance(), purses.reserved());
        }
    }

    /** Ids travel as text: they have more digits than a number in JavaScript. */
    @Schema(name = "AccountPackage")
    record PackageAnswer(
            String id, Coverage coverage, long units, long unitsLeft, Instant validFrom, Instant validUntil) {

        static PackageAnswer of(Packages.Holding holding) {
            return new PackageAnswer(
                    Long.toString(holding.id()),
                    holding.coverage(),
                    holding.units(),
                    holding.unitsLeft(),
                    holding.validFrom(),
                    holding.validUntil());
        }
    }

    @Schema(name = "Booking", description = "由两人登记的一笔 / what two people booked")
    record BookingAnswer(
            @Schema(description = "所依据的审批 / the change that was agreed to")
            String change,

            String accountId,
            Booking.Act act,
            BigDecimal yuan,
            @Nullable String packageId,
            long units,
            @Nullable String voucherId,
            BigDecimal voucherYuan,
            @Nullable String payment,
            String askedBy,
            String agreedBy,
            String reason,
            Instant at) {

        static BookingAnswer of(Booking booking) {
            return new BookingAnswer(
                    Long.toString(booking.id()),
                    Long.toString(booking.accountId()),
                    booking.act(),
                    booking.yuan(),
                    text(booking.packageId()),
                    booking.units(),
                    text(booking.voucherId()),
                    booking.voucherYuan(),
                    booking.payment(),
                    booking.askedBy(),
                    booking.agreedBy(),
                    booking.reason(),
                    booking.at());
        }
    }

    @Schema(name = "LedgerEntry")
    record EntryAnswer(
            String id,
            LedgerEntry.Kind kind,
            BigDecimal yuan,
            BigDecimal reservedYuan,
            @Nullable String packageId,
            long units,
            @Nullable String voucherId,

            @Schema(description = "代金券余额的变动 / what is left on the voucher became more by")
            BigDecimal voucherYuan,

            @Schema(description = "代金券冻结的变动 / what became reserved of the voucher")
            BigDecimal voucherReservedYuan,

            @Schema(description = "计入的月份（UTC+8）；早期记录为空 / the month in which it counts; null of early ones") @Nullable
            YearMonth month,

            int messages,
            String note,
            Instant at,
            @Nullable BookingAnswer booking) {

        static EntryAnswer of(LedgerEntry entry) {
            return new EntryAnswer(
                    Long.toString(entry.id()),
                    entry.kind(),
                    entry.yuan(),
                    entry.reserved(),
                    text(entry.packageId()),
                    entry.units(),
                    text(entry.voucherId()),
                    entry.voucherYuan(),
                    entry.voucherReserved(),
                    entry.month(),
                    entry.messages(),
                    entry.note(),
                    entry.at(),
                    entry.booking() == null ? null : BookingAnswer.of(entry.booking()));
        }
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : Long.toString(id);
    }

    @Schema(name = "AccountStanding")
    record StandingAnswer(
            String accountId,
            String name,
            String verifiedName,
            BigDecimal yuan,
            BigDecimal reservedYuan,
            long domesticUnits) {

        static StandingAnswer of(MoneyDesk.Standing standing) {
            Account account = standing.account();
            return new StandingAnswer(
                    Long.toString(account.id()),
                    account.name(),
                    account.verifiedName(),
                    standing.balance(),
                    standing.reserved(),
                    standing.domestic());
        }
    }

    @GetMapping("/money/accounts")
    @Operation(
            summary = "账号余额，少的在前 / balances, the lowest first",
            description = "below：只列低于此金额（元）者；从未有过资金的账号在最后。"
                    + " below: only those with less; accounts that never had anything come last")
    List<StandingAnswer> standings(
            @RequestParam(required = false) @Nullable BigDecimal below,
            @RequestParam(defaultValue = "1") @Min(1) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "500") @Min(1) @Max(MOST) int size) {
        return desk.standings(below, (page - 1L) * size, size).rows().stream()
                .map(StandingAnswer::of)
                .toList();
    }

    @GetMapping("/money/top-ups")
    @Operation(summary = "最近的充值 / the latest top-ups")
    List<BookingAnswer> topUps(@RequestParam(defaultValue = "50") @Min(1) @Max(MOST) int size) {
        return desk.topUps(size).stream()
                .map(MoneyDesk.Booked::booking)
                .map(BookingAnswer::of)
                .toList();
    }

    @GetMapping("/accounts/{accountId}/balance")
    @Operation(summary = "余额 / the balance")
    BalanceAnswer balance(@PathVariable long accountId) {
        return BalanceAnswer.of(desk.of(accountId));
    }

    @GetMapping("/accounts/{accountId}/ledger")
    @Operation(
            summary = "账本，新的在前 / the ledger, newest first",
            description = "day 为 UTC+8 的日期；before 为上一页最后一笔的编号。 day of UTC+8; before is the id of the last entry seen.")
    List<EntryAnswer> ledger(
            @PathVariable long accountId,
            @RequestParam(required = false) LedgerEntry.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(MOST) int size) {
        return desk.entries(accountId, kind, day, before, size).stream()
                .map(EntryAnswer::of)
                .toList();
    }

    @GetMapping("/accounts/{accountId}/packages")
    @Operation(summary = "套餐包，先到期的在前 / packages, those that end first before the others")
    List<PackageAnswer> packages(@PathVariable long accountId) {
        return desk.packages(accountId).stream().map(PackageAnswer::of).toList();
    }

    @PostMapping("/accounts/{accountId}/top-ups")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "申请充值 / ask for a top-up")
    StaffChangeAnswer topUp(@PathVariable long accountId, @Valid @RequestBody NewTopUp body, Principal who) {
        return asked(desk.askTopUp(who.getName(), accountId, body.yuan(), body.payment(), body.reason()), who);
    }

    @PostMapping("/accounts/{accountId}/corrections")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "申请调整余额 / ask for a correction of the balance")
    StaffChangeAnswer correct(@PathVariable long accountId, @Valid @RequestBody NewCorrection body, Principal who) {
        return asked(desk.askCorrection(who.getName(), accountId, body.yuan(), body.reason()), who);
    }

    @PutMapping("/accounts/{accountId}/balance")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "申请将余额调整为某值 / ask for the correction by which the balance becomes this amount",
            description = "差额按申请时的余额计算。 The difference is that to the balance when it is asked for.")
    StaffChangeAnswer setBalance(@PathVariable long accountId, @Valid @RequestBody NewBalance body, Principal who) {
        return asked(desk.askBalance(who.getName(), accountId, body.yuan(), body.reason()), who);
    }

    @PostMapping("/accounts/{accountId}/packages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "申请发放套餐包 / ask for a package")
    StaffChangeAnswer grant(@PathVariable long accountId, @Valid @RequestBody NewPackage body, Principal who) {
        return asked(
                desk.askPackage(
                        who.getName(),
                        accountId,
                        body.coverage(),
                        body.units(),
                        body.validFrom(),
                        body.validUntil(),
                        body.payment(),
                        body.reason()),
                who);
    }

    @PostMapping("/accounts/{accountId}/packages/{packageId}/end")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "申请收回套餐包的余量 / ask to take back what is left of a package")
    StaffChangeAnswer end(
            @PathVariable long accountId,
            @PathVariable long packageId,
            @Valid @RequestBody Reason body,
            Principal who) {
        return asked(desk.askPackageEnd(who.getName(), accountId, packageId, body.reason()), who);
    }

    private StaffChangeAnswer asked(StaffChange change, Principal who) {
        return StaffChangeAnswer.of(changes, change, who.getName());
    }
}
