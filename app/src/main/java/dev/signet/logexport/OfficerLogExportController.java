package dev.signet.logexport;

import dev.signet.account.Accounts;
import dev.signet.platform.Wording;
import dev.signet.staff.StaffGroup;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Exports of an account's records that an officer asks for, for an investigation; another officer decides. Who only
 * reads sees those of all officers, and fetches none.
 */
@RestController
@RequestMapping("/v1/admin/log-exports")
class OfficerLogExportController {

    private static final Wording TEXTS = Wording.of("logexport");

    private final LogExports exports;
    private final LogExportDownloads downloads;
    private final Accounts accounts;
    private final Clock clock;

    OfficerLogExportController(LogExports exports, LogExportDownloads downloads, Accounts accounts, Clock clock) {
        this.exports = exports;
        this.downloads = downloads;
        this.accounts = accounts;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    LogExportAnswer apply(
            @RequestParam long accountId, @Valid @RequestBody LogExportBody body, Authentication officer) {
        if (accounts.find(accountId).isEmpty()) {
            throw TEXTS.refusal("AccountNotFound", "account.unknown", accountId);
        }
        Requester requester = Requester.officer(accountId, officer.getName());
        return LogExportAnswer.of(
                exports.apply(requester, body.form(LogExportController.today(clock)), null), requester);
    }

    @GetMapping
    LogExportAnswer.Page list(
            @RequestParam(required = false) @Nullable LogExportState state,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int size,
            Authentication person) {
        Requester viewer = viewer(person);
        return LogExportAnswer.Page.of(exports.list(viewer, state, page, size), viewer, page, size);
    }

    @GetMapping("/{id}")
    LogExportAnswer show(@PathVariable long id, Authentication person) {
        Requester viewer = viewer(person);
        return LogExportAnswer.of(exports.show(viewer, id), viewer);
    }

    @GetMapping("/{id}/file")
    void download(@PathVariable long id, Principal officer, HttpServletResponse response) throws IOException {
        downloads.send(Requester.officer(0, officer.getName()), id, response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, Authentication officer) {
        exports.delete(Requester.officer(0, officer.getName()), id);
    }

    private static Requester viewer(Authentication person) {
        return StaffGroup.among(person.getAuthorities()).contains(StaffGroup.COMPLIANCE_OFFICERS)
                ? Requester.officer(0, person.getName())
                : Requester.everyOfficer();
    }
}
