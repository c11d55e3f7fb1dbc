package dev.signet.account.web;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.ApiCaller;
import dev.signet.account.InternationalService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The calling account's international/HMT service (国际/港澳台消息服务). */
@RestController
@RequestMapping("/v1/account/international")
@Tag(name = "account")
class InternationalServiceController {

    private final InternationalService service;
    private final AccountAdministration accounts;

    InternationalServiceController(InternationalService service, AccountAdministration accounts) {
        this.service = service;
        this.accounts = accounts;
    }

    @Schema(name = "InternationalService", description = "国际/港澳台消息服务 / the international service")
    record Standing(
            @Schema(description = "仅企业账号可开通 / whether the account may open it: enterprises only")
            boolean available,

            @Schema(description = "已开通 / whether it is open")
            boolean open) {

        static Standing of(Account account) {
            return new Standing(account.mayOpenInternational(), account.international());
        }
    }

    @Schema(name = "InternationalServiceChange")
    record Change(@NotNull Boolean open) {}

    @GetMapping
    @Operation(summary = "国际/港澳台消息服务的状态 / whether the international service is open")
    Standing show(@AuthenticationPrincipal ApiCaller caller) {
        return Standing.of(accounts.require(caller.accountId()));
    }

    @PutMapping
    @Operation(
            summary = "开通或关闭国际/港澳台消息服务，免费 / open or close the international service, free of charge",
            description = "关闭后国际/港澳台短信以 isv.PRODUCT_UNSUBSCRIBE 拒绝。 While it is closed, international messages are"
                    + " refused with isv.PRODUCT_UNSUBSCRIBE. 409 OperationDenied.International: an individual")
    Standing change(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody Change body) {
        return Standing.of(service.set(caller.who(), caller.accountId(), body.open()));
    }
}
