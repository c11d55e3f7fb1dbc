package dev.signet.account.web;

import dev.signet.account.Account;
import dev.signet.account.AccountKind;
import dev.signet.account.AccountState;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.account.Suspension;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whose key this is: programs and pages that hold a key only ask so before they begin. */
@RestController
@Tag(name = "account", description = "本账号 / the calling account")
class OwnAccountController {

    private final Accounts accounts;

    OwnAccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    @Schema(name = "OwnAccount", description = "本账号 / the calling account")
    record OwnAccount(
            @Schema(description = "账号名 / its short name", example = "demo")
            String name,

            AccountKind kind,

            @Schema(description = "实名 / the name it was verified under")
            String verifiedName,

            @Schema(
                    description =
                            "NORMAL 正常；IN_ARREARS 欠费，充值后才能发送 / in arrears: nothing is sent before it is topped up")
            AccountState state,

            @Schema(description = "是否已开通国际/港澳台短信服务 / whether the international service is open")
            boolean international,

            @Schema(description = "账号的时区 / the zone of its days and hours", example = "Asia/Shanghai")
            String zone,

            @Schema(
                    description =
                            "平台停用的时间与原因；未停用时为空 / since when and why the platform suspended it; null while it is not")
            @Nullable
            OwnSuspension suspension) {

        static OwnAccount of(Account account) {
            return new OwnAccount(
                    account.name(),
                    account.kind(),
                    account.verifiedName(),
                    account.state(),
                    account.international(),
                    account.zone().getId(),
                    account.suspension() == null ? null : OwnSuspension.of(account.suspension()));
        }
    }

    /** The platform's people have no names here. */
    @Schema(name = "OwnSuspension", description = "停用期间不能发送 / nothing is sent while it holds")
    record OwnSuspension(Instant at, String reason) {

        static OwnSuspension of(Suspension suspension) {
            return new OwnSuspension(suspension.at(), suspension.reason());
        }
    }

    @GetMapping("/v1/account")
    @Operation(summary = "本账号 / the account that this key belongs to")
    OwnAccount show(@AuthenticationPrincipal ApiCaller caller) {
        return accounts.find(caller.accountId()).map(OwnAccount::of).orElseThrow();
    }
}
