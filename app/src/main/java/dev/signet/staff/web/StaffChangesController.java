package dev.signet.staff.web;

import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the platform's people asked for and may not do alone. */
@RestController
@RequestMapping("/v1/admin/staff-changes")
@Tag(name = "staff-changes", description = "须由另一人同意的管理操作 / what waits for a second person's consent")
class StaffChangesController {

    private static final int MOST = 500;

    private final StaffChanges changes;

    StaffChangesController(StaffChanges changes) {
        this.changes = changes;
    }

    @Schema(name = "StaffChangeReason")
    record Reason(
            @NotBlank @Size(max = 500) @Schema(description = "原因，留存于审计 / why, kept in the audit trail")
            String reason) {}

    @GetMapping
    @Operation(
            summary = "管理操作，新的在前 / changes, newest first",
            description = "before 为上一页最后一项的编号。 before is the id of the last one already seen.")
    List<StaffChangeAnswer> list(
            @RequestParam(required = false) StaffChange.@Nullable State state,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Long accountId,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(MOST) int size,
            Authentication person) {
        return changes.list(state, action, accountId, before, size).stream()
                .map(change -> answer(change, person))
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "一项管理操作 / one change")
    StaffChangeAnswer show(@PathVariable long id, Authentication person) {
        return answer(changes.show(id), person);
    }

    @PostMapping("/{id}/approve")
    @Operation(
            summary = "同意，随即执行 / agree, which carries it out",
            description =
                    "申请人已无权申请时，改为撤回，见 state。 Where whoever asked may not ask for it any more it is withdrawn instead: see state.")
    StaffChangeAnswer approve(@PathVariable long id, Authentication person) {
        return answer(changes.approve(person.getName(), id), person);
    }

    @PostMapping("/{id}/refuse")
    @Operation(summary = "拒绝 / refuse")
    StaffChangeAnswer refuse(@PathVariable long id, @Valid @RequestBody Reason body, Authentication person) {
        return answer(changes.refuse(person.getName(), id, body.reason()), person);
    }

    @PostMapping("/{id}/withdraw")
    @Operation(summary = "撤回自己的申请 / withdraw one's own")
    StaffChangeAnswer withdraw(@PathVariable long id, Authentication person) {
        return answer(changes.withdraw(person.getName(), id), person);
    }

    private StaffChangeAnswer answer(StaffChange change, Authentication person) {
        return StaffChangeAnswer.of(changes, change, person.getName());
    }
}
