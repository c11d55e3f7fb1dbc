package dev.signet.sending.web;

import dev.signet.access.AccessCheck;
import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.sending.account.AccountSettings;
import dev.signet.sending.account.AccountSettingsDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The calling account's limits, whitelist and choices of sending. */
@RestController
@RequestMapping("/v1/settings")
class AccountSettingsController {

    private static final String REVEALS = "dysms:RevealNumbers";

    private final AccountSettingsDesk settings;
    private final AccessCheck access;

    AccountSettingsController(AccountSettingsDesk settings, AccessCheck access) {
        this.settings = settings;
        this.access = access;
    }

    @GetMapping
    @Operation(
            summary = "发送设置 / the settings of sending",
            description =
                    "无 dysms:RevealNumbers 权限时白名单号码脱敏。 Without dysms:RevealNumbers the whitelist's numbers are masked.")
    AccountSettings show(
            @AuthenticationPrincipal ApiCaller caller, @Parameter(hidden = true) HttpServletRequest request) {
        AccountSettings whole = settings.of(caller.accountId());
        return access.allows(caller.principal(), REVEALS, "*", RequestOrigin.of(request)) ? whole : whole.masked();
    }

    /** Replaces all settings; what the body leaves out goes back to its default. */
    @PutMapping
    @Operation(
            summary = "修改发送设置 / change the settings of sending",
            description =
                    "替换全部设置，未写的恢复默认；脱敏的白名单号码原样传回即保留。"
                            + " Replaces all of them; what is left out goes back to its default; a masked number of the whitelist, given back as it was, stays.")
    AccountSettings change(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestBody AccountSettings body,
            @Parameter(hidden = true) HttpServletRequest request) {
        settings.change(caller.who(), caller.accountId(), body);
        return show(caller, request);
    }
}
