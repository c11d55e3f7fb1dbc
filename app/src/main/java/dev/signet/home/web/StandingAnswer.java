package dev.signet.home.web;

import dev.signet.account.AccountKind;
import dev.signet.account.AccountState;
import dev.signet.billing.Packages.Holding;
import dev.signet.billing.price.Coverage;
import dev.signet.home.BillingForm;
import dev.signet.home.Standing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** State, money and packages of an account as {@code GET /v1/account/packages} answers them. */
@Schema(name = "AccountStanding", description = "账户状态、余额和套餐包 / state, balance and packages")
record StandingAnswer(
        AccountKind kind,
        String verifiedName,

        @Schema(description = "NORMAL 正常；IN_ARREARS 欠费 / in arrears: nothing is sent before it is topped up")
        AccountState state,

        @Schema(description = "平台停用的原因；未停用时为空 / why the platform suspended it; null while it is not") @Nullable
        String suspension,

        @Schema(description = "下一条国内短信的计费方式 / how the next domestic message is paid for")
        BillingForm billing,

        @Schema(description = "余额（元）/ balance in yuan") BigDecimal balance,

        Remainder domestic,
        Remainder international,

        @Schema(description = "国内套餐余量预警值 / domestic units below which contacts are warned") @Nullable
        Long warning,

        @Schema(description = "余量低于预警值 / whether less is left than that")
        boolean low,

        @Schema(description = "未到期的套餐包 / packages that have not ended")
        List<PackageAnswer> packages) {

    /** Of the packages that are valid now. */
    @Schema(name = "PackageRemainder")
    record Remainder(long units, long unitsLeft, int percentLeft) {

        static Remainder of(Standing.Remainder remainder) {
            return new Remainder(remainder.units(), remainder.unitsLeft(), remainder.percentLeft());
        }
    }

    /** Ids travel as text: they have more digits than a number in JavaScript. */
    @Schema(name = "OwnPackage")
    record PackageAnswer(
            String id,
            Coverage coverage,
            long units,
            long unitsLeft,
            int percentLeft,
            Instant validFrom,
            Instant validUntil,

            @Schema(description = "剩余天数，不足一天按一天 / days left, a begun one as a whole")
            long daysLeft) {

        static PackageAnswer of(Standing standing, Holding holding) {
            return new PackageAnswer(
                    Long.toString(holding.id()),
                    holding.coverage(),
                    holding.units(),
                    holding.unitsLeft(),
                    Standing.percentLeft(holding),
                    holding.validFrom(),
                    holding.validUntil(),
                    standing.daysLeft(holding));
        }
    }

    static StandingAnswer of(Standing standing) {
        return new StandingAnswer(
                standing.account().kind(),
                standing.account().verifiedName(),
                standing.account().state(),
                standing.account().suspension() == null
                        ? null
                        : standing.account().suspension().reason(),
                standing.billing(),
                standing.balance(),
                Remainder.of(standing.remainder(Coverage.DOMESTIC)),
                Remainder.of(standing.remainder(Coverage.INTERNATIONAL)),
                standing.warning(),
                standing.isLow(),
                standing.packages().stream()
                        .map(holding -> PackageAnswer.of(standing, holding))
                        .toList());
    }
}
