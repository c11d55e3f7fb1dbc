package dev.signet.signature.web;

import dev.signet.signature.SignatureSupervision;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.web.StaffChangeAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes signatures out of use and back; for compliance officers and administrators. */
@RestController
@RequestMapping("/v1/admin/signatures/{id}")
@Tag(name = "supervision", description = "平台停用与恢复 / taking names and texts out of use")
class SignatureSupervisionController {

    private final SignatureSupervision supervision;
    private final StaffChanges changes;

    SignatureSupervisionController(SignatureSupervision supervision, StaffChanges changes) {
        this.supervision = supervision;
        this.changes = changes;
    }

    record ReasonBody(@NotBlank String reason) {}

    @PostMapping("/suspend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "停用已通过的签名 / suspend an approved signature")
    void suspend(@PathVariable long id, @Valid @RequestBody ReasonBody body, Principal officer) {
        supervision.suspend(id, officer.getName(), body.reason());
    }

    @PostMapping("/reinstate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "申请恢复被停用的签名，须另一人同意 / ask for the end of a suspension; somebody else has to agree")
    StaffChangeAnswer reinstate(@PathVariable long id, @Valid @RequestBody ReasonBody body, Principal officer) {
        StaffChange change = changes.ask(officer.getName(), supervision.wish(id, body.reason()), null);
        return StaffChangeAnswer.of(changes, change, officer.getName());
    }
}
