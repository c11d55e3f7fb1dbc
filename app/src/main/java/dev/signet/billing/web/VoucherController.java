package dev.signet.billing.web;

import dev.signet.billing.Voucher;
import dev.signet.billing.desk.VoucherDesk;
import dev.signet.billing.price.Coverage;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.web.StaffChangeAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Vouchers of accounts. What changes them answers 202: it waits for another person's consent. */
@RestController
@RequestMapping("/v1/admin/accounts/{accountId}/vouchers")
@Tag(name = "money")
class VoucherController {

    private final VoucherDesk desk;
    private final StaffChanges changes;

    VoucherController(VoucherDesk desk, StaffChanges changes) {
        this.desk = desk;
        this.changes = changes;
    }

    /** @param validFrom left out: when it is agreed to */
    @Schema(name = "NewVoucher")
    record NewVoucher(
            @NotNull @Schema(description = "金额（元），大于 0，最多 2 位小数 / yuan, above 0, to the cent")
            BigDecimal yuan,

            @Schema(description = "适用范围，不填为全部短信 / what it pays for; left out: all messages") @Nullable
            Coverage coverage,

            @Nullable Instant validFrom,
            @NotNull Instant validUntil,
            @NotBlank String reason) {}

    @Schema(name = "VoucherEnd")
    record Ending(@NotBlank String reason) {}

    /** Ids travel as text: they have more digits than a number in JavaScript. */
    @Schema(name = "AccountVoucher")
    record VoucherAnswer(
            String id,

            @Schema(description = "空为全部短信 / null: all messages") @Nullable
            Coverage coverage,

            BigDecimal yuan,

            @Schema(description = "可用余额 / neither charged nor reserved")
            BigDecimal yuanLeft,

            @Schema(description = "已冻结：结果未定的消息 / reserved for messages whose outcome is open")
            BigDecimal reservedYuan,

            Instant validFrom,
            Instant validUntil) {

        static VoucherAnswer of(Voucher voucher) {
            return new VoucherAnswer(
                    Long.toString(voucher.id()),
                    voucher.coverage(),
                    voucher.amount(),
                    voucher.left(),
                    voucher.reserved(),
                    voucher.validFrom(),
                    voucher.validUntil());
        }
    }

    @GetMapping
    @Operation(summary = "代金券，先到期的在前 / vouchers, those that end first before the others")
    List<VoucherAnswer> list(@PathVariable long accountId) {
        return desk.of(accountId).stream().map(VoucherAnswer::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "申请发放代金券 / ask for a voucher")
    StaffChangeAnswer grant(@PathVariable long accountId, @Valid @RequestBody NewVoucher body, Principal who) {
        StaffChange asked = desk.ask(
                who.getName(),
                accountId,
                body.coverage(),
                body.yuan(),
                body.validFrom(),
                body.validUntil(),
                body.reason());
        return StaffChangeAnswer.of(changes, asked, who.getName());
    }

    @PostMapping("/{voucherId}/end")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "申请收回代金券的余额 / ask to take back what is left of a voucher")
    StaffChangeAnswer end(
            @PathVariable long accountId,
            @PathVariable long voucherId,
            @Valid @RequestBody Ending body,
            Principal who) {
        StaffChange asked = desk.askEnd(who.getName(), accountId, voucherId, body.reason());
        return StaffChangeAnswer.of(changes, asked, who.getName());
    }
}
