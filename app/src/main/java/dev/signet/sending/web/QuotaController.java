package dev.signet.sending.web;

import dev.signet.sending.quota.QuotaDesk;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.web.StaffChangeAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the platform lets an account send in a day and a month. */
@RestController
@RequestMapping("/v1/admin/accounts/{accountId}/quota")
@Tag(name = "money")
class QuotaController {

    private final QuotaDesk desk;
    private final StaffChanges changes;

    QuotaController(QuotaDesk desk, StaffChanges changes) {
        this.desk = desk;
        this.changes = changes;
    }

    @Schema(name = "AccountQuota")
    record QuotaAnswer(
            @Schema(description = "平台日配额（计费条数），空为不限 / the platform's of a day; none: no end") @Nullable
            Long daily,

            @Nullable Long monthly,

            @Schema(description = "账号自设的日限额 / the account's own of a day") @Nullable
            Long ownDaily,

            @Nullable Long ownMonthly,
            long usedToday,
            long usedThisMonth) {

        static QuotaAnswer of(QuotaDesk.Standing standing) {
            return new QuotaAnswer(
                    standing.quota().daily(),
                    standing.quota().monthly(),
                    standing.own().daily(),
                    standing.own().monthly(),
                    standing.used().today(),
                    standing.used().thisMonth());
        }
    }

    /** Left out: no end. */
    @Schema(name = "NewQuota")
    record NewQuota(
            @Nullable Long daily,
            @Nullable Long monthly,
            @NotBlank String reason) {}

    @GetMapping
    @Operation(summary = "配额与用量 / the quota, and what is used of it")
    QuotaAnswer show(@PathVariable long accountId) {
        return QuotaAnswer.of(desk.of(accountId));
    }

    @PutMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "申请设定配额，须另一人同意 / ask for a quota; another person agrees")
    StaffChangeAnswer set(@PathVariable long accountId, @Valid @RequestBody NewQuota body, Principal who) {
        return StaffChangeAnswer.of(
                changes,
                desk.ask(who.getName(), accountId, body.daily(), body.monthly(), body.reason()),
                who.getName());
    }
}
