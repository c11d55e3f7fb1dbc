package dev.signet.customer.web;

import dev.signet.account.AccessKey;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountAdministration.KeySummary;
import dev.signet.account.AccountAdministration.MainContact;
import dev.signet.account.AccountKind;
import dev.signet.account.AccountSearch;
import dev.signet.account.AccountSearch.Wanted;
import dev.signet.account.AccountStanding;
import dev.signet.account.AccountState;
import dev.signet.account.Verification;
import dev.signet.customer.AccountHistory;
import dev.signet.customer.AccountHistory.Detail;
import dev.signet.customer.AccountHistory.Happened;
import dev.signet.customer.Asked;
import dev.signet.customer.Customers;
import dev.signet.customer.NewCustomer;
import dev.signet.evidence.EvidenceBody;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Bilingual;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.web.StaffChangeAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, their keys, state and logins; what takes two people answers 202 with the change that waits. */
@RestController
@RequestMapping("/v1/admin/accounts")
@Tag(name = "accounts")
class CustomerController {

    private static final int ROWS = 500;

    private final Customers customers;
    private final AccountAdministration administration;
    private final AccountSearch search;
    private final AccountHistory history;
    private final StaffChanges changes;

    CustomerController(
            Customers customers,
            AccountAdministration administration,
            AccountSearch search,
            AccountHistory history,
            StaffChanges changes) {
        this.customers = customers;
        this.administration = administration;
        this.search = search;
        this.history = history;
        this.changes = changes;
    }

    /** @param firstKey whether it gets its first key, whose secret only this answer has */
    record NewAccount(
            @NotBlank String name,
            @NotNull AccountKind kind,
            @NotBlank String verifiedName,
            @Nullable String zone,
            @Valid @Nullable EvidenceBody document,
            @Nullable Boolean firstKey) {}

    /** An id and secret of the customer's own, both; or neither, and they are made here. */
    record NewKey(
            @Nullable String accessKeyId,
            @Secret @Nullable String accessKeySecret,
            @NotBlank String reason) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    /** The only answer that ever carries the secret, which opens something once the change is carried out. */
    record AskedKey(String accessKeyId, @Secret String accessKeySecret, StaffChangeAnswer change) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    @Schema(name = "OwnerLogin", description = "只显示这一次 / shown this once")
    record AskedLogin(String loginName, @Secret String oneTimePassword, StaffChangeAnswer change) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    record KeyState(@NotNull Boolean active, @NotBlank String reason) {}

    record StateBody(@NotNull AccountState state, @NotBlank String reason) {}

    record Reason(@NotBlank String reason) {}

    record VerificationBody(
            @NotNull AccountKind kind,
            @NotBlank String verifiedName,
            @NotNull @Valid EvidenceBody document,
            @NotBlank String reason) {}

    /** What happened to the account: {@code action} as the audit trail has it, the rest in words. */
    @Schema(name = "AccountEntry")
    record Entry(
            String id, Instant at, String actor, String action, Bilingual what, String subject, List<Detail> details) {

        static Entry of(Happened happened) {
            return new Entry(
                    Long.toString(happened.id()),
                    happened.at(),
                    happened.actor(),
                    happened.action(),
                    happened.what(),
                    happened.subject(),
                    happened.details());
        }
    }

    record ContactBody(@NotBlank String name, @NotBlank String phoneNumber) {}

