package dev.signet.staff.web;

import dev.signet.staff.PersonChange;
import dev.signet.staff.PersonChanges;
import dev.signet.staff.web.PersonChangeAnswer.Viewer;
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

/** Changes of people that wait for consent or for time to pass; for administrators and compliance officers. */
@RestController
@RequestMapping("/v1/admin/people-changes")
@Tag(name = "people-changes", description = "等待同意的人员变更 / changes of people that wait for consent")
class PeopleChangesController {

    private static final int MOST = 500;

    private final PersonChanges changes;

    PeopleChangesController(PersonChanges changes) {
        this.changes = changes;
    }

    @Schema(name = "PersonChangeReason")
    record Reason(
            @NotBlank @Size(max = 500) @Schema(description = "原因，留存于审计 / why, kept in the audit trail")
            String reason) {}

    @GetMapping
    @Operation(
            summary = "人员变更，新的在前 / changes of people, newest first",
            description = "before 为上一页最后一项的编号。 before is the id of the last one already seen.")
    List<PersonChangeAnswer> list(
            @RequestParam(required = false) PersonChange.@Nullable State state,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(MOST) int size,
            Authentication person) {
        Viewer viewer = Viewer.of(person);
        return changes.list(state, before, size).stream()
                .map(change -> PersonChangeAnswer.of(change, viewer))
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "一项人员变更 / one change")
    PersonChangeAnswer show(@PathVariable long id, Authentication person) {
        return PersonChangeAnswer.of(changes.show(id), Viewer.of(person));
    }

    @PostMapping("/{id}/approve")
    @Operation(summary = "同意，随即执行 / agree, which carries it out")
    PersonChangeAnswer approve(@PathVariable long id, Authentication person) {
        Viewer viewer = Viewer.of(person);
        return PersonChangeAnswer.of(changes.approve(viewer.id(), id), viewer);
    }

    @PostMapping("/{id}/refuse")
    @Operation(summary = "拒绝 / refuse")
    PersonChangeAnswer refuse(@PathVariable long id, @Valid @RequestBody Reason body, Authentication person) {
        Viewer viewer = Viewer.of(person);
        return PersonChangeAnswer.of(changes.refuse(viewer.id(), id, body.reason()), viewer);
    }

    @PostMapping("/{id}/withdraw")
    @Operation(summary = "撤回自己的申请 / withdraw one's own")
    PersonChangeAnswer withdraw(@PathVariable long id, Authentication person) {
        Viewer viewer = Viewer.of(person);
        return PersonChangeAnswer.of(changes.withdraw(viewer.id(), id), viewer);
    }

    @PostMapping("/{id}/stop")
    @Operation(
            summary = "合规专员中止 / an officer stops it",
            description =
                    "仅适用于只等待时间的变更（只有一位系统管理员时）。 Of those that wait for time alone, while there is one administrator.")
    PersonChangeAnswer stop(@PathVariable long id, @Valid @RequestBody Reason body, Authentication person) {
        Viewer viewer = Viewer.of(person);
        return PersonChangeAnswer.of(changes.stop(viewer.id(), id, body.reason()), viewer);
    }
}
