package dev.signet.sending.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.access.AccessCheck;
import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.platform.text.StrictJson;
import dev.signet.sending.account.AccountSettings;
import dev.signet.sending.account.AccountSettingsDesk;
import dev.signet.sending.limit.SettingsLimits;
import dev.signet.sending.limit.SettingsLimitsDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
    private final SettingsLimitsDesk limits;
    private final AccessCheck access;
    private final StrictJson json;

    /** @param numbers one per line */
    record Whitelist(@NotNull @Size(max = 10_000) String numbers) {}

    AccountSettingsController(
            AccountSettingsDesk settings, SettingsLimitsDesk limits, AccessCheck access, StrictJson json) {
        this.limits = limits;
        this.json = json;
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

    @GetMapping("/limits")
    @Operation(
            summary = "发送设置的默认值与上限、已用量 / defaults and highest values of the settings, and what is used",
            description = "默认值与上限由规则库规定，用量按东八区的日与月。 By the rulebook; used in the day and month of UTC+8.")
    SettingsLimits limits(@AuthenticationPrincipal ApiCaller caller) {
        return limits.of(caller.accountId());
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

    /** What a page of settings changes: its own fields and no others. */
    @PatchMapping
    @Operation(
            summary = "修改部分发送设置 / change some settings of sending",
            description = "只替换写出的字段，null 恢复默认。 Replaces the fields that are given; null takes one back to its default.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = AccountSettings.class)))
    AccountSettings patch(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestBody ObjectNode body,
            @Parameter(hidden = true) HttpServletRequest request) {
        settings.change(caller.who(), caller.accountId(), kept -> patched(kept, body, request));
        return show(caller, request);
    }

    private AccountSettings patched(AccountSettings kept, ObjectNode body, HttpServletRequest request) {
        try {
            return json.patched(kept, body, AccountSettings.class);
        } catch (JsonProcessingException e) {
            throw new HttpMessageNotReadableException(e.getOriginalMessage(), e, new ServletServerHttpRequest(request));
        }
    }

    @PutMapping("/whitelist")
    @Operation(
            summary = "修改号码白名单 / change the whitelist",
            description = "每行一个号码，替换全部；脱敏的号码原样保留。有误的行逐行指出。"
                    + " One number per line, replaces all; masked numbers stay as they are. Every wrong line is named.")
    AccountSettings changeWhitelist(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @RequestBody Whitelist body,
            @Parameter(hidden = true) HttpServletRequest request) {
        settings.changeWhitelist(caller.who(), caller.accountId(), body.numbers());
        return show(caller, request);
    }
}
