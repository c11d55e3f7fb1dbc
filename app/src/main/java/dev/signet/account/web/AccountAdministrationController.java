package dev.signet.account.web;

import dev.signet.account.AccessKey;
import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountAdministration.KeySummary;
import dev.signet.account.AccountAdministration.MainContact;
import dev.signet.account.AccountKind;
import dev.signet.account.AccountState;
import dev.signet.account.Accounts;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, their keys and state; for administrators. */
@RestController
@RequestMapping("/v1/admin/accounts")
class AccountAdministrationController {

    private final AccountAdministration administration;
    private final Accounts accounts;

    AccountAdministrationController(AccountAdministration administration, Accounts accounts) {
        this.administration = administration;
        this.accounts = accounts;
    }

    /** Ids travel as text: they have more digits than a number in JavaScript. */
    record AccountBody(
            String id,
            String name,
            AccountKind kind,
            String verifiedName,
            AccountState state,
            boolean international,
            String zone) {

        static AccountBody of(Account account) {
            return new AccountBody(
                    Long.toString(account.id()),
                    account.name(),
                    account.kind(),
                    account.verifiedName(),
                    account.state(),
                    account.international(),
                    account.zone().getId());
        }
    }

    record NewAccount(
            @NotBlank String name,
            @NotNull AccountKind kind,
            @NotBlank String verifiedName,
            @Nullable String zone) {}

    /** Both or none: an id and secret of the customer's own, or ones made here. */
    record NewKey(
            @Nullable String accessKeyId, @Secret @Nullable String accessKeySecret) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    /** The only answer that ever carries a secret. */
    record KeyBody(String accessKeyId, @Secret String accessKeySecret) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    record KeyState(@NotNull Boolean active) {}

    record StateBody(@NotNull AccountState state) {}

    record ContactBody(@NotBlank String name, @NotBlank String phoneNumber) {}

    @GetMapping
    List<AccountBody> list() {
        return accounts.all().stream().map(AccountBody::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AccountBody create(@Valid @RequestBody NewAccount body, Principal administrator) {
        return AccountBody.of(administration.create(
                administrator.getName(), body.name(), body.kind(), body.verifiedName(), body.zone()));
    }

    @GetMapping("/{accountId}")
    AccountBody show(@PathVariable long accountId) {
        return AccountBody.of(administration.require(accountId));
    }

    @GetMapping("/{accountId}/keys")
    List<KeySummary> keys(@PathVariable long accountId) {
        return administration.keys(accountId);
    }

    @PostMapping("/{accountId}/keys")
    @ResponseStatus(HttpStatus.CREATED)
    KeyBody createKey(
            @PathVariable long accountId,
            @Valid @RequestBody(required = false) @Nullable NewKey body,
            Principal administrator) {
        AccessKey key = body == null || body.accessKeyId() == null || body.accessKeySecret() == null
                ? administration.createKey(administrator.getName(), accountId)
                : administration.createKey(
                        administrator.getName(), accountId, body.accessKeyId(), body.accessKeySecret());
        return new KeyBody(key.id(), key.secret());
    }

    @PutMapping("/{accountId}/keys/{accessKeyId}/state")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setKeyState(
            @PathVariable long accountId,
            @PathVariable String accessKeyId,
            @Valid @RequestBody KeyState body,
            Principal administrator) {
        administration.setKeyActive(administrator.getName(), accountId, accessKeyId, body.active());
    }

    @PutMapping("/{accountId}/state")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setState(@PathVariable long accountId, @Valid @RequestBody StateBody body, Principal administrator) {
        administration.setState(administrator.getName(), accountId, body.state());
    }

    @GetMapping("/{accountId}/contact")
    MainContact contact(@PathVariable long accountId) {
        return administration.contact(accountId).orElseGet(() -> new MainContact("", ""));
    }

    @PutMapping("/{accountId}/contact")
    MainContact setContact(
            @PathVariable long accountId, @Valid @RequestBody ContactBody body, Principal administrator) {
        administration.setContact(administrator.getName(), accountId, new MainContact(body.name(), body.phoneNumber()));
        return contact(accountId);
    }
}
