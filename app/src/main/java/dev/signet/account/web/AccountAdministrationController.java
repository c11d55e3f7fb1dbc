package dev.signet.account.web;

import dev.signet.account.AccountAdministration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An account's balance; for administrators. */
@RestController
@RequestMapping("/v1/admin/accounts")
class AccountAdministrationController {

    private final AccountAdministration administration;

    AccountAdministrationController(AccountAdministration administration) {
        this.administration = administration;
    }

    record NewBalance(@NotNull BigDecimal yuan, @NotBlank String reason) {}

    record BalanceBody(BigDecimal yuan) {}

    @GetMapping("/{accountId}/balance")
    BalanceBody balance(@PathVariable long accountId) {
        return new BalanceBody(administration.balance(accountId));
    }

    @PutMapping("/{accountId}/balance")
    BalanceBody setBalance(@PathVariable long accountId, @Valid @RequestBody NewBalance body, Principal administrator) {
        administration.setBalance(administrator.getName(), accountId, body.yuan(), body.reason());
        return new BalanceBody(administration.balance(accountId));
    }
}