    @GetMapping
    List<AccountAnswer> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable AccountKind kind,
            @RequestParam(required = false) @Nullable AccountStanding state,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "500") @Min(1) @Max(ROWS) int size) {
        return search.find(new Wanted(q, kind, state), (page - 1L) * size, size).stream()
                .map(found -> AccountAnswer.of(found.account()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AccountAnswer.Made create(@Valid @RequestBody NewAccount body, Principal administrator) {
        NewCustomer.Made made = customers.create(
                administrator.getName(),
                new NewCustomer(
                        body.name(),
                        body.kind(),
                        body.verifiedName(),
                        body.zone(),
                        body.document() == null ? List.of() : uploads(body.document()),
                        Boolean.TRUE.equals(body.firstKey())));
        return AccountAnswer.Made.of(made.account(), made.key());
    }

    private static List<EvidenceUpload> uploads(EvidenceBody document) {
        return Objects.requireNonNull(EvidenceBody.uploads(List.of(document)));
    }

    @GetMapping("/{accountId}")
    AccountAnswer show(@PathVariable long accountId) {
        return AccountAnswer.of(administration.require(accountId));
    }

    @PostMapping("/{accountId}/verification")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "申请变更实名与账号类型，附证明文件 / ask for another verified name or kind, with the document that proves it")
    StaffChangeAnswer verify(
            @PathVariable long accountId, @Valid @RequestBody VerificationBody body, Principal administrator) {
        return answer(
                customers.askVerification(
                        administrator.getName(),
                        accountId,
                        new Verification(body.kind(), body.verifiedName()),
                        uploads(body.document()),
                        body.reason()),
                administrator);
    }

    @GetMapping("/{accountId}/documents/{fileId}")
    ResponseEntity<byte[]> document(@PathVariable long accountId, @PathVariable long fileId) {
        return Documents.download(customers.open(accountId, fileId));
    }

    @GetMapping("/{accountId}/keys")
    List<KeySummary> keys(@PathVariable long accountId) {
        return administration.keys(accountId);
    }

    @PostMapping("/{accountId}/keys")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AskedKey createKey(@PathVariable long accountId, @Valid @RequestBody NewKey body, Principal administrator) {
        AccessKey own = body.accessKeyId() == null || body.accessKeySecret() == null
                ? null
                : new AccessKey(body.accessKeyId(), accountId, true, body.accessKeySecret());
        Asked asked = customers.askKey(administrator.getName(), accountId, own, body.reason());
        return new AskedKey(asked.name(), asked.secret(), answer(asked.change(), administrator));
    }

    @PutMapping("/{accountId}/keys/{accessKeyId}/state")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setKeyState(
            @PathVariable long accountId,
            @PathVariable String accessKeyId,
            @Valid @RequestBody KeyState body,
            Principal administrator) {
        customers.setKeyActive(administrator.getName(), accountId, accessKeyId, body.active(), body.reason());
    }

    @PostMapping("/{accountId}/suspend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "停用账号，立即生效；账号会看到原因 / suspend an account at once; it is told the reason")
    void suspend(@PathVariable long accountId, @Valid @RequestBody Reason body, Principal administrator) {
        customers.suspend(administrator.getName(), accountId, body.reason());
    }

    /** That it owes is said at once; to restore waits for another person. */
    @PutMapping("/{accountId}/state")
    ResponseEntity<StaffChangeAnswer> setState(
            @PathVariable long accountId, @Valid @RequestBody StateBody body, Principal administrator) {
        if (body.state() == AccountState.NORMAL) {
            return ResponseEntity.accepted().body(restore(accountId, new Reason(body.reason()), administrator));
        }
        customers.setInArrears(administrator.getName(), accountId, body.reason());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{accountId}/restore")
    @ResponseStatus(HttpStatus.ACCEPTED)
    StaffChangeAnswer restore(@PathVariable long accountId, @Valid @RequestBody Reason body, Principal administrator) {
        return answer(customers.askRestoring(administrator.getName(), accountId, body.reason()), administrator);
    }

    private StaffChangeAnswer answer(StaffChange change, Principal viewer) {
        return StaffChangeAnswer.of(changes, change, viewer.getName());
    }

    @PostMapping("/{accountId}/console-login")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "申请为账号生成首次登录的一次性密码 / ask for a one-time password for the account's first login",
            description =
                    "经另一人同意后生效：账号此前的登录密码作废，会话结束；首次登录须另设密码。 Once another person agrees, the account's password from"
                            + " before and its sessions are over; another one must be set at the login.")
    AskedLogin beginLogin(@PathVariable long accountId, @Valid @RequestBody Reason body, Principal administrator) {
        Asked asked = customers.askLogin(administrator.getName(), accountId, body.reason());
        return new AskedLogin(asked.name(), asked.secret(), answer(asked.change(), administrator));
    }

    @GetMapping("/{accountId}/history")
    List<Entry> history(
            @PathVariable long accountId,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(ROWS) int size) {
        administration.require(accountId);
        return history.of(accountId, before, size).stream().map(Entry::of).toList();
    }

    @GetMapping("/{accountId}/contact")
    MainContact contact(@PathVariable long accountId) {
        return administration.contact(accountId).orElseGet(() -> new MainContact("", ""));
    }

    @PutMapping("/{accountId}/contact")
    MainContact setContact(
            @PathVariable long accountId, @Valid @RequestBody ContactBody body, Principal administrator) {
        customers.setContact(administrator.getName(), accountId, new MainContact(body.name(), body.phoneNumber()));
        return contact(accountId);
    }
}
