package dev.signet.sending.web;

import dev.signet.account.ApiCaller;
import dev.signet.sending.account.AccountSettings;
import dev.signet.sending.account.AccountSettingsDesk;
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

    private final AccountSettingsDesk settings;

    AccountSettingsController(AccountSettingsDesk settings) {
        this.settings = settings;
    }

    @GetMapping
    AccountSettings show(@AuthenticationPrincipal ApiCaller caller) {
        return settings.of(caller.accountId());
    }

    /** Replaces all settings; what the body leaves out goes back to its default. */
    @PutMapping
    AccountSettings change(@AuthenticationPrincipal ApiCaller caller, @RequestBody AccountSettings body) {
        settings.change(caller.who(), caller.accountId(), body);
        return settings.of(caller.accountId());
    }
}
