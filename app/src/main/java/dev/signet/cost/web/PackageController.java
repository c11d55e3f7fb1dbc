package dev.signet.cost.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.billing.Voucher;
import dev.signet.billing.Vouchers;
import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PackageOffer;
import dev.signet.cost.OwnPackage;
import dev.signet.cost.PackageDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Packages and vouchers, for programs: what there is, what is on sale, and buying it. */
@RestController
@Tag(name = "packages", description = "套餐包与代金券 / packages and vouchers")
class PackageController {

    private final PackageDesk desk;
    private final Vouchers vouchers;
    private final Accounts accounts;

    PackageController(PackageDesk desk, Vouchers vouchers, Accounts accounts) {
        this.desk = desk;
        this.vouchers = vouchers;
        this.accounts = accounts;
    }

    @Schema(name = "OwnPackage")
    record PackageAnswer(
            String id,
            String name,
            String nameEn,
            Coverage coverage,

            @Schema(description = "实付价（元）；空为平台发放 / paid, in yuan; none where the platform gave it") @Nullable
            BigDecimal paid,

            @Schema(description = "购买时间 / when it was bought or given")
            Instant since,

            Instant validFrom,
            Instant validUntil,
            long units,
            long unitsLeft,
            OwnPackage.State state) {

        static PackageAnswer of(OwnPackage own) {
            return new PackageAnswer(
                    Long.toString(own.id()),
                    own.name().zh(),
                    own.name().en(),
                    own.coverage(),
                    own.paid(),
                    own.since(),
                    own.validFrom(),
                    own.validUntil(),
                    own.units(),
                    own.left(),
                    own.state());
        }
    }

    @Schema(name = "PackagesAnswer")
    record PackagesAnswer(
            @Schema(description = "各类套餐包的余量与比例 / what is left, by kind")
            List<PackageDesk.Left> left,

            List<PackageAnswer> packages) {}

    @Schema(name = "PackageOffer")
    record OfferAnswer(
            String code,
            String name,
            String nameEn,
            Coverage coverage,
            long units,
            BigDecimal price,
            BigDecimal unitPrice,

            @Schema(description = "购买后有效的月数 / months from the purchase")
            int months) {

        static OfferAnswer of(PackageOffer offer) {
            return new OfferAnswer(
                    offer.code(),
                    offer.name().zh(),
                    offer.name().en(),
                    offer.coverage(),
                    offer.units(),
                    offer.price(),
                    offer.unitPrice(),
                    offer.months());
        }
    }

    @Schema(name = "NewPurchase")
    record NewPurchase(
            @NotBlank @Schema(description = "在售套餐包的编号 / code of the offer")
            String offer,

            @NotNull
            @Schema(description = "所见的价格（元）；不符则不购买 / the price as it was seen; at another one nothing is bought")
            BigDecimal price,

            @NotBlank
            @Schema(
                    description =
                            "调用方的唯一编号，重复提交只购买一次，8 至 64 个字母、数字或 . _ : - / the caller's own id: bought once for each")
            String reference) {}

    @Schema(name = "AccountVoucher")
    record VoucherAnswer(
            String id,

            @Schema(description = "空为适用于所有短信 / none: of all messages") @Nullable
            Coverage coverage,

            BigDecimal amount,
            BigDecimal left,
            BigDecimal reserved,
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

    @GetMapping("/v1/packages")
    @Operation(summary = "套餐包余量详情，后购买的在前 / packages and what is left, the latest first")
    PackagesAnswer list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable Coverage kind,
            @RequestParam(required = false) OwnPackage.@Nullable State state) {
        List<OwnPackage> all = desk.of(caller.accountId());
        return new PackagesAnswer(
                desk.left(all, abroad(caller)),
                all.stream()
                        .filter(each -> PackageDesk.fits(each, kind, state))
                        .map(PackageAnswer::of)
                        .toList());
    }

    @GetMapping("/v1/packages/offers")
    @Operation(summary = "在售套餐包 / packages on sale")
    List<OfferAnswer> offers(@AuthenticationPrincipal ApiCaller caller) {
        return desk.offers(abroad(caller)).stream().map(OfferAnswer::of).toList();
    }

    @PostMapping("/v1/packages")
    @Operation(
            summary = "从余额购买套餐包 / buy a package out of the balance",
            description =
                    "同一 reference 只购买一次，重复提交返回同一套餐包。 Once for each reference: sent again it answers the same package.")
    PackageAnswer buy(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody NewPurchase body) {
        return PackageAnswer.of(desk.buy(
                caller.accountId(), abroad(caller), caller.who(), body.offer(), body.price(), body.reference()));
    }

    @GetMapping("/v1/vouchers")
    @Operation(summary = "代金券，先到期的在前 / vouchers, those that end first before the others")
    List<VoucherAnswer> vouchers(@AuthenticationPrincipal ApiCaller caller) {
        return vouchers.of(caller.accountId()).stream().map(VoucherAnswer::of).toList();
    }

    private boolean abroad(ApiCaller caller) {
        return accounts.find(caller.accountId())
                .map(Account::mayOpenInternational)
                .orElse(false);
    }
}
